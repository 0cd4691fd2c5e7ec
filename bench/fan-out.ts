import { eq, isNull, sql } from 'drizzle-orm'
import { newId } from '#kernel/id.ts'
import { listen } from '#kernel/http/listen.ts'
import { agencies } from '#modules/agencies/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { castPerson, castSession } from '#test/cast.ts'
import { tasks } from '../src/modules/programme/tables.ts'
import { median } from './http/load.ts'
import { benchStage, moreAgencies, type Stage } from './programme/stage.ts'

/**
 * One task given to every agency of a province by one request (permission, checks, audit and event included), against the same rows
 * put there by one plain SQL statement on the same database; and a whole plan adopted. Wanted: at most three seconds for 3,321.
 */
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const wantedSeconds = 3

row('', 'Lan Tỏa, giây', 'SQL trần, giây', 'tỷ lệ')
for (const size of [155, 3321]) {
  const stage = await benchStage()
  try {
    const total = await moreAgencies(stage.platform, size)
    const begun = performance.now()
    await adoptProvincePlan(stage.call(), { effectiveOn: '2025-08-01' })
    const adopted = (performance.now() - begun) / 1000
    const given = await count(stage, sql`select count(*)::int as n from assignment`)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const [own, other] = [await assignAll(stage), await insertAll(stage)]
      // The first round warms up.
      if (round === 0) continue
      ours.push(own)
      bare.push(other)
    }
    const [mine, other] = [median(ours), median(bare)]
    const verdict = mine > wantedSeconds ? `  > ${wantedSeconds} giây!` : ''
    row(`Giao một nhiệm vụ cho ${total} cơ quan`, mine.toFixed(3), other.toFixed(3), (mine / other).toFixed(1) + verdict)
    row(`Ban hành kế hoạch: ${given} phần việc`, adopted.toFixed(3), '', '')
  } finally {
    await stage.end()
  }
}

/** Through a socket, as the workspace does it. @returns seconds. */
async function assignAll({ app, platform }: Stage): Promise<number> {
  const { db } = platform
  const ids = (await db.select({ id: agencies.id }).from(agencies).where(isNull(agencies.validUntil))).map(({ id }) => id)
  const [task] = await db.select().from(tasks).where(isNull(tasks.endedOn)).limit(1)
  await forget(platform.db, task!.id)
  const person = await castPerson(platform, { role: 'office', unitId: ids[0]!, email: `${newId()}@bench.local` })
  const { cookie } = await castSession(platform, person.id)
  const listener = await listen({ host: '127.0.0.1', port: 0, answerer: Promise.resolve((...asked) => app.fetch(...asked)) })
  try {
    const begun = performance.now()
    const answer = await fetch(`http://127.0.0.1:${listener.port}/api/v1/tasks/${task!.id}/assignments`, {
      method: 'POST',
      headers: { cookie, 'x-requested-with': 'lan-toa', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ agencyIds: ids, role: 'coordinating', reason: 'Công văn 12/UBND-VX ngày 05/02/2026' }),
    })
    const body = (await answer.json()) as { assigned: number }
    const seconds = (performance.now() - begun) / 1000
    if (answer.status !== 200 || body.assigned !== ids.length)
      throw new Error(`${answer.status}: ${JSON.stringify(body).slice(0, 400)}`)
    return seconds
  } finally {
    await listener.drain(500)
  }
}

/** What the database alone needs for the same rows, indexes and foreign keys included. @returns seconds. */
async function insertAll({ platform: { db } }: Stage): Promise<number> {
  const [task] = await db.select().from(tasks).where(isNull(tasks.endedOn)).limit(1)
  await forget(db, task!.id)
  const begun = performance.now()
  await db.execute(sql`
    insert into assignment (id, version, created_at, updated_at, plan_id, task_id, agency_id, role, due, assigned_on)
    select gen_random_uuid(), 1, now(), now(), t.plan_id, t.id, a.id, 'coordinating', t.due, current_date
    from task t cross join agency a where t.id = ${task!.id} and a.valid_until is null`)
  return (performance.now() - begun) / 1000
}

async function forget(db: Stage['platform']['db'], taskId: string) {
  await db.execute(sql`delete from assignment where ${eq(sql`task_id`, taskId)}`)
}

async function count({ platform }: Stage, question: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await platform.db.execute<{ n: number }>(question)
  return rows[0]!.n
}

function row(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(46)}${cells.map(cell => cell.padStart(20)).join('')}\n`)
}
