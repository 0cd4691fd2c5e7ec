import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { desk, everyScreen, faultsOf, launchBrowser, onSocket, phone, sideways, tellingWhatItShows } from '#test/browser.ts'
import { castSession } from '#test/cast.ts'
import { castOf, type Cast } from '../programme/cast.test-kit.ts'

const root = join(import.meta.dirname, '../../..')
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A photo of the size that a telephone makes of it. */
const picture = () =>
  sharp({ create: { width: 800, height: 500, channels: 3, background: '#8fb8b0' } })
    .png()
    .toBuffer()

/** From the telephone of a commune's officer to the desk of the office and back, and onto the public page. */
describe.runIf(everyScreen)('a piece of evidence', { timeout: 240_000 }, () => {
  let cast: Cast
  let browser: Browser
  let site: Awaited<ReturnType<typeof onSocket>>
  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/workspace/index.html')))
      throw new Error('The workspace is not built; `npm test` builds it before the tests.')
    const [made, opened] = await Promise.all([castOf({ adopted: true }), launchBrowser()])
    cast = made
    browser = opened
    site = await onSocket(cast.stage.app)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await cast?.stage.close()
  })

  async function visit(device: BrowserContextOptions, client: { me: Actor } | null, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ ...device, baseURL: site.address })
    try {
      await context.clock.setFixedTime('2026-02-05T08:00:00+07:00')
      if (client) {
        const { cookie } = await castSession(cast.stage.platform, client.me.id)
        const at = cookie.indexOf('=')
        await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: site.address }])
      }
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const wrong: string[] = []
      page.on('pageerror', error => wrong.push(error.message))
      await tellingWhatItShows(page, () => work(page))
      expect(wrong).toEqual([])
    } finally {
      await context.close()
    }
  }
  const looksRight = async (page: Page, name: string) => {
    const folder = process.env['PICTURES']
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    expect(await faultsOf(page), name).toEqual([])
    expect(await sideways(page), name).toBe(0)
  }

  it('is claimed on a telephone with a photo, and the address of a first one leads to it', () =>
    visit(phone, cast.communeOfficer as Cast['communeOfficer'] & { me: Actor }, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page.getByText('Chưa có minh chứng nào').waitFor()
      await looksRight(page, 'list-empty-phone')
      await page.getByRole('button', { name: 'Ghi nhận minh chứng', exact: true }).click()
      const form = page.getByRole('dialog')
      await form.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: photo })
      await form.getByLabel('Loại kết quả').selectOption({ label: 'Hội nghị, sự kiện' })
      await form.getByLabel('Việc đã làm').fill('Ngày hội chuyển đổi số của xã')
      expect(await form.getByRole('textbox', { name: 'Ngày thực hiện' }).inputValue()).toBe('05/02/2026')
      await form.getByLabel('Địa chỉ trang').fill('https://iagrai.gialai.gov.vn/ngay-hoi')
      await form.getByRole('combobox', { name: 'Cho nhiệm vụ nào' }).click()
      await page.getByRole('listbox').getByRole('option').first().click()
      await page.keyboard.press('Escape')
      await looksRight(page, 'claim-phone')
      expect(await form.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0)
      await page.getByRole('dialog').getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByText('Đã ghi nhận. Cơ quan thường trực sẽ xem').waitFor()
      await page.getByText('Ngày hội chuyển đổi số của xã').first().waitFor()
      await looksRight(page, 'list-phone')
      await page.getByRole('button', { name: 'Ghi nhận minh chứng', exact: true }).click()
      await form.getByLabel('Loại kết quả').selectOption({ label: 'Tin, bài' })
      await form.getByLabel('Việc đã làm').fill('Bài khác cùng địa chỉ')
      await form.getByLabel('Địa chỉ trang').fill('http://www.iagrai.gialai.gov.vn/ngay-hoi/')
      await page.getByRole('dialog').getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByRole('link', { name: /Mở minh chứng “Ngày hội/ }).waitFor()
    }))

  it('is rejected by the office with a reason, mended by the officer, verified, and then public', async () => {
    const office = cast.office as Cast['office'] & { me: Actor }
    const officer = cast.communeOfficer as Cast['communeOfficer'] & { me: Actor }
    const commune = await cast.agency('UBND xã Ia Grai')
    const [held] = (await officer.get('assignments', { agency: commune.id, pageSize: 1 })).body.items
    const claim = await officer.upload(
      'evidence',
      { name: 'hoi-thi.png', bytes: await picture() },
      {
        agencyId: commune.id,
        kind: 'event',
        title: 'Hội thi tìm hiểu chuyển đổi số',
        happenedOn: '2026-02-04',
        quantity: '120',
        unit: 'người',
        address: 'https://iagrai.gialai.gov.vn/tin-tuc/hoi-thi-tim-hieu-chuyen-doi-so',
        assignmentIds: held.id,
      },
    )
    expect(claim.status).toBe(200)
    await visit(desk, office, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).first().waitFor()
      await looksRight(page, 'list-desk')
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).first().click()
      await page.getByRole('heading', { name: 'Chứng minh cho' }).waitFor()
      await looksRight(page, 'piece-desk')
      await page.getByRole('button', { name: 'Việc khác' }).click()
      await page.getByRole('menuitem', { name: 'Không chấp nhận' }).click()
      await page.getByRole('dialog').getByLabel(/Lý do/).fill('Ảnh chưa thấy nội dung ngày hội')
      await looksRight(page, 'reject-desk')
      await page.getByRole('dialog').getByRole('button', { name: 'Không chấp nhận' }).click()
      await page.getByText('Đã trả lại cơ quan kèm lý do').waitFor()
    })
    await visit(phone, officer, async page => {
      await page.goto('/lam-viec/minh-chung?state=rejected')
      await page.getByText('Hội thi tìm hiểu chuyển đổi số').first().click()
      await page.getByText('Ảnh chưa thấy nội dung ngày hội').first().waitFor()
      await looksRight(page, 'piece-phone')
      await page.getByRole('button', { name: 'Sửa và gửi lại' }).click()
      await page.getByRole('dialog').getByLabel('Ghi chú').fill('Đã thay địa chỉ bằng bài có ảnh toàn cảnh')
      await page.getByRole('button', { name: 'Gửi lại', exact: true }).click()
      await page.getByText('Đã gửi lại').waitFor()
    })
    await visit(desk, office, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).first().click()
      await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
      await page.getByText('Đã xác nhận “Hội thi').waitFor()
      await looksRight(page, 'piece-verified-desk')
    })
    await visit(phone, null, async page => {
      await page.goto(`/co-quan/${commune.code}`)
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).waitFor()
      await looksRight(page, 'public-phone')
    })
  })

  it('is taken from Excel, and looks right there too', () =>
    visit(phone, cast.communeOfficer as Cast['communeOfficer'] & { me: Actor }, async page => {
      await page.goto('/lam-viec/minh-chung/nap-excel')
      await page.getByText('Chọn tệp Excel minh chứng').waitFor()
      await looksRight(page, 'import-phone')
    }))
})
