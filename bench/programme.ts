import { spawn } from 'node:child_process'
import { openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { median, load, once } from './http/load.ts'
import { freePort, serverCommand } from './kill/server.ts'
import { seedProgramme, sizes, type Seeded } from './programme/seed.ts'
import { benchStage, type Stage } from './programme/stage.ts'

/**
 * The programme at work with a hundred thousand pieces of evidence, at the size of the province and at that of the country: how long
 * the server takes for what people open every day, and how much of a bare Node server's throughput the public page keeps.
 */
const root = join(import.meta.dirname, '..')
const repeats = Number(process.env['BENCH_REPEATS'] ?? 100)
const only = process.env['BENCH_AGENCIES']
/** A folder in which the databases stay, to be measured again without laying them down anew. */
const keep = process.env['BENCH_FOLDER']

type Line = {
  name: string
  /** Wanted at the 95th percentile, ms. */
  limit: number
  paths(seeded: Seeded): { path: string; cookie?: string }[]
  /** Whether something is written before each time, so that nothing kept can answer. */
  changing?: boolean
}
const lines: Line[] = [
  // What any request costs on this machine at this moment; read the others beside it.
  { name: 'Đối chứng: tài khoản của tôi', limit: 30, paths: ({ people }) => asked(people.officer, () => '/api/v1/me') },
  { name: 'Việc của tôi, cán bộ', limit: 30, paths: ({ people }) => asked(people.officer, () => '/api/v1/inbox') },
  { name: 'Việc của tôi, lãnh đạo', limit: 30, paths: ({ people }) => asked(people.leader, () => '/api/v1/inbox') },
  { name: 'Việc của tôi, cơ quan thường trực', limit: 30, paths: ({ people }) => asked(people.office, () => '/api/v1/inbox') },
  {
    name: 'Trang cơ quan: các việc trong năm',
    limit: 30,
    paths: ({ people }) => asked(people.officer, one => `/api/v1/turns?agency=${one.agencyId}&pageSize=50`),
  },
  {
    name: 'Trang cơ quan: tình hình',
    limit: 30,
    paths: ({ people }) => asked(people.officer, one => `/api/v1/dashboards/agencies/${one.agencyId}`),
  },
  {
    name: 'Trang cơ quan: việc đã giao',
    limit: 30,
    paths: ({ people }) => asked(people.officer, one => `/api/v1/agencies/${one.agencyId}/work`),
  },
  {
    name: 'Trang cơ quan, công khai',
    limit: 30,
    paths: ({ people }) => people.officer.map(one => ({ path: `/co-quan/${one.code}` })),
  },
  {
    name: 'Danh sách toàn tỉnh, trang 1',
    limit: 100,
    paths: ({ people }) => asked(people.office, () => '/api/v1/turns?pageSize=50'),
  },
  {
    name: 'Bảng điều khiển toàn tỉnh',
    limit: 100,
    paths: ({ people }) => asked(people.office, () => '/api/v1/dashboards/province'),
  },
  {
    name: 'Bảng điều khiển, ngay sau thay đổi',
    limit: 100,
    changing: true,
    paths: ({ people }) => asked(people.office, () => '/api/v1/dashboards/province'),
  },
]
const asked = (people: Seeded['people']['office'], path: (one: Seeded['people']['office'][number]) => string) =>
  people.map(one => ({ path: path(one), cookie: one.cookie }))

const columns: { title: string; cells: Map<string, { half: number; late: number } | string> }[] = []
const publicPage: string[] = []
for (const size of sizes.filter(one => !only || String(one.agencies) === only)) {
  const stage = await benchStage({}, keep && join(keep, String(size.agencies)))
  try {
    const begun = performance.now()
    const seeded = await seedProgramme(stage, size)
    process.stdout.write(
      `${size.agencies} cơ quan: ${figure(seeded.assignments)} phần việc, ${figure(seeded.evidence)} kết quả, ${figure(seeded.persons)} người (dựng trong ${((performance.now() - begun) / 1000).toFixed(0)} giây)\n`,
    )
    columns.push({ title: `${size.agencies} cơ quan`, cells: await measure(stage, seeded) })
    publicPage.push(`${size.agencies} cơ quan: ${await againstBare(stage)}`)
  } finally {
    await stage.end()
  }
}

process.stdout.write(`\nThời gian máy chủ trả lời, ms: trung vị / 95%; mỗi dòng ${repeats} lần, từng yêu cầu một\n\n`)
row('', [...columns.map(({ title }) => title), 'lần (95%)', 'cần'])
for (const { name, limit } of lines) {
  const measured = columns.map(({ cells }) => cells.get(name)!)
  const [small, large] = measured
  const growth = typeof small === 'object' && typeof large === 'object' ? (large.late / small.late).toFixed(1) : ''
  const shown = measured.map(cell =>
    typeof cell === 'string' ? cell : `${cell.half.toFixed(1)} / ${cell.late.toFixed(1)}${cell.late > limit ? ' !' : ''}`,
  )
  row(name, [...shown, growth, `≤ ${limit}`])
}
process.stdout.write(`\nTrang công khai /tien-do so với một máy chủ Node trần gửi đúng những byte ấy (cần ≥ 0,5)\n`)
for (const line of publicPage) process.stdout.write(`${line}\n`)

/** Without a socket: what the server itself takes, log and serialising included. */
async function measure({ app, platform }: Stage, seeded: Seeded) {
  const found = new Map<string, { half: number; late: number } | string>()
  for (const line of lines) {
    const paths = line.paths(seeded)
    const took: number[] = []
    let problem: string | undefined
    // The first tenth warms up.
    for (let n = -Math.ceil(repeats / 10); n < repeats && !problem; n++) {
      const { path, cookie } = paths[(n + repeats) % paths.length]!
      if (line.changing)
        await platform.db.execute(sql`update evidence set version = version + 1 where id = (select id from evidence limit 1)`)
      if (line.changing) await touch(platform)
      const begun = performance.now()
      const answer = await app.request(path, cookie ? { headers: { cookie } } : {})
      await answer.arrayBuffer()
      if (answer.status !== 200) problem = `chưa có (${answer.status})`
      if (n >= 0) took.push(performance.now() - begun)
    }
    took.sort((a, b) => a - b)
    process.stderr.write(`  ${line.name}: ${problem ?? median(took).toFixed(1)}\n`)
    found.set(line.name, problem ?? { half: median(took), late: took[Math.floor(took.length * 0.95)]! })
  }
  return found
}

/** As every change does, it leaves a line in the audit, by which kept answers know that they are old. */
async function touch({ db, clock }: Stage['platform']) {
  const { writing } = await import('#kernel/audit/write.ts')
  const actor = { id: 'bench', name: 'Bench', email: '', grants: [] }
  await writing({ db, clock, actor, operation: 'bench.touch', requestId: 'bench' }, async write => write.because('để đo'))
}

/** Both in a process of their own, asked in turns over sixteen connections. */
async function againstBare(stage: Stage): Promise<string> {
  const path = '/tien-do'
  const port = await freePort()
  const { args, cwd } = serverCommand(root)
  const log = openSync(join(stage.folder, 'server.log'), 'a')
  const ours = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env['PATH'],
      ...stage.settings,
      NODE_ENV: 'production',
      LAN_TOA_ROLE: 'web',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
  })
  let bare: ReturnType<typeof spawn> | undefined
  try {
    for (let n = 0; (await once({ port, path: '/readyz' }).catch(() => undefined))?.status !== 200; n++) {
      if (n > 300) return 'máy chủ không khởi động'
      await new Promise(done => setTimeout(done, 200))
    }
    const page = await once({ port, path })
    if (page.status !== 200) return `chưa có (${page.status})`
    const file = join(stage.folder, 'tien-do.html')
    writeFileSync(file, page.body)
    const program = `const { createServer } = require('node:http'); const bytes = require('node:fs').readFileSync(process.argv[1])
      createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length }).end(bytes))
        .listen(0, '127.0.0.1', function () { console.log(this.address().port) })`
    bare = spawn(process.execPath, ['-e', program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const barePort = await new Promise<number>(done => bare!.stdout!.once('data', data => done(Number(String(data)))))
    const ratios: number[] = []
    const own: number[] = []
    await load({ port, path }, { seconds: 2 })
    for (let round = 0; round < 5; round++) {
      const mine = (await load({ port, path }, { seconds: 1.5 })).perSecond
      own.push(mine)
      ratios.push(mine / (await load({ port: barePort, path }, { seconds: 1.5 })).perSecond)
    }
    const ratio = median(ratios)
    const bytes = Buffer.byteLength(page.body)
    return `${figure(bytes)} byte, ${figure(Math.round(median(own)))} yêu cầu/giây, tỷ lệ ${ratio.toFixed(2)}${ratio < 0.5 ? '  < 0,5!' : ''}`
  } finally {
    ours.kill('SIGTERM')
    bare?.kill('SIGTERM')
  }
}

function figure(value: number): string {
  return value.toLocaleString('vi-VN')
}
function row(name: string, cells: string[]): void {
  process.stdout.write(`${name.padEnd(40)}${cells.map(cell => cell.padStart(20)).join('')}\n`)
}
