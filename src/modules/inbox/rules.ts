import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { urgencies, type Duty, type Urgency } from '#kernel/duties.ts'
import type { Rhythm } from './contract.ts'

/** Days are 'YYYY-MM-DD'. */

/** Late first, then by due day (none last), then as the alphabet has it. */
export const inOrder = (a: Duty, b: Duty): number =>
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0) ||
  alphabet.compare(a.title, b.title) ||
  (a.key < b.key ? -1 : 1)
const alphabet = new Intl.Collator('vi', { numeric: true })

export type Counts = Record<Urgency, number>
export function countsOf(duties: readonly Duty[]): Counts {
  const counts: Counts = { late: 0, today: 0, soon: 0, open: 0 }
  for (const duty of duties) counts[duty.urgency] += 1
  return counts
}

/**
 * The steps of the ladder, in working days: a letter speaks again of what it told before only when one of them is reached.
 * The last holds again and again: 20, 30 … days late.
 */
export const ladder = { before: [10, 5, 2, 0], after: [1, 5, 10] } as const

/** How many steps lie behind on that day; 0 far before and without a due day. It never falls while the due day stays. */
export function rungOf(due: string | null, day: string): number {
  if (due === null) return 0
  const [ends, now] = [Temporal.PlainDate.from(due), Temporal.PlainDate.from(day)]
  if (due >= day) {
    if (now.until(ends).days > 40) return 0
    const left = workingDaysBetween(now, ends)
    return ladder.before.filter(step => left <= step).length
  }
  const late = workingDaysBetween(ends, now)
  const [first, second, again] = ladder.after
  return ladder.before.length + Number(late >= first) + Number(late >= second) + Math.floor(late / again)
}

export type Rungs = (due: string | null, day: string) => number

/** `rungOf` that remembers: many duties share a few due days. */
export function rememberedRungs(): Rungs {
  const known = new Map<string, number>()
  return (due, day) => {
    if (due === null) return 0
    const asked = `${due} ${day}`
    const found = known.get(asked)
    if (found !== undefined) return found
    const rung = rungOf(due, day)
    known.set(asked, rung)
    return rung
  }
}

/** What the last letter told, by `keyOf`, and on which day. */
export type Told = { day: string; keys: readonly string[] }
export const keyOf = ({ kind, key }: Pick<Duty, 'kind' | 'key'>): string => `${kind} ${key}`

/**
 * Duties that a letter would tell for the first time, or that have reached a step since the last one. Steps are counted from the
 * due day as it is now, so that an extension begins the ladder anew. None: no letter.
 */
export function news<D extends Duty>(duties: readonly D[], day: string, last: Told | undefined, rung: Rungs): D[] {
  if (!last) return [...duties]
  const told = new Set(last.keys)
  return duties.filter(duty => !told.has(keyOf(duty)) || rung(duty.due, day) > rung(duty.due, last.day))
}

/** Letters come on working days; the weekly one on the first working day of the week (Monday unless it is off). */
export function isLetterDay(rhythm: Rhythm, day: string): boolean {
  const date = Temporal.PlainDate.from(day)
  if (rhythm === 'never' || !isWorkingDay(date)) return false
  if (rhythm === 'daily') return true
  const before = addWorkingDays(date, -1)
  return before.weekOfYear !== date.weekOfYear || before.yearOfWeek !== date.yearOfWeek
}

/** "3 việc quá hạn, 1 việc đến hạn hôm nay"; the rest as "việc khác". */
export function inWords({ late, today, soon, open }: Counts): string {
  const parts = [
    late > 0 && `${late} việc quá hạn`,
    today > 0 && `${today} việc đến hạn hôm nay`,
    soon > 0 && `${soon} việc sắp đến hạn`,
    open > 0 && `${open} việc ${late + today + soon > 0 ? 'khác' : 'cần làm'}`,
  ]
  return parts.filter(Boolean).join(', ')
}
