import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { faultsOf, launchBrowser, onSocket, sideways, tellingWhatItShows } from './browser.ts'
import { castSession } from './cast.ts'
import type { TestPlatform } from './platform.ts'

/** Whoever comes: somebody with an account, signed in; null for a passer-by. */
export type Visitor = { id: string } | { me: { id: string } } | null

export type Browsing = {
  /**
   * Somebody comes with a device of her own and does something; then the device is put away. Fails on a script error and on what the
   * browser complains of (a breach of the content policy), not on an answer that was asked for.
   */
  visit(device: BrowserContextOptions, who: Visitor, work: (page: Page) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/**
 * Puts a platform of a test before a browser: the whole product with its built workspace on a socket. Call it in `beforeAll`, `close()`
 * it in `afterAll`, before the platform.
 * @param options.clock what a device shows: the day of the platform, standing still, or the machine's own time, going on.
 */
export async function browsing(
  { app, platform, clock }: Pick<TestPlatform, 'app' | 'platform' | 'clock'>,
  options: { clock?: 'platform' | 'machine' } = {},
): Promise<Browsing> {
  if (!existsSync(join(import.meta.dirname, '../dist/workspace/index.html')))
    throw new Error('The workspace is not built; `npm test` builds it before the tests.')
  const browser = await launchBrowser()
  const site = await onSocket(app)
  return {
    visit: (device, who, work) =>
      inWindow(browser, { ...device, baseURL: site.address }, async page => {
        if (options.clock !== 'machine') await page.context().clock.setFixedTime(clock.now().epochMilliseconds)
        if (who) {
          const { cookie } = await castSession(platform, 'me' in who ? who.me.id : who.id)
          const at = cookie.indexOf('=')
          await page.context().addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: site.address }])
        }
        await work(page)
      }),
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

/** An answer that is no success is written into the console, too; a test that wants one looks at what the page makes of it. */
const answers = /Failed to load resource/

/**
 * A window that is thrown away afterwards. A script error or a complaint of the browser fails the test.
 * @param options.forgiven complaints that are none.
 */
export async function inWindow(
  browser: Browser,
  device: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
  { forgiven = answers }: { forgiven?: RegExp | null } = {},
): Promise<void> {
  const context = await browser.newContext(device)
  try {
    const page = await context.newPage()
    // Generous: the suite may share its two cores with everything else.
    page.setDefaultTimeout(30_000)
    const wrong: string[] = []
    page.on('pageerror', error => wrong.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error' && !forgiven?.test(message.text())) wrong.push(message.text())
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

/**
 * Goes to another screen of the workspace as a link does, without loading the product anew, and waits until it is whole: its title
 * stands and every answer it asked for has come.
 */
export async function openScreen(page: Page, path: string): Promise<void> {
  const open = new Set<Request>()
  let answered = () => {}
  const asks = (request: Request) => void open.add(request)
  const hears = (request: Request) => void (open.delete(request) && open.size === 0 && answered())
  page.on('request', asks).on('requestfinished', hears).on('requestfailed', hears)
  await page.evaluate(to => {
    window.history.pushState(null, '', to)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForFunction(to => document.location.pathname === to && document.querySelector('h1'), path.split(/[?#]/)[0])
  // An answer may lead to the next question; quiet for as long as drawing a screen takes is quiet.
  for (;;) {
    while (open.size > 0) await new Promise<void>(resolve => (answered = resolve))
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    if (open.size === 0) break
  }
  page.off('request', asks).off('requestfinished', hears).off('requestfailed', hears)
}

/** Nothing on the page as it stands is a barrier, and nothing scrolls sideways. `name` says which view it was. */
export async function expectSound(page: Page, name = page.url()): Promise<void> {
  await page.evaluate('document.fonts.ready')
  expect(await faultsOf(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}
