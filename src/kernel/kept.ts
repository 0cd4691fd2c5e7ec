import { today } from './clock.ts'
import type { Platform } from './platform.ts'
import { pageCache, type PageCache } from './render/page-cache.ts'

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
        const { rows } = await platform.pool.query<{ sequence: string }>({ name: 'kept_version', text })
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
