import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { compose } from '../src/compose.ts'
import { systemActor, type Actor } from '#kernel/actor.ts'
import { readConfig } from '#kernel/config.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrateDatabase } from '#kernel/db/migrate.ts'
import { installJobs } from '#kernel/jobs/pg-boss.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import { seedModules } from '#kernel/seed.ts'
import { agencies } from '#modules/agencies/index.ts'
import { modules } from '#modules/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { list } from '../src/modules/programme/operations/assignments.ts'
import type { BareQuery, BareWork } from './http/bare-server.ts'
import { crowd, manyAssignments } from './http/data.ts'
import { load, median, once } from './http/load.ts'

/**
 * Lan Tỏa against a bare Hono + node-postgres server that runs the same SQL and sends the same answer: how much of its throughput
 * is left. Both in a process of their own on one database, asked in turns by the same asker.
 */
// Short turns, so that a machine that does something else for a moment disturbs both alike.
const seconds = Number(process.env['BENCH_SECONDS'] ?? 1.5)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 6)
const profile = process.env['BENCH_PROFILE']
const secret = 'only for the bench, never for people'
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'lan-toa-bench-'))
const children: ChildProcess[] = []
const server = await startEmbeddedPostgres({ directory: folder, database: 'lan_toa' })

try {
  await migrateDatabase(server.url)
  await installJobs(server.url, [kernelModule, ...modules])
  const settings = {
    DATABASE_URL: server.url,
    DATABASE_POOL: '20',
    DATA_DIR: folder,
    SECRET: secret,
    PUBLIC_URL: 'http://localhost',
  }
  const { platform, app, close } = compose({
    config: readConfig({ ...settings, NODE_ENV: 'development', LOG_LEVEL: 'silent' }),
    databaseUrl: server.url,
  })
  await seedModules(platform, { demo: true })
  const { code } = await adoptProvincePlan({ platform, actor: systemActor, requestId: 'bench' }, { effectiveOn: '2025-08-01' })
  const total = await manyAssignments(platform, 100_000)
  const [commune] = await platform.db.select().from(agencies).where(eq(agencies.code, '23764'))
  const [department] = await platform.db.select().from(agencies).where(eq(agencies.code, 'so-khoa-hoc-va-cong-nghe'))
  const people = {
    office: await crowd(platform, 'office', department!.id, 120),
    officer: await crowd(platform, 'officer', commune!.id, 120),
  }
  const actor = (role: 'office' | 'officer', unitId: string): Actor => ({
    id: commune!.id,
    name: 'Bench',
    email: 'bench@bench.local',
    grants: [{ role, unitId }],
  })

  /** What our own code asks the database while it does something. */
  async function asked(work: () => Promise<unknown>): Promise<BareQuery[]> {
    const heard: BareQuery[] = []
    const query = platform.pool.query.bind(platform.pool)
    platform.pool.query = ((config: BareQuery, values?: unknown[]) => {
      heard.push({ text: config.text, values: values ?? config.values ?? [] })
      return query(config as never, values as never)
    }) as never
    await work()
    platform.pool.query = query as never
    return heard
  }
  const office = actor('office', department!.id)
  const officer = actor('officer', commune!.id)
  const listOf = async (who: Actor, page: number) => {
    const [items, counted] = await asked(() => list.run({ platform, actor: who, requestId: 'bench' }, { page, pageSize: 20 }))
    return { items: items!, total: counted! }
  }
  const page = `/ke-hoach/${code}`
  // The first time nothing is kept: everything that the page is made of is asked for.
  let html = ''
  const everything = await asked(async () => {
    html = await (await app.request(page)).text()
  })
  const kept = await asked(() => Promise.resolve(app.request(page)))
  const scenes: Scene[] = []
  for (const [name, who, headers, place] of [
    ['Danh sách, điều phối, trang 1', office, people.office, 1],
    ['Danh sách, điều phối, trang 2.000', office, people.office, 2000],
    ['Danh sách, cán bộ xã, trang 1', officer, people.officer, 1],
    ['Danh sách, cán bộ xã, trang 25', officer, people.officer, 25],
  ] as const) {
    const path = `/api/v1/assignments?page=${place}&pageSize=20`
    scenes.push({ name, path, headers, bare: { lists: { [path]: await listOf(who, place) } } })
  }
  scenes.push(
    { name: 'Trang kế hoạch', path: page, bare: { pages: { [page]: { queries: kept, html } } } },
    { name: 'Trang kế hoạch, so với hỏi lại mọi câu', path: page, bare: { pages: { [page]: { queries: everything, html } } } },
  )

  await close()

  const ours = await start(await ownServer(settings))
  process.stdout.write(
    `${total.toLocaleString('vi-VN')} phần việc; 16 kết nối, ${rounds} lượt xen kẽ mỗi bên, mỗi lượt ${seconds} giây; yêu cầu/giây (trung vị)\n\n`,
  )
  row('', 'Lan Tỏa', 'Hono + pg trần', 'tỷ lệ', 'ms (giữa / 99%)')
  const only = process.env['BENCH_ONLY']
  for (const scene of scenes.filter(({ name }) => !only || name.includes(only))) {
    const bare = await start(bareServer({ databaseUrl: server.url, poolSize: 20, lists: {}, pages: {}, ...scene.bare }))
    const [mine, other] = [
      await once({ port: ours.port, path: scene.path }, scene.headers?.[0]),
      await once({ port: bare.port, path: scene.path }),
    ]
    if (mine.body !== other.body)
      throw new Error(
        `${scene.name}: the two servers do not send the same:\n${mine.body.slice(0, 400)}\n${other.body.slice(0, 400)}`,
      )
    const figures = {
      ratio: [] as number[],
      ours: [] as number[],
      bare: [] as number[],
      median: [] as number[],
      late: [] as number[],
    }
    const options = { seconds, ...(scene.headers ? { headers: scene.headers } : {}) }
    await load({ port: ours.port, path: scene.path }, { ...options, seconds: 2 })
    await load({ port: bare.port, path: scene.path }, { ...options, seconds: 2 })
    for (let round = 0; round < rounds; round++) {
      const own = await load({ port: ours.port, path: scene.path }, options)
      figures.ours.push(own.perSecond)
      figures.median.push(own.median)
      figures.late.push(own.late)
      const theirs = await load({ port: bare.port, path: scene.path }, options)
      figures.bare.push(theirs.perSecond)
      figures.ratio.push(own.perSecond / theirs.perSecond)
    }
    bare.end()
    const ratio = median(figures.ratio)
    const verdict = ratio >= 0.4 ? '' : '  < 0,4!'
    row(
      scene.name,
      number(median(figures.ours)),
      number(median(figures.bare)),
      ratio.toFixed(2) + verdict,
      `${median(figures.median).toFixed(1)} / ${median(figures.late).toFixed(1)}`,
    )
  }
} finally {
  for (const child of children) child.kill('SIGTERM')
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

type Scene = { name: string; path: string; headers?: readonly string[]; bare: Partial<BareWork> }

function number(value: number): string {
  return Math.round(value).toLocaleString('vi-VN')
}
function row(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(42)}${cells.map(cell => cell.padStart(17)).join('')}\n`)
}

/** As `npm start` runs it: from the build where there is one. It keeps its log, as in real use. */
async function ownServer(settings: Record<string, string>): Promise<Command> {
  const builds = readdirSync(join(root, 'dist'))
    .map(name => join(root, 'dist', name))
    .filter(path => existsSync(join(path, 'whole')))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  const port = await freePort()
  return {
    args: [
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
      ...(builds[0] ? ['--enable-source-maps', join(builds[0], 'main.js')] : ['--import', 'tsx', join(root, 'src/main.ts')]),
    ],
    env: { ...settings, NODE_ENV: 'production', LAN_TOA_ROLE: 'web', HOST: '127.0.0.1', PORT: String(port) },
    port,
    log: join(folder, 'ours.log'),
    ready: '/readyz',
  }
}

function bareServer(work: BareWork): Command {
  const file = join(folder, 'bare.json')
  writeFileSync(file, JSON.stringify(work))
  return {
    args: ['--import', 'tsx', join(root, 'bench/http/bare-server.ts'), file],
    env: { NODE_ENV: 'production' },
    log: join(folder, 'bare.log'),
  }
}

type Command = { args: string[]; env: Record<string, string>; port?: number; log: string; ready?: string }

/** Starts a server and waits until it answers. */
async function start({ args, env, port, log, ready }: Command): Promise<{ port: number; end(): void }> {
  const out = port ? openSync(log, 'a') : 'pipe'
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', out, 'inherit'],
  })
  children.push(child)
  const listening =
    port ??
    (await new Promise<number>((done, fail) => {
      child.once('exit', () => fail(new Error('the bare server ended')))
      child.stdout!.on('data', data => done(Number(/port (\d+)/.exec(String(data))![1])))
    }))
  for (let attempt = 0; ready; attempt++) {
    if ((await once({ port: listening, path: ready }).catch(() => undefined))?.status === 200) break
    if (attempt > 150 || child.exitCode !== null) throw new Error(`Lan Tỏa did not start; see ${log}`)
    await new Promise(done => setTimeout(done, 200))
  }
  return { port: listening, end: () => void child.kill('SIGTERM') }
}

function freePort(): Promise<number> {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}
