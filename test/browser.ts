import chromiumBinary from '@sparticuz/chromium'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { unpackBrowser } from './browser-files.ts'
import { listen } from '#kernel/http/listen.ts'
import type { Composition } from '../src/compose.ts'

/** A real Chromium from npm; works as root. A second try where it broke down while starting, as it may on a machine that is short of breath. */
export async function launchBrowser(): Promise<Browser> {
  await unpackBrowser()
  const start = async () =>
    chromium.launch({
      executablePath: await chromiumBinary.executablePath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    })
  return start().catch(start)
}

/**
 * Whether the journeys through every screen in both widths are asked for as well (`EVERY_SCREEN=1 npm test`): they take as long as all
 * the others together. The main ways through the product, and one look at each screen, are always tried.
 */
export const everyScreen = process.env['EVERY_SCREEN'] === '1'

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

type Objection = { id: string; nodes: { target: string[]; html: string }[] }

/**
 * What axe objects to on the page as it stands: rule and places, nothing where all is well. Brought into a page once and asked there:
 * its own wrapper opens a second page each time, which takes longer than the looking.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  // Through the debugger, so that the content policy of the page stands as it is.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe.source)
  const violations = await page.evaluate<Objection[]>(
    `axe.run({ resultTypes: ['violations'] }).then(found => found.violations.map(({ id, nodes }) =>
      ({ id, nodes: nodes.map(({ target, html }) => ({ target: target.map(String), html })) })))`,
  )
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
