import { today } from '#kernel/clock.ts'
import type { Platform } from '#kernel/platform.ts'

type Lasting = { day: string; since: number; value: Promise<unknown>; renewing: boolean }
const lasting = new WeakMap<Platform, Map<string, Lasting>>()

/**
 * What may lag a little behind: computed at most once a minute, a new day aside; whoever asks meanwhile gets the last one, and the new
 * one is made behind their backs. For what surrounds a number, never for the number itself.
 */
export async function keptAWhile<T>(platform: Platform, key: string, compute: () => Promise<T>): Promise<T> {
  const entries = lasting.get(platform) ?? new Map<string, Lasting>()
  lasting.set(platform, entries)
  const day = today(platform.clock).toString()
  const known = entries.get(key)
  const begin = (): Lasting => {
    const made: Lasting = { day, since: performance.now(), value: compute(), renewing: false }
    made.value.catch(() => entries.get(key) === made && entries.delete(key))
    entries.set(key, made)
    return made
  }
  if (known?.day !== day) return (await begin().value) as T
  if (performance.now() - known.since > 60_000 && !known.renewing) {
    known.renewing = true
    // The old one stands until the new one is there.
    void compute().then(
      value => entries.set(key, { day, since: performance.now(), value: Promise.resolve(value), renewing: false }),
      () => (known.renewing = false),
    )
  }
  return (await known.value) as T
}
