import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block, Table } from '#kernel/documents/document.ts'
import { readDocx } from '#kernel/documents/docx.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { workCast, type WorkCast } from '../progress/cast.test-kit.ts'
import type { Figure, Province } from './contract.ts'

let cast: WorkCast
beforeAll(async () => {
  cast = await workCast()
  const raise = async (number: number, text: string) => {
    const turn = await cast.turn(cast.commune, number)
    expect((await cast.officer.post(`${turn.path}/difficulties`, { kind: 'difficulty', text })).status).toBeLessThan(300)
  }
  await raise(4, 'Xã chưa có người biên dịch bản tin sang tiếng Jrai.')
  await cast.claim(await cast.turn(cast.commune, 4))
}, 60_000)
afterAll(() => cast.stage.close())

const path = 'dashboards/tien-do.docx'
const take = async (client: { get: WorkCast['office']['get'] }, query = {}) => (await client.get(path, query)).body as Uint8Array
const xmlOf = (bytes: Uint8Array, part: string) => new TextDecoder().decode(unzipSync(bytes)[part])
const textOf = (bytes: Uint8Array) =>
  readDocx(bytes)
    .blocks.map((block: Block) => (block.kind === 'paragraph' ? block.text : ''))
    .join('\n')
const tableOf = (bytes: Uint8Array, title: string) => {
  const found = readDocx(bytes).blocks.find(
    (block): block is Table => block.kind === 'table' && block.rows[0]!.some(cell => cell.text === title),
  )!
  return found.rows.slice(1).map(row => row.map(cell => cell.text))
}
/** Every link of the document with its words. */
const linksOf = (bytes: Uint8Array) => {
  const targets = new Map(
    [...xmlOf(bytes, 'word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([relation]) => [
      /\bId="([^"]+)"/.exec(relation)![1]!,
      /\bTarget="([^"]+)"/.exec(relation)![1]!.replaceAll('&amp;', '&'),
    ]),
  )
  return [...xmlOf(bytes, 'word/document.xml').matchAll(/<w:hyperlink[^>]*r:id="([^"]+)"[^>]*>(.*?)<\/w:hyperlink>/gs)].map(
    ([, name, inside]) => ({ target: targets.get(name!)!, words: inside!.replace(/<[^>]*>/g, '') }),
  )
}

describe('the paper of figures', () => {
  it('is for those who see the province', async () => {
    expect((await cast.stranger.get(path)).status).toBe(401)
    for (const client of [cast.officer, cast.viewer, cast.neighbour]) expect((await client.get(path)).status).toBe(403)
    for (const client of [cast.office, cast.leader, cast.administrator]) expect((await client.get(path)).status).toBe(200)
    expect((await cast.office.get(path, { year: 'nay' })).status).toBe(422)
  })

  it('says the numbers of the screen with their rules, and that it is no report', async () => {
    const { body: province } = (await cast.office.get('dashboards/province')) as { body: Province }
    const response = await cast.office.request(path)
    expect(response.headers.get('content-type')).toContain('wordprocessingml')
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = textOf(bytes)
    expect(text).toContain('BẢNG SỐ LIỆU')
    expect(text).toMatch(/Tình hình thực hiện Kế hoạch .*, năm 2026/)
    expect(text).toContain(`Số liệu đến hết ngày ${shortDay(province.asOf)}`)
    expect(text).toContain('không thay báo cáo theo chế độ báo cáo')
    expect(text).not.toMatch(/CỘNG HÒA|Nơi nhận|Số:|undefined|NaN/)
    const late = province.figures.find(one => one.key === 'late')!
    expect(text).toContain(`Còn ${late.value} việc quá hạn ở ${province.lateAgencies} cơ quan`)
    expect(tableOf(bytes, 'Chỉ số').map(([label, , how]) => [label, how])).toEqual(
      province.figures.map((one: Figure) => [one.label, `${one.how.replace(/\.$/, '')}.`]),
    )
    expect(tableOf(bytes, 'Tình trạng').map(([label, count]) => [label, count])).toEqual(
      province.statuses.map(one => [one.label, String(one.count)]),
    )
    expect(tableOf(bytes, 'Nhịp').map(row => row.at(-1))).toEqual(province.targets.map(one => one.paceLabel))
    const agencies = tableOf(bytes, 'Việc quá hạn')
    expect(agencies).toHaveLength(Math.min(province.lateAgencies, 40))
    expect(agencies[0]!.slice(1, 3)).toEqual([province.late[0]!.label, String(province.late[0]!.counts.late)])
  })

  it('leads from each number to a list of that length', async () => {
    const links = linksOf(await take(cast.office))
    const base = `${cast.stage.platform.config.publicUrl}/lam-viec`
    for (const { target } of links) expect(target.startsWith(`${base}/`)).toBe(true)
    const lists: Record<string, string> = { '/tien-do-viec': 'turns', '/minh-chung': 'evidence', '/kho-khan': 'difficulties' }
    let asked = 0
    const known = new Map<string, number>()
    for (const { target, words } of links) {
      const [screen, search] = target.slice(base.length).split('?') as [string, string | undefined]
      const amount = /^[\d.]+(?= |$)/.exec(words)?.[0]
      // Of agencies the list shows their work.
      if (!lists[screen] || amount === undefined || words.endsWith('cơ quan')) continue
      const list = `${lists[screen]}?${search}`
      if (!known.has(list)) {
        if (known.size === 40) continue
        known.set(list, (await cast.office.get(list)).body.total)
      }
      expect([target, known.get(list)]).toEqual([target, Number(amount.replaceAll('.', ''))])
      asked++
    }
    expect(asked).toBeGreaterThan(25)
  })

  it('shows the pictures of the screen, each with its words for those who do not see it', async () => {
    const bytes = await take(cast.office)
    const pictures = Object.keys(unzipSync(bytes)).filter(name => name.startsWith('word/media/'))
    expect(pictures).toHaveLength(5)
    const words = [...xmlOf(bytes, 'word/document.xml').matchAll(/<wp:docPr[^>]*descr="([^"]*)"/g)].map(([, alt]) => alt!)
    expect(words).toHaveLength(5)
    for (const alt of words) expect(alt).toMatch(/^\p{Lu}.{15,}\.$/su)
    expect(textOf(bytes).match(/Hình \d\. /g)).toHaveLength(5)
  })

  it('is the same bytes as long as nothing changed', async () => {
    expect(await take(cast.office)).toEqual(await take(cast.office))
  })

  it('shows a leader of an agency no difficulty that only others may read, and says so', async () => {
    const turn = await cast.turn(cast.ward, 4)
    await cast.neighbour.post(`${turn.path}/difficulties`, { kind: 'difficulty', text: 'Phường thiếu thiết bị truyền thanh.' })
    const whole = await take(cast.office)
    expect(tableOf(whole, 'Nội dung').map(row => row[1])).toEqual(
      expect.arrayContaining(['UBND xã Ia Grai', 'UBND phường Pleiku']),
    )
    const own = await take(cast.leader)
    expect(tableOf(own, 'Nội dung').map(row => row[1])).toEqual(['UBND xã Ia Grai'])
    expect(textOf(own)).toContain('Có 2 nội dung')
    expect(textOf(own)).toContain('chỉ gồm những nội dung mà người tải được xem')
    expect(textOf(own)).not.toContain('thiết bị truyền thanh')
  })

  it('says of a year without work that nothing was given out yet', async () => {
    expect((await cast.office.get('dashboards/charts/sections', { year: 2019, format: 'png' })).status).toBe(200)
    const bytes = await take(cast.office, { year: 2019 })
    expect(textOf(bytes)).toContain('Năm 2019 chưa có việc nào được giao')
    expect(textOf(bytes)).not.toContain('KẾT QUẢ CHUNG')
  })
})
