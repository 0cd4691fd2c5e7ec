import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, everyScreen, phone } from '#test/browser.ts'
import { browsing, expectSound, type Browsing } from '#test/visit.ts'
import { castOf, type Cast } from '../programme/cast.test-kit.ts'

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
  let browser: Browsing
  beforeAll(async () => {
    cast = await castOf({ adopted: true })
    browser = await browsing(cast.stage)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await cast?.stage.close()
  })

  it('is claimed on a telephone with a photo, and the address of a first one leads to it', () =>
    browser.visit(phone, cast.communeOfficer, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page.getByText('Chưa có minh chứng nào').waitFor()
      await expectSound(page, 'list-empty-phone')
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
      await expectSound(page, 'claim-phone')
      expect(await form.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0)
      await page.getByRole('dialog').getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByText('Đã ghi nhận. Cơ quan thường trực sẽ xem').waitFor()
      await page.getByText('Ngày hội chuyển đổi số của xã').first().waitFor()
      await expectSound(page, 'list-phone')
      await page.getByRole('button', { name: 'Ghi nhận minh chứng', exact: true }).click()
      await form.getByLabel('Loại kết quả').selectOption({ label: 'Tin, bài' })
      await form.getByLabel('Việc đã làm').fill('Bài khác cùng địa chỉ')
      await form.getByLabel('Địa chỉ trang').fill('http://www.iagrai.gialai.gov.vn/ngay-hoi/')
      await page.getByRole('dialog').getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByRole('link', { name: /Mở minh chứng “Ngày hội/ }).waitFor()
    }))

  it('is rejected by the office with a reason, mended by the officer, verified, and then public', async () => {
    const { office, communeOfficer: officer } = cast
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
    await browser.visit(desk, office, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).first().waitFor()
      await expectSound(page, 'list-desk')
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).first().click()
      await page.getByRole('heading', { name: 'Chứng minh cho' }).waitFor()
      await expectSound(page, 'piece-desk')
      await page.getByRole('button', { name: 'Việc khác' }).click()
      await page.getByRole('menuitem', { name: 'Không chấp nhận' }).click()
      await page.getByRole('dialog').getByLabel(/Lý do/).fill('Ảnh chưa thấy nội dung ngày hội')
      await expectSound(page, 'reject-desk')
      await page.getByRole('dialog').getByRole('button', { name: 'Không chấp nhận' }).click()
      await page.getByText('Đã trả lại cơ quan kèm lý do').waitFor()
    })
    await browser.visit(phone, officer, async page => {
      await page.goto('/lam-viec/minh-chung?state=rejected')
      await page.getByText('Hội thi tìm hiểu chuyển đổi số').first().click()
      await page.getByText('Ảnh chưa thấy nội dung ngày hội').first().waitFor()
      await expectSound(page, 'piece-phone')
      await page.getByRole('button', { name: 'Sửa và gửi lại' }).click()
      await page.getByRole('dialog').getByLabel('Ghi chú').fill('Đã thay địa chỉ bằng bài có ảnh toàn cảnh')
      await page.getByRole('button', { name: 'Gửi lại', exact: true }).click()
      await page.getByText('Đã gửi lại').waitFor()
    })
    await browser.visit(desk, office, async page => {
      await page.goto('/lam-viec/minh-chung')
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).first().click()
      await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
      await page.getByText('Đã xác nhận “Hội thi').waitFor()
      await expectSound(page, 'piece-verified-desk')
    })
    await browser.visit(phone, null, async page => {
      await page.goto(`/co-quan/${commune.code}`)
      await page.getByRole('link', { name: 'Hội thi tìm hiểu chuyển đổi số' }).waitFor()
      await expectSound(page, 'public-phone')
    })
  })

  it('is taken from Excel, and looks right there too', () =>
    browser.visit(phone, cast.communeOfficer, async page => {
      await page.goto('/lam-viec/minh-chung/nap-excel')
      await page.getByText('Chọn tệp Excel minh chứng').waitFor()
      await expectSound(page, 'import-phone')
    }))
})
