/** The only place that knows the present. Everything else is handed a clock, so that a year can pass in a test. */
export type Clock = { now(): Temporal.Instant }

/** Deadlines, forms and the working-day calendar live in this zone whatever the machine is set to. */
export const zone = 'Asia/Ho_Chi_Minh'

/** Whole milliseconds: what the database keeps is what was hashed and shown. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) }

/** A clock that stands where it is put. Times without an offset are read in Việt Nam. */
export function fixedClock(at: string): Clock & { set(at: string): void } {
  let present = instantOf(at)
  return {
    now: () => present,
    set: next => {
      present = instantOf(next)
    },
  }
}

/** The calendar day in Việt Nam at this instant. */
export const dayOf = (instant: Temporal.Instant): Temporal.PlainDate => instant.toZonedDateTimeISO(zone).toPlainDate()

export const today = (clock: Clock): Temporal.PlainDate => dayOf(clock.now())

/** The last moment of a day in Việt Nam: what "chậm nhất ngày …" means. */
export const endOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).toInstant().subtract({ milliseconds: 1 })

const instantOf = (text: string) =>
  /Z$|[+-]\d\d:?\d\d$/.test(text)
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
