import type { DocumentContent } from './document.ts'
import type { ReadingOptions } from './index.ts'
import type { PageContent, PageItem } from './page-lines.ts'

import { DocumentError, KINDS, MAXIMUM_PAGES } from './document-error.ts'
import { convertParagraph, detectLegacy, type LegacyEncoding } from './legacy-encoding.ts'
import { markDoubtfulLetters } from './letter-trust.ts'
import { blocksOfPages } from './page-blocks.ts'
import { buildLines } from './page-lines.ts'
import { drawnOn } from './pdf-rules.ts'

type Engine = typeof import('unpdf/pdfjs')
type PdfDocument = Awaited<ReturnType<Engine['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

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
    if (pages > MAXIMUM_PAGES)
      throw new DocumentError('document_too_many_pages', `${pages} trang, nhiều nhất ${MAXIMUM_PAGES} trang`)
    const contents: PageContent[] = []
    for (let number = 1; number <= pages; number++) {
      options.signal?.throwIfAborted()
      contents.push(await readPage(engine, await pdf.getPage(number)))
      options.onProgress?.({ page: number, pages, stage: 'text' })
    }
    const convertedFrom = convertLegacy(contents)
    const blocks = blocksOfPages(contents)
    if (blocks.length === 0) throw new DocumentError('document_no_text')
    const recognised = contents.some(page => page.recognised) || markDoubtfulLetters(blocks)
    return { format: 'pdf', recognised, pageCount: pages, blocks, convertedFrom }
  } catch (error) {
    if (error instanceof DocumentError || options.signal?.aborted) throw error
    throw new DocumentError('document_damaged', KINDS.pdf, { cause: error })
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined)
  }
}

async function readPage(engine: Engine, page: PdfPage): Promise<PageContent> {
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
  // Drawings are fetched only where a table or a picture may be: pages of plain paragraphs are most of a plan.
  const columns = buildLines(items, 0.55).filter(line => line.segments.length > 1).length
  if (columns >= 2 || items.length === 0) {
    const { rules } = drawnOn(await page.getOperatorList(), engine.OPS, viewport.transform)
    content.rules = rules
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
