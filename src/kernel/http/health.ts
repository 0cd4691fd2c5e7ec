import type { Hono } from 'hono'
import type { Platform } from '../platform.ts'
import type { Env } from './env.ts'

/** For supervisors: `/healthz` says that the process answers, `/readyz` that it can serve (database reached, not ending). */
export function mountHealth(app: Hono<Env>, platform: Platform, ending: () => boolean): void {
  app.get('/healthz', context => context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
  app.get('/readyz', async context => {
    const database = await platform.pool
      .query('select 1')
      .then(() => true)
      .catch(() => false)
    const ready = database && !ending()
    return context.json(
      { status: ready ? 'ready' : 'not ready', database, ending: ending(), jobs: platform.jobs.running() },
      ready ? 200 : 503,
      { 'cache-control': 'no-store' },
    )
  })
}
