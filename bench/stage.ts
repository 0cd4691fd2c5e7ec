import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '../src/compose.ts'
import { systemActor } from '#kernel/actor.ts'
import { readConfig } from '#kernel/config.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { newId } from '#kernel/id.ts'
import type { Call } from '#kernel/operation.ts'
import { seedModules } from '#kernel/seed.ts'
import type { Platform } from '#kernel/platform.ts'

export type Stage = {
  platform: Platform
  call: Call
  databaseUrl: string
  /** The statements that something makes us send, as they are sent. */
  recorded(work: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }[]>
  /** Lan Tỏa itself in a process of its own, as `npm start` runs it in production. Answers its address. */
  serve(): Promise<string>
  /** The reference server in a process of its own. */
  serveBare(routes: unknown[]): Promise<string>
  close(): Promise<void>
}

/** A database of its own with Gia Lai in it, gone at the end. */
export async function stage(): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'lan-toa-bench-'))
  const server = await startEmbeddedPostgres({ directory, database: 'lan_toa' })
  await migrateDatabase(server.url)
  const settings = {
    SECRET: 'only for measuring, never for people',
    DATA_DIR: directory,
    LOG_LEVEL: 'warn',
    RATE_PER_MINUTE: '10000000',
  }
  const { platform, close } = compose({ config: readConfig({ ...settings, NODE_ENV: 'development' }), databaseUrl: server.url })
  await seedModules(platform, { demo: true })
  const children: ChildProcess[] = []
  const run = async (args: string[], env: Record<string, string>, port: number) => {
    const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
    })
    children.push(child)
    const address = `http://127.0.0.1:${port}`
    for (let attempt = 0; ; attempt++)
      try {
        await fetch(`${address}/healthz`)
        return address
      } catch (error) {
        if (attempt > 300) throw error
        await new Promise(done => setTimeout(done, 100))
      }
  }
  return {
    platform,
    call: { platform, actor: systemActor, requestId: newId() },
    databaseUrl: server.url,
    async recorded(work) {
      const { pool } = platform
      const query = pool.query
      const statements: { text: string; values: unknown[] }[] = []
      pool.query = ((asked: string | { text: string }, values?: unknown[], ...rest: never[]) => {
        const text = typeof asked === 'string' ? asked : asked.text
        statements.push({
          text,
          values: values ?? (typeof asked === 'string' ? [] : ((asked as { values?: unknown[] }).values ?? [])),
        })
        return (query as (...args: unknown[]) => unknown).call(pool, asked, values, ...rest)
      }) as typeof pool.query
      try {
        await work()
      } finally {
        pool.query = query
      }
      return statements
    },
    async serve() {
      const port = await freePort()
      return run(
        ['src/main.ts'],
        {
          ...settings,
          NODE_ENV: 'production',
          DATABASE_URL: server.url,
          PORT: String(port),
          HOST: '127.0.0.1',
          PUBLIC_URL: `http://127.0.0.1:${port}`,
        },
        port,
      )
    },
    async serveBare(routes) {
      const port = await freePort()
      const file = join(directory, 'routes.json')
      writeFileSync(file, JSON.stringify(routes))
      return run(['bench/servers/bare.ts', server.url, String(port), file], {}, port)
    },
    async close() {
      for (const child of children) child.kill('SIGTERM')
      await Promise.all(children.map(child => child.exitCode ?? new Promise(done => child.once('exit', done))))
      await close()
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const freePort = () =>
  new Promise<number>(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
