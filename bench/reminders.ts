import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { fixedClock } from '#kernel/clock.ts'
import { createMail } from '#kernel/mail/create.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { alone, deliverDigests } from '../src/modules/inbox/operations/delivery.ts'
import { planDigests } from '../src/modules/inbox/operations/planning.ts'
import { benchStage, moreAgencies } from './programme/stage.ts'
import { mailServer } from './reminders/mail-server.ts'
import { people } from './reminders/people.ts'

/**
 * The letters of a morning for a whole province: planned and handed to a mail server on this machine, sending and receiving on the
 * same processors. Wanted: 20,000 people within 60 seconds, each exactly one letter, also when the worker is killed twice on the way.
 */
const wanted = Number(process.env['BENCH_PEOPLE'] ?? 20_000)
const wantedSeconds = 60

const smtp = await mailServer()
const stage = await benchStage({ SMTP_URL: smtp.url, MAIL_FROM: 'Lan Tỏa <khong-tra-loi@bench.local>' })
const { platform } = stage
const children: ChildProcess[] = []
try {
  const agencies = await moreAgencies(platform, 3321)
  await adoptProvincePlan(stage.call(), { effectiveOn: '2025-08-01' })
  const total = await people(platform, wanted)
  await platform.db.execute(sql`analyze`)
  const assignments = await count(sql`select count(*)::int as n from assignment`)
  say(`${number(total)} người, ${number(agencies)} cơ quan, ${number(assignments)} phần việc`)

  await undisturbed('2026-03-02T05:30')
  await killed('2026-03-03T05:30')
} finally {
  for (const child of children) child.kill('SIGKILL')
  await stage.end()
  smtp.close()
}

/** One process, in its own time. */
async function undisturbed(time: string) {
  const mail = createMail(platform.config.mail)
  const own = { ...platform, clock: fixedClock(time), mail }
  const call = { ...stage.call(), platform: own }
  const begun = now()
  let planned = begun
  await alone(own, async held => {
    await planDigests(call, time.slice(0, 10))
    planned = now()
    await deliverDigests(call, held)
  })
  const ended = now()
  mail.close()
  const letters = (await smtp.letters()).size
  say(`\nKhông bị ngắt: ${verdict((ended.wall - begun.wall) / 1000)}`)
  say(`  soạn ${seconds(planned.wall - begun.wall)} (bộ xử lý ${seconds(planned.busy - begun.busy)})`)
  say(
    `  gửi ${seconds(ended.wall - planned.wall)} (bộ xử lý ${seconds(ended.busy - planned.busy)}), ` +
      `${number((letters * 1000) / (ended.wall - planned.wall))} thư/giây`,
  )
  await tell()
}

/** A worker that is killed while it plans, another that is killed while it sends, a third that ends the work. */
async function killed(time: string) {
  // Another day and everything to be told anew: as after a year.
  await platform.db.execute(sql`truncate digest, digest_run`)
  smtp.forget()
  await platform.jobs.send('inbox.digests', {})
  const begun = performance.now()
  const planning = await worker(time)
  while ((await lettersPlanned()) < wanted / 2) await pause(50)
  planning.kill('SIGKILL')
  const first = await lettersPlanned()
  say(`\nBị kill -9 khi đã soạn ${number(first)} thư, sau ${seconds(performance.now() - begun)}`)
  const half = smtp.taken(wanted / 2)
  const sending = await worker(time)
  await half
  sending.kill('SIGKILL')
  const taken = (await smtp.letters()).size
  say(`Bị kill -9 khi máy chủ thư đã nhận của ${number(taken)} người, sau ${seconds(performance.now() - begun)}`)
  const last = await worker(time)
  while ((await count(sql`select count(*)::int as n from digest where sent_at is null`)) > 0) await pause(200)
  say(`Xong sau ${seconds(performance.now() - begun)}, gồm thời gian chờ nhận lại việc dở dang`)
  last.kill('SIGKILL')
  await tell()
}

/** Each person's letters as the mail server counted them. */
async function tell() {
  const expected = await count(sql`select count(*)::int as n from digest where withdrawn_at is null`)
  const letters = await smtp.letters()
  const boxes = [...letters.values()]
  const once = boxes.filter(copies => copies.length === 1 && copies[0] === 1).length
  const copied = boxes.filter(copies => copies.length === 1 && copies[0]! > 1).length
  const several = boxes.filter(copies => copies.length > 1).length
  say(
    `  ${number(expected)} người có thư; đúng một thư: ${number(once)}, thiếu: ${expected - boxes.length}, hai thư khác nhau: ${several}`,
  )
  if (copied > 0)
    say(`  ${copied} người nhận bản thứ hai cùng Message-ID: máy chủ vừa nhận xong thì tiến trình chết, chưa kịp ghi`)
  if (expected !== boxes.length || several > 0) process.exitCode = 1
}

async function worker(time: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'reminders/worker.ts'), time], {
    env: { PATH: process.env['PATH'], ...stage.settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await new Promise<void>((done, fail) => {
    child.stdout!.once('data', () => done())
    child.once('exit', code => fail(new Error(`the worker ended with ${code}`)))
  })
  return child
}

/** Milliseconds: by the clock, and of this process on a processor. */
function now(): { wall: number; busy: number } {
  const { user, system } = process.cpuUsage()
  return { wall: performance.now(), busy: (user + system) / 1000 }
}
function lettersPlanned(): Promise<number> {
  return count(sql`select count(*)::int as n from digest`)
}
async function count(query: ReturnType<typeof sql>): Promise<number> {
  return (await platform.db.execute<{ n: number }>(query)).rows[0]!.n
}
function verdict(took: number): string {
  return `${took.toFixed(1)} giây${took > wantedSeconds ? `  > ${wantedSeconds} giây!` : ''}`
}
function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} giây`
}
function number(value: number): string {
  return Math.round(value).toLocaleString('vi-VN')
}
function pause(milliseconds: number): Promise<void> {
  return new Promise(done => setTimeout(done, milliseconds))
}
function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
