import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPlatform, type Client, type TestPlatform } from '#test/kit.ts'
import { revisions } from '#kernel/audit/tables.ts'
import fc from 'fast-check'
import { belongs } from './rules.ts'
import { kinds } from './contract.ts'
import { agencyByCode, inGroup, type AgencyRow } from './queries.ts'
import { loadProvince, seed } from './seed.ts'
import { agencies } from './tables.ts'

let platform: TestPlatform
let office: Client, administrator: Client, communeOfficer: Client, communeViewer: Client, neighbour: Client
let department: AgencyRow, commune: AgencyRow, otherCommune: AgencyRow
const nobody = '00000000-0000-7000-8000-000000000000'

beforeAll(async () => {
  platform = await testPlatform({ seeded: true })
  const { db } = platform.platform
  const named = async (code: string) => (await agencyByCode(db, code))!
  department = await named('so-khoa-hoc-va-cong-nghe')
  const communes = await db.select().from(agencies)
  commune = communes.find(agency => agency.name === 'UBND xã Ia Grai')!
  otherCommune = communes.find(agency => agency.name === 'UBND phường Pleiku')!
  office = await platform.as({ role: 'office', unitId: department.id })
  administrator = await platform.as({ role: 'administrator', unitId: department.id })
  communeOfficer = await platform.as({ role: 'officer', unitId: commune.id })
  communeViewer = await platform.as({ role: 'viewer', unitId: commune.id })
  neighbour = await platform.as({ role: 'officer', unitId: otherCommune.id })
})
afterAll(() => platform.close())

const fresh = async (client: Client, id: string) => (await client.get(`agencies/${id}`)).body
let counter = 0
const newAgency = async (fields: Record<string, unknown> = {}) =>
  (
    await office.post('agencies', {
      code: `don-vi-thu-${++counter}`,
      name: `Đơn vị thử nghiệm ${counter}`,
      kind: 'office',
      ...fields,
    })
  ).body

describe('reading the register', () => {
  it('shows an officer of a commune all 135 communes and wards of Gia Lai', async () => {
    const { status, body } = await communeOfficer.get('agencies', { kind: ['commune', 'ward'], pageSize: 200 })
    expect(status).toBe(200)
    expect(body.total).toBe(135)
    expect(body.items.filter((agency: { kind: string }) => agency.kind === 'ward')).toHaveLength(25)
  })

  it('finds a name typed without marks, an abbreviation and an official code', async () => {
    const found = async (q: string) =>
      (await communeOfficer.get('agencies', { q })).body.items.map((agency: { name: string }) => agency.name)
    expect(await found('so khoa hoc')).toContain('Sở Khoa học và Công nghệ')
    expect(await found('Sở KH&CN')).toContain('Sở Khoa học và Công nghệ')
    expect(await found(commune.code)).toEqual(['UBND xã Ia Grai'])
    expect(await found('100%')).toEqual([])
  })

  it('sorts as a Vietnamese dictionary does and pages without repeating anybody', async () => {
    const page = async (n: number) =>
      (await office.get('agencies', { kind: 'commune', page: n, pageSize: 40 })).body.items.map((a: { name: string }) => a.name)
    const names = [...(await page(1)), ...(await page(2)), ...(await page(3))]
    expect(new Set(names).size).toBe(110)
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare))
  })

  it('tells where a commune came from', async () => {
    const body = await fresh(communeViewer, commune.id)
    expect(body.predecessors.length).toBeGreaterThan(0)
    expect(body.groups.map((group: { code: string }) => group.code)).toContain('ubnd-cap-xa')
    expect(body.may).toEqual({ edit: false, succeed: false, addContact: false })
  })

  it('asks a stranger to sign in, and says plainly what is wrong or missing', async () => {
    expect(await platform.anonymous.get('agencies')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect(await platform.anonymous.get(`agencies/${commune.id}`)).toMatchObject({ status: 401 })
    expect(await office.get('agencies', { pageSize: 100_000 })).toMatchObject({
      status: 422,
      body: { code: 'invalid', fields: [{ path: 'pageSize' }] },
    })
    expect(await office.get('agencies', { sort: 'password' })).toMatchObject({ status: 422 })
    expect(await office.get(`agencies/${nobody}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await office.get('agencies/khong-phai-ma')).toMatchObject({ status: 422 })
  })

  it('recognises an agency by the words of a document', async () => {
    const resolve = async (text: string) => (await communeOfficer.get('agencies/resolve', { text })).body.matches[0]
    expect(await resolve('Sở KH&CN')).toMatchObject({ name: 'Sở Khoa học và Công nghệ', exact: true })
    expect(await resolve('UBND các xã, phường')).toMatchObject({ type: 'group', code: 'ubnd-cap-xa', exact: true })
    expect(await resolve('So Van hoa, The thao va Du lich')).toMatchObject({ name: 'Sở Văn hóa, Thể thao và Du lịch' })
    expect(await platform.anonymous.get('agencies/resolve', { text: 'Sở Y tế' })).toMatchObject({ status: 401 })
    expect(await office.get('agencies/resolve', { text: 'x' })).toMatchObject({ status: 422 })
  })
})

describe('keeping the register', () => {
  it('lets the office and an administrator add an agency, and nobody else', async () => {
    for (const client of [office, administrator])
      expect(await client.post('agencies', { code: `moi-${++counter}`, name: 'Trung tâm Mới', kind: 'office' })).toMatchObject({
        status: 200,
        body: { version: 1 },
      })
    const wanted = { code: 'khong-duoc', name: 'Không được thêm', kind: 'office' }
    expect(await communeOfficer.post('agencies', wanted)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await platform.anonymous.post('agencies', wanted)).toMatchObject({ status: 401 })
  })

  it('refuses a code in use by naming whose it is, a bad code, and an end before the beginning', async () => {
    expect(await office.post('agencies', { code: commune.code, name: 'Trùng mã', kind: 'commune' })).toMatchObject({
      status: 409,
      body: { code: 'agencies.code_taken', detail: expect.stringContaining('UBND xã Ia Grai') },
    })
    const wrong = await office.post('agencies', { code: 'Mã Có Dấu', name: '', kind: 'lạ' })
    expect(wrong.status).toBe(422)
    expect(wrong.body.fields.map((field: { path: string }) => field.path)).toEqual(['code', 'name', 'kind'])
    expect(
      await office.post('agencies', {
        code: 'nguoc-ngay',
        name: 'Ngược ngày',
        kind: 'office',
        validFrom: '2026-02-02',
        validUntil: '2026-02-01',
      }),
    ).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'validUntil' }] },
    })
  })

  it('lets an agency keep its own telephone, not its name, and not its neighbour’s', async () => {
    const { version } = await fresh(communeOfficer, commune.id)
    const changed = await communeOfficer.patch(`agencies/${commune.id}`, { version, phone: '0269 3844 002' })
    expect(changed).toMatchObject({ status: 200, body: { version: version + 1 } })
    expect(await communeOfficer.patch(`agencies/${commune.id}`, { version: version + 1, name: 'UBND xã Tự Đổi' })).toMatchObject({
      status: 403,
      body: { code: 'agencies.not_own_field' },
    })
    expect(await neighbour.patch(`agencies/${commune.id}`, { version: version + 1, phone: '0269 3844 003' })).toMatchObject({
      status: 403,
    })
    expect(await communeViewer.patch(`agencies/${commune.id}`, { version: version + 1, phone: '0269 3844 003' })).toMatchObject({
      status: 403,
    })
    expect(await platform.anonymous.patch(`agencies/${commune.id}`, { version: version + 1, phone: '1' })).toMatchObject({
      status: 401,
    })
    expect(
      await communeOfficer.patch(`agencies/${commune.id}`, { version: version + 1, website: 'javascript:alert(1)' }),
    ).toMatchObject({ status: 422 })
  })

  it('shows the second of two editors what the first one changed, and loses nothing', async () => {
    const agency = await newAgency()
    await office.patch(`agencies/${agency.id}`, { version: 1, address: '24 Trần Hưng Đạo' })
    const late = await administrator.patch(`agencies/${agency.id}`, { version: 1, address: '26 Trần Hưng Đạo' })
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'conflict',
        current: { address: '24 Trần Hưng Đạo' },
        changes: [{ changed: ['address'], before: { address: null } }],
      },
    })
    expect((await fresh(office, agency.id)).address).toBe('24 Trần Hưng Đạo')
  })

  it('tells the history of an agency to those who keep it', async () => {
    const agency = await newAgency()
    await office.patch(`agencies/${agency.id}`, { version: 1, name: 'Tên sau khi sửa' })
    expect((await office.get(`agencies/${agency.id}/history`)).body.items).toMatchObject([
      {
        kind: 'update',
        operation: 'agencies.update',
        fields: [{ field: 'name', before: agency.name, after: 'Tên sau khi sửa' }],
      },
      { kind: 'insert', operation: 'agencies.create' },
    ])
    expect(await communeOfficer.get(`agencies/${agency.id}/history`)).toMatchObject({ status: 403 })
    expect(await platform.anonymous.get(`agencies/${agency.id}/history`)).toMatchObject({ status: 401 })
    expect(await office.get(`agencies/${nobody}/history`)).toMatchObject({ status: 404 })
    expect(await platform.platform.db.$count(revisions)).toBeGreaterThan(0)
  })
})

describe('mergers', () => {
  it('end an agency the day before, name its successor, and keep the past readable', async () => {
    const [old, next] = [await newAgency({ kind: 'other' }), await newAgency({ kind: 'other' })]
    const input = { version: 1, on: '2026-03-01', how: 'merged', successors: [next.id], basis: 'Quyết định 12/QĐ-UBND' }
    expect(await communeOfficer.post(`agencies/${old.id}/succession`, input)).toMatchObject({ status: 403 })
    expect(await platform.anonymous.post(`agencies/${old.id}/succession`, input)).toMatchObject({ status: 401 })
    expect(await office.post(`agencies/${old.id}/succession`, { ...input, successors: [] })).toMatchObject({ status: 422 })
    expect(await office.post(`agencies/${old.id}/succession`, { ...input, successors: [nobody] })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'successors' }] },
    })
    expect(await office.post(`agencies/${old.id}/succession`, input)).toMatchObject({
      status: 200,
      body: { validUntil: '2026-02-28' },
    })
    expect(await fresh(communeOfficer, old.id)).toMatchObject({
      succeededBy: [{ agency: { id: next.id }, on: '2026-03-01', basis: 'Quyết định 12/QĐ-UBND' }],
    })
    expect(await fresh(communeOfficer, next.id)).toMatchObject({ succeeds: [{ agency: { id: old.id }, how: 'merged' }] })
    const there = async (on: string) =>
      (await office.get('agencies', { kind: 'other', on })).body.items.map((a: { id: string }) => a.id)
    expect(await there('2026-02-28')).toContain(old.id)
    expect(await there('2026-03-01')).not.toContain(old.id)
    expect(await office.post(`agencies/${old.id}/succession`, { ...input, version: 2 })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'on' }] },
    })
  })
})

describe('groups as rules on a date', () => {
  it('yield every commune and ward for “UBND cấp xã” and every department for “Các sở, ban, ngành”', async () => {
    const groups = (await communeOfficer.get('agency-groups')).body.items
    const members = (code: string) => groups.find((group: { code: string }) => group.code === code).members
    expect(members('ubnd-cap-xa')).toBe(135)
    expect(members('cac-so-ban-nganh')).toBeGreaterThanOrEqual(15)
    expect(members('cac-co-quan-bao-chi-trong-va-ngoai-nuoc')).toBe(0)
    expect((await communeOfficer.get('agency-group-names')).body.items).toHaveLength(groups.length)
  })

  it('answer for the past: before 1/7/2025 there was no such commune', async () => {
    const { body } = await office.get('agency-groups', { on: '2025-06-30' })
    expect(body.items.find((group: { code: string }) => group.code === 'ubnd-cap-xa').members).toBe(0)
  })

  it('are kept by the office: members follow the rule at once', async () => {
    const fields = {
      code: 'nhom-thu',
      name: 'Các cơ quan thử nghiệm',
      aliases: [],
      rule: { kinds: ['press'], include: ['so-y-te'], exclude: [], open: false },
    }
    expect(await communeOfficer.post('agency-groups', fields)).toMatchObject({ status: 403 })
    expect(await platform.anonymous.post('agency-groups', fields)).toMatchObject({ status: 401 })
    expect(await office.post('agency-groups', { ...fields, rule: { ...fields.rule, include: ['khong-co'] } })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'rule.include' }] },
    })
    const made = (await office.post('agency-groups', fields)).body
    expect(await office.post('agency-groups', fields)).toMatchObject({ status: 409, body: { code: 'agencies.code_taken' } })
    expect((await communeOfficer.get(`agency-groups/${made.id}`)).body.agencies.map((a: { name: string }) => a.name)).toContain(
      'Sở Y tế',
    )
    expect(await platform.anonymous.get(`agency-groups/${made.id}`)).toMatchObject({ status: 401 })
    expect(await communeOfficer.patch(`agency-groups/${made.id}`, { version: 1, name: 'Đổi tên' })).toMatchObject({ status: 403 })
    expect(await office.patch(`agency-groups/${made.id}`, { version: 1, rule: { ...fields.rule, include: [] } })).toMatchObject({
      status: 200,
      body: { version: 2 },
    })
    expect((await office.get(`agency-groups/${made.id}`)).body.agencies.map((a: { name: string }) => a.name)).not.toContain(
      'Sở Y tế',
    )
  })

  it('mean the same in SQL as in the rule, for any rule and any day', async () => {
    const { db } = platform.platform
    const everyone = await db.select().from(agencies)
    const code = fc.constantFrom(...everyone.map(agency => agency.code))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          kinds: fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 4 }),
          include: fc.array(code, { maxLength: 3 }),
          exclude: fc.array(code, { maxLength: 3 }),
          open: fc.boolean(),
        }),
        fc.constantFrom('2025-06-30', '2025-07-01', '2026-02-28', '2026-03-01', '2030-12-31'),
        async (rule, day) => {
          const inSql = await db.select({ code: agencies.code }).from(agencies).where(inGroup(rule, day))
          expect(inSql.map(row => row.code).toSorted()).toEqual(
            everyone
              .filter(agency => belongs(rule, agency, day))
              .map(agency => agency.code)
              .toSorted(),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('contact persons', () => {
  it('are seen by their own agency, the office and administrators, and by nobody else', async () => {
    const { status, body: person } = await communeOfficer.post(`agencies/${commune.id}/contacts`, {
      name: 'Rơ Châm Hương',
      position: 'Công chức Văn hóa - Xã hội',
      phone: '0905 000 111',
      main: true,
    })
    expect(status).toBe(200)
    for (const client of [communeOfficer, communeViewer, office, administrator])
      expect((await fresh(client, commune.id)).contacts).toMatchObject([{ name: 'Rơ Châm Hương' }])
    expect((await fresh(neighbour, commune.id)).contacts).toBeNull()

    expect(await neighbour.post(`agencies/${commune.id}/contacts`, { name: 'Người lạ' })).toMatchObject({ status: 403 })
    expect(await platform.anonymous.post(`agencies/${commune.id}/contacts`, { name: 'Người lạ' })).toMatchObject({ status: 401 })
    expect(await communeOfficer.post(`agencies/${commune.id}/contacts`, { name: 'X', phone: 'abc' })).toMatchObject({
      status: 422,
    })
    expect(await neighbour.patch(`contact-persons/${person.id}`, { version: 1, name: 'Người lạ' })).toMatchObject({ status: 403 })
    expect(await platform.anonymous.patch(`contact-persons/${person.id}`, { version: 1, name: 'Người lạ' })).toMatchObject({
      status: 401,
    })
    expect(await communeOfficer.patch(`contact-persons/${person.id}`, { version: 1, phone: '0905 000 222' })).toMatchObject({
      status: 200,
      body: { version: 2, phone: '0905 000 222' },
    })
    expect(await neighbour.delete(`contact-persons/${person.id}`, { version: 2 })).toMatchObject({ status: 403 })
    expect(await platform.anonymous.delete(`contact-persons/${person.id}`, { version: 2 })).toMatchObject({ status: 401 })
    expect(await communeOfficer.delete(`contact-persons/${person.id}`, { version: 1 })).toMatchObject({ status: 409 })
    expect(await communeOfficer.delete(`contact-persons/${person.id}`, { version: 2 })).toMatchObject({ status: 204 })
    expect((await fresh(communeOfficer, commune.id)).contacts).toEqual([])
  })
})

describe('Excel', () => {
  const take = (client: Client, bytes: Uint8Array, rehearse = false) =>
    client.upload('agencies/import', { name: 'co-quan.xlsx', bytes }, { rehearse: String(rehearse) })
  const sheet = async (query: Record<string, unknown>) => {
    const response = await office.request(`agencies.xlsx?${new URLSearchParams(query as Record<string, string>)}`)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    return new Uint8Array(await response.arrayBuffer())
  }

  it('imported as it was exported changes nothing', async () => {
    const report = (await take(office, await sheet({ kind: 'ward' }))).body
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 25, failed: 0 })
  })

  it('rehearses first, then updates what it knows, adds what is new, and reports wrong rows one by one', async () => {
    const ExcelJS = (await import('exceljs')).default
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await sheet({ q: otherCommune.code })).slice().buffer as ArrayBuffer)
    const page = workbook.worksheets[0]!
    page.getCell('F2').value = '0269 3830 000'
    page.addRow(['thu-vien-tinh', 'Thư viện tỉnh', 'Văn phòng, đơn vị trực thuộc'])
    page.addRow(['sai-loai', 'Sai loại', 'Không có loại này'])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const expected = { created: 1, updated: 1, failed: 1 }
    expect((await take(office, bytes, true)).body).toMatchObject({ rehearsed: true, ...expected })
    expect((await office.get('agencies', { q: 'thu-vien-tinh' })).body.total).toBe(0)
    const report = (await take(office, bytes)).body
    expect(report).toMatchObject({ rehearsed: false, ...expected })
    expect(report.rows.find((row: { outcome: string }) => row.outcome === 'failed')).toMatchObject({
      code: 'sai-loai',
      problems: [{ column: 'Loại' }],
    })
    expect((await fresh(office, otherCommune.id)).phone).toBe('0269 3830 000')
    expect((await take(office, bytes)).body).toMatchObject({ created: 0, updated: 0, failed: 1 })
  })

  it('is taken only from those who keep the register, and only as an Excel sheet', async () => {
    expect(await take(communeOfficer, await sheet({ kind: 'press' }))).toMatchObject({ status: 403 })
    expect(await take(platform.anonymous, new Uint8Array([1]))).toMatchObject({ status: 401 })
    expect(await take(office, new TextEncoder().encode('một bài thơ'))).toMatchObject({
      status: 422,
      body: { code: 'sheet_unreadable' },
    })
    expect(await office.post('agencies/import', {})).toMatchObject({ status: 422 })
    expect(await platform.anonymous.get('agencies.xlsx')).toMatchObject({ status: 401 })
    expect(await take(office, new Uint8Array(11_000_000))).toMatchObject({ status: 413, body: { code: 'too_large' } })
  })
})

describe('a first start', () => {
  it('is empty in production until somebody loads a register, once', async () => {
    const bare = await testPlatform()
    const { db } = bare.platform
    await seed(bare.callAs(), { demo: false })
    expect(await db.$count(agencies)).toBe(0)
    await loadProvince(bare.callAs())
    const loaded = await db.$count(agencies)
    expect(loaded).toBeGreaterThan(135)
    await loadProvince(bare.callAs())
    expect(await db.$count(agencies)).toBe(loaded)
    await bare.close()
  })
})
