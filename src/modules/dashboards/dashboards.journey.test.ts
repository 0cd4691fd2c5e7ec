import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, everyScreen, faultsOf, launchBrowser, onSocket, phone, sideways, tellingWhatItShows } from '#test/browser.ts'
import { castSession } from '#test/cast.ts'
import { workCast, type WorkCast } from '../progress/cast.test-kit.ts'

/** The leader's page, an agency's, the four views and the public page, as people see them: on a desk and on a phone. */
describe.runIf(everyScreen)('seeing how the programme stands', { timeout: 120_000 }, () => {
  let cast: WorkCast
  let browser: Browser
  let site: Awaited<ReturnType<typeof onSocket>>
  beforeAll(async () => {
    if (!existsSync(join(import.meta.dirname, '../../../dist/workspace/index.html')))
      throw new Error('The workspace is not built; `npm test` builds it before the tests.')
    ;[cast, browser] = await Promise.all([workCast(), launchBrowser()])
    site = await onSocket(cast.stage.app)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await cast?.stage.close()
  })

  async function visit(device: BrowserContextOptions, who: { id: string } | null, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ ...device, baseURL: site.address })
    try {
      await context.clock.setFixedTime('2026-02-05T08:00:00+07:00')
      if (who) {
        const { cookie } = await castSession(cast.stage.platform, who.id)
        const at = cookie.indexOf('=')
        await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: site.address }])
      }
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const wrong: string[] = []
      page.on('pageerror', error => wrong.push(error.message))
      page.on('console', message => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(message.text())
      })
      await tellingWhatItShows(page, () => work(page))
      expect(wrong).toEqual([])
    } finally {
      await context.close()
    }
  }
  const sound = async (page: Page) => {
    expect(await sideways(page)).toBe(0)
    expect(await faultsOf(page)).toEqual([])
  }

  it('a citizen reads the public page, opens the rules, and goes from a square of the map to its commune', () =>
    visit(phone, null, async page => {
      await page.goto('/tien-do')
      await sound(page)
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
    visit(desk, cast.office.me, async page => {
      await page.goto('/lam-viec/bang-dieu-khien')
      await page.getByRole('heading', { name: 'Theo xã, phường' }).waitFor()
      await page.getByRole('heading', { name: 'Theo loại cơ quan' }).waitFor()
      await sound(page)
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
    visit(phone, (cast.officer as WorkCast['officer']).me, async page => {
      await page.goto(`/lam-viec/co-quan/${cast.commune.id}/tien-do`)
      await page.getByRole('heading', { name: 'Việc sắp đến hạn và quá hạn' }).waitFor()
      await sound(page)
    }))

  it.each([
    ['desk', desk],
    ['phone', phone],
  ] as const)('an officer looks at the same work as calendar, Gantt and board on a %s', (_, device) =>
    visit(device, cast.officer.me, async page => {
      await page.goto('/lam-viec/tien-do-viec/lich?month=2026-12&role=lead')
      await page.getByRole('heading', { name: 'Tháng 12 năm 2026' }).waitFor()
      await page.getByText(/^Hạn/).first().waitFor({ state: 'attached' })
      await sound(page)
      await page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name: 'Gantt' }).click()
      await page.getByText(/xong/).first().waitFor()
      expect(page.url()).toContain('role=lead')
      await sound(page)
      await page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name: 'Bảng thẻ' }).click()
      await page.getByRole('heading', { name: /Quá hạn/ }).waitFor()
      await sound(page)
    }),
  )
})
