import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Sharp } from 'sharp'
import type { Line, Page, Worker } from 'tesseract.js'

import type { ReadingOptions } from './index.ts'
import type { PageContent, PageItem, Rule } from './page-lines.ts'

import { median, tidy } from './page-lines.ts'
import { preparePicture, type PagePicture } from './page-picture.ts'

/** A page that is only a picture. `load` is asked late, so that few pictures lie in memory at a time; null when there is none. */
export type PictureSource = { number: number; load: () => Promise<Sharp | null> }

// Each worker holds its own engine (about 100 MB): two are enough for two cores and stay below 600 MB with the pictures.
const WORKERS = 2
// Below this mean confidence a page read lying on its side is tried the other way up.
const DOUBTFUL = 0.55

async function startWorker(): Promise<Worker> {
  const { createWorker, OEM, PSM } = (await import('tesseract.js')).default
  // Language data come with the npm package: nothing is fetched, nothing is cached outside.
  const langPath = join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/vie'))), '4.0.0_best_int')
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath,
    cacheMethod: 'none',
    gzip: true,
    logger: () => undefined,
    errorHandler: () => undefined,
  })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '220', debug_file: '/dev/null' })
  return worker
}

/**
 * Recognises the letters of pages, two at a time. Reports progress by pages done; stops at once when the signal is given.
 * Pages without a usable picture come back empty.
 */
export async function recognisePages(sources: PictureSource[], options: ReadingOptions): Promise<PageContent[]> {
  const pages: PageContent[] = []
  const queue = [...sources]
  const workers: Worker[] = []
  let done = 0
  const stop = (): Promise<unknown> => Promise.all(workers.splice(0).map(worker => worker.terminate()))
  const lane = async (): Promise<void> => {
    if (queue.length === 0) return
    const worker = await startWorker()
    workers.push(worker)
    for (let source = queue.shift(); source && !options.signal?.aborted; source = queue.shift()) {
      pages.push(await recognisePage(worker, source))
      options.onProgress?.({ page: ++done, pages: sources.length, stage: 'recognition' })
    }
  }
  const aborted = new Promise<never>((_, reject) => {
    const refuse = (): void => reject(options.signal?.reason as Error)
    options.signal?.addEventListener('abort', refuse, { once: true })
    if (options.signal?.aborted) refuse()
  })
  aborted.catch(() => undefined)
  try {
    const lanes = Array.from({ length: Math.min(WORKERS, availableParallelism(), sources.length) }, lane)
    await Promise.race([Promise.all(lanes), aborted])
  } finally {
    await stop()
  }
  return pages.toSorted((a, b) => a.number - b.number)
}

async function recognisePage(worker: Worker, source: PictureSource): Promise<PageContent> {
  const loaded = await source.load()
  let picture = loaded && (await preparePicture(loaded))
  if (!picture) return { number: source.number, width: 595, height: 842, items: [], rules: [], recognised: true }
  let best = await recognise(worker, picture)
  const again = best.sideways ? await source.load() : null
  const turned = again && (await preparePicture(again, 90))
  if (turned) {
    picture = turned
    best = await recognise(worker, picture)
  }
  if (best.confidence < DOUBTFUL && best.items.length > 8) {
    const over = turnedOver(picture)
    const other = await recognise(worker, over)
    if (other.confidence > best.confidence + 0.1) best = { ...other, rules: over.rules }
  }
  const { width, height, scale } = picture
  return {
    number: source.number,
    width: width * scale,
    height: height * scale,
    items: best.items,
    rules: best.rules,
    recognised: true,
  }
}

function turnedOver(picture: PagePicture): PagePicture {
  const [right, bottom] = [picture.width * picture.scale, picture.height * picture.scale]
  const rules = picture.rules.map(rule => ({
    x1: right - rule.x2,
    x2: right - rule.x1,
    y1: bottom - rule.y2,
    y2: bottom - rule.y1,
  }))
  return { ...picture, pixels: picture.pixels.toReversed(), rules }
}

type Recognition = { items: PageItem[]; rules: Rule[]; confidence: number; sideways: boolean }

async function recognise(worker: Worker, picture: PagePicture): Promise<Recognition> {
  // A portable grey map needs no compression on the way to the engine.
  const header = Buffer.from(`P5\n${picture.width} ${picture.height}\n255\n`)
  const { data } = await worker.recognize(Buffer.concat([header, picture.pixels]), {}, { blocks: true, text: false })
  return { items: itemsOf(data, picture), rules: picture.rules, confidence: data.confidence / 100, sideways: isSideways(data) }
}

/** Words that stand taller than they are wide: the engine followed lines that run up the page. */
function isSideways(page: Page): boolean {
  const words = (page.blocks ?? []).flatMap(block => block.paragraphs.flatMap(each => each.lines.flatMap(line => line.words)))
  const long = words.filter(word => word.text.length >= 3)
  const tall = long.filter(({ bbox }) => bbox.y1 - bbox.y0 > 1.3 * (bbox.x1 - bbox.x0))
  return long.length >= 6 && tall.length > long.length * 0.5
}

/** Words of the engine as items of a page, without the strokes of table lines and specks that it took for letters. */
function itemsOf(page: Page, picture: PagePicture): PageItem[] {
  const { scale } = picture
  const lines = (page.blocks ?? []).flatMap(block => block.paragraphs.flatMap(paragraph => paragraph.lines))
  // Hooks and dots of letters sometimes come as a line of their own.
  const lettered = lines.filter(line => /[\p{L}\d]/u.test(line.text))
  const heightOf = (line: Line): number => (line.bbox.y1 - line.bbox.y0) * scale
  const usual = median(lettered.map(heightOf), 16)
  return lettered.flatMap(line => {
    const { baseline } = line
    const y = ((baseline.y0 + baseline.y1) / 2) * scale
    const size = Math.min(Math.max(heightOf(line), usual * 0.7), usual * 1.6) * 0.78
    return line.words.flatMap(word => {
      // A table line beside a letter is read as one more stroke.
      const text = tidy(word.text).replace(/^[|¦](?=[\p{L}\d])|(?<=[\p{L}\d])[|¦]$/gu, '')
      const box = { x: word.bbox.x0 * scale, right: word.bbox.x1 * scale }
      if (!text || isNoise(text, word.confidence, box, y, picture.rules)) return []
      return [{ text, x: box.x, y, width: box.right - box.x, size, confidence: word.confidence / 100 }]
    })
  })
}

function isNoise(text: string, confidence: number, box: { x: number; right: number }, y: number, rules: Rule[]): boolean {
  if (/[\p{L}\d]/u.test(text)) return confidence < 12
  if (/^[-–—+•]$/.test(text)) return confidence < 20
  const onRule = rules.some(
    rule => rule.x1 === rule.x2 && rule.x1 > box.x - 4 && rule.x1 < box.right + 4 && rule.y1 < y && rule.y2 > y - 10,
  )
  return onRule || (/^[|¦[\]_—=~'`‘’.,:;°*^{}()]+$/.test(text) && confidence < 60)
}
