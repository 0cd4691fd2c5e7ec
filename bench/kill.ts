import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { checkEverything } from './kill/check.ts'
import { freePort, serverCommand } from './kill/server.ts'
import { prepare } from './kill/prepare.ts'
import { work, type Diary } from './kill/work.ts'

/**
 * `npm run bench -- kill --minutes 5`: people work over HTTP on the server as it is in use, with the database that comes along, while
 * the process, or PostgreSQL alone, is killed with SIGKILL at random moments and started again, as a supervisor would. At the end every
 * change that was acknowledged must be there, none may be half there, and the audit chain must be whole.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, people: { type: 'string', default: '6' }, seed: { type: 'string' } },
})
const minutes = Number(values.minutes)
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'lan-toa-kill-'))
const secret = 'only for the bench, never for people'
const random = randomOf(Number(values.seed ?? Date.now() % 1_000_000))
const pause = (ms: number) => new Promise(done => setTimeout(done, ms))

const people = await prepare(folder, secret, Number(values.people))
const port = await freePort()
const address = `http://127.0.0.1:${port}`
const log = openSync(join(folder, 'server.log'), 'a')
let child: ChildProcess | undefined
let stopping = false

const figures = { kills: 0, database: 0, recoveries: [] as number[], ends: 0 }
const diary: Diary = { acknowledged: [], unanswered: 0, refused: 0, stop: false }
let failure: unknown

try {
  keepRunning()
  await untilReady(60_000)
  const hands = people.map(person =>
    work(address, person, diary).catch((error: unknown) => {
      failure ??= error
      diary.stop = true
    }),
  )
  const until = performance.now() + minutes * 60_000
  while (performance.now() < until && !diary.stop) {
    await pause(1500 + random() * 5000)
    const begun = performance.now()
    // Every third time PostgreSQL alone; the server must notice, and come back whole.
    if (random() < 1 / 3 && killDatabase()) figures.database++
    else child?.kill('SIGKILL')
    figures.kills++
    await pause(50)
    await untilReady(120_000)
    figures.recoveries.push(performance.now() - begun)
  }
  diary.stop = true
  await Promise.all(hands)
} catch (error) {
  failure ??= error
  diary.stop = true
}
stopping = true
child?.kill('SIGTERM')
await new Promise(done => (child?.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(undefined)))

if (failure) {
  process.stdout.write(`${String(failure)}\nNhật ký: ${join(folder, 'server.log')}\n`)
  process.exit(1)
}
const server = await startEmbeddedPostgres({ directory: folder, database: 'lan_toa' })
const verdict = await checkEverything(server.url, diary)
await server.stop()

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const sorted = figures.recoveries.toSorted((a, b) => a - b)
const lines: [string, string | number][] = [
  ['Thời gian, phút', minutes],
  ['Số lần giết (kill -9)', figures.kills],
  ['  trong đó chỉ riêng PostgreSQL', figures.database],
  ['Thay đổi đã được báo là xong', diary.acknowledged.length],
  ['Không có trả lời (đang dừng, bị cắt ngang)', diary.unanswered],
  ['Bị từ chối', diary.refused],
  ['MẤT sau khi đã báo xong (phải là 0)', verdict.lost.length],
  ['Dở dang hoặc lặp (phải là 0)', verdict.half.length],
  ['Dòng nhật ký, chỗ sai (phải là 0)', `${verdict.entries}, ${verdict.faults}`],
  ['Hồi phục, giữa / lâu nhất', `${seconds(sorted[Math.floor(sorted.length / 2)] ?? 0)} / ${seconds(sorted.at(-1) ?? 0)}`],
]
for (const [name, value] of lines) process.stdout.write(`${name.padEnd(42)}${String(value).padStart(16)}\n`)
for (const wrong of [...verdict.lost, ...verdict.half].slice(0, 10)) process.stdout.write(`  ${wrong}\n`)
const good = verdict.lost.length === 0 && verdict.half.length === 0 && verdict.faults === 0
if (good) rmSync(folder, { recursive: true, force: true })
else process.stdout.write(`Giữ lại để xem: ${folder}\n`)
process.exit(good ? 0 : 1)

/** Starts the server, and again whenever it ends, as systemd's Restart=always. */
function keepRunning() {
  const { args, cwd } = serverCommand(root)
  const begin = () => {
    if (stopping) return
    child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: folder,
        SECRET: secret,
        RATE_PER_MINUTE: '1000000',
        LOG_LEVEL: 'warn',
      },
    })
    child.once('exit', () => {
      figures.ends++
      setTimeout(begin, 200)
    })
  }
  begin()
}

async function untilReady(patience: number) {
  const until = performance.now() + patience
  for (;;) {
    const ready = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await ready?.arrayBuffer().catch(() => undefined)
    if (ready?.status === 200) return
    if (performance.now() > until) throw new Error(`Không hồi phục trong ${patience / 1000} giây`)
    await pause(50)
  }
}

function killDatabase(): boolean {
  try {
    const elsewhere = clusterElsewhere()
    const pid = Number(readFileSync(join(elsewhere || join(folder, 'postgres'), 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

/** Run by root in a closed folder, the cluster lies where the note says. */
function clusterElsewhere(): string {
  try {
    return readFileSync(join(folder, 'postgres-location'), 'utf8').trim()
  } catch {
    return ''
  }
}

/** The same course of events for the same number (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
