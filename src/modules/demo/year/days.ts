import { isWorkingDay, workingDayFrom } from '#kernel/calendar/working-days.ts'
import type { Chance } from '../rules.ts'

/** The days on which a made-up year may tell something: working days between its first and its last. */
export type Days = {
  from: string
  to: string
  /** A working day so many days after another, with a time of office hours; undefined once the year is over. */
  after(day: string, days: number): string | undefined
  /** One such moment of each stretch of so many days. */
  every(stretch: number): string[]
  /** The weekday of each week (1 = Monday), moved to a working day. */
  weekly(weekday: number, time: string): string[]
}

export function daysBetween(from: string, to: string, chance: Chance): Days {
  const moment = (day: Temporal.PlainDate) => {
    const hour = chance.oneOf([8, 8, 9, 9, 10, 13, 14, 14, 15, 16])
    return `${workingDayFrom(day)}T${String(hour).padStart(2, '0')}:${String(chance.whole(0, 59)).padStart(2, '0')}`
  }
  const within = (at: string) => (at.slice(0, 10) >= from && at.slice(0, 10) <= to ? at : undefined)
  const last = Temporal.PlainDate.from(to)
  return {
    from,
    to,
    after: (day, days) => within(moment(Temporal.PlainDate.from(day.slice(0, 10)).add({ days: Math.max(0, Math.round(days)) }))),
    every: stretch => {
      const found: string[] = []
      for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) < 0; day = day.add({ days: stretch })) {
        const at = within(moment(day.add({ days: chance.whole(0, stretch - 1) })))
        if (at) found.push(at)
      }
      return found
    },
    weekly: (weekday, time) => {
      const found: string[] = []
      for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
        if (day.dayOfWeek === weekday && isWorkingDay(day)) found.push(`${day}T${time}`)
      return found
    },
  }
}
