import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { and, eq, sql } from 'drizzle-orm'
import { assignments, tasks } from '#modules/programme/index.ts'
import { nobody, workCast, type WorkCast } from './cast.test-kit.ts'
import { commands } from './commands.ts'
import { StandingState } from './contract.ts'
import { dueOf, recurrenceOf, statusOf, turnYear } from './rules.ts'
import { statusSql } from './scope.ts'
import { fromTurns } from './queries/turns.ts'

let cast: WorkCast
beforeAll(async () => {
  cast = await workCast()
}, 60_000)
afterAll(() => cast.stage.close())

describe('the list of turns', () => {
  it('shows an officer what her commune holds, with status, due day and how late', async () => {
    const { body } = await cast.officer.get('turns', { pageSize: 100 })
    expect(body).toMatchObject({ total: 11, year: 2026, asOf: '2026-02-05' })
    expect(new Set(body.items.map((row: { agency: { name: string } }) => row.agency.name))).toEqual(new Set(['UBND xã Ia Grai']))
    const second = body.items.find((row: { task: { number: number } }) => row.task.number === 2)
    expect(second).toMatchObject({
      role: 'lead',
      year: 0,
      due: '2025-12-31',
      status: 'late',
      daysLeft: -36,
      daysLate: 36,
      state: 'open',
    })
    expect((await cast.neighbour.get('turns', { agency: cast.commune.id })).body.total).toBe(0)
    expect((await cast.stranger.get('turns')).status).toBe(401)
    expect((await cast.officer.get('turns', { status: 'asleep' })).status).toBe(422)
  })

  it('is narrowed by status, lateness, role, section, due days and words, and put in order', async () => {
    const rows = async (query: Record<string, unknown>) => (await cast.office.get('turns', { pageSize: 200, ...query })).body
    const all = await rows({})
    expect(all.total).toBeGreaterThan(1500)
    const late = await rows({ late: true })
    expect(late.total).toBe((await rows({ status: 'late' })).total)
    expect(late.items.every((row: { due: string }) => row.due < '2026-02-05')).toBe(true)
    const parts = await Promise.all(
      ['not_due', 'in_progress', 'done', 'done_late', 'late', 'ongoing_with_results'].map(one => rows({ status: one })),
    )
    expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(all.total)
    expect((await rows({ role: 'lead', section: 'III.1.a' })).total).toBeGreaterThan(500)
    expect((await rows({ q: 'hoi thi' })).total).toBeGreaterThan(0)
    expect(
      (await rows({ dueFrom: '2025-12-31', dueTo: '2025-12-31', role: 'lead' })).items.every(
        (row: { due: string }) => row.due === '2025-12-31',
      ),
    ).toBe(true)
    expect((await rows({ plan: 'khong-co' })).total).toBe(0)
    const names = (await rows({ sort: 'agency', pageSize: 60 })).items.map((row: { agency: { name: string } }) => row.agency.name)
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare))
    for (const sort of ['-due', 'task', '-status', '-evidence', 'percent']) expect((await rows({ sort })).items).toHaveLength(200)
  })

  it('counts a year that is over by its own turns', async () => {
    const { body } = await cast.officer.get('turns', { year: 2025, pageSize: 100 })
    const ongoing = body.items.filter((row: { recurrence: string }) => row.recurrence === 'ongoing')
    expect(ongoing.length).toBeGreaterThan(0)
    expect(
      ongoing.every(
        (row: { due: string; status: string; year: number }) =>
          row.due === '2025-12-31' && row.status === 'late' && row.year === 2025,
      ),
    ).toBe(true)
  })
})

describe('at the terminal', () => {
  const run = async (options: Record<string, unknown>) => {
    const lines: string[] = []
    const rows = (await commands
      .find(command => command.name === 'tasks list')!
      .run({
        platform: cast.stage.platform,
        arguments: [],
        options,
        out: line => lines.push(line),
        progress: () => undefined,
      })) as Record<string, unknown>[]
    return { rows, lines }
  }
  it('tasks are listed as before; with an agency or only what is late, each with status, due day and days late', async () => {
    const { rows, lines } = await run({ section: 'III.1.a' })
    expect(rows[0]).toMatchObject({
      number: 1,
      section: 'III.1.a',
      leads: expect.any(Array),
      status: null,
      standing: expect.any(Object),
    })
    expect(lines[0]).toContain('III.1.a')
    const late = await run({ agency: 'UBND xã Ia Grai', late: true })
    expect(late.rows.length).toBeGreaterThan(0)
    expect(late.rows.find(row => row['number'] === 2)).toMatchObject({
      agency: { name: 'UBND xã Ia Grai' },
      status: 'late',
      due: '2025-12-31',
      daysLate: 36,
      leads: expect.any(Array),
    })
    expect(late.rows.every(row => row['status'] === 'late')).toBe(true)
    expect((await run({ agency: cast.commune.code, year: '2025' })).rows).toHaveLength(11)
    await expect(run({ agency: 'Bộ Tài nguyên Sao Hỏa' })).rejects.toThrow(/Không có cơ quan nào/)
  })
})

describe('what the public sees', () => {
  it('is how many agencies stand where with a task, and how an agency stands, each number with its rule and its day', async () => {
    const { body: plans } = await cast.stranger.get('plans')
    const page = async (path: string) => (await cast.stranger.request(path)).text()
    const task = await page(`/ke-hoach/${plans.items[0].code}/nhiem-vu/2`)
    expect(task).toContain('Tình hình thực hiện')
    expect(task).toMatch(/159 cơ quan chủ trì/)
    expect(task).toContain('Đã qua hạn mà chưa được xác nhận hoàn thành')
    expect(task).toContain('05/02/2026')
    const agency = await page(`/co-quan/${cast.commune.code}`)
    expect(agency).toMatch(/4 nhiệm vụ chủ trì trong năm 2026/)
    expect(agency).not.toContain('Rơ Châm')
  })
})

describe('one turn', () => {
  it('opens for those who hold it, the office and administrators, with its clause, its rule and what to do next', async () => {
    const turn = await cast.turn(cast.commune, 1)
    const { body } = await cast.officer.get(turn.path)
    expect(body).toMatchObject({
      agency: { name: 'UBND xã Ia Grai' },
      role: 'lead',
      task: { number: 1, section: 'III.1.a' },
      clause: { anchor: 'III.1.a-1' },
      nextStep: 'note',
      history: { total: 0 },
      may: { note: true, checkIn: true, askClosing: false, confirmClosing: false, setRhythm: false, pause: false },
    })
    expect(body.others.lead).toBeGreaterThan(150)
    expect(body.statusRule).toMatch(/hạn/)
    for (const client of [cast.office, cast.administrator, cast.viewer]) expect((await client.get(turn.path)).status).toBe(200)
    expect((await cast.administrator.get(turn.path)).body.may).toMatchObject({
      note: false,
      confirmClosing: false,
      setRhythm: false,
    })
    expect((await cast.neighbour.get(turn.path)).status).toBe(403)
    expect((await cast.stranger.get(turn.path)).status).toBe(401)
    expect((await cast.office.get(`turns/${nobody}/2026`)).status).toBe(404)
    expect((await cast.office.get(`turns/${turn.assignmentId}/soon`)).status).toBe(422)
  })

  it('of work that goes on all the time has one for each year, all under one history', async () => {
    const { body: list } = await cast.officer.get('turns', { recurrence: 'ongoing', role: 'lead' })
    const { assignmentId } = list.items[0]
    await cast.officer.post(`turns/${assignmentId}/2025/notes`, { text: 'Đã phát 12 bản tin trong quý IV năm 2025' })
    await cast.officer.post(`turns/${assignmentId}/2026/notes`, { text: 'Đã lập lịch phát bản tin quý I năm 2026' })
    const { body } = await cast.officer.get(`turns/${assignmentId}/2026`)
    expect(body.years).toEqual([
      { year: 2026, status: 'in_progress' },
      { year: 2025, status: 'late' },
    ])
    expect(body.history.items.map((note: { year: number }) => note.year)).toEqual([2026, 2025])
    expect((await cast.officer.get(`assignments/${assignmentId}/notes`, { pageSize: 1 })).body).toMatchObject({
      total: 2,
      page: 1,
    })
    expect((await cast.neighbour.get(`assignments/${assignmentId}/notes`)).status).toBe(403)
    expect((await cast.stranger.get(`assignments/${assignmentId}/notes`)).status).toBe(401)
    expect((await cast.officer.get(`turns/${assignmentId}/2024`)).status).toBe(404)
    expect(
      (await cast.officer.post(`turns/${assignmentId}/2026/closing`, { doneOn: '2026-02-05', text: 'Xong' })).body.code,
    ).toBe('progress.never_closed')
  })
})

describe('notes and check-ins', () => {
  it('are written by those who do the work; a check-in says how it looks and answers the rhythm', async () => {
    const { path } = await cast.turn(cast.commune, 3)
    const say = (client: WorkCast['stranger'], body: Record<string, unknown>) => client.post(`${path}/notes`, body)
    expect((await say(cast.stranger, { text: 'Xin chào' })).status).toBe(401)
    for (const client of [cast.neighbour, cast.viewer, cast.administrator])
      expect((await say(client, { text: 'Đã làm' })).status).toBe(403)
    expect((await say(cast.officer, { text: '' })).body.fields[0].path).toBe('text')
    expect((await say(cast.officer, { text: 'Quá tay', percent: 101 })).body.fields[0].path).toBe('percent')
    expect((await say(cast.officer, { kind: 'check_in', text: 'Đang làm' })).body.fields[0].path).toBe('outlook')
    expect((await say(cast.office, { kind: 'check_in', text: 'Thay cho xã', outlook: 'on_track' })).status).toBe(403)
    const { body } = await say(cast.officer, { kind: 'check_in', text: 'Đã xong phần khung', outlook: 'at_risk', percent: 40 })
    expect(body).toMatchObject({ percent: 40, outlook: 'at_risk', lastCheckInOn: '2026-02-05', nextCheckIn: '2026-05-05' })
    await say(cast.office, { text: 'Đề nghị xã gửi sớm phần còn lại' })
    const { history } = (await cast.officer.get(path)).body
    expect(history.items.map((note: { agency: string | null; by: string }) => [note.agency, note.by])).toEqual([
      [null, 'Trần Văn Phòng'],
      ['UBND xã Ia Grai', 'Rơ Châm H’Lan'],
    ])
  })

  it('are acknowledged by the leader or the office, once, and never by who wrote them', async () => {
    const { path } = await cast.turn(cast.commune, 4)
    await cast.leader.post(`${path}/notes`, { text: 'Lãnh đạo xã tự cập nhật tiến độ' })
    await cast.officer.post(`${path}/notes`, { text: 'Cán bộ cập nhật tiến độ' })
    const [byOfficer, byLeader] = (await cast.leader.get(path)).body.history.items
    expect([byOfficer.may.acknowledge, byLeader.may.acknowledge]).toEqual([true, false])
    const see = (client: WorkCast['stranger'], note: { id: string }) => client.post(`notes/${note.id}/acknowledgement`)
    expect((await see(cast.stranger, byOfficer)).status).toBe(401)
    for (const client of [cast.officer, cast.neighbour, cast.administrator])
      expect((await see(client, byOfficer)).status).toBe(403)
    expect((await see(cast.leader, byLeader)).status).toBe(403)
    expect((await see(cast.leader, byOfficer)).body.acknowledged).toMatchObject({ by: 'Siu Blêng' })
    expect((await see(cast.office, byOfficer)).body.code).toBe('progress.acknowledged_already')
    expect((await see(cast.office, { id: nobody })).status).toBe(404)
    expect((await see(cast.office, { id: 'x' })).status).toBe(422)
  })

  it('a coordinating agency adds what it knows; it is asked for no check-in and closes nothing', async () => {
    const list = (await cast.officer.get('turns', { role: 'coordinating' })).body.items
    const own = `turns/${list[0].assignmentId}/${list[0].year}`
    expect((await cast.officer.post(`${own}/notes`, { text: 'Xã đã cử người tham gia' })).status).toBe(200)
    expect((await cast.officer.post(`${own}/notes`, { kind: 'check_in', text: 'Thử', outlook: 'on_track' })).status).toBe(403)
    expect((await cast.officer.post(`${own}/closing`, { doneOn: '2026-02-01', text: 'Xong phần mình' })).status).toBe(403)
    expect((await cast.officer.get(own)).body).toMatchObject({ nextCheckIn: null, may: { askClosing: false, pause: false } })
  })
})

describe('pausing', () => {
  it('is for the leader of the lead or the office, with a reason; resuming gives one full rhythm', async () => {
    const { path } = await cast.turn(cast.commune, 2)
    const pause = (client: WorkCast['stranger'], reason = 'Chờ hướng dẫn của tỉnh') => client.post(`${path}/pause`, { reason })
    expect((await pause(cast.stranger)).status).toBe(401)
    for (const client of [cast.officer, cast.neighbour, cast.administrator]) expect((await pause(client)).status).toBe(403)
    expect((await pause(cast.leader, '')).body.fields[0].path).toBe('reason')
    expect((await pause(cast.leader)).body).toMatchObject({ state: 'paused', status: 'late', nextCheckIn: null })
    expect((await pause(cast.leader)).body.code).toBe('progress.not_now')
    const resume = (client: WorkCast['stranger']) => client.post(`${path}/resume`)
    expect((await resume(cast.stranger)).status).toBe(401)
    expect((await resume(cast.officer)).status).toBe(403)
    cast.stage.clock.set('2026-05-20T08:00')
    expect((await resume(cast.office)).body).toMatchObject({ state: 'open', nextCheckIn: '2026-06-20' })
    cast.stage.clock.set('2026-02-05T08:00')
  })

  it('how often a task is asked about is set by the office for all who hold it', async () => {
    const { path } = await cast.turn(cast.ward, 2)
    const taskId = (await cast.office.get(path)).body.task.id
    const set = (client: WorkCast['stranger'], rhythm: string) => client.put(`tasks/${taskId}/rhythm`, { rhythm })
    expect((await set(cast.stranger, 'weekly')).status).toBe(401)
    for (const client of [cast.leader, cast.administrator]) expect((await set(client, 'weekly')).status).toBe(403)
    expect((await set(cast.office, 'daily')).status).toBe(422)
    await cast.neighbour.post(`${path}/notes`, { kind: 'check_in', text: 'Đang làm', outlook: 'on_track' })
    expect((await cast.office.get(path)).body).toMatchObject({ rhythm: 'monthly', rhythmSet: false, nextCheckIn: '2026-03-05' })
    expect((await set(cast.office, 'weekly')).body).toEqual({ taskId, rhythm: 'weekly' })
    expect((await cast.office.get(path)).body).toMatchObject({ rhythm: 'weekly', rhythmSet: true, nextCheckIn: '2026-02-12' })
    expect((await set(cast.office, 'monthly')).status).toBe(200)
    expect((await cast.office.put(`tasks/${nobody}/rhythm`, { rhythm: 'weekly' })).status).toBe(404)
  })
})

describe('the rule and its twin in SQL', () => {
  it('agree over random turns: 29/2, year ends, extensions, closed late', async () => {
    const { db } = cast.stage.platform
    const rows = await db
      .select({ id: assignments.id, taskId: tasks.id })
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(and(eq(assignments.agencyId, cast.ward.id), eq(assignments.role, 'lead')))
      .limit(1)
    const { id, taskId } = rows[0]!
    const day = fc
      .oneof(
        fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2028-02-29', '2026-02-28'),
        fc.integer({ min: 0, max: 1800 }),
      )
      .map(one => (typeof one === 'string' ? one : Temporal.PlainDate.from('2024-01-01').add({ days: one }).toString()))
    const maybe = fc.option(day, { nil: null })
    const random = fc.record({
      recurrence: fc.constantFrom('once', 'annual', 'ongoing', null),
      due: maybe,
      state: fc.constantFrom(...StandingState.options),
      doneOn: maybe,
      extendedTo: maybe,
      startedOn: maybe,
      firstOn: maybe,
      verified: fc.integer({ min: 0, max: 2 }),
      year: fc.integer({ min: 2024, max: 2028 }),
      today: day,
    })
    await fc.assert(
      fc.asyncProperty(random, async one => {
        const recurrence = recurrenceOf(one)
        const year = turnYear(recurrence, one.year)
        const found = await db.transaction(async tx => {
          await tx.execute(sql`delete from standing where assignment_id = ${id}`)
          await tx.execute(sql`delete from evidence_tally where assignment_id = ${id}`)
          await tx.execute(sql`update task set recurrence = ${one.recurrence}, due = ${one.due} where id = ${taskId}`)
          await tx.execute(sql`update assignment set due = ${one.due} where id = ${id}`)
          await tx.execute(sql`insert into standing (id, version, created_at, updated_at, assignment_id, year, state, done_on, extended_to, started_on, closed_at)
            values (gen_random_uuid(), 1, now(), now(), ${id}, ${year}, ${one.state}, ${one.doneOn}, ${one.extendedTo}, ${one.startedOn}, ${one.state === 'closed' ? sql`now()` : null})`)
          await tx.execute(sql`insert into evidence_tally (assignment_id, year, claimed, verified, rejected, first_on)
            values (${id}, ${year}, 0, ${one.verified}, 0, ${one.firstOn})`)
          const turn = fromTurns(tx, one.year, { status: sql<string>`${statusSql(one.year, one.today)}` })
          const [row] = await turn.where(eq(assignments.id, id))
          return row!.status
        })
        expect(found).toBe(
          statusOf(
            {
              recurrence,
              due: one.extendedTo ?? dueOf(recurrence, one.due, one.year),
              state: one.state,
              doneOn: one.doneOn,
              startedOn: [one.startedOn, one.firstOn].filter(each => each !== null).toSorted()[0] ?? null,
              verified: one.verified,
            },
            one.today,
          ),
        )
      }),
      { numRuns: 120 },
    )
  })
})
