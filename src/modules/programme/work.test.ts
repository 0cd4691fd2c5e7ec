import ExcelJS from 'exceljs'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Actor } from '#kernel/actor.ts'
import { castOf, nobody, type Cast } from './cast.test-kit.ts'
import { planText } from './plan-text.test-kit.ts'
import { canReadAssignment, canReadReading } from './policy.ts'
import { adoptFile } from './provincial-plan.ts'
import { visibleAssignments, visibleReadings } from './scope.ts'
import { assignments, readings } from './tables.ts'

let cast: Cast
let code: string
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  code = (await cast.stranger.get('plans')).body.items[0].code
})
afterAll(() => cast.stage.close())

type Numbered = { id: string; number: number; section: string }
const taskOf = async (section: string, place = 0) =>
  (await cast.stranger.get('tasks', { plan: code, section })).body.items[place] as Numbered
const sheetRows = async (bytes: Uint8Array) => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return workbook.worksheets[0]!.getSheetValues()
    .slice(1)
    .map(row => (row as unknown[]).slice(1))
}

describe('the adopted plan', () => {
  it('is open to everybody: its facts, its duties, when reports are due, the document itself', async () => {
    const { status, body } = await cast.stranger.get(`plans/${code}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      edition: 1,
      tasks: 32,
      targets: 9,
      signer: { name: 'Lâm Hải Giang' },
      may: { amend: false, assign: false },
    })
    expect(body.responsibilities).toHaveLength(22)
    expect(body.reportingRules).toMatchObject([
      { monthDays: ['06-15', '12-15'], nextDay: '2026-06-14', clause: { anchor: 'V.7.e' } },
    ])
    expect(body.legalBases.map((basis: { number: string }) => basis.number)).toContain('1169/QĐ-TTg')
    expect((await cast.stranger.request(`plans/${code}/file`)).status).toBe(200)
    expect((await cast.stranger.get('plans', { q: 'day manh truyen thong' })).body).toMatchObject({
      total: 1,
      items: [{ tasks: 32, targets: 9 }],
    })
    expect((await cast.stranger.get('plans/khong-co')).status).toBe(404)
    expect((await cast.stranger.get('plans', { page: 0 })).status).toBe(422)
  })

  it('can be followed both ways between a clause and its task', async () => {
    const clause = (await cast.stranger.get(`plans/${code}/clauses/III.1.a-1`)).body
    expect(clause).toMatchObject({ path: 'III.1.a', mark: '-', previous: 'III.1.a', next: 'III.1.a-2', tasks: [{ number: 1 }] })
    expect(clause.ancestors.map((above: { anchor: string }) => above.anchor)).toEqual(['III', 'III.1', 'III.1.a'])
    const task = (await cast.stranger.get(`tasks/${clause.tasks[0].id}`)).body
    expect(task.clause).toMatchObject({ anchor: 'III.1.a-1', verbatim: clause.verbatim })
    expect(task.headings.map((above: { anchor: string }) => above.anchor)).toEqual(['III', 'III.1', 'III.1.a'])
    expect((await cast.stranger.get(`plans/${code}/clauses/V.7.e`)).body.responsibilities).toHaveLength(1)
    expect((await cast.stranger.get(`plans/${code}/clauses/IX.9`)).status).toBe(404)
  })

  it('hangs from target to task to the agencies that hold it; the rest is shown as not yet linked', async () => {
    const { body } = await cast.stranger.get(`plans/${code}/tree`)
    expect(body.goals.map((goal: { title: string }) => goal.title)).toEqual(['Năm 2025', 'Năm 2026', 'Năm 2030'])
    const targets = body.goals.flatMap((goal: { targets: { tasks: Numbered[] }[] }) => goal.targets)
    expect(targets).toHaveLength(9)
    const linked = targets.flatMap((target: { tasks: Numbered[] }) => target.tasks)
    expect(linked.length + body.unlinked.length).toBe(32)
    expect(linked.find((task: Numbered) => task.number === 1).assigned.lead).toBeGreaterThan(150)
  })
})

describe('tying a task to a target', () => {
  it('is the office’s: it links, and the suggestion becomes a decision; it unlinks', async () => {
    const task = await taskOf('III.5')
    const [target] = (await cast.stranger.get(`plans/${code}/tree`)).body.goals[1].targets
    const link = (client: Cast['stranger'], targetId: string) => client.post(`tasks/${task.id}/targets`, { targetId })
    expect((await link(cast.stranger, target.id)).status).toBe(401)
    expect((await link(cast.communeOfficer, target.id)).status).toBe(403)
    expect((await link(cast.administrator, target.id)).status).toBe(403)
    expect((await link(cast.office, nobody)).body.fields[0].path).toBe('targetId')
    expect((await link(cast.office, target.id)).body).toMatchObject({ origin: 'person' })
    expect((await cast.stranger.get(`tasks/${task.id}`)).body.targets).toContainEqual(
      expect.objectContaining({ id: target.id, origin: 'person' }),
    )
    expect((await cast.communeOfficer.delete(`tasks/${task.id}/targets/${target.id}`)).status).toBe(403)
    expect((await cast.office.delete(`tasks/${task.id}/targets/${target.id}`)).status).toBe(204)
    expect((await cast.office.delete(`tasks/${task.id}/targets/${target.id}`)).status).toBe(404)
  })
})

describe('an officer of a commune', () => {
  it('finds exactly the four tasks that III.1.a gives every commune to lead, quoted from the plan', async () => {
    const { body } = await cast.communeOfficer.get('my-work')
    expect(body.agencies).toHaveLength(1)
    const [work] = body.agencies
    expect(work).toMatchObject({ agency: { name: 'UBND xã Ia Grai' }, lead: 4, coordinating: 7 })
    const section = work.plans[0].sections.find((part: { path: string }) => part.path === 'III.1.a')
    expect(section.title).toMatch(/^Đẩy mạnh truyền thông, phổ biến/)
    expect(section.items.map((item: { number: number; role: string }) => [item.number, item.role])).toEqual([
      [1, 'lead'],
      [2, 'lead'],
      [3, 'lead'],
      [4, 'lead'],
    ])
    expect(section.items[0]).toMatchObject({ viaGroup: 'UBND cấp xã', clause: { anchor: 'III.1.a-1' } })
    expect(section.items[1]).toMatchObject({ due: '2025-12-31', daysLeft: -36 })
    expect(work.plans[0].reports).toMatchObject([{ nextDay: '2026-06-14', to: 'Sở Khoa học và Công nghệ' }])
    expect(work.plans[0].responsibilities.map((duty: { section: string }) => duty.section)).toContain('V.7.a')
  })

  it('sees what its own agency holds and nothing of the neighbour’s', async () => {
    const list = (await cast.communeOfficer.get('assignments')).body
    expect(list.total).toBe(11)
    expect(new Set(list.items.map((row: { agency: { name: string } }) => row.agency.name))).toEqual(new Set(['UBND xã Ia Grai']))
    const neighbour = await cast.agency('UBND phường Pleiku')
    expect((await cast.communeOfficer.get('assignments', { agency: neighbour.id })).body.total).toBe(0)
    expect((await cast.communeOfficer.get(`agencies/${neighbour.id}/work`)).status).toBe(403)
    const task = await taskOf('III.1.a')
    const detail = (await cast.communeOfficer.get(`tasks/${task.id}`)).body
    expect(detail.assignments).toHaveLength(1)
    expect(detail.assigned.lead).toBeGreaterThan(150)
    expect(detail.may).toEqual({ assign: false, link: false })
  })
})

describe('seeing who holds what', () => {
  it('is open to the office and administrators, closed to strangers', async () => {
    const department = await cast.agency('Sở Khoa học và Công nghệ')
    for (const client of [cast.office, cast.administrator]) {
      expect((await client.get('assignments')).body.total).toBeGreaterThan(1_500)
      expect((await client.get(`agencies/${department.id}/work`)).body.lead).toBeGreaterThanOrEqual(16)
    }
    for (const path of ['assignments', 'my-work', `agencies/${department.id}/work`, 'assignments.xlsx'])
      expect((await cast.stranger.get(path)).status).toBe(401)
    expect((await cast.office.get(`agencies/${nobody}/work`)).status).toBe(404)
    expect((await cast.office.get('assignments', { sort: 'password' })).status).toBe(422)
    expect((await cast.office.get('assignments', { on: '2026-02-30' })).status).toBe(422)
  })

  it('filters and sorts: who leads, what is due, a section, words without marks', async () => {
    const total = async (query: Record<string, unknown>) => (await cast.office.get('assignments', query)).body.total
    expect(await total({ section: 'III.5' })).toBe(1)
    expect(await total({ section: 'III.1', role: 'lead' })).toBeGreaterThan(600)
    expect(await total({ q: 'hoi thi', recurrence: 'ongoing', role: 'lead' })).toBeGreaterThan(0)
    expect(await total({ dueBefore: '2025-12-31' })).toBe(0)
    expect(await total({ plan: 'khong-co' })).toBe(0)
    const dated = (await cast.office.get('assignments', { dueBefore: '2026-01-01' })).body
    expect(dated.items.every((row: { due: string }) => row.due === '2025-12-31')).toBe(true)
    const byName = (await cast.office.get('assignments', { sort: 'agency', pageSize: 50 })).body.items
    const names = byName.map((row: { agency: { name: string } }) => row.agency.name)
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare))
    const tasks = async (query: Record<string, unknown>) =>
      (await cast.stranger.get('tasks', { plan: code, ...query })).body.total
    expect(await tasks({ dueBefore: '2026-01-01' })).toBe(2)
    expect(await tasks({ section: 'III.1' })).toBe(11)
    expect(await tasks({ q: 'cau lac bo' })).toBe(1)
    expect(await tasks({ agency: (await cast.agency('Sở Ngoại vụ')).id, role: 'lead' })).toBe(5)
  })

  it('agrees between the list and the rule, whoever asks', async () => {
    const { db } = cast.stage.platform
    const rows = await db.select().from(assignments).limit(400)
    const held = [...new Set(rows.map(row => row.agencyId))]
    const someReadings = await db.select().from(readings)
    const grant = fc.record({ role: fc.constantFrom(...roles), unitId: fc.constantFrom(...held.slice(0, 6)) })
    await fc.assert(
      fc.asyncProperty(fc.array(grant, { maxLength: 3 }), async grants => {
        const actor: Actor = { id: 'a', name: 'A', email: '', grants }
        const seen = new Set(
          (await db.select({ id: assignments.id }).from(assignments).where(visibleAssignments(actor))).map(row => row.id),
        )
        for (const row of rows) expect(seen.has(row.id)).toBe(canReadAssignment(actor, row))
        const read = new Set(
          (await db.select({ id: readings.id }).from(readings).where(visibleReadings(actor))).map(row => row.id),
        )
        for (const row of someReadings) expect(read.has(row.id)).toBe(canReadReading(actor, row))
      }),
      { numRuns: 25 },
    )
  })

  it('comes as Excel, tasks in the shape of an annex', async () => {
    const annex = await sheetRows((await cast.stranger.get('tasks.xlsx', { plan: code })).body)
    expect(annex[0]).toEqual(['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Căn cứ'])
    expect(annex).toHaveLength(33)
    expect(annex[2]).toMatchObject([
      2,
      expect.any(String),
      expect.stringContaining('UBND cấp xã'),
      expect.any(String),
      'Hoàn thành trong năm 2025',
      'Mục III.1.a',
    ])
    const own = await sheetRows((await cast.communeOfficer.get('assignments.xlsx')).body)
    expect(own).toHaveLength(12)
    expect(own.slice(1).every(row => row[1] === 'UBND xã Ia Grai')).toBe(true)
  })

  it('is found by words with or without marks; strangers are led to the portal', async () => {
    const found = async (client: Cast['stranger']) =>
      (await client.get('search', { q: 'kho tai nguyen truyen thong so', kind: 'task' })).body.groups[0].hits[0]
    expect((await found(cast.stranger)).href).toMatch(new RegExp(`^/ke-hoach/${code}`))
    expect((await found(cast.office)).href).toMatch(/^\/lam-viec\/nhiem-vu\//)
    expect(
      (await cast.stranger.get('search', { q: 'Định kỳ trước ngày 15 tháng 6', kind: 'clause' })).body.groups[0].hits[0].title,
    ).toBe('Mục V.7.e')
  })
})

describe('giving work by hand', () => {
  const reason = 'Công văn số 12/UBND-KGVX'

  it('is the office’s, with a reason that the audit keeps; who holds it already is told apart', async () => {
    const task = await taskOf('III.3.b', 1)
    const [police, press] = [await cast.agency('Công an tỉnh'), await cast.agency('Báo và Phát thanh, Truyền hình Gia Lai')]
    const give = (client: Cast['stranger'], extra: Record<string, unknown> = {}) =>
      client.post(`tasks/${task.id}/assignments`, { agencyIds: [police.id], role: 'coordinating', reason, ...extra })
    expect((await give(cast.stranger)).status).toBe(401)
    for (const client of [cast.communeLeader, cast.leader, cast.administrator]) expect((await give(client)).status).toBe(403)
    expect((await give(cast.office, { reason: '' })).body.fields[0].path).toBe('reason')
    expect((await give(cast.office, { agencyIds: [nobody] })).body.fields[0].path).toBe('agencyIds')
    expect((await give(cast.office)).body).toEqual({ assigned: 1, alreadyHeld: 0 })
    expect((await give(cast.office, { agencyIds: [police.id, press.id] })).body).toEqual({ assigned: 1, alreadyHeld: 1 })
    const { rows } = await cast.stage.platform.pool.query(
      `select reason from audit_entry where operation = 'programme.assign' order by sequence desc limit 1`,
    )
    expect(rows[0].reason).toBe(reason)
    const [held] = (await cast.office.get('assignments', { task: task.id, agency: police.id })).body.items
    expect(held).toMatchObject({ role: 'coordinating', viaGroup: null, assignedOn: '2026-02-05' })

    const end = (client: Cast['stranger'], extra: Record<string, unknown> = {}) =>
      client.post(`assignments/${held.id}/end`, { version: held.version, reason, ...extra })
    expect((await end(cast.stranger)).status).toBe(401)
    expect((await end(cast.communeOfficer)).status).toBe(403)
    expect((await end(cast.office, { on: '2026-02-04' })).body.fields[0].path).toBe('on')
    expect((await end(cast.office, { version: 9 })).body.code).toBe('conflict')
    expect((await end(cast.office)).body.endedOn).toBe('2026-02-05')
    expect((await end(cast.office)).body.code).toBe('programme.assignment_over')
    expect((await cast.office.post(`assignments/${nobody}/end`, { version: 1, reason })).status).toBe(404)
  })

  it('holds through its last day and no longer, by the clock of Hà Nội', async () => {
    const task = await taskOf('III.3.b', 0)
    const union = await cast.agency('Công an tỉnh')
    await cast.office.post(`tasks/${task.id}/assignments`, { agencyIds: [union.id], role: 'lead', reason, on: '2026-02-01' })
    const held = async () => (await cast.office.get('assignments', { task: task.id, agency: union.id })).body.items
    const [{ id, version }] = await held()
    await cast.office.post(`assignments/${id}/end`, { version, reason, on: '2026-02-28' })
    cast.stage.clock.set('2026-02-28T23:59')
    expect(await held()).toHaveLength(1)
    cast.stage.clock.set('2026-03-01T00:00')
    expect(await held()).toHaveLength(0)
    cast.stage.clock.set('2026-02-05T08:00')
  })
})

describe('when agencies merge', () => {
  it('the successor carries the work on from that day, and the past stays with the one that did it', async () => {
    const [commune, ward] = [await cast.agency('UBND xã Ia Grai'), await cast.agency('UBND phường Pleiku')]
    const onlyHere = await taskOf('III.4')
    await cast.office.post(`tasks/${onlyHere.id}/assignments`, {
      agencyIds: [commune.id],
      role: 'lead',
      reason: 'Giao thêm bằng công văn',
    })
    const count = async (agency: { id: string }, on: string) =>
      (await cast.office.get('assignments', { agency: agency.id, on })).body.total
    expect(await count(commune, '2026-02-28')).toBe(12)
    const { version } = (await cast.office.get(`agencies/${commune.id}`)).body
    const merged = await cast.office.post(`agencies/${commune.id}/succession`, {
      version,
      on: '2026-03-01',
      how: 'merged',
      successors: [ward.id],
      basis: 'Nghị quyết thử',
    })
    expect(merged.status).toBe(200)
    expect(await cast.stage.drain()).toMatchObject({ failed: [] })

    expect(await count(commune, '2026-02-28')).toBe(12)
    expect(await count(commune, '2026-03-01')).toBe(0)
    expect(await count(ward, '2026-02-28')).toBe(11)
    expect(await count(ward, '2026-03-01')).toBe(12)
    const [carried] = (await cast.neighbour.get('assignments', { task: onlyHere.id, on: '2026-03-01' })).body.items
    expect(carried).toMatchObject({ role: 'lead', assignedOn: '2026-03-01', agency: { name: 'UBND phường Pleiku' } })
    const { assignments: everyone } = (await cast.office.get(`tasks/${onlyHere.id}`)).body
    expect(everyone.filter((row: { agency: { name: string } }) => row.agency.name === 'UBND xã Ia Grai')).toMatchObject([
      { endedOn: '2026-02-28' },
    ])
    const past = (await cast.office.get(`agencies/${commune.id}/work`, { on: '2026-02-28' })).body
    expect(past).toMatchObject({ lead: 5, coordinating: 7 })
  })

  it('a later plan that still names the one that ended gives the work to whoever carries it on', async () => {
    const points = [{ who: 'UBND xã Ia Grai', tasks: ['Mở chuyên mục chuyển đổi số trên trang thông tin điện tử.'] }]
    const bytes = new TextEncoder().encode(planText({ number: '90/KH-UBND', issued: 'ngày 10 tháng 4 năm 2026', points }))
    const later = await adoptFile(cast.stage.callAs(), { name: 'ke-hoach.txt', bytes }, { effectiveOn: '2026-04-15' })
    const { items } = (await cast.office.get('assignments', { plan: later.code, on: '2026-04-15' })).body
    expect(items).toMatchObject([{ role: 'lead', agency: { name: 'UBND phường Pleiku' } }])
  })
})
