import ExcelJS from 'exceljs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { writing } from '#kernel/audit/write.ts'
import { concerns, scopeOf } from '#kernel/duties.ts'
import { createOutside } from '#kernel/outgoing/outside.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { testPlatform, type Client, type TestPlatform } from '#test/kit.ts'
import { duties } from './duties.ts'
import { checkLinksJob } from './jobs.ts'
import { countedEvidence, recordEvidence, tallyFor, withdrawRecorded, type Recording } from './index.ts'
import { evidence, evidenceChecks } from './tables.ts'
import { snapshotOf, titleOf } from './snapshot.ts'

/** The outside world: one server, whose pages a test changes. */
const pages = new Map<string, { status?: number; body?: string; to?: string; type?: string }>()
let server: Server
let stage: TestPlatform
let office: Client & { me: { id: string } }
let officer: Client & { me: { id: string } }
let neighbour: Client
let commune: { id: string; code: string }
let held: { id: string; task: { id: string; number: number } }[]

beforeAll(async () => {
  server = createServer((request, response) => {
    const { status = 200, body = '', to, type = 'text/html; charset=utf-8' } = pages.get(request.url ?? '') ?? { status: 404 }
    response.writeHead(status, { 'content-type': type, ...(to ? { location: to } : {}) }).end(body)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  stage = await testPlatform({
    seeded: true,
    outside: createOutside({
      resolve: async host => (host === 'noi-bo.vn' ? ['10.0.0.8'] : host.endsWith('.vn') ? ['103.9.200.7'] : []),
      dial: () => ({ host: '127.0.0.1', port }),
    }),
  })
  await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-07-15' })
  const department = (await agencyByCode(stage.platform.db, 'so-khoa-hoc-va-cong-nghe'))!
  office = await stage.as({ name: 'Trần Văn Phòng', role: 'office', unitId: department.id })
  officer = await stage.as({ name: 'Rơ Châm H’Lan', role: 'officer', unitId: 'UBND xã Ia Grai' })
  neighbour = await stage.as({ role: 'officer', unitId: 'UBND phường Pleiku' })
  const [own] = (await officer.get('agencies', { q: 'UBND xã Ia Grai' })).body.items
  commune = own
  held = (await officer.get('assignments', { agency: commune.id, pageSize: 100 })).body.items
})
afterAll(async () => {
  await stage.close()
  server.closeAllConnections()
  await new Promise(done => server.close(done))
})

let made = 0
const claimed = async (more: Record<string, unknown> = {}) => {
  const answer = await officer.post('evidence', {
    agencyId: commune.id,
    kind: 'article',
    title: `Bài trên trang của xã, số ${++made}`,
    happenedOn: '2026-02-03',
    address: `http://iagrai.vn/bai-${made}`,
    assignmentIds: [held[0]!.id],
    ...more,
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as { id: string; version: number }
}
const verified = async (more: Record<string, unknown> = {}) => {
  const piece = await claimed(more)
  return (await office.post(`evidence/${piece.id}/verification`, { version: piece.version })).body as typeof piece
}
const seen = async (id: string) => (await office.get(`evidence/${id}`)).body
const dutiesOf = async (client: Client & { me: { id: string } }) => {
  const { db } = stage.platform
  const me = (await client.get('me')).body.actor
  const found = await Promise.all(duties.map(source => source.find({ db, day: '2026-02-05' }, scopeOf(me))))
  return found.flat().filter(duty => concerns(me, duty))
}

describe('the address of a claim', () => {
  it('is opened soon after, and what stood there is kept: title, hash, where it led', async () => {
    pages.set('/bai-cu', { status: 301, to: 'http://bao.vn/bai-moi' })
    pages.set('/bai-moi', { body: '<html><title>\n Xã Ia Grai &amp; chuyển đổi số </title></html>' })
    const piece = await claimed({ address: 'http://iagrai.vn/bai-cu' })
    expect((await seen(piece.id)).check).toBeNull()
    await stage.drain()
    expect(await seen(piece.id)).toMatchObject({
      check: { outcome: 'reached' },
      checks: [
        {
          outcome: 'reached',
          status: 200,
          finalAddress: 'http://bao.vn/bai-moi',
          title: 'Xã Ia Grai & chuyển đổi số',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      deadLink: false,
      state: 'claimed',
    })
  })

  it('that is gone, or leads into a private network, warns; it rejects nothing by itself', async () => {
    pages.set('/vao-trong', { status: 302, to: 'http://noi-bo.vn/' })
    const [gone, inwards] = [
      await claimed({ address: 'http://iagrai.vn/mat' }),
      await claimed({ address: 'http://iagrai.vn/vao-trong' }),
    ]
    await stage.drain()
    expect(await seen(gone.id)).toMatchObject({ state: 'claimed', deadLink: true, checks: [{ outcome: 'missing', status: 404 }] })
    expect(await seen(inwards.id)).toMatchObject({
      state: 'claimed',
      deadLink: true,
      checks: [{ outcome: 'refused', detail: expect.stringContaining('mạng nội bộ') }],
    })
    const listed = (await office.get('evidence', { link: 'dead' })).body.items.map((item: { id: string }) => item.id)
    expect(listed.toSorted()).toEqual([gone.id, inwards.id].toSorted())
    expect((await office.get('evidence-counts')).body.deadLinks).toBe(2)
    expect((await dutiesOf(officer)).map(duty => [duty.kind, duty.key])).toContainEqual(['evidence.mend', gone.id])
    // Mended, it is looked at anew and warns no more.
    pages.set('/dung', { body: '<title>Đúng</title>' })
    await officer.patch(`evidence/${gone.id}`, { version: 1, address: 'http://iagrai.vn/dung' })
    await stage.drain()
    expect(await seen(gone.id)).toMatchObject({
      deadLink: false,
      checks: [{ outcome: 'reached', title: 'Đúng' }, { outcome: 'missing' }],
    })
    expect((await dutiesOf(officer)).map(duty => duty.key)).not.toContain(gone.id)
  })

  it('can be opened again by who keeps or judges it, not more than now and then', async () => {
    const piece = await claimed()
    const again = (by: Client) => by.post(`evidence/${piece.id}/checks`)
    expect((await again(neighbour)).status).toBe(403)
    expect((await again(stage.anonymous)).status).toBe(401)
    await stage.drain()
    expect((await seen(piece.id)).check.outcome).toBe('missing')
    expect(await again(officer)).toMatchObject({ status: 429 })
    pages.set(`/bai-${made}`, { body: '<title>Đã đăng lại</title>' })
    stage.clock.set('2026-02-05T08:05')
    expect((await again(officer)).status).toBe(204)
    await stage.drain()
    expect((await seen(piece.id)).checks.map((check: { outcome: string }) => check.outcome)).toEqual(['reached', 'missing'])
    const paper = await claimed({ address: null, note: 'Công văn số 12, lưu tại văn phòng' })
    expect(await officer.post(`evidence/${paper.id}/checks`)).toMatchObject({
      status: 409,
      body: { code: 'evidence.no_address' },
    })
    stage.clock.set('2026-02-05T08:00')
  })

  it('is looked at again at night once verified; a page taken down becomes the office’s duty, one bad moment does not', async () => {
    const [kept, taken] = [await verified(), await verified()]
    const { address } = await seen(taken.id)
    const path = new URL(address).pathname
    for (const page of [new URL((await seen(kept.id)).address).pathname, path]) pages.set(page, { body: '<title>Còn</title>' })
    await stage.drain()
    expect((await seen(taken.id)).check.outcome).toBe('reached')
    const night = async (at: string) => {
      stage.clock.set(at)
      await checkLinksJob.run(stage.callAs(), {})
    }
    pages.set(path, { status: 503 })
    await night('2026-02-20T02:20')
    expect((await seen(taken.id)).checks).toHaveLength(1)
    await night('2026-03-08T02:20')
    expect(await seen(taken.id)).toMatchObject({ deadLink: false, check: { outcome: 'unreachable' } })
    await night('2026-03-09T02:20')
    expect(await seen(taken.id)).toMatchObject({ deadLink: true, state: 'verified' })
    expect((await seen(kept.id)).checks).toHaveLength(2)
    expect((await dutiesOf(office)).find(duty => duty.kind === 'evidence.dead_link')).toMatchObject({ count: 1 })
    pages.set(path, { body: '<title>Còn</title>' })
    await night('2026-03-10T02:20')
    expect((await dutiesOf(office)).find(duty => duty.kind === 'evidence.dead_link')).toBeUndefined()
    stage.clock.set('2026-02-05T08:00')
  })

  it('gives no title where it is no page, and tells guarded pages from missing ones', () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    expect(titleOf({ contentType: 'application/pdf', body: bytes('<title>x</title>') })).toBeNull()
    expect(titleOf({ contentType: '', body: bytes('<TITLE lang=vi>A&#x1EA1; &nbsp;b</TITLE>') })).toBe('Aạ b')
    expect(titleOf({ contentType: 'text/html; charset=khong-co', body: bytes('<title>Ổn</title>') })).toBe('Ổn')
    expect(titleOf({ contentType: 'text/html', body: bytes('<title></title>') })).toBeNull()
    const answer = { finalAddress: 'http://a.vn/', contentType: 'text/html', body: bytes('x'), cut: false }
    expect(snapshotOf({ ...answer, status: 403 })).toMatchObject({ outcome: 'reached', sha256: null })
    expect(snapshotOf({ ...answer, status: 410 })).toMatchObject({ outcome: 'missing' })
    expect(snapshotOf({ ...answer, status: 500 })).toMatchObject({ outcome: 'unreachable' })
  })
})

describe('what people must do', () => {
  it('is judged by the office within five working days, mended by the agency, and gone when done', async () => {
    const piece = await claimed()
    const asked = async () => (await dutiesOf(office)).find(duty => duty.kind === 'evidence.verify')
    expect(await asked()).toMatchObject({ urgency: 'soon', due: '2026-02-12', href: '/minh-chung?state=claimed&sort=claimedAt' })
    const before = (await asked())!.count!
    expect((await dutiesOf(officer)).some(duty => duty.kind === 'evidence.verify')).toBe(false)
    await office.post(`evidence/${piece.id}/rejection`, { version: 1, reason: 'Chưa thấy nội dung liên quan' })
    expect((await asked())?.count ?? 0).toBe(before - 1)
    expect((await dutiesOf(officer)).find(duty => duty.key === piece.id)).toMatchObject({
      kind: 'evidence.mend',
      detail: 'Lý do: Chưa thấy nội dung liên quan',
      href: `/minh-chung/${piece.id}`,
    })
    await officer.post(`evidence/${piece.id}/withdrawal`, { version: 2, reason: 'Rút vì chưa đúng' })
    expect((await dutiesOf(officer)).some(duty => duty.key === piece.id)).toBe(false)
  })
})

describe('another part of the platform', () => {
  const recording = (more: Partial<Recording> = {}): Recording => ({
    agencyId: commune.id,
    kind: 'broadcast',
    title: 'Bản tin truyền thanh sáng thứ Hai',
    happenedOn: '2026-02-02',
    source: 'broadcast',
    sourceKey: 'bulletin:7',
    state: 'verified',
    by: systemActor,
    at: stage.clock.now(),
    today: '2026-02-05',
    assignmentIds: [held[1]!.id],
    ...more,
  })
  const record = (more: Partial<Recording> = {}) =>
    writing(
      { db: stage.platform.db, actor: systemActor, clock: stage.clock, operation: 'test.record', requestId: 'thử' },
      write => recordEvidence(write, recording(more)),
    )

  it('records the same thing once, follows its changes, and takes it back', async () => {
    const { db } = stage.platform
    const [first, again] = await Promise.all([record(), record()])
    expect(again.id).toBe(first.id)
    expect(await tallyFor(db, [held[1]!.id], 2026)).toMatchObject([{ verified: 1, lastVerifiedOn: '2026-02-02' }])
    await record({ happenedOn: '2025-12-01', quantity: 4, assignmentIds: [held[2]!.id] })
    expect(await tallyFor(db, [held[1]!.id, held[2]!.id], 0)).toMatchObject([{ assignmentId: held[2]!.id, verified: 1 }])
    expect(await officer.patch(`evidence/${first.id}`, { version: 2, title: 'Sửa ở nơi khác' })).toMatchObject({ status: 409 })
    const { assignments } = await seen(first.id)
    expect(assignments).toHaveLength(1)
    expect(await countedEvidence(db, { kinds: ['broadcast'] })).toMatchObject([
      { agencyId: commune.id, pieces: 1, quantity: 4, firstOn: '2025-12-01', evidenceId: first.id },
    ])
    for (const target of assignments[0].targets)
      expect((await countedEvidence(db, { targetId: target.id, kinds: ['broadcast'] })).length).toBe(1)
    await writing({ db, actor: systemActor, clock: stage.clock, operation: 'test.take_back', requestId: 'thử' }, write =>
      withdrawRecorded(write, {
        source: 'broadcast',
        sourceKey: 'bulletin:7',
        reason: 'Bản tin bị gỡ',
        by: systemActor,
        at: stage.clock.now(),
      }),
    )
    expect(await tallyFor(db, [held[2]!.id], 0)).toEqual([])
    expect(await record()).toMatchObject({ state: 'verified', id: first.id })
  })

  it('cannot overrule a verdict, or record for work of others or of tomorrow', async () => {
    const piece = await record({ sourceKey: 'bulletin:8', state: 'claimed' })
    await office.post(`evidence/${piece.id}/rejection`, { version: piece.version, reason: 'Không phát được' })
    expect(await record({ sourceKey: 'bulletin:8', title: 'Bản tin đổi tên một chút' })).toMatchObject({ state: 'rejected' })
    await expect(record({ sourceKey: 'bulletin:9', happenedOn: '2026-02-06' })).rejects.toMatchObject({ code: 'invalid' })
    const [theirs] = (await neighbour.get('assignments', { pageSize: 1 })).body.items
    await expect(record({ sourceKey: 'bulletin:9', assignmentIds: [theirs.id] })).rejects.toMatchObject({ code: 'invalid' })
    expect(await stage.platform.db.$count(evidence, eq(evidence.sourceKey, 'bulletin:9'))).toBe(0)
  })
})

describe('Excel', () => {
  const take = (client: Client, bytes: Uint8Array, rehearse = false) =>
    client.upload('evidence/import', { name: 'minh-chung.xlsx', bytes }, { rehearse: String(rehearse) })
  const sheetOf = async (client: Client, query = '') => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await (await client.request(`evidence.xlsx${query}`)).arrayBuffer())
    return workbook
  }
  const bytesOf = async (workbook: ExcelJS.Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer())

  it('imported as it was exported changes nothing', async () => {
    await claimed({ kind: 'event', quantity: 12.5, unit: 'cuộc' })
    const report = (await take(officer, await bytesOf(await sheetOf(officer)))).body
    expect(report).toMatchObject({ created: 0, updated: 0, failed: 0 })
    expect(report.unchanged).toBeGreaterThan(3)
    expect((await stage.anonymous.get('evidence.xlsx')).status).toBe(401)
    expect((await officer.get('evidence.xlsx', { state: 'lạ' })).status).toBe(422)
  })

  it('rehearses first, updates rows that have an id, adds the others, and says of each wrong row what is wrong', async () => {
    const known = await claimed({ kind: 'event', title: 'Hội nghị sẽ được sửa tên' })
    const number = held[0]!.task.number
    const workbook = await sheetOf(officer, `?q=${encodeURIComponent('Hội nghị sẽ được sửa tên')}`)
    const page = workbook.worksheets[0]!
    page.getCell('D2').value = 'Hội nghị đã được sửa tên'
    const row = (...cells: unknown[]) => page.addRow(['', ...cells])
    row(commune.code, 'Tin, bài', 'Bài thêm từ bảng Excel', '04/02/2026', 2, 'bài', 'http://iagrai.vn/excel', '', `${number}`)
    row(commune.code, 'Tin, bài', 'Bài của ngày mai', '06/02/2026', 1, '', 'http://iagrai.vn/mai', '', '')
    row(commune.code, 'Loại lạ', 'Bài sai loại và ngày', '31/02/2026', 'x', '', '', '', 'abc')
    row('so-y-te', 'Tin, bài', 'Bài của cơ quan khác', '04/02/2026', 1, '', 'http://syt.vn/1', '', '')
    row('khong-co', 'Tin, bài', 'Bài của cơ quan không có', '04/02/2026', 1, '', 'http://syt.vn/2', '', '')
    row(commune.code, 'Tin, bài', 'Bài trùng địa chỉ', '04/02/2026', 1, '', 'https://iagrai.vn/excel/', '', '999')
    row(commune.code, 'Tin, bài', 'Bài không có căn cứ nào', '04/02/2026', 1, '', '', '', '')
    const bytes = await bytesOf(workbook)
    const expected = { created: 1, updated: 1, failed: 6 }
    expect((await take(officer, bytes, true)).body).toMatchObject({ rehearsed: true, ...expected })
    expect((await seen(known.id)).title).toBe('Hội nghị sẽ được sửa tên')
    const report = (await take(officer, bytes)).body
    expect(report).toMatchObject({ rehearsed: false, ...expected })
    const columns = report.rows
      .filter((one: { outcome: string }) => one.outcome === 'failed')
      .map((one: { problems: { column: string }[] }) => one.problems.map(problem => problem.column.replace(/ \(.*/, '')))
    expect(columns).toEqual([
      ['Ngày thực hiện'],
      ['Loại kết quả', 'Ngày thực hiện', 'Nhiệm vụ số', 'Số lượng'],
      ['Mã cơ quan'],
      ['Mã cơ quan'],
      ['Nhiệm vụ số'],
      ['Địa chỉ trang'],
    ])
    expect((await seen(known.id)).title).toBe('Hội nghị đã được sửa tên')
    const [added] = (await officer.get('evidence', { q: 'Bài thêm từ bảng Excel' })).body.items
    expect(added).toMatchObject({ quantity: 2, tasks: [{ number }] })
    expect((await take(officer, bytes)).body).toMatchObject({ created: 0, updated: 0, failed: 6 })
    const { db } = stage.platform
    expect(await db.$count(evidence, and(eq(evidence.title, 'Bài thêm từ bảng Excel'), eq(evidence.source, 'person')))).toBe(1)
  })

  it('is taken only from those who may claim, and only as a sheet', async () => {
    const viewer = await stage.as({ role: 'viewer', unitId: commune.id })
    expect((await take(viewer, new Uint8Array([1]))).status).toBe(403)
    expect((await take(stage.anonymous, new Uint8Array([1]))).status).toBe(401)
    expect(await take(officer, new TextEncoder().encode('một bài thơ'))).toMatchObject({
      status: 422,
      body: { code: 'sheet_unreadable' },
    })
    expect((await officer.post('evidence/import', {})).status).toBe(422)
  })
})

it('finds evidence by words: the public only what is verified', async () => {
  await verified({ title: 'Phóng sự về sầu riêng và truy xuất nguồn gốc' })
  await claimed({ title: 'Phóng sự về sầu riêng chưa xác nhận' })
  const find = async (client: Client): Promise<{ title: string; href: string }[]> =>
    (await client.get('search', { q: 'sau rieng', kind: 'evidence' })).body.groups[0]?.hits ?? []
  expect(await find(officer)).toHaveLength(2)
  const open = await find(stage.anonymous)
  expect(open).toHaveLength(1)
  expect(open[0]!.href).toMatch(/^\/co-quan\/.+\/minh-chung\?nam=2026$/)
  expect(await find(neighbour)).toEqual([])
  expect(await stage.platform.db.$count(evidenceChecks)).toBeGreaterThan(5)
})
