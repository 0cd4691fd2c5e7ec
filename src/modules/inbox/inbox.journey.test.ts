import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { desk, faultsOf, launchBrowser, onSocket, phone, sideways, tellingWhatItShows } from '#test/browser.ts'
import { castSession } from '#test/cast.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { dutyOf, partsWithDuties } from './duties.test-kit.ts'

describe('“Việc của tôi” in a browser', { timeout: 120_000 }, () => {
  const { state, modules } = partsWithDuties()
  let stage: TestPlatform
  let browser: Browser
  let site: Awaited<ReturnType<typeof onSocket>>
  let an: Actor
  beforeAll(async () => {
    if (!existsSync(join(import.meta.dirname, '../../../dist/workspace/index.html')))
      throw new Error('The workspace is not built; `npm test` builds it before the tests.')
    stage = await testPlatform({ modules, at: '2026-02-05T08:00' })
    browser = await launchBrowser()
    site = await onSocket(stage.app)
    an = await stage.person({ role: 'officer', unitId: 'xa-a', name: 'Rơ Châm An' })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await stage?.close()
  })

  async function visit(device: BrowserContextOptions, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ ...device, baseURL: site.address })
    try {
      await context.clock.setFixedTime('2026-02-05T08:00:00+07:00')
      const { cookie } = await castSession(stage.platform, an.id)
      const at = cookie.indexOf('=')
      await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: site.address }])
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
    visit(device, async page => {
      layDown()
      await page.goto('/lam-viec/')
      await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/lam-viec/viec-cua-toi')
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
      expect(await faultsOf(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      await page.getByRole('link', { name: /Cập nhật tiến độ nhiệm vụ 4/ }).click()
      await page.getByRole('heading', { name: 'Tài khoản của tôi', level: 1 }).waitFor()
      // Meanwhile it is done: back in the inbox it is gone.
      state.duties = state.duties.slice(1)
      await page.goBack()
      await page.getByRole('heading', { name: 'Quá hạn' }).waitFor({ state: 'detached' })
    }),
  )

  it('teaches when nothing is left, and says what could not be read instead of saying that nothing is left', () =>
    visit(phone, async page => {
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
    visit(phone, async page => {
      await page.goto('/lam-viec/viec-cua-toi/nhac-viec')
      await page.getByRole('heading', { name: 'Nhắc việc qua thư', level: 1 }).waitFor()
      expect(await faultsOf(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
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
