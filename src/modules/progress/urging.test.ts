import { writeFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocx } from '#kernel/documents/docx.ts'
import type { Table } from '#kernel/documents/document.ts'
import { castOf, nobody, type Cast } from '../programme/cast.test-kit.ts'
import { workingDaysLate } from './rules/exceptions.ts'
import { notes } from './tables.ts'

let cast: Cast
let commune: { id: string; name: string }
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  commune = await cast.agency('UBND xã Ia Grai')
})
afterAll(() => cast.stage.close())

type Late = {
  agency: { id: string; name: string }
  people: number
  items: { assignmentId: string; year: number; due: string; urgedOn: string | null }[]
}
const late = async (query: Record<string, unknown> = {}) =>
  (await cast.office.get('urges/preview', query)).body as {
    items: number
    urgedToday: number
    answerBy: string
    agencies: Late[]
  }
const itemsOf = (agencies: Late[]) => agencies.flatMap(one => one.items.map(({ assignmentId, year }) => ({ assignmentId, year })))

describe('the preview', () => {
  it('shows the office every agency that is late with what it leads, and who would get the letter', async () => {
    const { items, agencies, answerBy } = await late()
    expect(agencies.length).toBeGreaterThan(150)
    expect(items).toBe(itemsOf(agencies).length)
    expect(answerBy).toBe('2026-02-12')
    const ours = agencies.find(one => one.agency.id === commune.id)!
    // Its officer and its leader, and the officer of the demo; the ward's officer is not among them.
    expect(ours.people).toBe(3)
    expect(ours.items).toMatchObject([
      { due: '2025-12-31', year: 0, urgedOn: null, daysLate: workingDaysLate('2025-12-31', '2026-02-05') },
    ])
    expect((await late({ agency: commune.id })).agencies).toHaveLength(1)
    expect((await late({ kind: 'ward' })).agencies.every(one => one.agency.name.startsWith('UBND phường'))).toBe(true)
    expect((await late({ late: 900 })).items).toBe(0)
    expect((await late({ plan: 'khong-co' })).items).toBe(0)
  })

  it('is the office’s alone', async () => {
    expect((await cast.stranger.get('urges/preview')).status).toBe(401)
    expect((await cast.communeLeader.get('urges/preview')).status).toBe(403)
    expect((await cast.administrator.get('urges/preview')).status).toBe(403)
    expect((await cast.office.get('urges/preview', { late: 'lâu' })).status).toBe(422)
  })
})

describe('urging', () => {
  it('is refused to others, without items, and with a day that is over', async () => {
    const items = [{ assignmentId: nobody, year: 0 }]
    expect((await cast.stranger.post('urges', { items, answerBy: '2026-02-12' })).status).toBe(401)
    expect((await cast.communeLeader.post('urges', { items, answerBy: '2026-02-12' })).status).toBe(403)
    expect((await cast.administrator.post('urges', { items, answerBy: '2026-02-12' })).status).toBe(403)
    expect((await cast.office.post('urges', { items: [], answerBy: '2026-02-12' })).status).toBe(422)
    expect((await cast.office.post('urges', { items, answerBy: '2026-02-05' })).body.fields[0].path).toBe('answerBy')
    expect((await cast.office.post('urges', { items, answerBy: '2026-02-12' })).body.code).toBe('progress.urged_today')
  })

  it('writes one letter to each person, a line into each history, and is not done twice in a day unless insisted', async () => {
    const ward = await cast.agency('UBND phường Pleiku')
    const both = await cast.stage.person({
      name: 'Siu Hai Nơi',
      email: 'hai.noi@lantoa.test',
      grants: [
        { role: 'officer', unitId: commune.id },
        { role: 'officer', unitId: ward.id },
      ],
    })
    const { agencies } = await late({ agency: [commune.id, ward.id] })
    const items = itemsOf(agencies)
    expect(items).toHaveLength(2)
    const wish = {
      items,
      answerBy: '2026-02-12',
      message: 'Ưu tiên hoàn thành trước Tết.',
      signerName: 'Lê Văn Ký',
      signerPosition: 'Giám đốc',
    }
    const { status, body } = await cast.office.post('urges', wish)
    expect(status).toBe(200)
    // Two officers and the leader of the commune, officer of the ward, and the one who works at both.
    expect(body).toMatchObject({ agencies: 2, items: 2, letters: 5, left: 0 })
    await cast.stage.drain()
    const mails = cast.stage.mail.kept()
    expect(mails).toHaveLength(5)
    const toBoth = mails.filter(mail => mail.to === both.email)
    expect(toBoth).toHaveLength(1)
    expect(toBoth[0]!.text).toContain('UBND xã Ia Grai')
    expect(toBoth[0]!.text).toContain('UBND phường Pleiku')
    expect(toBoth[0]!.text).toContain('Ưu tiên hoàn thành trước Tết.')
    expect(toBoth[0]!.subject).toContain('12/02/2026')
    const history = await cast.stage.platform.db.select().from(notes).where(eq(notes.assignmentId, items[0]!.assignmentId))
    expect(history).toMatchObject([{ kind: 'urged', byName: 'Trần Văn Phòng' }])
    expect((await cast.office.post('urges', wish)).body.code).toBe('progress.urged_today')
    expect((await late({ agency: commune.id })).urgedToday).toBe(1)
    expect((await cast.office.post('urges', { ...wish, insist: true })).body.items).toBe(2)
    cast.stage.clock.set('2026-02-06T08:00')
    expect((await cast.office.post('urges', wish)).body.items).toBe(2)
    cast.stage.clock.set('2026-02-05T08:00')
  })

  it('leaves out what is no longer late', async () => {
    const ward = await cast.agency('UBND phường Quy Nhơn')
    const [item] = itemsOf((await late({ agency: ward.id })).agencies)
    const ongoing = (await cast.office.get('assignments', { agency: ward.id, role: 'lead', recurrence: 'ongoing' })).body.items[0]
      .id
    const { body } = await cast.office.post('urges', {
      items: [item, { assignmentId: ongoing, year: 2026 }],
      answerBy: '2026-02-12',
    })
    expect(body).toMatchObject({ items: 1, left: 1 })
  })

  it('knows afterwards who answered', async () => {
    const list = (await cast.office.get('urges', { sort: 'at' })).body
    expect(list.items[0]).toMatchObject({ agencies: 2, open: 2, by: 'Trần Văn Phòng' })
    const { id } = list.items[0]
    const [item] = itemsOf((await late({ agency: commune.id })).agencies)
    cast.stage.clock.set('2026-02-09T09:00')
    await cast.communeOfficer.post(`turns/${item!.assignmentId}/2026/notes`, { text: 'Đã tạo trang, đang chờ xác minh.' })
    const detail = (await cast.office.get(`urges/${id}`)).body
    expect(detail.open).toBe(1)
    const ours = detail.byAgency.find((one: { agency: { id: string } }) => one.agency.id === commune.id)
    expect(ours.items).toMatchObject([{ answered: true, stillLate: true }])
    for (const path of ['urges', `urges/${id}`, `urges/${id}/letter.docx`]) {
      expect((await cast.stranger.get(path)).status).toBe(401)
      expect((await cast.communeLeader.get(path)).status).toBe(403)
    }
    expect((await cast.administrator.get(`urges/${id}`)).status).toBe(200)
    expect((await cast.office.get(`urges/${nobody}`)).status).toBe(404)
    expect((await cast.office.get('urges', { page: 0 })).status).toBe(422)
  })
})

describe('the letter in Word', () => {
  it('names agency, task, clause, due day and working days late, and reads back as written', async () => {
    const { id } = (await cast.office.get('urges', { sort: 'at' })).body.items[0]
    const { status, body, headers } = await cast.office.get(`urges/${id}/letter.docx`)
    expect(status).toBe(200)
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('Công văn đôn đốc 2026-02-05.docx')
    if (process.env['KEEP_LETTER']) writeFileSync(process.env['KEEP_LETTER'], body as Uint8Array)
    const { blocks } = readDocx(body as Uint8Array)
    const text = blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : [])).join('\n')
    expect(text).toContain('UBND TỈNH GIA LAI')
    expect(text).toMatch(/Số:\s*\/SKHCN/)
    expect(text).toContain('- UBND xã Ia Grai.')
    expect(text).toContain('chậm nhất ngày 12 tháng 02 năm 2026')
    expect(text).toContain('Lê Văn Ký')
    const { rows } = blocks.findLast((block): block is Table => block.kind === 'table')!
    expect(rows.map(row => row.map(cell => cell.text).filter((_, place) => place !== 2))).toEqual([
      ['STT', 'Cơ quan', 'Căn cứ (mục)', 'Hạn', 'Quá hạn (ngày làm việc)'],
      ['1', 'UBND phường Pleiku', 'III.1.a', '31/12/2025', String(workingDaysLate('2025-12-31', '2026-02-05'))],
      ['2', 'UBND xã Ia Grai', 'III.1.a', '31/12/2025', String(workingDaysLate('2025-12-31', '2026-02-05'))],
    ])
    expect(rows[1]![2]!.text).toMatch(/^Thiết lập và phát triển các trang/)
  })

  it('is also made for one agency, without the others', async () => {
    const { id } = (await cast.office.get('urges', { sort: 'at' })).body.items[0]
    const { body } = await cast.office.get(`urges/${id}/letter.docx`, { agency: commune.id })
    const text = readDocx(body as Uint8Array)
      .blocks.map(block =>
        block.kind === 'paragraph' ? block.text : block.rows.map(row => row.map(cell => cell.text).join(' ')).join('\n'),
      )
      .join('\n')
    expect(text).toContain('Kính gửi: UBND xã Ia Grai')
    expect(text).not.toContain('Pleiku')
    expect((await cast.office.get(`urges/${id}/letter.docx`, { agency: nobody })).status).toBe(404)
  })
})
