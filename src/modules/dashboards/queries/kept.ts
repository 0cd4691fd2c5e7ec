import { today } from '#kernel/clock.ts'
import type { Platform } from '#kernel/platform.ts'
import { pageCache, type PageCache } from '#kernel/render/page-cache.ts'

const caches = new WeakMap<Platform, PageCache<unknown>>()

/**
 * What was computed for everybody alike, as long as nothing was written since (the audit's last number says so) and the day in
 * Việt Nam is the same; computed once however many ask. Never for what depends on who asks.
 */
export async function kept<T>(platform: Platform, key: string, compute: () => Promise<T>): Promise<T> {
  let cache = caches.get(platform)
  if (!cache) {
    cache = pageCache<unknown>({
      version: async () => {
        const text = 'select sequence from audit_head'
        const { rows } = await platform.pool.query<{ sequence: string }>({ name: 'dashboards_version', text })
        return `${rows[0]?.sequence ?? 0} ${today(platform.clock)}`
      },
      keeps: () => true,
      limit: 600,
    })
    caches.set(platform, cache)
  }
  const found = await cache.page(key, async () => ({ of: await compute() }))
  return (found!.value as { of: T }).of
}

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
