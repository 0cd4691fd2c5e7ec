import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { desk, faultsOf, launchBrowser, phone, sideways } from '#test/browser.ts'
import { inWindow } from '#test/visit.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** The policy that the server sends: what breaks it breaks here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-n1'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'"

let folder: string
let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gallery-'))
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    mode: 'gallery',
    logLevel: 'error',
    build: { outDir: folder },
  })
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.replace('/lam-viec', '')
    const file = extname(path) === '' ? '/index.html' : path
    readFile(join(folder, file)).then(
      bytes => {
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        })
        response.end(file === '/index.html' ? bytes.toString().replace('__CSP_NONCE__', 'n1') : bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lam-viec/bo-giao-dien`
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Opens a part of the gallery ('' for the whole) as somebody's device would; nothing at all may stand in the console. */
const visit = (device: BrowserContextOptions, part: string, work: (page: Page) => Promise<void>) =>
  inWindow(
    browser,
    device,
    async page => {
      await page.route('**/api/v1/**', route =>
        route.fulfill({
          json: {
            actor: null,
            person: null,
            locale: 'vi',
            demo: false,
            demoAccounts: [],
            needsSetup: false,
            outsideSignIn: null,
          },
        }),
      )
      await page.goto(part === '' ? address : `${address}?${new URLSearchParams({ chi: part })}`)
      await page.locator('[data-part]').first().waitFor()
      await work(page)
    },
    { forgiven: null },
  )

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
/** Keys as an input method sends them: the letters stand in the field, yet the word is not finished. */
async function compose(page: Page, letters: string) {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length })
  return { finish: (word: string) => session.send('Input.insertText', { text: word }) }
}

// Generous: the suite may share its two cores with everything else.
const patience = { timeout: 60_000 }

describe('a coordinator with a keyboard', patience, () => {
  test('searches with /, walks the rows, selects with Space and opens with Enter', () =>
    visit(desk, 'Bảng', async page => {
      await page.keyboard.press('/')
      await page.keyboard.type('phuong')
      await page.getByText('34 đơn vị', { exact: true }).waitFor()
      expect(new URL(page.url()).searchParams.get('q')).toBe('phuong')

      await page.locator('tbody tr[tabindex="0"]').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await focusedText(page)).toContain('Phường Đức Cơ')
      await page.keyboard.press('Space')
      await page.getByText('Đã chọn 1').waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(/mo=9/)
    }))

  test('sorts by a heading, and reload and Back keep the list as it was', () =>
    visit(desk, 'Bảng', async page => {
      const heading = page.getByRole('columnheader', { name: 'Dân số' })
      expect(await heading.getAttribute('aria-sort')).toBe('none')
      await heading.getByRole('button').click()
      await heading.getByRole('button').click()
      await page.waitForURL(/sort=-people/)
      expect(await heading.getAttribute('aria-sort')).toBe('descending')
      await page.reload()
      await page.getByRole('columnheader', { name: 'Dân số' }).waitFor()
      expect(await heading.getAttribute('aria-sort')).toBe('descending')
      await page.goBack()
      await page.waitForURL(/sort=people/)
      expect(await heading.getAttribute('aria-sort')).toBe('ascending')
    }))

  test('finds an action in the palette without marks and runs it', () =>
    visit(desk, 'Hộp thoại', async page => {
      await page.getByRole('button', { name: 'Mở bảng lệnh' }).click()
      await page.getByRole('combobox', { name: 'Tìm và đi nhanh' }).fill('don doc')
      await page.getByRole('option', { name: /Đôn đốc đơn vị quá hạn/, selected: true }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Đôn đốc', { exact: true }).last().waitFor()
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }))

  test('is kept within a dialog, must state a reason, and comes back to where they were', () =>
    visit(desk, 'Hộp thoại', async page => {
      const opener = page.getByRole('button', { name: 'Mở hộp xác nhận' })
      await opener.click()
      const dialog = page.getByRole('dialog', { name: 'Xóa kế hoạch này?' })
      await dialog.getByRole('button', { name: 'Xóa kế hoạch' }).click()
      await dialog.getByText('Hãy ghi lý do').waitFor()
      for (let step = 0; step < 6; step++) {
        await page.keyboard.press('Tab')
        expect(await dialog.evaluate(element => element.contains(document.activeElement))).toBe(true)
      }
      await page.keyboard.press('Escape')
      await expect.poll(() => opener.evaluate(element => element === document.activeElement)).toBe(true)
    }))

  test('opens and closes a tree with the arrows', () =>
    visit(desk, 'Chi tiết', async page => {
      const item = (name: string) => page.getByRole('treeitem', { name, exact: true })
      await item('1. Truyền thông trên báo chí').focus()
      await page.keyboard.press('ArrowRight')
      await item('a) Mở chuyên trang, chuyên mục').waitFor()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      expect(await focusedText(page)).toContain('II. Nhiệm vụ, giải pháp')
      await page.keyboard.press('End')
      expect(await focusedText(page)).toContain('III. Tổ chức thực hiện')
    }))
})

describe('somebody who types Vietnamese with an input method', patience, () => {
  test('is not searched for half a word', () =>
    visit(desk, 'Bảng', async page => {
      await page.keyboard.press('/')
      const word = await compose(page, 'Phươn')
      await page.waitForTimeout(700)
      expect(new URL(page.url()).searchParams.has('q')).toBe(false)
      await word.finish('Phường An Khê')
      await page.waitForURL(/[?&]q=/)
      expect(new URL(page.url()).searchParams.get('q')).toBe('Phường An Khê')
    }))

  test('does not send the form with the Enter that ends a syllable, only with the next one', () =>
    visit(desk, 'Biểu mẫu', async page => {
      const name = page.getByLabel('Tên chính thức')
      await name.fill('')
      await name.focus()
      const word = await compose(page, 'X')
      const keys = await page.context().newCDPSession(page)
      // What a browser reports for a key that the input method takes.
      await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 })
      await page.waitForTimeout(300)
      expect(await page.getByText(/mục cần sửa/).count()).toBe(0)
      await word.finish('X')
      await page.keyboard.press('Enter')
      await page.getByText('Có 1 mục cần sửa').waitFor()
    }))
})

describe('an officer whose save fails', patience, () => {
  test('has what was typed after a reload, and can discard it', () =>
    visit(desk, 'Biểu mẫu', async page => {
      const name = page.getByLabel('Tên chính thức')
      await name.fill('Ủy ban nhân dân xã Ia Khươl, chưa lưu')
      await page.waitForTimeout(600)
      page.once('dialog', dialog => void dialog.accept())
      await page.reload()
      await page.getByText('Đã khôi phục nội dung chưa lưu').waitFor()
      expect(await name.inputValue()).toBe('Ủy ban nhân dân xã Ia Khươl, chưa lưu')
      await page.getByRole('button', { name: 'Bỏ nội dung này' }).click()
      expect(await name.inputValue()).toBe('Ủy ban nhân dân xã Ia Khươl')
    }))

  test('is led to the first field in error', () =>
    visit(desk, 'Biểu mẫu', async page => {
      await page.getByLabel('Dân số').fill('đông lắm')
      await page.getByLabel('Tên chính thức').fill('A')
      await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
      await page.getByText('Có 2 mục cần sửa').waitFor()
      await expect
        .poll(() => page.getByLabel('Tên chính thức').evaluate(element => element === document.activeElement))
        .toBe(true)
    }))

  test('chooses field by field when a colleague saved first', () =>
    visit(desk, 'Biểu mẫu', async page => {
      await page.getByText('Trùng sửa').click()
      await page.getByLabel('Tên chính thức').fill('Tên của tôi')
      await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
      await page.getByText('Rơ Châm H’Yến đã sửa lúc 02/03/2026 09:15.').waitFor()
      await page.getByRole('radio', { name: 'Bản mới trên hệ thống' }).check()
      await page.getByRole('button', { name: 'Dùng lựa chọn này' }).click()
      expect(await page.getByLabel('Tên chính thức').inputValue()).toBe('UBND xã Ia Khươl (mới)')
      expect(await page.getByLabel('Dân số').inputValue()).toBe('13.000')
    }))
})

describe('on a 360 px phone', patience, () => {
  test('rows are cards, filters rise as a sheet, and nothing scrolls sideways', () =>
    visit(phone, 'Bảng', async page => {
      expect(await sideways(page)).toBe(0)
      const card = page.locator('tbody tr').first()
      expect(await card.evaluate(element => getComputedStyle(element).display)).toBe('grid')
      await page.getByRole('button', { name: 'Bộ lọc' }).click()
      const sheet = page.getByRole('dialog', { name: 'Bộ lọc' })
      await sheet.getByLabel('Quá hạn').check()
      await sheet.getByRole('button', { name: 'Xem kết quả' }).click()
      await page.getByText('27 đơn vị', { exact: true }).waitFor()
      expect(await sideways(page)).toBe(0)
    }))
})

describe('for everybody', patience, () => {
  test.each([
    ['light', desk],
    ['dark', phone],
  ] as const)('axe finds nothing in the %s scheme', (colorScheme, device) =>
    visit({ ...device, colorScheme }, '', async page => {
      expect(await faultsOf(page)).toEqual([])
    }),
  )
})
