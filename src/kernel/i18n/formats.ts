import { zone } from '../clock.ts'
import type { Locale } from '../errors.ts'

/**
 * Dates and numbers as officials write them. Days are taken as 'YYYY-MM-DD' or Temporal.PlainDate, moments as ISO text or
 * Temporal.Instant; moments are shown in Việt Nam's time whatever the machine is set to. Pure: it also runs in the browser.
 */
type Day = string | { toString(): string }
type Moment = string | { toString(): string }

const two = (value: number) => String(value).padStart(2, '0')

function partsOf(day: Day): { year: number; month: number; day: number } {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day.toString()) ?? []
  if (!year) throw new RangeError(`not a day: ${day.toString()}`)
  return { year: Number(year), month: Number(month), day: Number(date) }
}

/** 05/02/2026, in both languages. @throws RangeError for what is not a day. */
export function shortDay(day: Day): string {
  const { year, month, day: date } = partsOf(day)
  return `${two(date)}/${two(month)}/${year}`
}

/**
 * "ngày 05 tháng 02 năm 2026": days below ten and the months one and two get a nought before them, other months do not
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 4). In English "5 February 2026".
 */
export function longDay(day: Day, locale: Locale = 'vi'): string {
  const { year, month, day: date } = partsOf(day)
  if (locale === 'en') return `${date} ${englishMonths[month - 1]} ${year}`
  return `ngày ${two(date)} tháng ${month <= 2 ? two(month) : month} năm ${year}`
}

/** The line above a document: "Gia Lai, ngày 05 tháng 02 năm 2026". */
export const placeAndDay = (place: string, day: Day): string => `${place}, ${longDay(day)}`

/** "14:05 ngày 05/02/2026"; in English "05/02/2026, 14:05". */
export function shortMoment(moment: Moment, locale: Locale = 'vi'): string {
  const found = Object.fromEntries(clockParts.formatToParts(new Date(moment.toString())).map(part => [part.type, part.value]))
  const day = `${found.day}/${found.month}/${found.year}`
  const time = `${found.hour}:${found.minute}`
  return locale === 'vi' ? `${time} ngày ${day}` : `${day}, ${time}`
}

const clockParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** 1.234,5 in Vietnamese, 1,234.5 in English. @param decimals at most so many after the comma; two where not stated. */
export const formatNumber = (value: number, locale: Locale = 'vi', decimals = 2): string =>
  numbers(locale, decimals).format(Object.is(value, -0) ? 0 : value)

/** 80,5% from 0.805. */
export const formatShare = (share: number, locale: Locale = 'vi', decimals = 1): string =>
  `${formatNumber(share * 100, locale, decimals)}%`

/** 1.250.000 đồng. */
export const formatMoney = (dong: number, locale: Locale = 'vi'): string =>
  `${formatNumber(Math.round(dong), locale, 0)} ${locale === 'vi' ? 'đồng' : 'VND'}`

/** 1,5 MB: for people, by thousands. */
export function formatSize(bytes: number, locale: Locale = 'vi'): string {
  const units = ['byte', 'KB', 'MB', 'GB', 'TB']
  const unit = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** unit, locale, 1)} ${units[unit]}`
}

/**
 * A number as a Vietnamese official types it: "1.234,5", "1234,5", "1 234". A point is a thousands mark only between groups of
 * three; "12.5" is read as twelve and a half.
 * @returns undefined for anything else.
 */
export function parseNumber(text: string): number | undefined {
  const typed = text.trim().replace(/(?<=\d)[\s\u00a0](?=\d{3}(?!\d))/g, '')
  if (/^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(typed)) return Number(typed.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d+(?:[.,]\d+)?$/.test(typed)) return Number(typed.replace(',', '.'))
  return undefined
}

const made = new Map<string, Intl.NumberFormat>()
function numbers(locale: Locale, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`
  const known =
    made.get(key) ??
    new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: decimals, useGrouping: 'always' })
  made.set(key, known)
  return known
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
