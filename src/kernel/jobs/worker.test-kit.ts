import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import { systemActor } from '../actor.ts'
import { systemClock } from '../clock.ts'
import { connect } from '../db/client.ts'
import { startEmbeddedPostgres } from '../db/embedded.ts'
import { migrateDatabase } from '../db/migrate.ts'
import type { Log } from '../log.ts'
import { job, type Module } from '../module.ts'
import type { Platform } from '../platform.ts'
import { createJobs } from './pg-boss.ts'

/**
 * A process of its own that works on a data folder, to be killed: `node worker.test-kit.ts FOLDER DIARY first|again`. It writes each
 * begin and end of a job into the diary. The first one sends its jobs and ends none of them.
 */
const [folder = '', diary = '', part] = process.argv.slice(2)
const note = (line: string) => appendFileSync(diary, `${line}\n`)
const trial = (name: string, retryLimit: number) =>
  job({
    name,
    data: z.object({}),
    retryLimit,
    run: async () => {
      note(`begin ${name}`)
      if (part === 'first') await new Promise(() => undefined)
      note(`end ${name}`)
    },
  })
const module: Module = {
  name: 'trial',
  title: 'Thử',
  operations: [],
  jobs: [trial('trial.long', 3), trial('trial.once', 0)],
}
const silent = () => undefined
const log = { info: silent, warn: silent, error: silent } as unknown as Log

const server = await startEmbeddedPostgres({ directory: folder, database: 'lan_toa', fast: true })
await migrateDatabase(server.url)
const { pool, db } = connect(server.url, { poolSize: 2, onError: silent })
// As much of a platform as jobs look at.
const platform = { pool, db, clock: systemClock } as Platform
const jobs = createJobs({
  url: server.url,
  log,
  modules: [module],
  call: requestId => ({ platform, actor: systemActor, requestId }),
})
if (part === 'first') for (const { name } of module.jobs!) await jobs.send(name, {})
await jobs.start({ alone: true })
note('works')
process.on('SIGTERM', async () => {
  note(JSON.stringify(await jobs.states(10)))
  await jobs.stop()
  await pool.end()
  await server.stop()
  process.exit(0)
})
