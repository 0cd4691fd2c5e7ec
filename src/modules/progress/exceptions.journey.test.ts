import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { desk, everyScreen, faultsOf, launchBrowser, onSocket, phone, sideways, tellingWhatItShows } from '#test/browser.ts'
import { castSession } from '#test/cast.ts'
import { castOf, type Cast } from '../programme/cast.test-kit.ts'

describe.runIf(everyScreen)('a late commune and the programme office, in a browser', { timeout: 300_000 }, () => {
  let cast: Cast
  let browser: Browser
  let site: Awaited<ReturnType<typeof onSocket>>
  let assignment: string
  beforeAll(async () => {
    if (!existsSync(join(import.meta.dirname, '../../../dist/workspace/index.html')))
      throw new Error('The workspace is not built; `npm test` builds it before the tests.')
    const [made, opened] = await Promise.all([castOf({ adopted: true }), launchBrowser()])
    cast = made
    browser = opened
    site = await onSocket(cast.stage.app)
    assignment = (await cast.communeOfficer.get('assignments', { sort: 'due' })).body.items[0].id
  }, 120_000)
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
      page.on('console', message => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(message.text())
      })
      await tellingWhatItShows(page, () => work(page)).catch((error: unknown) => {
        if (error instanceof Error && wrong.length > 0) error.message += `\n\n${wrong.join('\n')}`
        throw error
      })
      expect(wrong).toEqual([])
    } finally {
      await context.close()
    }
  }

  async function soundly(page: Page, name: string) {
    await page.evaluate('document.fonts.ready')
    if (process.env['SHOTS'])
      await page.screenshot({ path: join(process.env['SHOTS'], `${name}.png`), fullPage: name.endsWith('desk'), timeout: 90_000 })
    expect(await faultsOf(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  }

  it('the officer asks for more time and says on a phone what stands in the way', () =>
    visit(phone, cast.communeOfficer, async page => {
      await page.goto(`/lam-viec/viec/${assignment}`)
      await page.getByRole('button', { name: 'Xin gia hạn' }).click()
      const asking = page.getByRole('dialog', { name: 'Xin gia hạn' })
      await asking.getByRole('textbox', { name: 'Xin gia hạn đến hết ngày' }).fill('31/3/2026')
      await asking.getByLabel('Lý do').fill('Trang của xã đang chuyển về cổng của tỉnh.')
      await soundly(page, 'extension-ask.phone')
      await asking.getByRole('button', { name: 'Gửi đề nghị' }).click()
      await page.getByText('Chờ xem xét').waitFor()
      await page.getByRole('button', { name: 'Nêu khó khăn' }).click()
      const raising = page.getByRole('dialog')
      await raising.getByLabel('Nội dung').fill('Cụm loa của ba làng hỏng từ mùa mưa, xã chưa có kinh phí sửa.')
      await raising.getByRole('button', { name: 'Gửi' }).click()
      await page.getByText(/trả lời trước hết ngày 12\/02\/2026/).waitFor()
      await soundly(page, 'turn-sections.phone')
    }))

  it('records the plan that the commune issued, with a target of its own', () =>
    visit(phone, cast.communeOfficer, async page => {
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
      await soundly(page, 'child-plan-add.phone')
      await dialog.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await page.getByRole('heading', { name: 'Kế hoạch số 12/KH-UBND' }).waitFor()
      await page.getByText('Mỗi làng có một nhóm truyền thông').waitFor()
      await soundly(page, 'child-plan.phone')
    }))

  it('the office answers and decides', () =>
    visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/kho-khan')
      await page.getByText('Cụm loa của ba làng').first().waitFor()
      await soundly(page, 'difficulties.desk')
      await page.getByText('Cụm loa của ba làng').first().click()
      await page.getByRole('button', { name: 'Trả lời', exact: true }).click()
      await page.getByRole('dialog').getByLabel('Nội dung trả lời').fill('Sở bố trí kinh phí sửa trong quý I.')
      await page.getByRole('button', { name: 'Gửi trả lời' }).click()
      await page.getByText('Đã trả lời').first().waitFor()
      await soundly(page, 'difficulty.desk')

      await page.goto('/lam-viec/gia-han?state=asked')
      await page.getByRole('button', { name: /^Đồng ý gia hạn cho UBND xã Ia Grai/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Đồng ý gia hạn' }).click()
      await page.getByText('Đã đồng ý gia hạn').waitFor()
      await page.goto('/lam-viec/gia-han')
      await page.getByText('Đã đồng ý').first().waitFor()
      await soundly(page, 'extensions.desk')
    }))

  it('the office looks through the plans, and urges all who are late with one letter', () =>
    visit(desk, cast.office, async page => {
      await page.goto('/lam-viec/ke-hoach-con?state=issued')
      await page.getByText('12/KH-UBND').waitFor()
      await soundly(page, 'child-plans.desk')

      await page.goto('/lam-viec/don-doc')
      await page.getByRole('button', { name: /^Đôn đốc \d+ cơ quan$/ }).waitFor()
      await soundly(page, 'urging.desk')
      await page.getByLabel('Tìm cơ quan').fill('phường Pleiku')
      await page.getByRole('button', { name: 'Đôn đốc 1 cơ quan' }).click()
      await soundly(page, 'urge-dialog.desk')
      await page.getByRole('button', { name: 'Gửi đôn đốc' }).click()
      await page.getByRole('link', { name: 'Tải công văn (Word)' }).waitFor()
      await soundly(page, 'urge.desk')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Tải công văn (Word)' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('Công văn đôn đốc 2026-02-05.docx')
    }))

  it.each(['kho-khan', 'gia-han', 'ke-hoach-con', 'don-doc', 'don-doc?xem=lich-su'])('%s stands on a phone too', path =>
    visit(phone, cast.office, async page => {
      await page.goto(`/lam-viec/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await soundly(page, `${path.replace(/\W/g, '-')}.phone`)
    }),
  )
})
