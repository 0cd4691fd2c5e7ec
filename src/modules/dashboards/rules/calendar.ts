import { shortDay } from '#kernel/i18n/formats.ts'
/** Days are 'YYYY-MM-DD'. Reckoned without Temporal, which not every browser of an official has. */

const dayMs = 86_400_000
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs
const dayOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10)
/** Monday is 0. */
const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** `2026-01` and -1 is `2025-12`. */
export function monthBeside(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The weeks that a month touches, Monday first; days of neighbouring months included. */
export function weeksOf(month: string): string[][] {
  const first = numberOf(`${month}-01`)
  const start = first - weekday(`${month}-01`)
  const last = numberOf(`${monthBeside(month, 1)}-01`) - 1
  const weeks = Math.ceil((last - start + 1) / 7)
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (__, day) => dayOf(start + week * 7 + day)))
}

const names = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật']
/** "Thứ hai, 15/06/2026". */
export const dayWords = (day: string): string => `${names[weekday(day)]}, ${shortDay(day)}`

/** Where a day stands between two others, 0 to 1; days outside stand at the edge. */
export function placeOf(day: string, from: string, to: string): number {
  const span = numberOf(to) - numberOf(from)
  return span <= 0 ? 0 : Math.min(1, Math.max(0, (numberOf(day) - numberOf(from)) / span))
}

/** First days of the months or quarters that begin between two days, for the head of a Gantt chart. */
export function ticksOf(from: string, to: string, by: 'month' | 'quarter'): { on: string; label: string }[] {
  const ticks: { on: string; label: string }[] = []
  for (let month = from.slice(0, 7); `${month}-01` <= to; month = monthBeside(month, 1)) {
    const number = Number(month.slice(5))
    if (`${month}-01` < from || (by === 'quarter' && (number - 1) % 3 !== 0)) continue
    ticks.push({ on: `${month}-01`, label: by === 'month' ? `T${number}` : `Quý ${['I', 'II', 'III', 'IV'][(number - 1) / 3]}` })
  }
  return ticks
}
