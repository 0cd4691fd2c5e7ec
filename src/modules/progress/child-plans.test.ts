import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castOf, nobody, type Cast } from '../programme/cast.test-kit.ts'
import { asksForPlan } from './rules/exceptions.ts'

let cast: Cast
let commune: { id: string; name: string }
let ward: { id: string }
let targets: { id: string; number: number; text: string }[]
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  commune = await cast.agency('UBND xã Ia Grai')
  ward = await cast.agency('UBND phường Pleiku')
  targets = (await cast.communeOfficer.get(`agencies/${commune.id}/child-plans`)).body.provinceTargets
})
afterAll(() => cast.stage.close())

const plan = {
  number: '12/KH-UBND',
  issuedOn: '2025-09-10',
  title: 'Triển khai truyền thông thực hiện Nghị quyết số 57-NQ/TW trên địa bàn xã',
  year: 2025,
  signerName: 'Rơ Châm Thanh',
  address: 'https://iagrai.gialai.gov.vn/ke-hoach-12',
}
const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'

describe('recording the plan that an agency issued', () => {
  it('is done by its own people', async () => {
    const body = { ...plan, agencyId: commune.id }
    expect((await cast.stranger.post('child-plans', body)).status).toBe(401)
    expect((await cast.neighbour.post('child-plans', body)).status).toBe(403)
    expect((await cast.office.post('child-plans', body)).status).toBe(403)
    expect((await cast.administrator.post('child-plans', body)).status).toBe(403)
    expect((await cast.communeOfficer.post('child-plans', { ...body, agencyId: nobody })).status).toBe(404)
  })

  it('needs number, day and proof; a day to come or before the province’s plan is refused', async () => {
    const refused = async (more: Record<string, unknown>) =>
      (await cast.communeOfficer.post('child-plans', { ...plan, agencyId: commune.id, ...more })).body.fields[0]
    expect((await refused({ number: '' })).path).toBe('number')
    expect((await refused({ issuedOn: '2026-02-06' })).message).toContain('sau hôm nay')
    expect((await refused({ address: null })).message).toContain('tệp')
    expect((await refused({ address: 'javascript:alert(1)' })).path).toBe('address')
    expect((await refused({ address: 'http://127.0.0.1/ke-hoach' })).path).toBe('address')
    expect((await refused({ year: 1999 })).path).toBe('year')
    expect(
      (await refused({ targets: [{ targetId: nobody, text: 'Chỉ tiêu lạ', value: null, unit: null, year: 2025 }] })).path,
    ).toBe('targets.0.targetId')
  })

  it('claims evidence for the target that asks for plans, with the agency’s own targets tied to the province’s', async () => {
    const asking = targets.find(target => asksForPlan(target.text))!
    expect(asking.number).toBe(1)
    const own = { targetId: asking.id, text: 'Mỗi thôn, làng có một nhóm truyền thông', value: '100', unit: '%', year: 2025 }
    const made = await cast.communeOfficer.post('child-plans', { ...plan, agencyId: commune.id, targets: [own] })
    expect(made.status).toBe(200)
    expect(made.body.evidenceId).toBeTruthy()
    const { body } = await cast.communeOfficer.get(`agencies/${commune.id}/child-plans`)
    expect(body).toMatchObject({ obliged: true, state: 'issued', may: { add: true } })
    expect(body.items).toMatchObject([
      {
        number: '12/KH-UBND',
        state: 'issued',
        evidence: { state: 'claimed' },
        targets: [{ text: own.text, target: { number: 1 } }],
      },
    ])
    const piece = (await cast.office.get(`evidence/${made.body.evidenceId}`)).body
    expect(piece).toMatchObject({ kind: 'plan', happenedOn: '2025-09-10', agency: { id: commune.id } })
    expect(piece.targets.map((target: { number: number }) => target.number)).toContain(1)
  })

  it('knows a number that is there already, however it is written', async () => {
    const again = await cast.communeOfficer.post('child-plans', {
      ...plan,
      agencyId: commune.id,
      number: 'Số 012/kh-ubnd',
      issuedOn: '2025-10-01',
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'progress.child_plan_number' } })
    expect(again.body.detail).toContain('12/KH-UBND')
  })

  it('takes a file instead of an address, and hands it out to those who may read it', async () => {
    const made = await cast.neighbour.upload(
      'child-plans',
      { name: 'ke-hoach.pdf', bytes: pdf, type: 'application/pdf' },
      {
        agencyId: ward.id,
        number: '45/KH-UBND',
        issuedOn: '2025-10-02',
        title: 'Kế hoạch triển khai của phường',
        year: '2025',
        targets: '[]',
      },
    )
    expect(made.status).toBe(200)
    const path = `child-plans/${made.body.id}/file`
    expect((await cast.office.get(path)).status).toBe(200)
    expect((await cast.stranger.get(path)).status).toBe(401)
    expect((await cast.communeOfficer.get(path)).status).toBe(403)
    expect((await cast.office.get(`child-plans/${nobody}/file`)).status).toBe(404)
    const script = await cast.neighbour.upload(
      'child-plans',
      { name: 'ke-hoach.pdf', bytes: '<script>1</script>' },
      { agencyId: ward.id, number: '46/KH-UBND', issuedOn: '2025-10-03', title: 'Kế hoạch khác của phường', year: '2025' },
    )
    expect(script.status).toBe(415)
  })
})

describe('who has issued and who has not', () => {
  it('is a list of every obliged agency for the office, and of one’s own for others', async () => {
    const { body } = await cast.office.get('child-plans', { pageSize: 200 })
    expect(body.total).toBeGreaterThan(150)
    expect(body.counts).toMatchObject({ issued: 2, verified: 0, returned: 0 })
    expect(body.counts.missing).toBe(body.total - 2)
    expect(body.parent.title).toBeTruthy()
    expect(
      (await cast.office.get('child-plans', { state: 'issued', sort: '-issuedOn' })).body.items.map(
        (row: { agency: { name: string } }) => row.agency.name,
      ),
    ).toEqual(['UBND phường Pleiku', 'UBND xã Ia Grai'])
    expect((await cast.office.get('child-plans', { q: 'ia grai' })).body.total).toBe(1)
    expect((await cast.office.get('child-plans', { kind: 'ward', state: 'missing' })).body.total).toBeGreaterThan(10)
    const own = (await cast.communeOfficer.get('child-plans')).body
    expect(own).toMatchObject({ total: 1, own: [{ id: commune.id }] })
    expect((await cast.stranger.get('child-plans')).status).toBe(401)
    expect((await cast.office.get('child-plans', { state: 'lost' })).status).toBe(422)
  })

  it('goes out as Excel with all of them', async () => {
    const { status, body } = await cast.office.get('child-plans.xlsx')
    expect(status).toBe(200)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((body as Uint8Array).slice().buffer as ArrayBuffer)
    const sheet = workbook.worksheets[0]!
    expect(sheet.rowCount).toBeGreaterThan(150)
    const ours = sheet.getSheetValues().find(row => Array.isArray(row) && row[2] === commune.name) as unknown[]
    expect(ours.slice(3, 6)).toEqual(['Đã ban hành, chờ xác nhận', '12/KH-UBND', '10/09/2025'])
    expect((await cast.stranger.get('child-plans.xlsx')).status).toBe(401)
  })

  it('keeps an agency’s page to those who may see it', async () => {
    const path = `agencies/${commune.id}/child-plans`
    expect((await cast.stranger.get(path)).status).toBe(401)
    expect((await cast.neighbour.get(path)).status).toBe(403)
    expect((await cast.office.get(path)).body.may).toEqual({ add: false })
    expect((await cast.administrator.get(path)).status).toBe(200)
    expect((await cast.office.get(`agencies/${nobody}/child-plans`)).status).toBe(404)
    expect((await cast.office.get(path, { plan: 'khong-co' })).body.parent).toBeNull()
  })
})

describe('mending it', () => {
  it('is the agency’s until the office verifies it; a rejected one is claimed anew', async () => {
    const [{ id, version, evidence }] = (await cast.communeOfficer.get(`agencies/${commune.id}/child-plans`)).body.items
    const change = { version, title: 'Triển khai truyền thông Nghị quyết số 57-NQ/TW năm 2025 của xã' }
    expect((await cast.stranger.patch(`child-plans/${id}`, change)).status).toBe(401)
    expect((await cast.neighbour.patch(`child-plans/${id}`, change)).status).toBe(403)
    expect((await cast.communeOfficer.patch(`child-plans/${id}`, { version, issuedOn: '2027-01-01' })).body.fields[0].path).toBe(
      'issuedOn',
    )
    expect((await cast.communeOfficer.patch(`child-plans/${id}`, { version, address: null })).body.fields[0].path).toBe('address')
    expect((await cast.communeOfficer.patch(`child-plans/${nobody}`, change)).status).toBe(404)
    const changed = await cast.communeOfficer.patch(`child-plans/${id}`, { ...change, targets: [] })
    expect(changed).toMatchObject({ status: 200, body: { evidenceId: evidence.id } })
    const late = await cast.communeOfficer.patch(`child-plans/${id}`, { version, title: 'Một trích yếu khác, sửa từ bản cũ' })
    expect(late.status).toBe(409)

    const versionOf = async () => (await cast.office.get(`evidence/${evidence.id}`)).body.version
    const rejected = await cast.office.post(`evidence/${evidence.id}/rejection`, {
      version: await versionOf(),
      reason: 'Trang chưa mở được',
    })
    expect(rejected.status).toBe(200)
    expect((await cast.office.get('child-plans', { state: 'returned' })).body.total).toBe(1)
    const mended = { version: changed.body.version, address: 'https://iagrai.gialai.gov.vn/ke-hoach-12-day-du' }
    expect((await cast.communeOfficer.patch(`child-plans/${id}`, mended)).status).toBe(200)
    expect((await cast.communeOfficer.get(`agencies/${commune.id}/child-plans`)).body).toMatchObject({ state: 'issued' })

    await cast.office.post(`evidence/${evidence.id}/verification`, { version: await versionOf() })
    const done = (await cast.communeOfficer.get(`agencies/${commune.id}/child-plans`)).body
    expect(done).toMatchObject({ state: 'verified', items: [{ may: { edit: false } }] })
    const closed = await cast.communeOfficer.patch(`child-plans/${id}`, {
      version: done.items[0].version,
      title: 'Sửa sau khi đã xác nhận',
    })
    expect(closed.body.code).toBe('progress.child_plan_verified')
  })
})

it('only words that ask for an implementing plan count', () => {
  expect(asksForPlan('100% cơ quan xây dựng, ban hành Kế hoạch triển khai Chương trình')).toBe(true)
  expect(asksForPlan('Ban hành kế hoạch phủ sóng truyền thông tại các làng')).toBe(false)
})
