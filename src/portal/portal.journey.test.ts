import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adoptProvincePlan } from '#modules/programme/index.ts'
import { faultsOf, launchBrowser, sideways } from '#test/browser.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'

/** A citizen with an old phone, another at a desk in the dark: no script runs, nothing is fetched but from the site itself. */
describe('reading the public site in a browser without JavaScript', () => {
  let stage: TestPlatform
  let browser: Browser
  let plan: string
  beforeAll(async () => {
    stage = await testPlatform({ seeded: true })
    plan = `/ke-hoach/${(await adoptProvincePlan(stage.callAs(), { effectiveOn: '2025-08-01' })).code}`
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  async function reader(options: { width: number; height: number; colorScheme: 'light' | 'dark'; script?: boolean }) {
    const context = await browser.newContext({
      viewport: { width: options.width, height: options.height },
      colorScheme: options.colorScheme,
      javaScriptEnabled: options.script ?? false,
      baseURL: 'http://localhost',
    })
    const asked: string[] = []
    await context.route('**/*', async route => {
      const url = new URL(route.request().url())
      asked.push(url.host)
      const response = await stage.anonymous.request(url.pathname + url.search)
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      })
    })
    return { page: await context.newPage(), asked, close: () => context.close() }
  }
  for (const scene of [
    {
      name: 'a phone of 360 px',
      width: 360,
      height: 740,
      colorScheme: 'light',
      paths: () => ['/', plan, `${plan}/nhiem-vu/1`, '/co-quan/21583', '/tim-kiem?q=truyen+thanh+co+so'],
    },
    {
      name: 'a desk at night',
      width: 1280,
      height: 800,
      colorScheme: 'dark',
      paths: () => ['/', plan, `${plan}/chi-tieu/8`, '/co-quan/nhom/cac-so-ban-nganh', '/khong-co'],
    },
  ] as const)
    it(`is whole on ${scene.name}: nothing found by axe, nothing to scroll sideways`, { timeout: 240_000 }, async () => {
      // axe is a script itself; the pages have none, and their policy lets none run.
      const { page, asked, close } = await reader({ ...scene, script: true })
      for (const path of scene.paths()) {
        await page.goto(path)
        expect(await faultsOf(page), path).toEqual([])
        expect(await sideways(page), path).toBe(0)
      }
      expect(new Set(asked)).toEqual(new Set(['localhost']))
      await close()
    })

  it(
    'leads from the home page to the plan, a task, its agency and back to the clause, by links alone',
    { timeout: 60_000 },
    async () => {
      const { page, close } = await reader({ width: 360, height: 740, colorScheme: 'light' })
      await page.goto('/')
      await page.getByRole('link', { name: /nhiệm vụ được giao/ }).click()
      await page.getByRole('link', { name: 'Nhiệm vụ 5', exact: true }).click()
      await page.getByRole('link', { name: 'Sở Khoa học và Công nghệ', exact: true }).first().click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sở Khoa học và Công nghệ')
      await page.getByRole('link', { name: 'mục III.1.b' }).first().click()
      expect(new URL(page.url()).hash).toBe('#III.1.b-1')
      expect(await page.locator(':target').textContent()).toContain('Tổ chức các sự kiện')
      await page.getByText('Mục lục').first().click()
      await page
        .locator('.contents-fold')
        .getByRole('link', { name: /KINH PHÍ/ })
        .click()
      expect(new URL(page.url()).hash).toBe('#IV')
      await close()
    },
  )

  it('is worked by keyboard: the first Tab leads past the masthead, the search answers Enter', { timeout: 60_000 }, async () => {
    const { page, close } = await reader({ width: 1280, height: 800, colorScheme: 'light' })
    await page.goto('/')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Đến nội dung chính')
    await page.getByLabel('Tìm trong kế hoạch').fill('mạng xã hội')
    await page.keyboard.press('Enter')
    await page.waitForURL(/tim-kiem/)
    expect(await page.locator('mark', { hasText: 'mạng xã hội' }).count()).toBeGreaterThan(0)
    await close()
  })
})
