import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castOf, type Cast } from '../../programme/cast.test-kit.ts'

let cast: Cast
let code: string
let commune: { id: string; code: string }
let held: { id: string; task: { number: number } }
beforeAll(async () => {
  cast = await castOf({ adopted: true })
  code = (await cast.stranger.get('plans')).body.items[0].code
  commune = await cast.agency('UBND xã Ia Grai')
  const items = (await cast.communeOfficer.get('assignments', { agency: commune.id, pageSize: 100 })).body.items
  held = items.find((one: { task: { number: number } }) => one.task.number === 1)
})
afterAll(() => cast.stage.close())

const page = async (path: string) => {
  const response = await cast.stranger.request(path)
  return { status: response.status, html: await response.text() }
}
const claim = async (more: Record<string, unknown> = {}) =>
  (
    await cast.communeOfficer.post('evidence', {
      agencyId: commune.id,
      kind: 'article',
      title: 'Bài viết về sàn thương mại điện tử của xã',
      happenedOn: '2026-01-15',
      address: 'https://iagrai.gialai.gov.vn/san-thuong-mai',
      assignmentIds: [held.id],
      ...more,
    })
  ).body as { id: string; version: number }

describe('the public', () => {
  it('sees what was done once it is verified, and no longer when the verdict is taken back', async () => {
    const task = `/ke-hoach/${code}/nhiem-vu/1`
    const piece = await claim()
    expect((await page(task)).html).not.toContain('sàn thương mại điện tử')
    await cast.office.post(`evidence/${piece.id}/verification`, { version: 1 })
    const detail = (await cast.office.get(`evidence/${piece.id}`)).body
    const target = detail.assignments[0].targets[0]
    for (const path of [task, `/co-quan/${commune.code}`, `${task}/minh-chung`, `/co-quan/${commune.code}/minh-chung?nam=2026`]) {
      const { status, html } = await page(path)
      expect(status, path).toBe(200)
      expect(html, path).toContain('Bài viết về sàn thương mại điện tử của xã')
      expect(html, path).toContain('href="https://iagrai.gialai.gov.vn/san-thuong-mai"')
      expect(html, path).toContain('15/01/2026')
      // Neither who claimed nor who verified.
      expect(html, path).not.toMatch(/Rơ Châm|Trần Văn Phòng/)
    }
    if (target) {
      expect((await page(`/ke-hoach/${code}/chi-tieu/${target.number}`)).html).toContain('sàn thương mại điện tử')
      expect((await page(`/ke-hoach/${code}/chi-tieu/${target.number}/minh-chung`)).status).toBe(200)
    }
    await cast.office.post(`evidence/${piece.id}/reopening`, { version: 2, reason: 'Xem lại nội dung bài' })
    expect((await page(task)).html).not.toContain('sàn thương mại điện tử')
  })

  it('turns the pages of a long list, the newest first', async () => {
    const pieces = []
    for (let day = 1; day <= 53; day++)
      pieces.push(
        await claim({
          title: `Bản tin thứ ${day} trên loa truyền thanh`,
          address: null,
          note: 'Sổ phát thanh của xã',
          happenedOn: `2025-${day <= 28 ? '10' : '11'}-${String(day <= 28 ? day : day - 28).padStart(2, '0')}`,
        }),
      )
    await cast.office.post('evidence/verifications', { items: pieces.map(({ id, version }) => ({ id, version })) })
    const all = `/co-quan/${commune.code}/minh-chung`
    const short = (await page(`/co-quan/${commune.code}`)).html
    expect(short).toContain('Bản tin thứ 53 ')
    expect(short).not.toContain('Bản tin thứ 45 ')
    expect(short).toContain(`href="${all}"`)
    expect((await page(all)).html).toContain('Trang 1 trên 2')
    expect((await page(`${all}?trang=2`)).html).toContain('Bản tin thứ 1 ')
    expect((await page(`${all}?nam=2024`)).html).toContain('Chưa có việc nào được xác nhận')
    for (const path of [
      `${all}?trang=3`,
      `${all}?trang=x`,
      '/co-quan/khong-co/minh-chung',
      `/ke-hoach/${code}/nhiem-vu/999/minh-chung`,
    ])
      expect((await page(path)).status, path).toBe(404)
  })

  it('is shown nothing of evidence that waits, was rejected or withdrawn, in no way', async () => {
    const piece = await claim({ title: 'Bài viết không được công khai', address: 'https://iagrai.gialai.gov.vn/khong' })
    await cast.office.post(`evidence/${piece.id}/rejection`, { version: 1, reason: 'Chưa đúng' })
    for (const path of [`/co-quan/${commune.code}/minh-chung`, `/tim?q=${encodeURIComponent('không được công khai')}`])
      expect((await page(path)).html, path).not.toContain('Bài viết không được công khai')
    expect((await cast.stranger.get(`evidence/${piece.id}`)).status).toBe(401)
  })
})
