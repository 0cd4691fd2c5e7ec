import data from '../../../data/calendar/working-days.json' with { type: 'json' }

/**
 * Working days of Vietnamese civil servants: Monday to Friday without public holidays, with the days that the government
 * swaps from year to year. Facts and their sources lie in data/calendar/working-days.json. Pure: it also runs in the browser.
 */
export type Certainty = 'confirmed' | 'to be confirmed'
export type DayOff = {
  day: string
  name: string
  kind: 'holiday' | 'compensation' | 'swap'
  source: string
  certainty: Certainty
  note?: string
}
export type WorkedDay = { day: string; inPlaceOf: string; source: string; certainty: Certainty }
export type CalendarData = {
  version: string
  /** Years whose days are listed; in others only weekends and holidays with a date of their own are known. */
  years: number[]
  notes: string[]
  sources: Record<string, string>
  everyYear: { monthDay: string; name: string; since: number }[]
  off: DayOff[]
  worked: WorkedDay[]
  /** Days that an announcement still to come may take off. */
  undecided: string[]
}
export type Calendar = {
  years: ReadonlySet<number>
  off: ReadonlyMap<string, DayOff>
  worked: ReadonlyMap<string, WorkedDay>
  undecided: ReadonlySet<string>
  everyYear: ReadonlyMap<string, { name: string; since: number }>
}

export const calendarOf = (facts: CalendarData): Calendar => ({
  years: new Set(facts.years),
  off: new Map(facts.off.map(each => [each.day, each])),
  worked: new Map(facts.worked.map(each => [each.day, each])),
  undecided: new Set(facts.undecided),
  everyYear: new Map(facts.everyYear.map(each => [each.monthDay, each])),
})

export const vietnam: Calendar = calendarOf(data as CalendarData)

type Day = Temporal.PlainDate

/** Whether all days off of that year are listed: before and after, Tết and swapped days are not known. */
export const isCovered = (day: Day, calendar = vietnam): boolean => calendar.years.has(day.year)

/** The holiday or swapped day, for showing why a day is off; undefined for a mere weekend and for working days. */
export function dayOffName(day: Day, calendar = vietnam): string | undefined {
  const listed = calendar.off.get(day.toString())
  if (listed || isCovered(day, calendar)) return listed?.name
  const yearly = calendar.everyYear.get(day.toString().slice(5))
  return yearly && day.year >= yearly.since ? yearly.name : undefined
}

/** Whether what is known of the day still waits for an announcement. */
export const isTentative = (day: Day, calendar = vietnam): boolean =>
  !isCovered(day, calendar) ||
  calendar.undecided.has(day.toString()) ||
  (calendar.off.get(day.toString()) ?? calendar.worked.get(day.toString()))?.certainty === 'to be confirmed'

export function isWorkingDay(day: Day, calendar = vietnam): boolean {
  if (calendar.worked.has(day.toString())) return true
  return day.dayOfWeek <= 5 && dayOffName(day, calendar) === undefined
}

/** The day itself where it is a working day, else the first one after it. */
export function workingDayFrom(day: Day, calendar = vietnam): Day {
  let found = day
  while (!isWorkingDay(found, calendar)) found = found.add({ days: 1 })
  return found
}

/** The first working day after the given one. */
export const nextWorkingDay = (day: Day, calendar = vietnam): Day => workingDayFrom(day.add({ days: 1 }), calendar)

/**
 * "Trong thời hạn n ngày làm việc": the first day counted is the one after `day`; backwards for a negative count.
 * @param count a whole number, at most ten thousand either way; 0 gives the day itself.
 * @throws RangeError for anything else.
 */
export function addWorkingDays(day: Day, count: number, calendar = vietnam): Day {
  if (!Number.isInteger(count) || Math.abs(count) > 10_000) throw new RangeError(`not a count of working days: ${count}`)
  const step = Math.sign(count)
  let found = day
  for (let left = Math.abs(count); left > 0;) {
    found = found.add({ days: step })
    if (isWorkingDay(found, calendar)) left--
  }
  return found
}

/** Working days after `from` up to and with `to`; below zero where `to` comes before. */
export function workingDaysBetween(from: Day, to: Day, calendar = vietnam): number {
  const order = Temporal.PlainDate.compare(from, to)
  if (order > 0) return -workingDaysBetween(to, from, calendar) || 0
  let count = 0
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0;) {
    day = day.add({ days: 1 })
    if (isWorkingDay(day, calendar)) count++
  }
  return count
}

export type DeadlineRule = 'as_stated' | 'next_working_day'

/**
 * The day on which a deadline really ends. `next_working_day`: one that falls on a day off ends with the next working day
 * (Bộ luật Dân sự 2015, khoản 5 Điều 148). `as_stated`: it ends on its day whatever day that is.
 */
export const effectiveDeadline = (day: Day, rule: DeadlineRule, calendar = vietnam): Day =>
  rule === 'next_working_day' ? workingDayFrom(day, calendar) : day
