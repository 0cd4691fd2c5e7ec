import type { ReactElement } from 'react'

/** How days and figures are written for readers: dd/mm/yyyy, a point between thousands, a comma before decimals. */

/** @param day `YYYY-MM-DD`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** As documents are dated: `ngày 05 tháng 8 năm 2025`; days and months below ten, up to the month of February, take a nought (Nghị định 30/2020/NĐ-CP). */
export function officialDayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const two = (value: number) => String(value).padStart(2, '0')
  return `ngày ${two(date)} tháng ${month <= 2 ? two(month) : month} năm ${year}`
}

export const Day = ({ value }: { value: string }): ReactElement => <time dateTime={value}>{dayText(value)}</time>

const figures = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
export const figureText = (value: number): string => figures.format(value)
