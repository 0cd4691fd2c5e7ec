import type { Sharp } from 'sharp'

import type { Sentence } from '#kernel/errors.ts'

import type { DocumentContent } from './document.ts'
import type { ReadingOptions } from './index.ts'
import type { PageContent, PageItem } from './page-lines.ts'

import { DocumentError, KINDS, MAXIMUM_PAGES, MAXIMUM_RECOGNISED_PAGES } from './document-error.ts'
import { convertParagraph, detectLegacy, type LegacyEncoding } from './legacy-encoding.ts'
import { lettersAreDoubtful, markDoubtfulLetters } from './letter-trust.ts'
import { blocksOfPages } from './page-blocks.ts'
import { buildLines } from './page-lines.ts'
import { drawnOn, type PlacedImage } from './pdf-rules.ts'
import { MAXIMUM_PIXELS } from './picture.ts'
import type { PictureSource } from './recognition.ts'

type Engine = typeof import('unpdf/pdfjs')
type PdfDocument = Awaited<ReturnType<Engine['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

// A signed scan often carries a few lines of stored text: who signed it and when.
const SPARSE_PAGE = 300

async function open(engine: Engine, bytes: Uint8Array): Promise<PdfDocument> {
  // The engine takes the buffer away from its owner, so it gets a copy.
  const task = engine.getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,

    verbosity: 0,
  })
  try {
    return await task.promise
  } catch (error) {
    await task.destroy().catch(() => undefined)
    if (error instanceof Error && error.name === 'PasswordException')
      throw new DocumentError('document_encrypted', KINDS.pdf, { cause: error })
    throw new DocumentError('document_damaged', KINDS.pdf, { cause: error })
  }
}

/** Reads a PDF: each page by its stored text, or by recognition where it is only a picture. */
export async function readPdf(bytes: Uint8Array, options: ReadingOptions): Promise<DocumentContent> {
  const engine = await import('unpdf/pdfjs')
  const pdf = await open(engine, bytes)
  try {
    const pages = pdf.numPages
    if (pages > MAXIMUM_PAGES) throw new DocumentError('document_too_many_pages', pagesOf(pages, MAXIMUM_PAGES))
    const contents: PageContent[] = []
    const pictures: PictureSource[] = []
    for (let number = 1; number <= pages; number++) {
      options.signal?.throwIfAborted()
      const { content, picture } = await readPage(engine, await pdf.getPage(number))
      contents.push(content)
      if (picture) pictures.push({ number, load: () => loadPicture(engine, pdf, number) })
      options.onProgress?.({ page: number, pages, stage: 'text' })
    }
    const convertedFrom = convertLegacy(contents)
    if (pictures.length > 0) await recogniseInto(contents, pictures, options)
    const blocks = blocksOfPages(contents)
    if (blocks.length === 0) throw new DocumentError('document_no_text')
    const doubtful = contents.every(page => !page.recognised) && markDoubtfulLetters(blocks)
    const recognised = doubtful || contents.some(page => page.recognised && page.items.length > 0)
    return { format: 'pdf', recognised, pageCount: pages, blocks, convertedFrom }
  } catch (error) {
    if (error instanceof DocumentError || options.signal?.aborted) throw error
    throw new DocumentError('document_damaged', KINDS.pdf, { cause: error })
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined)
  }
}

const pagesOf = (pages: number, most: number): Sentence => ({
  vi: `${pages} trang, nhiều nhất ${most} trang`,
  en: `${pages} pages, at most ${most}`,
})

/** Recognises pictured pages and puts what was read in their places; a page already holding a doubtful text layer keeps it if nothing better is found. */
async function recogniseInto(contents: PageContent[], pictures: PictureSource[], options: ReadingOptions): Promise<void> {
  if (pictures.length > MAXIMUM_RECOGNISED_PAGES) {
    throw new DocumentError('document_too_many_pages', pagesOf(pictures.length, MAXIMUM_RECOGNISED_PAGES))
  }
  const { recognisePages } = await import('./recognition.ts')
  for (const page of await recognisePages(pictures, options)) {
    if (page.items.length > 0) contents[page.number - 1] = page
  }
}

async function readPage(engine: Engine, page: PdfPage): Promise<{ content: PageContent; picture: boolean }> {
  const viewport = page.getViewport({ scale: 1 })
  const items = await textOf(engine, page, viewport.transform)
  const content: PageContent = {
    number: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    items,
    rules: [],
    recognised: false,
  }
  const lines = buildLines(items, 0.55)
  const letters = items.reduce((sum, item) => sum + item.text.length, 0)
  const doubtful = letters < SPARSE_PAGE || lettersAreDoubtful(lines.map(line => line.text))
  let picture = false
  // Drawings are fetched only where a table or a picture may be: pages of plain paragraphs are most of a plan.
  if (doubtful || lines.filter(line => line.segments.length > 1).length >= 2) {
    const { rules, images } = drawnOn(await page.getOperatorList(), engine.OPS, viewport.transform)
    content.rules = rules
    const largest = largestOf(images)
    const covers = largest ? (largest.width * largest.height) / (viewport.width * viewport.height) : 0
    picture = covers > (letters === 0 ? 0.15 : 0.5) && doubtful
  }
  page.cleanup()
  return { content, picture }
}

/** The picture of a page, as pixels. Pictures are decoded again when their turn comes, so that few lie in memory. */
async function loadPicture(engine: Engine, pdf: PdfDocument, number: number): Promise<Sharp | null> {
  const page = await pdf.getPage(number)
  try {
    // The engine names its pictures anew each time a page is opened.
    const { images } = drawnOn(await page.getOperatorList(), engine.OPS, page.getViewport({ scale: 1 }).transform)
    const name = largestOf(images)?.name
    if (!name) return null
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs
    const image = await new Promise<PdfImage | null>(resolve =>
      objects.get(name, (found: unknown) => resolve(found as PdfImage | null)),
    )
    if (!image?.data || image.width * image.height > MAXIMUM_PIXELS) return null
    const { default: sharp } = await import('sharp')
    sharp.cache(false)
    const { width, height } = image
    const pixels = image.kind === engine.ImageKind.GRAYSCALE_1BPP ? unpackBits(image.data, width, height) : image.data
    const channels = pixels.length / (width * height)
    if (channels !== 1 && channels !== 3 && channels !== 4) return null
    // A scanner that fed the sheet sideways notes the turn on the page.
    return sharp(
      await sharp(pixels, { raw: { width, height, channels } })
        .rotate(page.rotate)
        .greyscale()
        .toColourspace('b-w')
        .png({ compressionLevel: 1 })
        .toBuffer(),
    )
  } finally {
    page.cleanup()
  }
}

const largestOf = (images: PlacedImage[]): PlacedImage | undefined =>
  images.filter(image => image.name).toSorted((a, b) => b.width * b.height - a.width * a.height)[0]

type PdfImage = { width: number; height: number; kind: number; data?: Uint8Array }

function unpackBits(bits: Uint8Array, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels[y * width + x] = (bits[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? 255 : 0
  }
  return pixels
}

async function textOf(engine: Engine, page: PdfPage, viewport: number[]): Promise<PageItem[]> {
  const { items } = await page.getTextContent({ disableNormalization: true })
  return items.flatMap(item => {
    if (!('str' in item) || !item.str.trim()) return []
    const [a, b, c, d, x, y] = engine.Util.transform(viewport, item.transform) as number[]
    const size = Math.hypot(c ?? 0, d ?? 0)
    // Text that runs upwards or aslant (stamps, margins) is no part of the flow.
    if (Math.abs(b ?? 0) > Math.abs(a ?? 0) * 0.2 || !(size > 1)) return []
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size, confidence: 1 }]
  })
}

/** Legacy letters are converted before the layout is read, which looks at words. */
function convertLegacy(pages: PageContent[]): LegacyEncoding | null {
  const lines = pages.flatMap(page => buildLines(page.items, 4).map(line => line.text))
  const encoding = detectLegacy(lines)
  if (encoding) for (const page of pages) for (const item of page.items) item.text = convertParagraph(item.text, encoding)
  return encoding
}
