/** A made-up year ends the day before it is loaded, and begins sixteen months earlier, so that a half year's deadlines have passed. */
export function daysOfYear(today: string): { from: string; to: string } {
  const end = Temporal.PlainDate.from(today).subtract({ days: 1 })
  return { from: end.subtract({ months: 16 }).toString(), to: end.toString() }
}

/** Its progress is noted every few seconds; ten silent minutes mean that whoever wrote it is gone, and it may be wiped. */
export const isBeingWritten = (demo: { state: string; updatedAt: Temporal.Instant }, now: Temporal.Instant): boolean =>
  demo.state === 'writing' && Temporal.Instant.compare(demo.updatedAt.add({ minutes: 10 }), now) > 0

/** The same numbers in the same order for the same seed (mulberry32), so that two demonstrations look alike. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** From 0 up to but without 1. */
    next,
    whole: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
    oneOf: <T>(things: readonly T[]): T => things[Math.floor(next() * things.length)]!,
    happens: (share: number): boolean => next() < share,
  }
}
export type Chance = ReturnType<typeof chance>
