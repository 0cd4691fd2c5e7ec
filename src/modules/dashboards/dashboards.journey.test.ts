import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, everyScreen, phone } from '#test/browser.ts'
import { browsing, expectSound, type Browsing } from '#test/visit.ts'
import { workCast, type WorkCast } from '../progress/cast.test-kit.ts'

/** The leader's page, an agency's, the four views and the public page, as people see them: on a desk and on a phone. */
describe.runIf(everyScreen)('seeing how the programme stands', { timeout: 120_000 }, () => {
  let cast: WorkCast
  let browser: Browsing
  beforeAll(async () => {
    cast = await workCast()
    browser = await browsing(cast.stage)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await cast?.stage.close()
  })

  it('a citizen reads the public page, opens the rules, and goes from a square of the map to its commune', () =>
    browser.visit(phone, null, async page => {
      await page.goto('/tien-do')
      await expectSound(page)
      await page.getByText('Các con số này được tính thế nào').click()
      await page.locator('dd', { hasText: 'cơ quan phối hợp không tính' }).first().waitFor()
      await page
        .getByRole('link', { name: /^xã Ia Grai:/ })
        .first()
        .focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'UBND xã Ia Grai' }).waitFor()
    }))

  it('the office sees the province on a desk, asks a number back, and finds its list', () =>
    browser.visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/bang-dieu-khien')
      await page.getByRole('heading', { name: 'Theo xã, phường' }).waitFor()
      await page.getByRole('heading', { name: 'Theo loại cơ quan' }).waitFor()
      await expectSound(page)
      await page.getByText('Cách tính: Việc quá hạn').click()
      await page
        .getByText(/chưa được xác nhận hoàn thành/)
        .first()
        .waitFor()
      await page
        .getByRole('link', { name: /Việc quá hạn/ })
        .first()
        .click()
      await page.waitForURL(/tien-do-viec\?.*status=late/)
    }))

  it('an officer of a commune reads on a phone how it stands and what is next', () =>
    browser.visit(phone, cast.officer, async page => {
      await page.goto(`/lam-viec/co-quan/${cast.commune.id}/tien-do`)
      await page.getByRole('heading', { name: 'Việc sắp đến hạn và quá hạn' }).waitFor()
      await expectSound(page)
    }))

  it.each([
    ['desk', desk],
    ['phone', phone],
  ] as const)('an officer looks at the same work as calendar, Gantt and board on a %s', (_, device) =>
    browser.visit(device, cast.officer, async page => {
      await page.goto('/lam-viec/tien-do-viec/lich?month=2026-12&role=lead')
      await page.getByRole('heading', { name: 'Tháng 12 năm 2026' }).waitFor()
      await page.getByText(/^Hạn/).first().waitFor({ state: 'attached' })
      await expectSound(page)
      await page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name: 'Gantt' }).click()
      await page.getByText(/xong/).first().waitFor()
      expect(page.url()).toContain('role=lead')
      await expectSound(page)
      await page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name: 'Bảng thẻ' }).click()
      await page.getByRole('heading', { name: /Quá hạn/ }).waitFor()
      await expectSound(page)
    }),
  )
})
