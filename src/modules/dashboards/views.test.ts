import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nobody, workCast, type WorkCast } from '../progress/cast.test-kit.ts'

let cast: WorkCast
beforeAll(async () => {
  cast = await workCast()
}, 60_000)
afterAll(() => cast.stage.close())

type Figure = { key: string; value: number; of: number | null; how: string; href: string }
const figure = (body: { figures: Figure[] }, key: string) => body.figures.find(one => one.key === key)!
/** How many rows the list behind a number has. */
const behind = async (href: string) => {
  const [path, search] = href.split('?') as [string, string]
  const lists: Record<string, string> = { '/tien-do-viec': 'turns', '/minh-chung': 'evidence' }
  return (await cast.office.get(`${lists[path]}?${search}`)).body.total as number
}

describe('the leader’s page', () => {
  it('is for the office, administrators and whoever leads an agency', async () => {
    expect((await cast.stranger.get('dashboards/province')).status).toBe(401)
    for (const client of [cast.officer, cast.viewer, cast.neighbour])
      expect((await client.get('dashboards/province')).status).toBe(403)
    for (const client of [cast.office, cast.leader, cast.administrator])
      expect((await client.get('dashboards/province')).status).toBe(200)
    expect((await cast.office.get('dashboards/province', { year: 'nay' })).status).toBe(422)
  })

  it('shows no number whose list is not of the same length, and says how each is counted', async () => {
    const { body } = await cast.office.get('dashboards/province')
    expect(body.figures.length).toBeLessThanOrEqual(6)
    for (const one of body.figures) expect(one.how.length).toBeGreaterThan(30)
    expect(await behind(figure(body, 'late').href)).toBe(figure(body, 'late').value)
    expect(await behind(figure(body, 'share').href)).toBe(figure(body, 'share').of)
    expect(await behind(figure(body, 'verified').href)).toBe(figure(body, 'verified').value)
    for (const status of body.statuses) expect(await behind(status.href)).toBe(status.count)
    for (const section of body.sections) expect(await behind(section.href)).toBe(section.total)
    for (const one of body.late) expect(await behind(one.href)).toBe(one.counts.late)
    const total = body.statuses.reduce((sum: number, one: { count: number }) => sum + one.count, 0)
    expect(body.sections.reduce((sum: number, one: { total: number }) => sum + one.total, 0)).toBe(total)
    expect(body.kinds.reduce((sum: number, one: { total: number }) => sum + one.total, 0)).toBe(total)
  })

  it('moves as soon as a piece of evidence is claimed and verified', async () => {
    const before = (await cast.office.get('dashboards/province')).body
    const turn = await cast.turn(cast.commune, 4)
    const piece = await cast.claim(turn)
    const claimed = (await cast.office.get('dashboards/province')).body
    expect(figure(claimed, 'evidence').value).toBe(figure(before, 'evidence').value + 1)
    await cast.verify(piece)
    const verified = (await cast.office.get('dashboards/province')).body
    expect(figure(verified, 'evidence').value).toBe(figure(before, 'evidence').value)
    expect(verified.months.at(-1).verified + verified.months.at(-2).verified).toBeGreaterThan(
      before.months.at(-1).verified + before.months.at(-2).verified,
    )
    expect(await behind(verified.months.at(-1).href)).toBe(verified.months.at(-1).verified + verified.months.at(-1).claimed)
  })

  it('names the late agencies with the most late work first, and targets with their pace', async () => {
    const { body } = await cast.office.get('dashboards/province')
    const late = body.late.map((one: { counts: { late: number } }) => one.counts.late)
    expect(late).toEqual(late.toSorted((a: number, b: number) => b - a))
    expect(late.length).toBeLessThanOrEqual(10)
    expect(body.lateAgencies).toBeGreaterThanOrEqual(late.length)
    expect(body.targets).toHaveLength(9)
    expect(body.forecast.rule.length).toBeGreaterThan(0)
  })
})

describe('agencies are compared', () => {
  it('by shares of their own work, with its amount beside it; only by those who see the province', async () => {
    expect((await cast.stranger.get('dashboards/comparison')).status).toBe(401)
    expect((await cast.officer.get('dashboards/comparison')).status).toBe(403)
    expect((await cast.office.get('dashboards/comparison', { year: 1 })).status).toBe(422)
    const { body } = await cast.office.get('dashboards/comparison', { kind: 'commune' })
    expect(body.items.length).toBeGreaterThan(70)
    expect(body.items.every((one: { kind: string; total: number }) => one.kind === 'commune' && one.total > 0)).toBe(true)
    const shares = body.items.map((one: { share: number }) => one.share)
    expect(shares).toEqual(shares.toSorted((a: number, b: number) => b - a))
  })
})

describe('the page of an agency', () => {
  it('is for its own people, the office and administrators', async () => {
    const path = `dashboards/agencies/${cast.commune.id}`
    expect((await cast.stranger.get(path)).status).toBe(401)
    expect((await cast.neighbour.get(path)).status).toBe(403)
    for (const client of [cast.officer, cast.viewer, cast.leader, cast.office, cast.administrator])
      expect((await client.get(path)).status).toBe(200)
    expect((await cast.office.get(`dashboards/agencies/${nobody}`)).status).toBe(404)
    expect((await cast.office.get('dashboards/agencies/khong-phai-ma')).status).toBe(422)
  })

  it('says what is next, and where the agency stands among others of its kind', async () => {
    const { body } = await cast.officer.get(`dashboards/agencies/${cast.commune.id}`)
    expect(body.agency.name).toBe('UBND xã Ia Grai')
    expect(await behind(figure(body, 'share').href)).toBe(body.own.total)
    expect(body.next.length).toBeGreaterThan(0)
    const days = body.next.map((one: { due: string }) => one.due)
    expect(days).toEqual(days.toSorted())
    expect(body.among.agencies).toBeGreaterThan(70)
  })
})

describe('a chart', () => {
  it('is handed out as SVG or PNG under its name', async () => {
    for (const name of ['status', 'sections', 'kinds', 'months', 'late', 'map']) {
      const response = await cast.office.request(`dashboards/charts/${name}`)
      expect(response.headers.get('content-type')).toBe('image/svg+xml')
      const svg = await response.text()
      expect(svg).toMatch(/^<svg .*<\/svg>$/s)
      expect(svg).not.toContain('NaN')
    }
    const png = await cast.office.request('dashboards/charts/status?format=png')
    expect(new Uint8Array(await png.arrayBuffer()).slice(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]))
    expect((await cast.stranger.get('dashboards/charts/status')).status).toBe(401)
    expect((await cast.officer.get('dashboards/charts/status')).status).toBe(403)
    expect((await cast.office.get('dashboards/charts/khac')).status).toBe(422)
    expect((await cast.office.get('dashboards/charts/status', { width: 9 })).status).toBe(422)
  })
})

describe('the workbook', () => {
  it('holds the numbers as numbers, with how they are counted', async () => {
    expect((await cast.stranger.get('dashboards/tien-do.xlsx')).status).toBe(401)
    expect((await cast.officer.get('dashboards/tien-do.xlsx')).status).toBe(403)
    expect((await cast.office.get('dashboards/tien-do.xlsx', { year: 'x' })).status).toBe(422)
    const { body } = await cast.office.get('dashboards/tien-do.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((body as Uint8Array).slice().buffer as ArrayBuffer)
    expect(book.worksheets.map(sheet => sheet.name)).toEqual([
      'Tổng quan',
      'Theo mục kế hoạch',
      'Theo cơ quan',
      'Minh chứng theo tháng',
    ])
    const { body: province } = await cast.office.get('dashboards/province')
    expect(book.getWorksheet('Tổng quan')!.getRow(3).getCell(2).value).toBe(figure(province, 'late').value)
    expect(book.getWorksheet('Theo cơ quan')!.rowCount).toBeGreaterThan(140)
  })
})

describe('calendar, Gantt and board', () => {
  it('speak of the same turns as the table, as far as one may see them', async () => {
    for (const path of ['dashboards/calendar', 'dashboards/gantt', 'dashboards/board'])
      expect((await cast.stranger.get(path)).status).toBe(401)
    const table = (await cast.officer.get('turns')).body.total
    const gantt = (await cast.officer.get('dashboards/gantt')).body
    expect(gantt.rows.reduce((sum: number, row: { total: number }) => sum + row.total, 0)).toBe(table)
    const board = (await cast.officer.get('dashboards/board')).body
    expect(board.columns.reduce((sum: number, column: { total: number }) => sum + column.total, 0)).toBe(table)
    for (const column of board.columns) for (const card of column.cards) expect(card.agency).toBe('UBND xã Ia Grai')
    const other = (await cast.officer.get('dashboards/gantt', { agency: cast.ward.id })).body
    expect(other.rows).toEqual([])
    const all = (await cast.office.get('dashboards/gantt', { role: 'lead' })).body
    expect(all.rows.reduce((sum: number, row: { total: number }) => sum + row.total, 0)).toBe(
      (await cast.office.get('turns', { role: 'lead' })).body.total,
    )
    expect((await cast.office.get('dashboards/board', { status: 'xong' })).status).toBe(422)
    expect((await cast.office.get('dashboards/gantt', { year: 12 })).status).toBe(422)
  })

  it('put due days, check-ins and report days of a month on their days, holidays told', async () => {
    expect((await cast.office.get('dashboards/calendar', { month: '2026-13' })).status).toBe(422)
    const june = (await cast.office.get('dashboards/calendar', { month: '2026-06' })).body
    expect(june.entries.filter((entry: { kind: string }) => entry.kind === 'report')).toMatchObject([{ on: '2026-06-14' }])
    const december = (await cast.officer.get('dashboards/calendar', { month: '2026-12' })).body
    const due = december.entries.filter((entry: { kind: string }) => entry.kind === 'due')
    expect(due.length).toBeGreaterThan(0)
    for (const entry of due) expect(entry.on >= '2026-12-01' && entry.on <= '2026-12-31').toBe(true)
    const september = (await cast.officer.get('dashboards/calendar', { month: '2026-09' })).body
    expect(september.holidays.map((day: { on: string }) => day.on)).toContain('2026-09-02')
    const months = await Promise.all(
      ['02', '03', '04'].map(async month => (await cast.officer.get('dashboards/calendar', { month: `2026-${month}` })).body),
    )
    expect(months.flatMap(one => one.entries).some((entry: { kind: string }) => entry.kind === 'check_in')).toBe(true)
  })
})

describe('a citizen', () => {
  it('reads how the programme stands, with rules, a map and tables, and no person’s name', async () => {
    const response = await cast.stranger.request('/tien-do')
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('Tiến độ thực hiện năm 2026')
    expect(page).toContain('Số liệu tính đến hết ngày')
    expect(page.match(/href="\/co-quan\/\d{5}"/g)!.length).toBeGreaterThan(135 * 2)
    expect(page).not.toContain('Trần Văn Phòng')
    expect(page).not.toContain('Rơ Châm')
    expect(page).not.toMatch(/<script|style=|NaN/)
    expect(await (await cast.stranger.request('/tien-do?nam=2031')).text()).toContain('2031')
    expect(await (await cast.stranger.request('/')).text()).toContain('Xem tiến độ theo mục kế hoạch')
  })

  it('takes the same numbers as CSV and JSON', async () => {
    const whole = (await cast.stranger.get('open-data/progress')).body as { counts: { late: number }; agencies: unknown[] }
    const { body: province } = await cast.office.get('dashboards/province')
    expect(whole.counts.late).toBe(figure(province, 'late').value)
    const csv = (await cast.stranger.get('open-data/progress', { format: 'csv' })).body as string
    expect(csv.trimEnd().split('\r\n')).toHaveLength(whole.agencies.length + 1)
    expect(csv).toContain('UBND xã Ia Grai')
    expect((await cast.stranger.get('open-data/progress', { format: 'xml' })).status).toBe(422)
  })
})
