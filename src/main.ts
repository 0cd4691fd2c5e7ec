import { join, resolve } from 'node:path'
import { compose, type Composition } from './compose.ts'
import { banner, say, sayProblem } from './banner.ts'
import { readConfig, type Config } from '#kernel/config.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { listen } from '#kernel/http/listen.ts'
import { createLog } from '#kernel/log.ts'
import { keptSecret } from '#kernel/secret.ts'
import { seedModules } from '#kernel/seed.ts'

/**
 * One process: web, worker or both. What has been taken is given back in reverse order, whether the end comes as a signal,
 * as a supervisor that is gone, or as a failure halfway through the start.
 */
const givenBack: (() => Promise<unknown>)[] = []
let ending = false

async function start(): Promise<void> {
  const config = withSecret(readConfig())
  const log = createLog(config, config.production ? undefined : join(resolve(config.dataDir), 'log/lan-toa.log'))
  process.on('uncaughtException', error => {
    log.fatal({ err: error }, 'uncaught')
    void end(1, error)
  })

  const took: Record<string, number> = { loading: Math.round(performance.now()) }
  const reached = (step: string) => {
    const before = Object.values(took).reduce((sum, ms) => sum + ms, 0)
    took[step] = Math.round(performance.now()) - before
  }
  const databaseUrl = config.database.url ?? (await embedded(config))
  reached('database')
  const web = config.role !== 'worker'
  let answer: (composition: Composition) => void = () => undefined
  const composed = new Promise<Composition>(done => (answer = done))
  const listener = web
    ? await listen({ host: config.host, port: config.port, answerer: composed.then(({ app }) => app.fetch) })
    : undefined
  if (listener) givenBack.push(() => listener.drain(4000))

  await migrateDatabase(databaseUrl)
  reached('migrations')
  const composition = compose({ config, databaseUrl, log, ending: () => ending })
  givenBack.push(() => composition.close())
  const { platform } = composition
  reached('composing')
  await seedModules(platform, {
    demo: config.demo,
    progress: title => say(`Đang nạp dữ liệu ban đầu: ${title}…`, `Loading first data: ${title}…`),
  })
  reached('firstData')
  // The folder with the database is ours alone; with an address, other workers may be at it.
  if (config.role !== 'web') await platform.jobs.start({ alone: config.database.url === undefined })
  reached('jobs')
  answer(composition)
  const port = listener?.port
  log.info({ port, role: config.role, took }, 'started')
  await banner(platform, port)
  if (web) await composition.warmUp()
}

/** Signing needs a secret that outlives the process. */
function withSecret(config: Config): Config {
  if (config.secret) return config
  const { secret, made, file } = keptSecret(config.dataDir)
  if (made && config.production)
    say(
      `Chưa đặt SECRET nên đã tạo và giữ tại ${file}. Hãy sao lưu tệp này cùng với dữ liệu.`,
      `SECRET is not set; one was made and is kept in ${file}. Back it up together with the data.`,
    )
  return { ...config, secret }
}

async function embedded(config: Config): Promise<string> {
  const server = await startEmbeddedPostgres({
    directory: config.dataDir,
    database: 'lan_toa',
    say: line => say(...(line.split(' / ') as [string, string])),
    onLost: error => void end(1, error),
  })
  givenBack.push(() => server.stop())
  return server.url
}

async function end(code: number, problem?: unknown): Promise<void> {
  if (ending) return
  ending = true
  if (problem) sayProblem(problem)
  else if (givenBack.length > 0) say('Đang dừng…', 'Stopping…')
  // Nothing that hangs may keep us longer; the database recovers by itself.
  setTimeout(() => process.exit(code || 1), 9500).unref()
  for (const giveBack of givenBack.toReversed()) await giveBack().catch(sayProblem)
  if (!problem) say('Đã dừng.', 'Stopped.')
  process.exit(code)
}

let signalled = 0
function onSignal() {
  const before = signalled
  signalled = performance.now()
  // One press of Ctrl-C may arrive twice (from the terminal and from npm); a second press means it.
  if (ending && signalled - before > 700) process.exit(1)
  void end(0)
}
process.on('SIGINT', onSignal)
process.on('SIGTERM', onSignal)
// The supervisor holds the other end; when it is killed, this process must not live on alone.
process.on('disconnect', () => void end(0))

start().catch((error: unknown) => end(1, error))
