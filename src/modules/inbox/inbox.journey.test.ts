import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { desk, faultsOf, phone } from '#test/browser.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { browsing, expectSound, type Browsing } from '#test/visit.ts'
import { dutyOf, partsWithDuties } from './duties.test-kit.ts'

describe('“Việc của tôi” in a browser', { timeout: 120_000 }, () => {
  const { state, modules } = partsWithDuties()
  let stage: TestPlatform
  let browser: Browsing
  let an: Actor
  beforeAll(async () => {
    stage = await testPlatform({ modules, at: '2026-02-05T08:00' })
    browser = await browsing(stage)
    an = await stage.person({ role: 'officer', unitId: 'xa-a', name: 'Rơ Châm An' })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  const layDown = () => {
    const to = { agencyId: an.grants[0]!.unitId, roles: ['officer'] as const }
    state.duties = [
      dutyOf(to, {
        key: '1',
        title: 'Cập nhật tiến độ nhiệm vụ 4: Xây dựng chuyên mục về chuyển đổi số trên Trang thông tin điện tử của xã',
        detail: 'Cơ quan bạn chủ trì; chưa có ghi nhận nào từ khi giao',
        due: '2026-01-30',
        urgency: 'late',
        href: '/tai-khoan',
      }),
      dutyOf(to, { key: '2', title: 'Trả lời kiến nghị của UBND xã Ia O', due: '2026-02-05', urgency: 'today' }),
      dutyOf(to, {
        key: '3',
        title: 'Cập nhật tiến độ nhiệm vụ 9',
        due: '2026-02-12',
        urgency: 'soon',
        detail: 'Nhịp hằng tháng',
      }),
      dutyOf(to, { key: '4', kind: 'other.verify', title: 'Xác nhận minh chứng', count: 12 }),
    ]
  }

  it.each([
    ['a phone', phone],
    ['a desk', desk],
  ])('opens first on %s, shows what is late above all, and leads where it is done', (_, device) =>
    browser.visit(device, an, async page => {
      layDown()
      await page.goto('/lam-viec/')
      await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/lam-viec/viec-cua-toi')
      await page.getByRole('heading', { name: 'Quá hạn' }).waitFor()
      expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
        'Quá hạn 1',
        'Hôm nay 1',
        'Sắp đến hạn 1',
        'Việc khác 1',
      ])
      await page.getByText('Hạn 30/01/2026 · quá 6 ngày').waitFor()
      await page.getByText('Xác nhận minh chứng (12)').waitFor()
      await page
        .getByRole('link', { name: /4 việc, 1 việc quá hạn/ })
        .first()
        .waitFor()
      await expectSound(page)
      await page.getByRole('link', { name: /Cập nhật tiến độ nhiệm vụ 4/ }).click()
      await page.getByRole('heading', { name: 'Tài khoản của tôi', level: 1 }).waitFor()
      // Meanwhile it is done: back in the inbox it is gone.
      state.duties = state.duties.slice(1)
      await page.goBack()
      await page.getByRole('heading', { name: 'Quá hạn' }).waitFor({ state: 'detached' })
    }),
  )

  it('teaches when nothing is left, and says what could not be read instead of saying that nothing is left', () =>
    browser.visit(phone, an, async page => {
      state.duties = []
      await page.goto('/lam-viec/viec-cua-toi')
      await page.getByText('Không còn việc nào phải làm').waitFor()
      expect(await faultsOf(page)).toEqual([])
      state.broken = true
      await page.reload()
      await page.getByText('Chưa đọc được phần Minh chứng').waitFor()
      expect(await page.getByText('Không còn việc nào phải làm').count()).toBe(0)
      expect(await faultsOf(page)).toEqual([])
      state.broken = false
      await page.getByRole('button', { name: 'Thử lại' }).click()
      await page.getByText('Không còn việc nào phải làm').waitFor()
    }))

  it('lets one choose how to be reminded, by keyboard alone', () =>
    browser.visit(phone, an, async page => {
      await page.goto('/lam-viec/viec-cua-toi/nhac-viec')
      await page.getByRole('heading', { name: 'Nhắc việc qua thư', level: 1 }).waitFor()
      await expectSound(page)
      const weekly = page.getByRole('radio', { name: /Hằng tuần/ })
      await page.getByRole('radio', { name: /Hằng ngày/ }).focus()
      await page.keyboard.press('ArrowDown')
      expect(await weekly.isChecked()).toBe(true)
      const verify = page.getByRole('checkbox', { name: 'Xác nhận minh chứng' })
      expect(await verify.isChecked()).toBe(true)
      await verify.focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Control+Enter')
      await page.getByText('Đã lưu cách nhắc việc').waitFor()
      await page.reload()
      await weekly.waitFor()
      expect([await weekly.isChecked(), await verify.isChecked()]).toEqual([true, false])
    }))
})
