import { eq } from 'drizzle-orm'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workCast, type WorkCast } from '../progress/cast.test-kit.ts'
import { forgetStaff } from './operations/keeping.ts'
import { staffMembers } from './tables.ts'

/** The lists that agencies and the office keep, and the forecast over everybody's work. */

let cast: WorkCast
let proof: { id: string }
beforeAll(async () => {
  cast = await workCast()
  const turn = await cast.turn(cast.commune, 1)
  proof = await cast.claim(turn, { kind: 'training', title: 'Lớp kỹ năng truyền thông số', quantity: 30 })
})
afterAll(() => cast.stage.close())

const person = (more: Record<string, unknown> = {}) => ({
  agencyId: cast.commune.id,
  name: 'Rơ Châm Thu',
  post: 'Công chức văn hóa - xã hội',
  field: 'grassroots',
  ...more,
})
const sheet = async (titles: string[], rows: unknown[][]) => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Bảng').addRows([titles, ...rows])
  return { name: 'bang.xlsx', bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) }
}
const rowsOf = async (bytes: Uint8Array) => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return (workbook.worksheets[0]!.getSheetValues() as unknown[][]).slice(1).map(row => row.slice(1))
}

describe('the list of staff', () => {
  it('is kept by the agency itself and by the office; a neighbour, a viewer and an administrator cannot write in it', async () => {
    const made = await cast.officer.post('staff-members', person())
    expect(made).toMatchObject({ status: 200, body: { name: 'Rơ Châm Thu', version: 1 } })
    expect(await cast.office.post('staff-members', person({ name: 'Kpă Hoa' }))).toMatchObject({ status: 200 })
    for (const client of [cast.neighbour, cast.viewer, cast.administrator])
      expect(await client.post('staff-members', person({ name: 'Người khác' }))).toMatchObject({ status: 403 })
    expect(await cast.stranger.post('staff-members', person())).toMatchObject({ status: 401 })
  })

  it('refuses the same person twice, a training to come, and a proof of somebody else that nobody verified', async () => {
    expect(await cast.officer.post('staff-members', person({ name: 'rơ châm thu' }))).toMatchObject({
      status: 409,
      body: { code: 'measurement.staff_twice' },
    })
    expect(await cast.officer.post('staff-members', person({ name: 'A', field: 'báo chí' }))).toMatchObject({ status: 422 })
    expect(await cast.officer.post('staff-members', person({ name: 'Siu Hà', trainedOn: '2027-01-01' }))).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'trainedOn' }] },
    })
    expect(
      await cast.neighbour.post('staff-members', {
        ...person({ name: 'Trần Bình', trainedOn: '2026-02-03', evidenceId: proof.id }),
        agencyId: cast.ward.id,
      }),
    ).toMatchObject({ status: 422, body: { code: 'measurement.foreign_evidence' } })
  })

  it('shows names to the agency, the office and administrators; the neighbour sees an empty list', async () => {
    expect((await cast.officer.get('staff-members')).body.total).toBe(2)
    expect((await cast.viewer.get('staff-members')).body.items[0].may).toEqual({ edit: false })
    expect((await cast.office.get('staff-members', { q: 'kpa' })).body.items).toMatchObject([
      { name: 'Kpă Hoa', agency: { name: 'UBND xã Ia Grai' }, counted: false, why: 'Chưa được đào tạo' },
    ])
    expect((await cast.administrator.get('staff-members')).body.total).toBe(2)
    expect((await cast.neighbour.get('staff-members')).body).toMatchObject({ total: 0, items: [] })
    expect((await cast.neighbour.get('staff-members', { agency: cast.commune.id })).body.total).toBe(0)
    expect(await cast.stranger.get('staff-members')).toMatchObject({ status: 401 })
    expect(await cast.officer.get('staff-members', { trained: 'chắc rồi' })).toMatchObject({ status: 422 })
  })

  it('is corrected and counted once the training is proven; two who edit at once are told', async () => {
    const [thu] = (await cast.officer.get('staff-members', { q: 'thu' })).body.items
    const own = `staff-members/${thu.id}`
    const trained = { version: thu.version, trainedOn: '2026-02-03', evidenceId: proof.id }
    expect(await cast.neighbour.patch(own, trained)).toMatchObject({ status: 403 })
    expect(await cast.stranger.patch(own, trained)).toMatchObject({ status: 401 })
    expect(await cast.officer.patch(own, { ...trained, until: '2020-01-01', since: '2021-01-01' })).toMatchObject({ status: 422 })
    expect(await cast.officer.patch(own, trained)).toMatchObject({ status: 200 })
    expect(await cast.officer.patch(own, { ...trained, post: 'Phó Chủ tịch' })).toMatchObject({ status: 409 })
    expect((await cast.officer.get('staff-members', { trained: 'unproven' })).body.items[0]).toMatchObject({
      counted: false,
      why: 'Được đào tạo ngày 03/02/2026, minh chứng đang chờ xác nhận',
    })
    await cast.verify({ id: proof.id, version: 1 })
    expect((await cast.officer.get('staff-members', { trained: 'counted' })).body.items).toMatchObject([{ counted: true }])
  })

  it('goes to Excel and comes back in the same shape: rows with their mark are changed, new ones added, wrong ones told', async () => {
    const answer = await cast.officer.get('staff-members.xlsx')
    expect(answer.status).toBe(200)
    const [titles, ...rows] = (await rowsOf(answer.body)) as [string[], ...unknown[][]]
    expect(rows).toHaveLength(2)
    rows.find(row => row[2] === 'Kpă Hoa')![3] = 'Trưởng đài truyền thanh'
    rows.push([cast.commune.code, '', 'Nay Huy', '', 'Thông tin cơ sở', '01/01/2026'])
    rows.push([cast.ward.code, '', 'Người của phường', '', 'Thông tin cơ sở'])
    rows.push([cast.commune.code, '', 'Siu Sai', '', 'Nấu ăn', '31/02/2026'])
    const file = await sheet(titles, rows)
    const look = await cast.officer.upload('staff-members/import', file, { rehearse: 'true' })
    expect(look.body).toMatchObject({ rehearsed: true, created: 1, updated: 1, unchanged: 1, failed: 2 })
    expect((await cast.officer.get('staff-members')).body.total).toBe(2)
    const done = await cast.officer.upload('staff-members/import', file)
    expect(done.body).toMatchObject({ created: 1, updated: 1, unchanged: 1, failed: 2 })
    expect(done.body.rows.at(-2).problems[0].message).toBe('Bạn không giữ danh sách của UBND phường Pleiku')
    expect(done.body.rows.at(-1).problems.map((one: { column: string }) => one.column)).toEqual(['Lĩnh vực', 'Làm từ ngày'])
    const again = await cast.officer.upload('staff-members/import', file)
    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 2 })
    expect(await cast.viewer.upload('staff-members/import', file)).toMatchObject({ status: 403 })
    expect(await cast.stranger.upload('staff-members/import', file)).toMatchObject({ status: 401 })
    expect(await cast.stranger.get('staff-members.xlsx')).toMatchObject({ status: 401 })
    expect(await cast.officer.upload('staff-members/import', { name: 'x.xlsx', bytes: 'không phải Excel' })).toMatchObject({
      status: 422,
      body: { code: 'sheet_unreadable' },
    })
    expect(await cast.officer.upload('staff-members/import', await sheet(['Họ và tên'], []))).toMatchObject({
      status: 422,
      body: { code: 'sheet_without_columns' },
    })
  })

  it('loses who was written down by mistake, and after five years whoever left', async () => {
    const { items } = (await cast.officer.get('staff-members')).body
    const huy = items.find((one: { name: string }) => one.name === 'Nay Huy')
    const own = `staff-members/${huy.id}`
    expect(await cast.neighbour.delete(own, { version: huy.version })).toMatchObject({ status: 403 })
    expect(await cast.stranger.delete(own, { version: huy.version })).toMatchObject({ status: 401 })
    expect((await cast.officer.delete(own, { version: huy.version })).status).toBe(204)
    const { db } = cast.stage.platform
    const [hoa] = await db.select().from(staffMembers).where(eq(staffMembers.name, 'Kpă Hoa'))
    await cast.officer.patch(`staff-members/${hoa!.id}`, { version: hoa!.version, until: '2026-01-31' })
    expect((await cast.officer.get('staff-members')).body.total).toBe(1)
    expect((await cast.officer.get('staff-members', { left: true })).body.total).toBe(2)
    expect(await forgetStaff.run(cast.stage.callAs(), {})).toEqual({ forgotten: 0 })
    cast.stage.clock.set('2031-02-01T08:00')
    expect(await forgetStaff.run(cast.stage.callAs(), {})).toEqual({ forgotten: 1 })
    cast.stage.clock.set('2026-02-05T08:00')
  })
})

describe('populations', () => {
  it('are unknown until somebody states them with a source: nothing is made up', async () => {
    const { body } = await cast.officer.get('commune-populations', { pageSize: 200 })
    expect(body).toMatchObject({ communes: 135, without: 135, residents: 0, may: { edit: false } })
    expect(body.items.every((row: { known: unknown }) => row.known === null)).toBe(true)
    expect(await cast.stranger.get('commune-populations')).toMatchObject({ status: 401 })
    expect(await cast.officer.get('commune-populations', { page: 0 })).toMatchObject({ status: 422 })
  })

  it('are kept by the office alone, one figure for a commune and year', async () => {
    const own = `commune-populations/${cast.commune.id}`
    const figure = { year: 2025, residents: 12_345, source: 'Niên giám thống kê 2025' }
    for (const client of [cast.officer, cast.administrator, cast.neighbour])
      expect(await client.put(own, figure)).toMatchObject({ status: 403 })
    expect(await cast.stranger.put(own, figure)).toMatchObject({ status: 401 })
    expect(await cast.office.put(own, { ...figure, residents: 0 })).toMatchObject({ status: 422 })
    expect(await cast.office.put(`commune-populations/${cast.department.id}`, figure)).toMatchObject({
      status: 422,
      body: { code: 'measurement.not_a_commune' },
    })
    expect(await cast.office.put(own, figure)).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await cast.office.put(own, { ...figure, residents: 1 })).toMatchObject({ status: 409 })
    expect(await cast.office.put(own, { ...figure, residents: 12_400, version: 1 })).toMatchObject({ status: 200 })
    expect((await cast.office.get('commune-populations', { q: 'ia grai' })).body.items[0].known).toMatchObject({
      year: 2025,
      residents: 12_400,
    })
    expect((await cast.office.get('commune-populations', { missing: true })).body).toMatchObject({ total: 134, without: 134 })
    expect((await cast.office.get('commune-populations', { sort: '-residents' })).body.items[0].agency.id).toBe(cast.commune.id)
  })

  it('come from Excel: rows without a figure are passed over, wrong ones told', async () => {
    const answer = await cast.officer.get('commune-populations.xlsx')
    const [titles, ...rows] = (await rowsOf(answer.body)) as [string[], ...unknown[][]]
    expect(rows).toHaveLength(135)
    const ward = rows.find(row => row[0] === cast.ward.code)!
    ward.splice(2, 3, '2025', '54.321', 'Niên giám thống kê 2025')
    rows.push(['99999', 'Không có', '2025', '10', 'x'], [cast.ward.code, '', '2025', 'nhiều', 'Nguồn'])
    const file = await sheet(titles, rows)
    const answerOf = await cast.office.upload('commune-populations/import', file)
    expect(answerOf.body).toMatchObject({ created: 1, updated: 0, unchanged: 1, failed: 2 })
    expect(answerOf.body.rows.at(-1).problems).toEqual([
      { column: 'Dân số', message: '“nhiều” không phải số dân; hãy viết như 12.345' },
    ])
    expect((await cast.office.get('commune-populations')).body).toMatchObject({ residents: 66_721, without: 133 })
    expect(await cast.officer.upload('commune-populations/import', file)).toMatchObject({ status: 403 })
    expect(await cast.stranger.upload('commune-populations/import', file)).toMatchObject({ status: 401 })
    expect(await cast.stranger.get('commune-populations.xlsx')).toMatchObject({ status: 401 })
    expect(await cast.office.upload('commune-populations/import', { name: 'x.xlsx', bytes: 'x' })).toMatchObject({ status: 422 })
  })
})

describe('the forecast of who will be late', () => {
  it('names the work, the signs and the rule; the office sees all, an agency its own', async () => {
    cast.stage.clock.set('2026-12-20T08:00')
    const { body } = await cast.office.get('forecast', { limit: 500 })
    expect(body.high + body.medium).toBeGreaterThan(100)
    expect(body.items[0]).toMatchObject({ daysLeft: 11 })
    expect(body.items[0].reasons[0]).toBe('Còn 11 ngày mà chưa ghi nhận việc làm nào')
    expect(body.rule.length).toBeGreaterThan(5)
    const points = body.items.map((one: { points: number }) => one.points)
    expect(points).toEqual(points.toSorted((a: number, b: number) => b - a))
    const own = (await cast.officer.get('forecast', { limit: 500 })).body
    expect(new Set(own.items.map((one: { agency: { id: string } }) => one.agency.id))).toEqual(new Set([cast.commune.id]))
    expect((await cast.officer.get('forecast', { agency: cast.ward.id })).body.items).toEqual([])
    expect(await cast.stranger.get('forecast')).toMatchObject({ status: 401 })
    expect(await cast.office.get('forecast', { limit: 0 })).toMatchObject({ status: 422 })
    cast.stage.clock.set('2026-02-05T08:00')
  })
})
