import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '#modules/identity/index.ts'
import { desk, faultsOf, phone, sideways } from '#test/browser.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { browsing, type Browsing } from '#test/visit.ts'

const root = join(import.meta.dirname, '..')
const plan = join(root, 'data/gia-lai/ke-hoach.docx')

/** What the product is judged by, as people do it: a browser, a socket, the province's own document, a worker that reads it. */
describe('the plan of the province, from the file to the officer of a commune', { timeout: 120_000 }, () => {
  let stage: TestPlatform
  let browser: Browsing
  let code: string
  beforeAll(async () => {
    stage = await testPlatform({ seeded: true, settings: { DEMO: 'true' } })
    await stage.platform.jobs.start()
    browser = await browsing(stage, { clock: 'machine' })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  async function signIn(page: Page, email: string) {
    await page.goto('/lam-viec')
    await page.getByLabel('Thư điện tử').fill(email)
    await page.getByRole('textbox', { name: /^Mật khẩu/ }).fill(demoPassword)
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor({ state: 'detached' })
  }
  const inView = (place: Locator) =>
    place.evaluate(element => {
      const { top, bottom } = element.getBoundingClientRect()
      return top < innerHeight && bottom > 0
    })

  it('a coordinator hands the document in, checks it beside its text, corrects it and adopts it', () =>
    browser.visit(desk, null, async page => {
      await signIn(page, 'dieu-phoi@demo.lantoa.vn')
      await page.getByRole('navigation').getByRole('link', { name: 'Kế hoạch' }).first().click()
      await page.getByRole('link', { name: 'Nạp kế hoạch' }).first().waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('link', { name: 'Nạp kế hoạch' }).first().click()
      await page.locator('input[type=file]').setInputFiles(plan)

      // The reading: three items in doubt; a press shows where the document says it.
      await page.getByRole('heading', { name: 'Cần xem lại 3 mục' }).waitFor()
      const counted = (tasks: number) => page.getByRole('link', { name: `Nhiệm vụ ${tasks}`, exact: true }).waitFor()
      await counted(32)
      await page.getByRole('button', { name: /Mục III\.5 · nhiệm vụ 1 Văn bản không nêu thời hạn/ }).click()
      const marked = page.locator('mark').first()
      await expect.poll(() => inView(marked)).toBe(true)
      expect(await marked.textContent()).toContain('Sở Ngoại vụ phối hợp với các cơ quan')
      expect(await faultsOf(page)).toEqual([])

      // Corrected in place: the number that the clerk's copy lacked.
      await page.getByRole('link', { name: 'Thông tin chung' }).click()
      await page.getByRole('button', { name: 'Sửa Văn bản' }).click()
      await page.getByLabel('Số, ký hiệu').fill('1234/KH-UBND')
      await page.getByRole('button', { name: 'Lưu mục này' }).click()
      await page.getByText('đã sửa').waitFor()

      // One task becomes two, two become one, and both steps are taken back.
      await page.getByRole('link', { name: 'Nhiệm vụ 32' }).click()
      await page.getByRole('button', { name: 'Việc khác với Mục III.1.a · nhiệm vụ 1' }).click()
      await page.getByRole('menuitem', { name: 'Tách thành hai nhiệm vụ' }).click()
      await page.getByRole('dialog').getByRole('radio').first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Tách tại đây' }).click()
      await counted(33)
      await page.getByRole('checkbox', { name: 'Chọn Mục III.1.a · nhiệm vụ 1' }).first().check()
      await page.getByRole('checkbox', { name: 'Chọn Mục III.1.a · nhiệm vụ 2' }).first().check()
      await page.getByRole('button', { name: 'Gộp 2 nhiệm vụ' }).click()
      await counted(32)
      const undo = page.getByRole('button', { name: 'Hoàn tác' })
      await undo.click()
      await counted(33)
      await undo.click()
      await counted(32)

      // Adoption says beforehand what it will do.
      await page.getByRole('link', { name: 'Xem trước và thông qua' }).click()
      await page.getByRole('listitem').filter({ hasText: '32 nhiệm vụ' }).first().waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: 'Thông qua và giao việc' }).click()
      await page.getByRole('link', { name: 'Danh sách nhiệm vụ' }).waitFor()
      code = /\/ke-hoach\/([^/?]+)$/.exec(page.url())![1]!
      await page.getByText('1234/KH-UBND').first().waitFor()
      await page.getByRole('treeitem').first().waitFor()
      expect(await faultsOf(page)).toEqual([])
    }))

  it('an officer of a commune finds her four tasks on a phone, and the clause each of them comes from', () =>
    browser.visit(phone, null, async page => {
      await signIn(page, 'can-bo-xa@demo.lantoa.vn')
      await page.getByRole('navigation').getByRole('link', { name: 'Được giao', exact: true }).click()
      const lead = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Chủ trì (4)' }) })
      await lead.getByRole('heading', { name: 'Mục III.1.a', exact: true }).waitFor()
      expect(await lead.getByText(/^Nhiệm vụ \d+$/).allTextContents()).toEqual([
        'Nhiệm vụ 1',
        'Nhiệm vụ 2',
        'Nhiệm vụ 3',
        'Nhiệm vụ 4',
      ])
      await lead.getByRole('link', { name: /^Xây dựng và duy trì hiệu quả các chuyên mục/ }).waitFor()
      expect(await sideways(page)).toBeLessThanOrEqual(0)
      expect(await faultsOf(page)).toEqual([])
      const clause = await lead
        .getByRole('link', { name: /^Mục III\.1\.a/ })
        .first()
        .getAttribute('href')
      expect(clause).toBe(`/ke-hoach/${code}#III.1.a-1`)

      await lead.getByRole('link', { name: /^Xây dựng và duy trì hiệu quả các chuyên mục/ }).click()
      await page.getByRole('heading', { name: 'Nhiệm vụ 1', level: 1 }).waitFor()
      await page.getByRole('link', { name: 'Xem nhiệm vụ' }).click()
      await page.getByRole('link', { name: 'UBND cấp xã' }).waitFor()
      expect(await sideways(page)).toBeLessThanOrEqual(0)

      // The public page of the clause needs no script, and leads on to the task, to the communes and to hers.
      await browser.visit({ ...phone, javaScriptEnabled: false }, null, async open => {
        await open.goto(clause!)
        expect(await open.locator(':target').textContent()).toContain('Xây dựng và duy trì hiệu quả các chuyên mục')
        expect(await sideways(open)).toBeLessThanOrEqual(0)
        await open.locator(':target').getByRole('link', { name: 'Nhiệm vụ 1', exact: true }).click()
        await open.getByRole('heading', { name: 'Nhiệm vụ 1', level: 1 }).waitFor()
        await open.getByRole('link', { name: 'UBND cấp xã' }).first().click()
        await open.getByRole('link', { name: 'UBND xã Ia Grai' }).first().click()
        await open.getByRole('heading', { name: 'UBND xã Ia Grai', level: 1 }).waitFor()
        await open
          .getByRole('link', { name: /III\.1\.a/ })
          .first()
          .click()
        expect(open.url()).toContain(`/ke-hoach/${code}#III.1.a`)
      })
    }))

  /** Another reading of the same plan, and coordinators who have it open. */
  async function readingWith(names: string[]) {
    const office = { role: 'office' as const, unitId: 'so-khoa-hoc-va-cong-nghe' }
    const people = await Promise.all(names.map(name => stage.person({ name, ...office })))
    const client = await stage.as(people[0]!)
    const bytes = new Uint8Array(await readFile(join(root, 'data/gia-lai/ke-hoach.txt')))
    const { body } = await client.upload<{ id: string }>('plan-readings', { name: 'ke-hoach.txt', bytes })
    return { path: `/lam-viec/ke-hoach/ban-doc/${body.id}?phan=chung`, people }
  }

  it('who cannot save keeps every word across a reload, and who saves second sees what the first changed', async () => {
    const { path, people } = await readingWith(['Nguyễn Thị An', 'Siu Bình'])
    await browser.visit(desk, people[0]!, async first => {
      await browser.visit(desk, people[1]!, async second => {
        const edit = async (page: Page) => {
          await page.getByRole('button', { name: 'Sửa Văn bản' }).click()
          return page.getByLabel('Số, ký hiệu')
        }
        await Promise.all([first.goto(path), second.goto(path)])
        const number = await edit(first)
        const late = await edit(second)

        // The server fails, then the network: what was typed stands there after a reload, with a word about it.
        await first.route('**/api/v1/plan-readings/*/edits', route =>
          route.fulfill({ status: 500, contentType: 'text/plain', body: 'down' }),
        )
        await number.fill('77/KH-UBND')
        await first.getByRole('button', { name: 'Lưu mục này' }).click()
        await first.getByRole('alert').first().waitFor()
        first.on('dialog', dialog => void dialog.accept())
        await first.reload()
        await first.getByText('Đã khôi phục nội dung chưa lưu').waitFor()
        expect(await number.inputValue()).toBe('77/KH-UBND')
        await first.unroute('**/api/v1/plan-readings/*/edits')
        await first.context().setOffline(true)
        await first.getByRole('button', { name: 'Lưu mục này' }).click()
        await first
          .getByText(/Mất kết nối/)
          .first()
          .waitFor()
        await first.context().setOffline(false)
        expect(await number.inputValue()).toBe('77/KH-UBND')
        await first.getByRole('button', { name: 'Lưu mục này' }).click()
        await first.getByText('đã sửa').waitFor()

        // The colleague saves another number: both stand side by side, and nothing is overwritten unasked.
        await late.fill('78/KH-UBND')
        await second.getByRole('button', { name: 'Lưu mục này' }).click()
        const conflict = second.getByRole('region', { name: 'Người khác vừa sửa nội dung này' })
        await conflict.getByText('77/KH-UBND').waitFor()
        await conflict.getByText(/^Nguyễn Thị An đã sửa lúc/).waitFor()
        expect(await faultsOf(second)).toEqual([])
        await conflict.getByRole('radio', { name: 'Của bạn' }).check()
        await conflict.getByRole('button', { name: 'Dùng lựa chọn này' }).click()
        // The focus is led to the button that saves: Enter is enough.
        await second.locator('button[type=submit]:focus').waitFor()
        const saved = second.waitForResponse(response => response.url().endsWith('/edits'))
        await second.keyboard.press('Enter')
        const answer = await saved
        expect({ status: answer.status(), ...(answer.ok() ? {} : await answer.json()) }).toEqual({ status: 200 })
        // Where the number is shown, not the field that it was typed into, which still stands there while it is being saved.
        await second
          .getByRole('definition')
          .filter({ hasText: /^78\/KH-UBND/ })
          .waitFor()
      })
    })
  })
})
