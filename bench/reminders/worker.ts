import { compose } from '../../src/compose.ts'
import { fixedClock } from '#kernel/clock.ts'
import { readConfig } from '#kernel/config.ts'

/** A process that works off jobs on a morning that is given, until it is killed: `worker.ts TIME`, settings from the environment. */
const config = readConfig({ ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'silent' })
const { platform } = compose({
  config,
  databaseUrl: process.env['DATABASE_URL']!,
  clock: fixedClock(process.argv[2]!),
})
await platform.jobs.start()
process.stdout.write('working\n')
