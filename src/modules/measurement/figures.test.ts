import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { agencies } from '#modules/agencies/index.ts'
import { succeed } from '../agencies/operations/register.ts'
import type { TargetDetail, TargetList } from './contract.ts'
import { figuresCast, type FiguresCast } from './figures.test-kit.ts'
import { keepValues } from './operations/keeping.ts'
import { measures, measureValues, populations, staffMembers } from './tables.ts'

let cast: FiguresCast
beforeAll(async () => {
  cast = await figuresCast()
})
afterAll(() => cast.stage.close())

describe('the plan of the province, once adopted', () => {
  it('has a sensible measure for every one of its nine targets, in words and with its basis', async () => {
    const { body } = await cast.officer.get<TargetList>('measures', { year: undefined })
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
    expect((await cast.officer.get<TargetList>('measures', { year: 2030 })).body.items).toHaveLength(2)
    expect(await cast.officer.get('measures', { year: 'năm nay' })).toMatchObject({ status: 422 })
  })

  it('is measured once: adopting and starting again make no second measure', async () => {
    const { seed } = await import('./seed.ts')
    await seed(cast.stage.callAs())
    expect(await cast.stage.platform.db.$count(measures)).toBe(9)
  })

  it('asks a stranger to sign in', async () => {
    expect(await cast.stage.anonymous.get('measures')).toMatchObject({ status: 401 })
    expect(await cast.stage.anonymous.get(`measures/${cast.target['2025-1']}`)).toMatchObject({ status: 401 })
    expect(await cast.stage.anonymous.get(`measures/${cast.target['2025-1']}/members`)).toMatchObject({ status: 401 })
    expect(await cast.stage.anonymous.get(`measures/${cast.target['2025-1']}/chart.svg`)).toMatchObject({ status: 401 })
  })

  it('answers for a target that does not exist, or is no id, what to do', async () => {
    expect(await cast.office.get('measures/00000000-0000-7000-8000-000000000000')).toMatchObject({ status: 404 })
    expect(await cast.office.get('measures/muc-tieu')).toMatchObject({ status: 422 })
  })
})

describe('target 2025-1', () => {
  it('moves by one agency when the second of plan and column is verified, and moves back when it is rejected', async () => {
    const before = await cast.measured('2025-1')
    expect(before.figure).toMatchObject({ numerator: 0, value: 0 })
    const n = before.figure!.denominator!
    expect(n).toBeGreaterThan(135)

    await cast.record(cast.commune.id, 'plan')
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(0)
    await cast.record(cast.commune.id, 'column', { state: 'claimed' })
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(0)
    const waiting = (await cast.members('2025-1', { q: 'ia grai' })).find(member => member.agencyId === cast.commune.id)!
    expect(waiting).toMatchObject({ counted: false })
    expect(waiting.why).toBe('Kế hoạch đã ban hành: có (01/09/2025); Chuyên mục: minh chứng đang chờ xác nhận')

    await cast.record(cast.commune.id, 'column')
    const after = await cast.measured('2025-1')
    expect(after.figure).toMatchObject({ numerator: 1, denominator: n, value: 1 / n })

    await cast.takeBack('column:' + cast.commune.id)
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(0)
    await cast.record(cast.commune.id, 'column')
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(1)
  })

  it('moves at once when an officer claims and the office verifies, and back when the office takes its verdict back and rejects', async () => {
    const [ward] = await cast.stage.platform.db.select().from(agencies).where(eq(agencies.name, 'UBND phường Pleiku'))
    const neighbour = await cast.stage.as({ role: 'officer', unitId: ward!.id })
    const before = (await cast.measured('2025-1')).figure!.numerator!
    const claim = async (kind: string, address: string) =>
      (
        await neighbour.post('evidence', {
          agencyId: ward!.id,
          kind,
          title: `Của phường: ${kind}`,
          happenedOn: '2025-08-28',
          address,
          assignmentIds: [],
          targetIds: [cast.target['2025-1']],
        })
      ).body
    const plan = await claim('plan', 'https://pleiku.gialai.gov.vn/ke-hoach')
    const column = await claim('column', 'https://pleiku.gialai.gov.vn/chuyen-muc')
    const verify = (piece: { id: string; version: number }) =>
      cast.office.post(`evidence/${piece.id}/verification`, { version: piece.version })
    await verify(plan)
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(before)
    const verified = await verify(column)
    expect(verified.status).toBe(200)
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(before + 1)
    const reopened = await cast.office.post(`evidence/${column.id}/reopening`, {
      version: verified.body.version,
      reason: 'Trang đã gỡ',
    })
    const rejected = await cast.office.post(`evidence/${column.id}/rejection`, {
      version: reopened.body.version,
      reason: 'Trang đã gỡ',
    })
    expect(rejected.status).toBe(200)
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(before)
    expect((await cast.members('2025-1', { q: 'phuong pleiku' }))[0]!.why).toContain(
      'Chuyên mục: minh chứng không được chấp nhận',
    )
  })

  it('opens the list behind it: one row for each obliged agency, those counted with their proof', async () => {
    const { body } = await cast.officer.get(`measures/${cast.target['2025-1']}/members`, { counted: true })
    expect(body.total).toBe(1)
    expect(body.items[0]).toMatchObject({ name: 'UBND xã Ia Grai', agencyCode: cast.commune.code, counted: true })
    expect(body.items[0].evidence.map((one: { state: string }) => one.state)).toEqual(['verified', 'verified'])
    const whole = await cast.office.get(`measures/${cast.target['2025-1']}/members`, { counted: false })
    expect(whole.body.total + 1).toBe((await cast.measured('2025-1')).figure!.denominator)
    expect(await cast.office.get(`measures/${cast.target['2025-1']}/members`, { pageSize: 9999 })).toMatchObject({ status: 422 })
  })

  it('goes out as an Excel sheet in the same words', async () => {
    const first = cast.target['2025-1']!
    const answer = await cast.officer.get(`measures/${first}/members.xlsx`)
    expect(answer.status).toBe(200)
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(answer.body.buffer)
    const sheet = workbook.worksheets[0]!
    expect(sheet.rowCount - 1).toBe((await cast.measured('2025-1')).figure!.denominator)
    const rows = sheet.getSheetValues() as unknown[][]
    expect(rows.find(row => row?.[1] === 'UBND xã Ia Grai')?.[2]).toBe('Có')
    expect(await cast.stage.anonymous.get(`measures/${first}/members.xlsx`)).toMatchObject({ status: 401 })
  })

  it('counts who is obliged by the rule of the day: an agency that ended leaves numerator and denominator, its past figures stay', async () => {
    const n = (await cast.measured('2025-1')).figure!.denominator!
    const [successor] = await cast.stage.platform.db.select().from(agencies).where(eq(agencies.name, 'UBND xã Ia Hrung'))
    cast.stage.clock.set('2025-10-01T08:00')
    const ended = await succeed.run(cast.stage.callAs(), {
      id: cast.commune.id,
      version: cast.commune.version,
      on: '2025-10-01',
      how: 'merged',
      successors: [successor!.id],
    })
    expect(ended.validUntil).toBe('2025-09-30')
    expect((await cast.measured('2025-1')).figure).toMatchObject({ numerator: 0, denominator: n - 1 })
    await cast.record(successor!.id, 'plan', { key: 'plan of successor' })
    await cast.record(successor!.id, 'column', { key: 'column of successor' })
    expect((await cast.measured('2025-1')).figure).toMatchObject({ numerator: 1, denominator: n - 1 })
    const onTheLastDay = await cast.members('2025-1', { on: '2025-09-30', counted: true })
    expect(onTheLastDay.map(member => member.name)).toEqual(['UBND xã Ia Grai'])
  })

  it('takes no evidence of another plan and none that was withdrawn', async () => {
    const before = (await cast.measured('2025-1')).figure!.numerator
    await cast.takeBack('plan of successor')
    expect((await cast.measured('2025-1')).figure!.numerator).toBe(before! - 1)
    await cast.record(
      (await cast.stage.platform.db.select().from(agencies).where(eq(agencies.name, 'Sở Tài chính')))[0]!.id,
      'plan',
      {
        key: 'linked to nothing',
        targetIds: [],
      },
    )
    expect((await cast.members('2025-1', { q: 'so tai chinh' }))[0]!.why).toContain('Kế hoạch đã ban hành: chưa có')
  })
})

describe('the other formulas', () => {
  it('reach 2030-1 only with parts that are known, cap each commune at its population, and say how unsure the number is', async () => {
    expect((await cast.measured('2030-1')).figure).toMatchObject({ value: null, denominator: null })
    expect((await cast.measured('2030-1')).pace).toBe('unknown')
    const [first, second] = await cast.stage.platform.db
      .select()
      .from(agencies)
      .where(and(eq(agencies.kind, 'commune')))
      .orderBy(agencies.code)
      .limit(2)
    const at = cast.stage.clock.now()
    await cast.stage.platform.db.insert(populations).values([
      { agencyId: first!.id, year: 2024, residents: 5000, source: 'thử', createdAt: at, updatedAt: at },
      { agencyId: first!.id, year: 2025, residents: 10000, source: 'thử', createdAt: at, updatedAt: at },
      { agencyId: first!.id, year: 2030, residents: 99999, source: 'thử', createdAt: at, updatedAt: at },
      { agencyId: second!.id, year: 2025, residents: 1000, source: 'thử', createdAt: at, updatedAt: at },
    ])
    const reach = { targetIds: [cast.target['2030-1']!] }
    await cast.record(first!.id, 'reach', { ...reach, key: 'a', quantity: 3000 })
    await cast.record(first!.id, 'reach', { ...reach, key: 'b', quantity: 2000 })
    await cast.record(second!.id, 'reach', { ...reach, key: 'c', quantity: 7777 })
    const { figure } = await cast.measured('2030-1')
    expect(figure).toMatchObject({ numerator: 4000, denominator: 11000, value: 4000 / 11000 })
    expect(figure!.between).toEqual([4000 / 11000, 6000 / 11000])
    expect(figure!.missing).toMatch(/^Chưa có số dân của 13\d trên 13\d xã, phường/)
    const row = (await cast.members('2030-1')).find(member => member.agencyId === first!.id)!
    expect(row.why).toBe('3.000 trên 10.000 người, nhiều nhất có thể là 5.000')
  })

  it('count trained staff over the kept list; training counts once its evidence is verified', async () => {
    expect((await cast.measured('2030-2')).figure).toMatchObject({
      value: null,
      missing: 'Danh sách cán bộ làm công tác truyền thông còn trống',
    })
    const at = cast.stage.clock.now()
    const proof = await cast.record(cast.department.id, 'training', { key: 'lop', targetIds: [] })
    const unsure = await cast.record(cast.department.id, 'training', { key: 'lop 2', targetIds: [], state: 'claimed' })
    const person = { agencyId: cast.department.id, field: 'communication' as const, createdAt: at, updatedAt: at }
    await cast.stage.platform.db.insert(staffMembers).values([
      { ...person, name: 'Nguyễn Văn Một', trainedOn: '2025-09-10', evidenceId: proof.id },
      { ...person, name: 'Nguyễn Văn Hai', trainedOn: '2025-09-10', evidenceId: unsure.id },
      { ...person, name: 'Nguyễn Văn Ba' },
      { ...person, name: 'Nguyễn Văn Bốn', until: '2025-09-01', trainedOn: '2025-08-01', evidenceId: proof.id },
    ])
    expect((await cast.measured('2030-2')).figure).toMatchObject({ numerator: 1, denominator: 3, value: 1 / 3 })
    const seen = await cast.members('2030-2')
    expect(seen.map(member => [member.name, member.counted, member.why])).toEqual([
      ['Nguyễn Văn Ba, Sở Khoa học và Công nghệ', false, 'Chưa được đào tạo'],
      ['Nguyễn Văn Hai, Sở Khoa học và Công nghệ', false, 'Được đào tạo ngày 10/09/2025, minh chứng đang chờ xác nhận'],
      ['Nguyễn Văn Một, Sở Khoa học và Công nghệ', true, 'Được đào tạo ngày 10/09/2025'],
    ])
    const others = (await cast.officer.get(`measures/${cast.target['2030-2']}/members`)).body.items
    expect(others).toMatchObject([
      { name: 'Sở Khoa học và Công nghệ', amount: 1, of: 3, why: '1 trên 3 cán bộ đã được đào tạo, có minh chứng' },
    ])
    expect(JSON.stringify(others)).not.toContain('Nguyễn')
  })

  it('reach a milestone when each of its parts is verified and linked to the target itself', async () => {
    expect(await cast.measured('2026-2')).toMatchObject({
      pace: 'on_pace',
      figure: { numerator: 0, denominator: 2 },
      expected: null,
    })
    await cast.record(cast.department.id, 'document', { key: 'chuong trinh', targetIds: [cast.target['2026-2']!] })
    expect(await cast.measured('2026-2')).toMatchObject({ figure: { value: 0.5 } })
    await cast.record(cast.department.id, 'training', { key: 'lop mo', targetIds: [cast.target['2026-2']!] })
    expect(await cast.measured('2026-2')).toMatchObject({ figure: { value: 1 }, pace: 'reached' })
    expect((await cast.members('2026-2')).map(member => member.name)).toEqual([
      'Chương trình được ban hành',
      'Lớp đào tạo, bồi dưỡng được tổ chức',
    ])
  })
})

describe('history', () => {
  it('is kept after evidence changed, many changes in one run, and settled when the day is over', async () => {
    const { db } = cast.stage.platform
    await cast.stage.drain({ early: true })
    const kept = await db.select().from(measureValues).where(eq(measureValues.on, '2025-10-01'))
    expect(kept).toHaveLength(9)
    expect(kept.every(row => !row.settled)).toBe(true)
    cast.stage.clock.set('2025-10-04T00:10')
    const { settleJob } = await import('./jobs.ts')
    await settleJob.run(cast.stage.callAs(), {})
    const days = await db
      .selectDistinct({ on: measureValues.on })
      .from(measureValues)
      .where(and(eq(measureValues.settled, true), eq(measureValues.targetId, cast.target['2025-1']!)))
    expect(days.map(day => day.on)).toContain('2025-10-03')
    const again = await keepValues.run(cast.stage.callAs(), { on: '2025-10-03', settle: true })
    expect(again.kept).toBe(0)
  })

  it('keeps a day that is over as it was, whatever is decided later', async () => {
    const { db } = cast.stage.platform
    const onThatDay = async () =>
      (
        await db
          .select()
          .from(measureValues)
          .where(and(eq(measureValues.targetId, cast.target['2026-2']!), eq(measureValues.on, '2025-10-03')))
      )[0]
    const before = await onThatDay()
    expect(before?.value).toBe(1)
    await cast.takeBack('lop mo')
    await keepValues.run(cast.stage.callAs(), { on: '2025-10-03' })
    expect(await onThatDay()).toEqual(before)
    expect((await cast.measured('2026-2')).figure!.value).toBe(0.5)
  })

  it('shows in the detail with its line of pace, and as a picture', async () => {
    const { body } = await cast.officer.get<TargetDetail>(`measures/${cast.target['2025-1']}`)
    expect(body.history.length).toBeGreaterThanOrEqual(2)
    expect(body.history.at(-1)).toMatchObject({ on: '2025-10-04', edition: 1 })
    expect(body.line).toEqual({ from: { on: '2025-07-15', value: 0 }, to: { on: '2025-12-31', value: 1 } })
    expect(body).toMatchObject({ pace: 'behind', memberKind: 'agency', may: { revise: false, annotate: false, state: false } })
    expect(body.counted + body.notCounted).toBe(body.figure!.denominator)
    const picture = await cast.officer.request(`measures/${cast.target['2025-1']}/chart.svg?width=400`)
    expect(picture.headers.get('content-type')).toContain('image/svg+xml')
    const svg = await picture.text()
    expect(svg).toMatch(/^<svg/)
    expect(svg).toContain('Nhịp cần đạt')
    expect(await cast.officer.request(`measures/${cast.target['2026-3']}/chart.svg`)).toMatchObject({ status: 404 })
  })
})

describe('lantoa targets', () => {
  it('prints a line for each target and the figures as data', async () => {
    const { commands } = await import('./commands.ts')
    const lines: string[] = []
    const answer = (await commands[0]!.run({
      platform: cast.stage.platform,
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
    const code = (await cast.office.get<TargetList>('measures')).body.items[0]!.plan.code
    const page = async (number: number) => {
      const answer = await cast.stage.anonymous.request(`/ke-hoach/${code}/chi-tieu/${number}`)
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
