import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import type { Platform } from '../platform.ts'
import type { Env } from './env.ts'

/** The process answers at all; says nothing of what it leans on, so that a lost database does not make a supervisor kill it. */
export const healthz = (): { status: 'ok' } => ({ status: 'ok' })

export type Readiness = {
  ready: boolean
  /** The database answered within a second. */
  database: boolean
  /** It has every change that this version of the program needs. */
  migrated: boolean
  /** Jobs run in this process; null in one that only answers requests. */
  jobs: boolean | null
  ending: boolean
}

/** Whether requests may be sent here. Never throws and takes little more than a second at most. */
export async function readyz(
  platform: Pick<Platform, 'pool' | 'jobs' | 'config'>,
  ending = false,
  patience = 1000,
): Promise<Readiness> {
  const latest = await latestMigration()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(done => {
    timer = setTimeout(done, patience, undefined)
  })
  const asked = platform.pool
    .query<{ latest: string | null }>('select max(created_at) as latest from schema_migration')
    .then(({ rows }) => ({ latest: Number(rows[0]?.latest ?? 0) }))
    .catch((error: unknown) => (isMissingTable(error) ? { latest: 0 } : undefined))
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  const database = answer !== undefined
  const migrated = (answer?.latest ?? 0) >= latest && database
  const jobs = platform.config.role === 'web' ? null : platform.jobs.running()
  return { ready: database && migrated && jobs !== false && !ending, database, migrated, jobs, ending }
}

/** For supervisors: `/healthz` says that the process answers, `/readyz` that it can serve. */
export function mountHealth(app: Hono<Env>, platform: Platform, ending: () => boolean): void {
  app.get('/healthz', context => context.json(healthz(), 200, { 'cache-control': 'no-store' }))
  app.get('/readyz', async context => {
    const { ready, ...parts } = await readyz(platform, ending())
    return context.json({ status: ready ? 'ready' : 'not ready', ...parts }, ready ? 200 : 503, { 'cache-control': 'no-store' })
  })
}

let known: Promise<number> | undefined
const latestMigration = () =>
  (known ??= readFile(new URL('../../../migrations/meta/_journal.json', import.meta.url), 'utf8').then(text => {
    const { entries } = JSON.parse(text) as { entries: { when: number }[] }
    return Math.max(0, ...entries.map(entry => entry.when))
  }))

const isMissingTable = (error: unknown) => error instanceof Error && 'code' in error && error.code === '42P01'
