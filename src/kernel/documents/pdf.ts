import type { Sentence } from '#kernel/errors.ts'

import type { DocumentContent } from './document.ts'
import type { ReadingOptions } from './index.ts'
import type { PageContent, PageItem } from './page-lines.ts'

import { DocumentError, KINDS, MAXIMUM_PAGES, MAXIMUM_RECOGNISED_PAGES } from './document-error.ts'
import { mendHeadingMarks } from './heading-marks.ts'
import { convertParagraph, detectLegacy, type LegacyEncoding } from './legacy-encoding.ts'
import { lettersAreDoubtful, lettersAreLost, lettersAreSenseless, markDoubtfulLetters, sensibleShare } from './letter-trust.ts'
import { blocksOfPages } from './page-blocks.ts'
import { openDrawer, type PageDrawer } from './page-drawing.ts'
import { piecesAreTangled, wordsOfLetters } from './page-letters.ts'
import { buildLines } from './page-lines.ts'
import { rulesDrawnOn } from './pdf-rules.ts'
import type { PictureSource } from './recognition.ts'

type Engine = typeof import('unpdf/pdfjs')
type PdfDocument = Awaited<ReturnType<Engine['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

// A signed scan often carries a few lines of stored text: who signed it and when.
const SPARSE_PAGE = 300
// Below this a page holds at most its number; what is drawn as outlines may then be its letters.
const BARE_PAGE = 10
const OUTLINED_PAGE = 150

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

/** Reads a PDF: each page by its stored text, or by recognition of the drawn page where the text is missing or unreadable. */
export async function readPdf(bytes: Uint8Array, options: ReadingOptions): Promise<DocumentContent> {
  const drawer = openDrawer(bytes)
  try {
    const contents = await readStoredText(bytes, drawer, options)
    const convertedFrom = convertLegacy(contents)
    const { pictures, unseen } = await picturesAmong(contents, drawer, options)
    if (pictures.length > 0) await recogniseInto(contents, pictures, options)
    const blocks = blocksOfPages(contents)
    mendHeadingMarks(blocks)
    if (blocks.length === 0)
      throw unseen ? new DocumentError('document_damaged', KINDS.pdf) : new DocumentError('document_no_text')
    const doubtful = contents.every(page => !page.recognised) && markDoubtfulLetters(blocks)
    const recognised = doubtful || contents.some(page => page.recognised && page.items.length > 0)
    return { format: 'pdf', recognised, pageCount: contents.length, blocks, convertedFrom }
  } catch (error) {
    if (error instanceof DocumentError || options.signal?.aborted) throw error
    throw new DocumentError('document_damaged', KINDS.pdf, { cause: error })
  } finally {
    await drawer.close()
  }
}

/** Pages on which fonts lend each other letters are read letter by letter. */
async function untangle(page: PdfPage, content: PageContent, drawer: PageDrawer): Promise<void> {
  if (page.rotate !== 0 || !piecesAreTangled(content.items)) return
  const letters = await drawer.letters(content.number)
  const [left = 0, , , top = 0] = page.view
  if (letters && letters.length > 0) content.items = wordsOfLetters(letters, top, left)
}

/** The engine of stored text is closed before letters are recognised, to make room. */
async function readStoredText(bytes: Uint8Array, drawer: PageDrawer, options: ReadingOptions): Promise<PageContent[]> {
  const engine = await import('unpdf/pdfjs')
  const pdf = await open(engine, bytes)
  try {
    const pages = pdf.numPages
    if (pages > MAXIMUM_PAGES) throw new DocumentError('document_too_many_pages', pagesOf(pages, MAXIMUM_PAGES))
    const contents: PageContent[] = []
    for (let number = 1; number <= pages; number++) {
      options.signal?.throwIfAborted()
      contents.push(await readPage(engine, await pdf.getPage(number), drawer))
      options.onProgress?.({ page: number, pages, stage: 'text' })
    }
    return contents
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined)
  }
}

const pagesOf = (pages: number, most: number): Sentence => ({
  vi: `${pages} trang, nhiều nhất ${most} trang`,
  en: `${pages} pages, at most ${most}`,
})

// By how much more of a recognised text must make sense before it replaces stored letters.
const CLEARLY = 0.05

type Trust = 'good' | 'sparse' | 'doubtful' | 'lost'
const linesOf = (page: PageContent): string[] => buildLines(page.items, 0.55).map(line => line.text)

function trustOf(page: PageContent): Trust {
  const letters = lettersOf(page)
  if (letters < SPARSE_PAGE) return 'sparse'
  const lines = linesOf(page)
  if (lettersAreLost(lines)) return 'lost'
  return lettersAreDoubtful(lines) || lettersAreSenseless(lines) ? 'doubtful' : 'good'
}

const lettersOf = (page: PageContent): number => page.items.reduce((sum, item) => sum + item.text.length, 0)

/** Which pages are to be recognised. `unseen` when one might have been but could not be opened. */
async function picturesAmong(
  contents: PageContent[],
  drawer: PageDrawer,
  options: ReadingOptions,
): Promise<{ pictures: PictureSource[]; unseen: boolean }> {
  const needed: PictureSource[] = []
  const useful: PictureSource[] = []
  let unseen = false
  for (const page of contents) {
    const trust = trustOf(page)
    if (trust === 'good') continue
    options.signal?.throwIfAborted()
    const look = await drawer.look(page.number)
    unseen ||= look === null
    if (!look) continue
    const letters = lettersOf(page)
    const pictured = look.covered > (letters < BARE_PAGE ? 0.15 : 0.5) || (letters < BARE_PAGE && look.paths >= OUTLINED_PAGE)
    const source = { number: page.number, load: () => drawer.draw(page.number) }
    if (pictured || trust === 'lost') needed.push(source)
    else if (trust === 'doubtful') useful.push(source)
  }
  // Strange spelling without a picture may be a broken font or another language: worth a try while there is room.
  const room = MAXIMUM_RECOGNISED_PAGES - needed.length
  return { pictures: [...needed, ...useful.slice(0, Math.max(0, room))], unseen }
}

/** Recognises pages and puts what was read in their places, unless the stored text is the better one. */
async function recogniseInto(contents: PageContent[], pictures: PictureSource[], options: ReadingOptions): Promise<void> {
  if (pictures.length > MAXIMUM_RECOGNISED_PAGES) {
    throw new DocumentError('document_too_many_pages', pagesOf(pictures.length, MAXIMUM_RECOGNISED_PAGES))
  }
  const { recognisePages } = await import('./recognition.ts')
  for (const page of await recognisePages(pictures, options)) {
    const stored = contents[page.number - 1]
    if (page.items.length === 0 || !stored) continue
    if (trustOf(stored) === 'doubtful' && sensibleShare(linesOf(page)) <= sensibleShare(linesOf(stored)) + CLEARLY) continue
    contents[page.number - 1] = page
  }
}

async function readPage(engine: Engine, page: PdfPage, drawer: PageDrawer): Promise<PageContent> {
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
  await untangle(page, content, drawer)
  // Drawings are fetched only where a table may be: pages of plain paragraphs are most of a plan.
  if (buildLines(content.items, 0.55).filter(line => line.segments.length > 1).length >= 2) {
    content.rules = rulesDrawnOn(await page.getOperatorList(), engine.OPS, viewport.transform)
  }
  page.cleanup()
  return content
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
