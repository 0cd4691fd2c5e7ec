import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { desk, everyScreen, faultsOf, launchBrowser, onSocket, phone, sideways, tellingWhatItShows } from '#test/browser.ts'
import { castSession } from '#test/cast.ts'
import { workCast, type WorkCast } from './cast.test-kit.ts'

describe.runIf(everyScreen)('an officer of a commune and the office, in a browser', { timeout: 240_000 }, () => {
  let cast: WorkCast
  let browser: Browser
  let site: Awaited<ReturnType<typeof onSocket>>
  let turn: Awaited<ReturnType<WorkCast['turn']>>
  beforeAll(async () => {
    if (!existsSync(join(import.meta.dirname, '../../../dist/workspace/index.html')))
      throw new Error('The workspace is not built; `npm test` builds it before the tests.')
    const [made, opened] = await Promise.all([workCast(), launchBrowser()])
    cast = made
    browser = opened
    site = await onSocket(cast.stage.app)
    turn = await cast.turn(cast.commune, 2)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await cast?.stage.close()
  })

  /** A person's device; a script error or a breach of the content policy fails the test. */
  async function visit(device: BrowserContextOptions, client: unknown, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ ...device, baseURL: site.address })
    try {
      await context.clock.setFixedTime('2026-02-05T08:00:00+07:00')
      const { cookie } = await castSession(cast.stage.platform, (client as { me: Actor }).me.id)
      const at = cookie.indexOf('=')
      await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: site.address }])
      const page = await context.newPage()
      page.setDefaultTimeout(Number(process.env['PATIENCE'] ?? 30_000))
      const wrong: string[] = []
      page.on('pageerror', error => wrong.push(error.message))
      await tellingWhatItShows(page, () => work(page))
      expect(wrong).toEqual([])
    } finally {
      await context.close()
    }
  }

  async function soundly(page: Page, name: string) {
    await page.evaluate('document.fonts.ready')
    if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `${name}.png`), timeout: 90_000 })
    expect(await faultsOf(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  }

  it('on a phone she answers the rhythm, shares out a part, and asks for the end once there is proof', () =>
    visit(phone, cast.officer, async page => {
      await page.goto(`/lam-viec/viec/${turn.assignmentId}`)
      await page.getByRole('button', { name: 'Báo cáo nhanh' }).click()
      const reporting = page.getByRole('dialog', { name: 'Báo cáo nhanh' })
      await reporting.getByLabel('Nội dung').fill('Đã mở trang của xã trên hai nền tảng, đang mời người dân theo dõi.')
      await reporting.getByLabel('Mức hoàn thành').fill('80')
      await soundly(page, 'check-in.phone')
      await reporting.getByRole('button', { name: 'Gửi báo cáo nhanh' }).click()
      await page.getByText('Đã mở trang của xã trên hai nền tảng').waitFor()

      await page.getByRole('button', { name: 'Thêm việc nhỏ' }).click()
      const sharing = page.getByRole('dialog', { name: 'Thêm việc nhỏ' })
      await sharing.getByLabel('Việc cần làm').fill('Chụp ảnh màn hình hai trang')
      await soundly(page, 'sub-task.phone')
      await sharing.getByRole('button', { name: 'Thêm' }).click()
      await page.getByRole('checkbox', { name: 'Đánh dấu xong: Chụp ảnh màn hình hai trang' }).click()
      await page.getByRole('heading', { name: 'Việc nhỏ trong cơ quan (xong 1/1)' }).waitFor()

      await cast.verify(await cast.claim(turn))
      await page.reload()
      await page.getByRole('button', { name: 'Đề nghị xác nhận hoàn thành' }).click()
      const asking = page.getByRole('dialog', { name: 'Đề nghị xác nhận hoàn thành' })
      await asking.getByLabel('Kết quả chính').fill('Hai trang hoạt động đều, có người quản trị và lịch đăng bài.')
      await soundly(page, 'ask-closing.phone')
      await asking.getByRole('button', { name: 'Gửi đề nghị' }).click()
      await page.getByRole('heading', { name: 'Đang chờ xác nhận hoàn thành' }).waitFor()
      await soundly(page, 'turn-waiting.phone')
    }))

  it('at a desk the office finds what waits, looks at it and confirms', () =>
    visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/tien-do-viec?state=closing')
      await page.getByText('1 việc', { exact: true }).waitFor()
      await soundly(page, 'turns-closing.desk')
      await page.getByRole('link', { name: /Thiết lập và phát triển các trang/ }).click()
      await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
      const confirming = page.getByRole('dialog', { name: 'Xác nhận hoàn thành' })
      await soundly(page, 'confirm-closing.desk')
      await confirming.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
      await page.getByRole('heading', { name: 'Đã hoàn thành', exact: true }).waitFor()
      await page.getByText('Đã hoàn thành quá hạn').first().waitFor()
      await soundly(page, 'turn-closed.desk')
    }))
})
