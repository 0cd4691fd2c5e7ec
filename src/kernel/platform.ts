import type pg from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db/client.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Module } from './module.ts'
import type { Outside } from './outgoing/outside.ts'
import type { Storage } from './storage/storage.ts'

/** What an operation may reach, as one plain object built in main.ts and, for tests, in test/kit. Never a global. */
export type Platform = {
  config: Config
  log: Log
  clock: Clock
  pool: pg.Pool
  db: Database
  storage: Storage
  mail: Mail
  /** The one way to ask addresses outside. */
  outside: Outside
  jobs: Jobs
  modules: readonly Module[]
}
