import { AxeBuilder } from '@axe-core/playwright'
import chromiumBinary from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { unpackBrowser } from './browser-files.ts'
import { listen } from '#kernel/http/listen.ts'
import type { Composition } from '../src/compose.ts'

/** Switches meant for a machine that lends a slice of itself; with them a browser cannot hold two windows. */
const unwanted = new Set(['--single-process', '--no-zygote', '--disable-web-security'])

/** A real Chromium from npm; works as root. A second try where it broke down while starting, as it may on a machine that is short of breath. */
export async function launchBrowser(): Promise<Browser> {
  await unpackBrowser()
  const start = async () =>
    chromium.launch({
      executablePath: await chromiumBinary.executablePath(),
      args: [...chromiumBinary.args.filter(argument => !unwanted.has(argument)), '--no-sandbox'],
    })
  return start().catch(start)
}

export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'vi-VN', reducedMotion: 'reduce' }
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  locale: 'vi-VN',
  reducedMotion: 'reduce',
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
}

/** The whole application on a socket of its own. */
export async function onSocket(app: Composition['app']): Promise<{ address: string; close(): Promise<void> }> {
  const listener = await listen({ host: '127.0.0.1', port: 0, answerer: Promise.resolve((...asked) => app.fetch(...asked)) })
  return { address: `http://127.0.0.1:${listener.port}`, close: () => listener.drain(500) }
}

/** What axe objects to on the page as it stands: rule and places, nothing where all is well. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target.join(' ')} ${node.html.slice(0, 120)}`).join(' | ')}`,
  )
}

/** How far the page scrolls sideways; a phone's page must not. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What a page shows while a journey fails on it, added to the failure: whoever reads it was not there. */
export async function tellingWhatItShows<T>(page: Page, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const shown = await page
      .locator('body')
      .ariaSnapshot({ timeout: 5_000 })
      .catch(() => 'nothing that can be told')
    if (error instanceof Error) error.message += `\n\n${page.url()} shows:\n${shown.slice(0, 12_000)}`
    throw error
  }
}
