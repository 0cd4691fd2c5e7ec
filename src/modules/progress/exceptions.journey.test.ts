import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, everyScreen, phone } from '#test/browser.ts'
import { browsing, expectSound, openScreen, type Browsing } from '#test/visit.ts'
import { castOf, type Cast } from '../programme/cast.test-kit.ts'

describe.runIf(everyScreen)('a late commune and the programme office, in a browser', { timeout: 300_000 }, () => {
  let cast: Cast
  let browser: Browsing
  let assignment: string
  beforeAll(async () => {
    cast = await castOf({ adopted: true })
    browser = await browsing(cast.stage)
    assignment = (await cast.communeOfficer.get('assignments', { sort: 'due' })).body.items[0].id
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await cast?.stage.close()
  })

  it('the officer asks for more time and says on a phone what stands in the way', () =>
    browser.visit(phone, cast.communeOfficer, async page => {
      await page.goto(`/lam-viec/viec/${assignment}`)
      await page.getByRole('button', { name: 'Xin gia hạn' }).click()
      const asking = page.getByRole('dialog', { name: 'Xin gia hạn' })
      await asking.getByRole('textbox', { name: 'Xin gia hạn đến hết ngày' }).fill('31/3/2026')
      await asking.getByLabel('Lý do').fill('Trang của xã đang chuyển về cổng của tỉnh.')
      await expectSound(page, 'extension-ask.phone')
      await asking.getByRole('button', { name: 'Gửi đề nghị' }).click()
      await page.getByText('Chờ xem xét').waitFor()
      await page.getByRole('button', { name: 'Nêu khó khăn' }).click()
      const raising = page.getByRole('dialog')
      await raising.getByLabel('Nội dung').fill('Cụm loa của ba làng hỏng từ mùa mưa, xã chưa có kinh phí sửa.')
      await raising.getByRole('button', { name: 'Gửi' }).click()
      await page.getByText(/trả lời chậm nhất ngày 12\/02\/2026/).waitFor()
      await expectSound(page, 'turn-sections.phone')
    }))

  it('records the plan that the commune issued, with a target of its own', () =>
    browser.visit(phone, cast.communeOfficer, async page => {
      await page.goto('/lam-viec/ke-hoach-con')
      await page.getByRole('link', { name: 'Ghi nhận kế hoạch' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Số, ký hiệu').fill('12/KH-UBND')
      await dialog.getByRole('textbox', { name: 'Ngày ban hành' }).fill('10/9/2025')
      await dialog.getByLabel('Trích yếu').fill('Triển khai truyền thông Nghị quyết số 57-NQ/TW của xã')
      await dialog.getByLabel('Kế hoạch của năm').fill('2025')
      await dialog.getByLabel('Địa chỉ trên Cổng').fill('https://iagrai.gialai.gov.vn/ke-hoach-12')
      await dialog.getByRole('button', { name: 'Thêm chỉ tiêu' }).click()
      await dialog.getByRole('textbox', { name: 'Chỉ tiêu 1' }).fill('Mỗi làng có một nhóm truyền thông')
      await expectSound(page, 'child-plan-add.phone')
      await dialog.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByRole('heading', { name: 'Kế hoạch số 12/KH-UBND' }).waitFor()
      await page.getByText('Mỗi làng có một nhóm truyền thông').waitFor()
      await expectSound(page, 'child-plan.phone')
    }))

  it('the office answers and decides', () =>
    browser.visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/kho-khan')
      await page.getByText('Cụm loa của ba làng').first().waitFor()
      await expectSound(page, 'difficulties.desk')
      await page.getByText('Cụm loa của ba làng').first().click()
      await page.getByRole('button', { name: 'Trả lời', exact: true }).click()
      await page.getByRole('dialog').getByLabel('Nội dung trả lời').fill('Sở bố trí kinh phí sửa trong quý I.')
      await page.getByRole('button', { name: 'Gửi trả lời' }).click()
      await page.getByText('Đã trả lời').first().waitFor()
      await expectSound(page, 'difficulty.desk')

      await page.goto('/lam-viec/gia-han?state=asked')
      await page.getByRole('button', { name: /^Đồng ý gia hạn cho UBND xã Ia Grai/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Đồng ý gia hạn' }).click()
      await page.getByText('Đã đồng ý gia hạn').waitFor()
      await page.goto('/lam-viec/gia-han')
      await page.getByText('Đã đồng ý').first().waitFor()
      await expectSound(page, 'extensions.desk')
    }))

  it('the office looks through the plans, and urges all who are late with one letter', () =>
    browser.visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/ke-hoach-con?state=issued')
      await page.getByText('12/KH-UBND').waitFor()
      await expectSound(page, 'child-plans.desk')

      await page.goto('/lam-viec/don-doc')
      await page.getByRole('button', { name: /^Đôn đốc \d+ cơ quan$/ }).waitFor()
      await expectSound(page, 'urging.desk')
      await page.getByLabel('Tìm cơ quan').fill('phường Pleiku')
      await page.getByRole('button', { name: 'Đôn đốc 1 cơ quan' }).click()
      await expectSound(page, 'urge-dialog.desk')
      await page.getByRole('button', { name: 'Gửi đôn đốc' }).click()
      await page.getByRole('link', { name: 'Tải công văn (Word)' }).waitFor()
      await expectSound(page, 'urge.desk')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Tải công văn (Word)' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('Công văn đôn đốc 2026-02-05.docx')
    }))

  it('each of the office’s screens stands on a phone too', () =>
    browser.visit(phone, cast.office, async page => {
      await page.goto('/lam-viec/kho-khan')
      for (const path of ['kho-khan', 'gia-han', 'ke-hoach-con', 'don-doc', 'don-doc?xem=lich-su']) {
        await openScreen(page, `/lam-viec/${path}`)
        await expectSound(page, `${path}.phone`)
      }
    }))
})
