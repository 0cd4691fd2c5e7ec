import { useState } from 'react'
import { useLocale, type Locale } from './locale.tsx'

/** All dates that people see are dates in Vietnam, wherever the browser is. */
const zone = 'Asia/Ho_Chi_Minh'

const parts = (moment: Date) => {
  const found = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(moment)
      .map(part => [part.type, part.value]),
  )
  return found as { day: string; month: string; year: string; hour: string; minute: string }
}

const plain = /^(\d{4})-(\d{2})-(\d{2})$/

/** `2026-06-15` or an ISO moment as `15/06/2026`; with `time`, `15/06/2026 14:05`. What is no date comes back as it is. */
export function formatDate(value: string, options: { time?: boolean } = {}): string {
  const date = plain.exec(value)
  if (date) return `${date[3]}/${date[2]}/${date[1]}`
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return value
  const { day, month, year, hour, minute } = parts(moment)
  return `${day}/${month}/${year}${options.time ? ` ${hour}:${minute}` : ''}`
}

/** The date in Vietnam at a moment, as `2026-06-15`. */
export function dateInVietnam(moment: Date): string {
  const { day, month, year } = parts(moment)
  return `${year}-${month}-${day}`
}

/** Today's date in Vietnam by the reader's own clock, to fill into a form. */
export const todayInVietnam = (): string => dateInVietnam(new Date())

/**
 * What somebody typed as a date, as `2026-06-15`; undefined if it is none. Takes 1/7/2026, 01-07-2026, 1.7.26, 01072026
 * and 2026-07-01; two digits of a year mean 20xx.
 */
export function parseDate(typed: string): string | undefined {
  const text = typed.trim()
  const iso = plain.exec(text)
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  const split = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$/.exec(text)
  const found = iso
    ? [iso[1]!, iso[2]!, iso[3]!]
    : digits
      ? [digits[3]!, digits[2]!, digits[1]!]
      : split
        ? [split[3]!, split[2]!, split[1]!]
        : undefined
  if (!found) return undefined
  const [year, month, day] = found.map(Number) as [number, number, number]
  const full = year < 100 ? 2000 + year : year
  const check = new Date(Date.UTC(full, month - 1, day))
  if (check.getUTCFullYear() !== full || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined
  return `${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const words = {
  vi: { now: 'vừa xong', today: 'hôm nay', tomorrow: 'ngày mai', yesterday: 'hôm qua' },
  en: { now: 'just now', today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' },
} as const

/** How far away: `còn 3 ngày`, `hôm nay`, `2 giờ trước`. A plain date counts in days of Vietnam, a moment in minutes and hours first. */
export function relative(value: string, now: Date, locale: Locale = 'vi'): string {
  const isDate = plain.test(value)
  const moment = new Date(isDate ? `${value}T00:00:00Z` : value)
  if (Number.isNaN(moment.getTime())) return value
  const minutes = Math.round((moment.getTime() - now.getTime()) / 60_000)
  if (!isDate && Math.abs(minutes) < 1) return words[locale].now
  if (!isDate && Math.abs(minutes) < 60) return distance(minutes, 'minute', locale)
  if (!isDate && Math.abs(minutes) < 24 * 60) return distance(Math.round(minutes / 60), 'hour', locale)
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
  const days = day(isDate ? value : dateInVietnam(moment)) - day(dateInVietnam(now))
  if (days === 0) return words[locale].today
  if (days === 1) return words[locale].tomorrow
  if (days === -1) return words[locale].yesterday
  if (Math.abs(days) < 60) return distance(days, 'day', locale)
  if (Math.abs(days) < 700) return distance(Math.round(days / 30.44), 'month', locale)
  return distance(Math.round(days / 365.25), 'year', locale)
}

const units = { minute: 'phút', hour: 'giờ', day: 'ngày', month: 'tháng', year: 'năm' } as const
function distance(count: number, unit: keyof typeof units, locale: Locale): string {
  if (locale === 'en') return new Intl.RelativeTimeFormat('en-GB').format(count, unit)
  return count > 0 ? `còn ${count} ${units[unit]}` : `${-count} ${units[unit]} trước`
}

/**
 * A date as officials write it, machine-readable underneath. `relative` adds how far away it is; `time` the hour in Vietnam.
 * Shows an em dash for null, so that an empty cell is seen to be empty.
 */
export function DateText({
  value,
  time,
  relative: withDistance,
}: {
  value: string | null | undefined
  time?: boolean
  relative?: boolean
}) {
  const locale = useLocale()
  const [now] = useState(() => new Date())
  if (!value)
    return (
      <span>
        <span aria-hidden="true">—</span>
        <span className="kit-hidden">{locale === 'vi' ? 'không có' : 'none'}</span>
      </span>
    )
  return (
    <time dateTime={value} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {formatDate(value, { time: time ?? false })}
      {withDistance ? <span style={{ color: 'var(--kit-ink-soft)' }}>{` (${relative(value, now, locale)})`}</span> : null}
    </time>
  )
}
