import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { writing } from '#kernel/audit/write.ts'
import { systemActor } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { newId } from '#kernel/id.ts'
import { agencies, type AgencyRow } from '#modules/agencies/index.ts'
import { succeed } from '../agencies/operations/register.ts'
import { recordEvidence, withdrawRecorded, type EvidenceKind } from '#modules/evidence/index.ts'
import { adoptProvincePlan, targets } from '#modules/programme/index.ts'
import { testPlatform, type Client, type TestPlatform } from '#test/kit.ts'
import type { MeasuredTarget, Member, TargetDetail, TargetList } from './contract.ts'
import { keepValues } from './operations/keeping.ts'
import { measures, measureValues, populations, staffMembers } from './tables.ts'

let stage: TestPlatform
let office: Client & { me: { id: string } }, officer: Client, administrator: Client
let commune: AgencyRow, department: AgencyRow
let target: Record<string, string>

beforeAll(async () => {
  stage = await testPlatform({ seeded: true, at: '2025-09-01T08:00' })
  await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-07-15' })
  await stage.drain()
  const named = async (name: string) => (await stage.platform.db.select().from(agencies).where(eq(agencies.name, name)))[0]!
  department = await named('Sở Khoa học và Công nghệ')
  commune = await named('UBND xã Ia Grai')
  office = await stage.as({ name: 'Trần Văn Phòng', role: 'office', unitId: department.id })
  officer = await stage.as({ role: 'officer', unitId: commune.id })
  administrator = await stage.as({ role: 'administrator', unitId: department.id })
  const { body } = await office.get<TargetList>('measures')
  target = Object.fromEntries(body.items.map(item => [item.measure?.code ?? '', item.id]))
})
afterAll(() => stage.close())

/** Runs a change as the platform itself, the way a capability records what it did. */
const change = <T>(work: Parameters<typeof writing<T>>[1]) =>
  writing({ db: stage.platform.db, actor: systemActor, clock: stage.clock, operation: 'trial.record', requestId: newId() }, work)
const by = { id: 'system', name: 'Hệ thống' }
const record = (
  agencyId: string,
  kind: EvidenceKind,
  more: { key?: string; quantity?: number; targetIds?: string[]; state?: 'claimed' } = {},
) =>
  change(write =>
    recordEvidence(write, {
      source: 'trial',
      sourceKey: more.key ?? `${kind}:${agencyId}`,
      agencyId,
      kind,
      title: `Minh chứng ${kind}`,
      happenedOn: today(stage.clock).toString(),
      quantity: more.quantity ?? 1,
      state: more.state ?? 'verified',
      by,
      at: stage.clock.now(),
      today: today(stage.clock).toString(),
      targetIds: more.targetIds ?? [target['2025-1']!],
    }),
  )
const takeBack = (key: string) =>
  change(write => withdrawRecorded(write, { source: 'trial', sourceKey: key, reason: 'Ghi nhầm', by, at: stage.clock.now() }))
const measured = async (code: string): Promise<MeasuredTarget> =>
  (await office.get<TargetList>('measures')).body.items.find(item => item.measure?.code === code)!
const members = async (code: string, query: Record<string, unknown> = {}): Promise<Member[]> =>
  (await office.get(`measures/${target[code]}/members`, { pageSize: 200, ...query })).body.items

describe('the plan of the province, once adopted', () => {
  it('has a sensible measure for every one of its nine targets, in words and with its basis', async () => {
    const { body } = await officer.get<TargetList>('measures', { year: undefined })
    expect(body.items.map(item => [item.measure?.code, item.measure?.formula])).toEqual([
      ['2025-1', 'agencies_with_all_kinds'],
      ['2025-2', 'agencies_with_any'],
      ['2025-3', 'agencies_with_all_kinds'],
      ['2026-1', 'milestone'],
      ['2026-2', 'milestone'],
      ['2026-3', 'manual'],
      ['2026-4', 'milestone'],
      ['2030-1', 'share_of_reach'],
      ['2030-2', 'share_of_list'],
    ])
    expect(body.items.map(item => item.measure?.wanted)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.8, 0.7])
    expect(body.items.every(item => item.measure!.statement.length > 40)).toBe(true)
    expect(body.may).toEqual({ revise: false })
    expect((await officer.get<TargetList>('measures', { year: 2030 })).body.items).toHaveLength(2)
    expect(await officer.get('measures', { year: 'năm nay' })).toMatchObject({ status: 422 })
  })

  it('is measured once: adopting and starting again make no second measure', async () => {
    const { seed } = await import('./seed.ts')
    await seed(stage.callAs())
    expect(await stage.platform.db.$count(measures)).toBe(9)
  })

  it('asks a stranger to sign in', async () => {
    expect(await stage.anonymous.get('measures')).toMatchObject({ status: 401 })
    expect(await stage.anonymous.get(`measures/${target['2025-1']}`)).toMatchObject({ status: 401 })
    expect(await stage.anonymous.get(`measures/${target['2025-1']}/members`)).toMatchObject({ status: 401 })
    expect(await stage.anonymous.get(`measures/${target['2025-1']}/chart.svg`)).toMatchObject({ status: 401 })
  })

  it('answers for a target that does not exist, or is no id, what to do', async () => {
    expect(await office.get('measures/00000000-0000-7000-8000-000000000000')).toMatchObject({ status: 404 })
    expect(await office.get('measures/muc-tieu')).toMatchObject({ status: 422 })
  })
})

describe('target 2025-1', () => {
  it('moves by one agency when the second of plan and column is verified, and moves back when it is rejected', async () => {
    const before = await measured('2025-1')
    expect(before.figure).toMatchObject({ numerator: 0, value: 0 })
    const n = before.figure!.denominator!
    expect(n).toBeGreaterThan(135)

    await record(commune.id, 'plan')
    expect((await measured('2025-1')).figure!.numerator).toBe(0)
    await record(commune.id, 'column', { state: 'claimed' })
    expect((await measured('2025-1')).figure!.numerator).toBe(0)
    const waiting = (await members('2025-1', { q: 'ia grai' })).find(member => member.agencyId === commune.id)!
    expect(waiting).toMatchObject({ counted: false })
    expect(waiting.why).toBe('Kế hoạch đã ban hành: có (01/09/2025); Chuyên mục: minh chứng đang chờ xác nhận')

    await record(commune.id, 'column')
    const after = await measured('2025-1')
    expect(after.figure).toMatchObject({ numerator: 1, denominator: n, value: 1 / n })

    await takeBack('column:' + commune.id)
    expect((await measured('2025-1')).figure!.numerator).toBe(0)
    await record(commune.id, 'column')
    expect((await measured('2025-1')).figure!.numerator).toBe(1)
  })

  it('moves at once when an officer claims and the office verifies, and back when the office takes its verdict back and rejects', async () => {
    const [ward] = await stage.platform.db.select().from(agencies).where(eq(agencies.name, 'UBND phường Pleiku'))
    const neighbour = await stage.as({ role: 'officer', unitId: ward!.id })
    const before = (await measured('2025-1')).figure!.numerator!
    const claim = async (kind: string, address: string) =>
      (
        await neighbour.post('evidence', {
          agencyId: ward!.id,
          kind,
          title: `Của phường: ${kind}`,
          happenedOn: '2025-08-28',
          address,
          assignmentIds: [],
          targetIds: [target['2025-1']],
        })
      ).body
    const plan = await claim('plan', 'https://pleiku.gialai.gov.vn/ke-hoach')
    const column = await claim('column', 'https://pleiku.gialai.gov.vn/chuyen-muc')
    const verify = (piece: { id: string; version: number }) =>
      office.post(`evidence/${piece.id}/verification`, { version: piece.version })
    await verify(plan)
    expect((await measured('2025-1')).figure!.numerator).toBe(before)
    const verified = await verify(column)
    expect(verified.status).toBe(200)
    expect((await measured('2025-1')).figure!.numerator).toBe(before + 1)
    const reopened = await office.post(`evidence/${column.id}/reopening`, {
      version: verified.body.version,
      reason: 'Trang đã gỡ',
    })
    const rejected = await office.post(`evidence/${column.id}/rejection`, {
      version: reopened.body.version,
      reason: 'Trang đã gỡ',
    })
    expect(rejected.status).toBe(200)
    expect((await measured('2025-1')).figure!.numerator).toBe(before)
    expect((await members('2025-1', { q: 'phuong pleiku' }))[0]!.why).toContain('Chuyên mục: minh chứng không được chấp nhận')
  })

  it('opens the list behind it: one row for each obliged agency, those counted with their proof', async () => {
    const { body } = await officer.get(`measures/${target['2025-1']}/members`, { counted: true })
    expect(body.total).toBe(1)
    expect(body.items[0]).toMatchObject({ name: 'UBND xã Ia Grai', agencyCode: commune.code, counted: true })
    expect(body.items[0].evidence.map((one: { state: string }) => one.state)).toEqual(['verified', 'verified'])
    const whole = await office.get(`measures/${target['2025-1']}/members`, { counted: false })
    expect(whole.body.total + 1).toBe((await measured('2025-1')).figure!.denominator)
    expect(await office.get(`measures/${target['2025-1']}/members`, { pageSize: 9999 })).toMatchObject({ status: 422 })
  })

  it('goes out as an Excel sheet in the same words', async () => {
    const first = target['2025-1']!
    const answer = await officer.get(`measures/${first}/members.xlsx`)
    expect(answer.status).toBe(200)
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(answer.body.buffer)
    const sheet = workbook.worksheets[0]!
    expect(sheet.rowCount - 1).toBe((await measured('2025-1')).figure!.denominator)
    const rows = sheet.getSheetValues() as unknown[][]
    expect(rows.find(row => row?.[1] === 'UBND xã Ia Grai')?.[2]).toBe('Có')
    expect(await stage.anonymous.get(`measures/${first}/members.xlsx`)).toMatchObject({ status: 401 })
  })

  it('counts who is obliged by the rule of the day: an agency that ended leaves numerator and denominator, its past figures stay', async () => {
    const n = (await measured('2025-1')).figure!.denominator!
    const [successor] = await stage.platform.db.select().from(agencies).where(eq(agencies.name, 'UBND xã Ia Hrung'))
    stage.clock.set('2025-10-01T08:00')
    const ended = await succeed.run(stage.callAs(), {
      id: commune.id,
      version: commune.version,
      on: '2025-10-01',
      how: 'merged',
      successors: [successor!.id],
    })
    expect(ended.validUntil).toBe('2025-09-30')
    expect((await measured('2025-1')).figure).toMatchObject({ numerator: 0, denominator: n - 1 })
    await record(successor!.id, 'plan', { key: 'plan of successor' })
    await record(successor!.id, 'column', { key: 'column of successor' })
    expect((await measured('2025-1')).figure).toMatchObject({ numerator: 1, denominator: n - 1 })
    const onTheLastDay = await members('2025-1', { on: '2025-09-30', counted: true })
    expect(onTheLastDay.map(member => member.name)).toEqual(['UBND xã Ia Grai'])
  })

  it('takes no evidence of another plan and none that was withdrawn', async () => {
    const before = (await measured('2025-1')).figure!.numerator
    await takeBack('plan of successor')
    expect((await measured('2025-1')).figure!.numerator).toBe(before! - 1)
    await record((await stage.platform.db.select().from(agencies).where(eq(agencies.name, 'Sở Tài chính')))[0]!.id, 'plan', {
      key: 'linked to nothing',
      targetIds: [],
    })
    expect((await members('2025-1', { q: 'so tai chinh' }))[0]!.why).toContain('Kế hoạch đã ban hành: chưa có')
  })
})

describe('the other formulas', () => {
  it('reach 2030-1 only with parts that are known, cap each commune at its population, and say how unsure the number is', async () => {
    expect((await measured('2030-1')).figure).toMatchObject({ value: null, denominator: null })
    expect((await measured('2030-1')).pace).toBe('unknown')
    const [first, second] = await stage.platform.db
      .select()
      .from(agencies)
      .where(and(eq(agencies.kind, 'commune')))
      .orderBy(agencies.code)
      .limit(2)
    const at = stage.clock.now()
    await stage.platform.db.insert(populations).values([
      { agencyId: first!.id, year: 2024, residents: 5000, source: 'thử', createdAt: at, updatedAt: at },
      { agencyId: first!.id, year: 2025, residents: 10000, source: 'thử', createdAt: at, updatedAt: at },
      { agencyId: first!.id, year: 2030, residents: 99999, source: 'thử', createdAt: at, updatedAt: at },
      { agencyId: second!.id, year: 2025, residents: 1000, source: 'thử', createdAt: at, updatedAt: at },
    ])
    const reach = { targetIds: [target['2030-1']!] }
    await record(first!.id, 'reach', { ...reach, key: 'a', quantity: 3000 })
    await record(first!.id, 'reach', { ...reach, key: 'b', quantity: 2000 })
    await record(second!.id, 'reach', { ...reach, key: 'c', quantity: 7777 })
    const { figure } = await measured('2030-1')
    expect(figure).toMatchObject({ numerator: 4000, denominator: 11000, value: 4000 / 11000 })
    expect(figure!.between).toEqual([4000 / 11000, 6000 / 11000])
    expect(figure!.missing).toMatch(/^Chưa có số dân của 13\d trên 13\d xã, phường/)
    const row = (await members('2030-1')).find(member => member.agencyId === first!.id)!
    expect(row.why).toBe('3.000 trên 10.000 người, nhiều nhất có thể là 5.000')
  })

  it('count trained staff over the kept list; training counts once its evidence is verified', async () => {
    expect((await measured('2030-2')).figure).toMatchObject({
      value: null,
      missing: 'Danh sách cán bộ làm công tác truyền thông còn trống',
    })
    const at = stage.clock.now()
    const proof = await record(department.id, 'training', { key: 'lop', targetIds: [] })
    const unsure = await record(department.id, 'training', { key: 'lop 2', targetIds: [], state: 'claimed' })
    const person = { agencyId: department.id, field: 'communication' as const, createdAt: at, updatedAt: at }
    await stage.platform.db.insert(staffMembers).values([
      { ...person, name: 'Nguyễn Văn Một', trainedOn: '2025-09-10', evidenceId: proof.id },
      { ...person, name: 'Nguyễn Văn Hai', trainedOn: '2025-09-10', evidenceId: unsure.id },
      { ...person, name: 'Nguyễn Văn Ba' },
      { ...person, name: 'Nguyễn Văn Bốn', until: '2025-09-01', trainedOn: '2025-08-01', evidenceId: proof.id },
    ])
    expect((await measured('2030-2')).figure).toMatchObject({ numerator: 1, denominator: 3, value: 1 / 3 })
    const seen = await members('2030-2')
    expect(seen.map(member => [member.name, member.counted, member.why])).toEqual([
      ['Nguyễn Văn Ba, Sở Khoa học và Công nghệ', false, 'Chưa được đào tạo'],
      ['Nguyễn Văn Hai, Sở Khoa học và Công nghệ', false, 'Được đào tạo ngày 10/09/2025, minh chứng đang chờ xác nhận'],
      ['Nguyễn Văn Một, Sở Khoa học và Công nghệ', true, 'Được đào tạo ngày 10/09/2025'],
    ])
    const others = (await officer.get(`measures/${target['2030-2']}/members`)).body.items
    expect(others).toMatchObject([
      { name: 'Sở Khoa học và Công nghệ', amount: 1, of: 3, why: '1 trên 3 cán bộ đã được đào tạo, có minh chứng' },
    ])
    expect(JSON.stringify(others)).not.toContain('Nguyễn')
  })

  it('reach a milestone when each of its parts is verified and linked to the target itself', async () => {
    expect(await measured('2026-2')).toMatchObject({ pace: 'on_pace', figure: { numerator: 0, denominator: 2 }, expected: null })
    await record(department.id, 'document', { key: 'chuong trinh', targetIds: [target['2026-2']!] })
    expect(await measured('2026-2')).toMatchObject({ figure: { value: 0.5 } })
    await record(department.id, 'training', { key: 'lop mo', targetIds: [target['2026-2']!] })
    expect(await measured('2026-2')).toMatchObject({ figure: { value: 1 }, pace: 'reached' })
    expect((await members('2026-2')).map(member => member.name)).toEqual([
      'Chương trình được ban hành',
      'Lớp đào tạo, bồi dưỡng được tổ chức',
    ])
  })
})

describe('history', () => {
  it('is kept after evidence changed, many changes in one run, and settled when the day is over', async () => {
    const { db } = stage.platform
    await stage.drain({ early: true })
    const kept = await db.select().from(measureValues).where(eq(measureValues.on, '2025-10-01'))
    expect(kept).toHaveLength(9)
    expect(kept.every(row => !row.settled)).toBe(true)
    stage.clock.set('2025-10-04T00:10')
    const { settleJob } = await import('./jobs.ts')
    await settleJob.run(stage.callAs(), {})
    const days = await db
      .selectDistinct({ on: measureValues.on })
      .from(measureValues)
      .where(and(eq(measureValues.settled, true), eq(measureValues.targetId, target['2025-1']!)))
    expect(days.map(day => day.on)).toContain('2025-10-03')
    const again = await keepValues.run(stage.callAs(), { on: '2025-10-03', settle: true })
    expect(again.kept).toBe(0)
  })

  it('keeps a day that is over as it was, whatever is decided later', async () => {
    const { db } = stage.platform
    const onThatDay = async () =>
      (
        await db
          .select()
          .from(measureValues)
          .where(and(eq(measureValues.targetId, target['2026-2']!), eq(measureValues.on, '2025-10-03')))
      )[0]
    const before = await onThatDay()
    expect(before?.value).toBe(1)
    await takeBack('lop mo')
    await keepValues.run(stage.callAs(), { on: '2025-10-03' })
    expect(await onThatDay()).toEqual(before)
    expect((await measured('2026-2')).figure!.value).toBe(0.5)
  })

  it('shows in the detail with its line of pace, and as a picture', async () => {
    const { body } = await officer.get<TargetDetail>(`measures/${target['2025-1']}`)
    expect(body.history.length).toBeGreaterThanOrEqual(2)
    expect(body.history.at(-1)).toMatchObject({ on: '2025-10-04', edition: 1 })
    expect(body.line).toEqual({ from: { on: '2025-07-15', value: 0 }, to: { on: '2025-12-31', value: 1 } })
    expect(body).toMatchObject({ pace: 'behind', memberKind: 'agency', may: { revise: false, annotate: false, state: false } })
    expect(body.counted + body.notCounted).toBe(body.figure!.denominator)
    const picture = await officer.request(`measures/${target['2025-1']}/chart.svg?width=400`)
    expect(picture.headers.get('content-type')).toContain('image/svg+xml')
    const svg = await picture.text()
    expect(svg).toMatch(/^<svg/)
    expect(svg).toContain('Nhịp cần đạt')
    expect(await officer.request(`measures/${target['2026-3']}/chart.svg`)).toMatchObject({ status: 404 })
  })
})

describe('the office', () => {
  const revision = async (code: string, more: Record<string, unknown> = {}) => {
    const { body } = await office.get<TargetDetail>(`measures/${target[code]}`)
    const newest = body.editions[0]!
    return {
      afterEdition: newest.edition,
      formula: newest.formula,
      parameters: newest.parameters,
      statement: newest.statement,
      validFrom: '2025-10-04',
      basis: 'Công văn 12/SKHCN-CĐS',
      reason: 'Thống nhất lại với các cơ quan',
      ...more,
    }
  }
  const editionsAt = (code: string) => `measures/${target[code]}/editions`

  it('gives a target a new measure from a day on, with its reason; the old one stands beside it untouched', async () => {
    const before = (await office.get<TargetDetail>(`measures/${target['2025-2']}`)).body.editions[0]!
    const answer = await office.post(
      editionsAt('2025-2'),
      await revision('2025-2', { formula: 'count', wanted: 50, statement: 'Số đợt quán triệt, phổ biến đã được xác nhận.' }),
    )
    expect(answer).toMatchObject({ status: 200, body: { edition: 2, validFrom: '2025-10-04' } })
    const { body } = await office.get<TargetDetail>(`measures/${target['2025-2']}`)
    expect(body.editions.map(edition => [edition.edition, edition.validFrom, edition.validUntil])).toEqual([
      [2, '2025-10-04', null],
      [1, '2025-07-15', '2025-10-03'],
    ])
    expect({ ...body.editions[1], validUntil: null }).toEqual({ ...before, validUntil: null })
    expect(body.editions[0]).toMatchObject({ by: 'Trần Văn Phòng', reason: 'Thống nhất lại với các cơ quan' })
    expect(body.figure).toMatchObject({ denominator: null, value: 0 })
    const past = body.history.filter(point => point.on < '2025-10-04')
    expect(past.length).toBeGreaterThan(0)
    expect(past.every(point => point.edition === 1)).toBe(true)
  })

  it('cannot reach into the past, work on a stale edition, or name a group that does not exist', async () => {
    expect(await office.post(editionsAt('2025-1'), await revision('2025-1', { validFrom: '2025-10-03' }))).toMatchObject({
      status: 422,
      body: { code: 'measurement.too_early' },
    })
    expect(await office.post(editionsAt('2025-1'), await revision('2025-1', { afterEdition: 7 }))).toMatchObject({
      status: 409,
      body: { code: 'measurement.measure_changed' },
    })
    expect(
      await office.post(editionsAt('2025-1'), await revision('2025-1', { parameters: { groups: ['khong-co'], linked: 'plan' } })),
    ).toMatchObject({ status: 422, body: { code: 'measurement.parameters_missing' } })
    expect(await office.post(editionsAt('2025-1'), await revision('2025-1', { reason: '' }))).toMatchObject({ status: 422 })
  })

  it('alone may do so: not an administrator, not an officer of a commune, not a stranger', async () => {
    const wanted = await revision('2025-1')
    expect(await administrator.post(editionsAt('2025-1'), wanted)).toMatchObject({ status: 403 })
    expect(await officer.post(editionsAt('2025-1'), wanted)).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post(editionsAt('2025-1'), wanted)).toMatchObject({ status: 401 })
  })

  it('puts a remark at a day, which goes into the picture, and takes it away', async () => {
    const remarks = `measures/${target['2025-1']}/annotations`
    const remark = { on: '2025-10-01', text: 'Sáp nhập xã Ia Grai' }
    const made = await office.post(remarks, remark)
    expect(made).toMatchObject({ status: 200, body: remark })
    expect(await (await office.request(`measures/${target['2025-1']}/chart.svg`)).text()).toContain('Sáp nhập xã Ia Grai')
    expect(await office.post(remarks, { on: '2025-12-01', text: 'Chưa tới' })).toMatchObject({
      status: 422,
      body: { code: 'measurement.day_in_future' },
    })
    expect(await officer.post(remarks, remark)).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post(remarks, remark)).toMatchObject({ status: 401 })
    const own = `measure-annotations/${made.body.id}`
    expect(await officer.delete(own, { version: 1 })).toMatchObject({ status: 403 })
    expect(await stage.anonymous.delete(own, { version: 1 })).toMatchObject({ status: 401 })
    expect(await office.delete(own, {})).toMatchObject({ status: 422 })
    expect((await office.delete(own, { version: 1 })).status).toBe(204)
    expect((await office.get<TargetDetail>(`measures/${target['2025-1']}`)).body.annotations).toEqual([])
  })

  it('states a figure where no formula counts, and only with verified evidence', async () => {
    const byHand = target['2026-3']!
    const path = `measures/${byHand}/statements`
    const proof = await record(department.id, 'document', { key: 'danh muc', targetIds: [target['2026-3']!] })
    const claim = await record(department.id, 'document', { key: 'nhap', targetIds: [], state: 'claimed' })
    const figure = {
      on: '2025-10-04',
      numerator: 30,
      denominator: 40,
      text: 'Theo danh mục nhiệm vụ của Sở',
      evidenceId: proof.id,
    }
    expect(await office.post(path, { ...figure, evidenceId: claim.id })).toMatchObject({
      status: 422,
      body: { code: 'measurement.evidence_not_verified' },
    })
    expect(await office.post(path, { ...figure, numerator: 41 })).toMatchObject({ status: 422 })
    expect(await office.post(path, { ...figure, denominator: null })).toMatchObject({ status: 422 })
    expect(await office.post(path, { ...figure, on: '2026-01-01' })).toMatchObject({ status: 422 })
    expect(await administrator.post(path, figure)).toMatchObject({ status: 403 })
    expect(await officer.post(path, figure)).toMatchObject({ status: 403 })
    expect(await stage.anonymous.post(path, figure)).toMatchObject({ status: 401 })
    expect(await office.post(`measures/${target['2025-1']}/statements`, figure)).toMatchObject({
      status: 409,
      body: { code: 'measurement.not_by_hand' },
    })
    expect(await office.post(path, figure)).toMatchObject({ status: 200 })
    expect((await measured('2026-3')).figure).toMatchObject({ numerator: 30, denominator: 40, value: 0.75 })
    await takeBack('danh muc')
    expect((await measured('2026-3')).figure).toMatchObject({
      value: null,
      missing: 'Minh chứng của số liệu đã nhập không còn được xác nhận',
    })
  })
})

describe('a new edition of the plan', () => {
  it('hands the measure of a target on to the one that takes its place', async () => {
    const { db } = stage.platform
    const [old] = await db.select().from(targets).where(eq(targets.id, target['2030-2']!))
    const at = stage.clock.now()
    const id = newId()
    await db
      .insert(targets)
      .values({ ...old!, id, number: 99, text: 'Ít nhất 75% cán bộ', value: 75, createdAt: at, updatedAt: at })
    await db.update(targets).set({ endedOn: '2025-10-03', replacedById: id }).where(eq(targets.id, old!.id))
    const { defineMeasures } = await import('./operations/keeping.ts')
    expect(await defineMeasures.run(stage.callAs(), {})).toEqual({ defined: 1 })
    const next = (await office.get<TargetList>('measures')).body.items.find(item => item.id === id)!
    expect(next.measure).toMatchObject({ code: '2030-2', formula: 'share_of_list', wanted: 0.75, edition: 1 })
  })
})

describe('lantoa targets', () => {
  it('prints a line for each target and the figures as data', async () => {
    const { commands } = await import('./commands.ts')
    const lines: string[] = []
    const answer = (await commands[0]!.run({
      platform: stage.platform,
      arguments: [],
      options: { year: '2025' },
      out: line => lines.push(line),
      progress: () => undefined,
    })) as Record<string, unknown>[]
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^2025-1\s+0% \(0\/\d+\)\s+Chậm/)
    expect(answer[0]).toMatchObject({
      code: '2025-1',
      section: 'II.2.a',
      year: 2025,
      wanted: 1,
      value: 0,
      numerator: 0,
      pace: 'behind',
      formula: 'agencies_with_all_kinds',
      version: 1,
      on: '2025-10-04',
    })
  })
})

describe('the public page of a target', () => {
  it('says the number, how it is counted and until when, who is counted and by what proof; no script, nobody’s name', async () => {
    const code = (await office.get<TargetList>('measures')).body.items[0]!.plan.code
    const page = async (number: number) => {
      const answer = await stage.anonymous.request(`/ke-hoach/${code}/chi-tieu/${number}`)
      expect(answer.status).toBe(200)
      return answer.text()
    }
    const first = await page(1)
    expect(first).toContain('Kết quả đo được')
    expect(first).toContain('Số cơ quan có cả kế hoạch đã ban hành và chuyên mục đã được xác nhận')
    expect(first).toContain('<time dateTime="2025-10-04">04/10/2025</time>')
    expect(first).toMatch(/<svg[^>]*role="img"/)
    expect(first).toContain('chart-table')
    expect(first).toContain('href="https://pleiku.gialai.gov.vn/ke-hoach"')
    expect(first).not.toContain('https://pleiku.gialai.gov.vn/chuyen-muc')
    expect(first).not.toMatch(/<script(?! type="application\/ld\+json")/)
    expect(await page(8)).toContain('Giá trị thật nằm trong khoảng')
    expect(await page(9)).not.toContain('Nguyễn Văn Một')
  })
})
