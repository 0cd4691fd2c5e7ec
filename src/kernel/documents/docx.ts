import { unzipSync } from 'fflate'

import type { Block, Cell, DocumentContent, Paragraph, Table } from './document.ts'

import { DocumentError, KINDS, MAXIMUM_DOCUMENT_BYTES } from './document-error.ts'
import { glyph, numberingOf, type Numbering } from './docx-numbering.ts'
import { paragraphLook, runLook, stylesOf, type RunLook, type Styles } from './docx-styles.ts'
import { detectLegacy, convertParagraph, fontEncoding, fromFont, type LegacyEncoding } from './legacy-encoding.ts'
import { breaksNumber, startsParagraph } from './list-marks.ts'
import { isMotto, isRecipientsHead, isSigningLine, splitColumns } from './two-columns.ts'
import { child, parseXml, toggle, value, XmlError, type XmlElement } from './xml.ts'

const PARTS = { body: 'word/document.xml', numbering: 'word/numbering.xml', styles: 'word/styles.xml' }
// Wrappers around runs and paragraphs that change nothing in what is read. Insertions are kept, deletions are not in the list.
const TRANSPARENT = new Set([
  'ins',
  'moveTo',
  'hyperlink',
  'smartTag',
  'sdt',
  'sdtContent',
  'fldSimple',
  'customXml',
  'bdo',
  'dir',
  'oMathPara',
])

/** A paragraph before it is settled: tabs and line breaks still inside. */
type RawParagraph = { text: string; align?: Paragraph['align']; bold: boolean; italic: boolean; mark: string }
type Reader = { styles: Styles; numbering: Numbering; converted: Set<LegacyEncoding> }

/** Reads a Word file: visible text with its automatic numbers, tables with merged cells, tracked insertions but no deletions. */
export function readDocx(bytes: Uint8Array): DocumentContent {
  const parts = unpack(bytes)
  const body = child(parts.body, 'body')
  if (!body) throw new DocumentError('document_damaged', KINDS.word)
  const reader: Reader = { styles: stylesOf(parts.styles), numbering: numberingOf(parts.numbering), converted: new Set() }
  const items = bodyItems(body, reader)
  const blocks = settle(items)
  const convertedFrom = convertRest(blocks) ?? [...reader.converted][0] ?? null
  if (blocks.length === 0) throw new DocumentError('document_empty')
  return { format: 'docx', recognised: false, pageCount: null, blocks, convertedFrom }
}

/** Takes the three parts out of the ZIP. Sizes are checked before anything is inflated, so that a ZIP bomb stays small. */
function unpack(bytes: Uint8Array): { body: XmlElement; numbering?: XmlElement; styles?: XmlElement } {
  const wanted = new Set(Object.values(PARTS))
  let tooLarge = 0
  let encrypted = false
  try {
    const files = unzipSync(bytes, {
      filter: file => {
        if (!wanted.has(file.name)) return false
        if (file.originalSize > MAXIMUM_DOCUMENT_BYTES) tooLarge = file.originalSize
        if (file.compression !== 0 && file.compression !== 8) encrypted = true
        return tooLarge === 0 && !encrypted
      },
    })
    if (tooLarge > 0) throw new DocumentError('document_too_large', `${Math.ceil(tooLarge / 1024 / 1024)} MB`)
    if (encrypted) throw new DocumentError('document_encrypted', KINDS.word)
    const part = (name: string): XmlElement | undefined => {
      const file = files[name]
      return (
        file && parseXml(new TextDecoder(file[0] === 0xff ? 'utf-16le' : file[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(file))
      )
    }
    const body = part(PARTS.body)
    if (!body) throw new DocumentError('document_damaged', KINDS.word)
    const numbering = part(PARTS.numbering)
    const styles = part(PARTS.styles)
    return { body, ...(numbering && { numbering }), ...(styles && { styles }) }
  } catch (error) {
    if (error instanceof DocumentError) throw error
    if (error instanceof XmlError && error.tooLarge)
      throw new DocumentError('document_too_large', 'sau khi giải nén', { cause: error })
    throw new DocumentError('document_damaged', KINDS.word, { cause: error })
  }
}

function bodyItems(container: XmlElement, reader: Reader): (RawParagraph | Table)[] {
  const items: (RawParagraph | Table)[] = []
  let carried = ''
  for (const element of container.children) {
    if (element.name === 'p') {
      const paragraph = readParagraph(element, reader)
      paragraph.text = carried + paragraph.text
      // A deleted paragraph mark: Word shows this paragraph and the next as one.
      carried = child(child(child(element, 'pPr'), 'rPr'), 'del') ? paragraph.text : ''
      if (!carried) items.push(paragraph)
    } else if (element.name === 'tbl') items.push(...readTable(element, reader))
    else if (TRANSPARENT.has(element.name)) items.push(...bodyItems(element, reader))
  }
  if (carried) items.push({ text: carried, bold: false, italic: false, mark: '' })
  return items
}

function readParagraph(element: XmlElement, reader: Reader): RawParagraph {
  const properties = child(element, 'pPr')
  const styleId = value(properties, 'pStyle')
  const style = reader.styles.paragraph(styleId)
  const own = paragraphLook(properties)
  const numberId = own.numberId ?? style.numberId
  const fromStyle = numberId !== undefined && styleId !== undefined ? reader.numbering.levelOfStyle(numberId, styleId) : undefined
  const level = own.level ?? (own.numberId === undefined ? fromStyle : undefined) ?? style.level ?? 0
  const mark = numberId !== undefined && numberId !== '0' ? reader.numbering.mark(numberId, level) : ''

  const pieces: { text: string; look: RunLook }[] = []
  collectRuns(element, style.run, reader, pieces)
  const lettered = pieces.filter(piece => piece.text.trim())
  let text = ''
  // Neighbours in one font are joined first: a legacy letter may lie across two runs.
  for (let index = 0; index < pieces.length;) {
    const font = pieces[index]?.look.font
    const encoding = fontEncoding(font)
    let joined = ''
    for (; index < pieces.length && pieces[index]?.look.font === font; index++) joined += pieces[index]?.text ?? ''
    const converted = encoding ? fromFont(joined, font ?? '') : joined
    if (encoding && converted !== joined) reader.converted.add(encoding)
    text += converted
  }
  const align = alignment(own.align ?? style.align)
  return {
    text,
    mark,
    bold: lettered.length > 0 && lettered.every(piece => piece.look.bold),
    italic: lettered.length > 0 && lettered.every(piece => piece.look.italic),
    ...(align && { align }),
  }
}

function alignment(jc: string | undefined): Paragraph['align'] {
  if (jc === 'center') return 'center'
  if (jc === 'right' || jc === 'end') return 'right'
  if (jc === 'both' || jc === 'distribute') return 'justify'
  return jc === 'left' || jc === 'start' ? 'left' : undefined
}

function collectRuns(element: XmlElement, inherited: RunLook, reader: Reader, pieces: { text: string; look: RunLook }[]): void {
  for (const each of element.children) {
    if (each.name === 'r') {
      const properties = child(each, 'rPr')
      const look = { ...inherited, ...reader.styles.run(value(properties, 'rStyle')), ...runLook(properties) }
      if (look.hidden || toggle(properties, 'del')) continue
      const text = runText(each)
      if (text) pieces.push({ text: look.capitals ? text.toUpperCase() : text, look })
    } else if (each.name === 'oMath') {
      pieces.push({ text: mathText(each), look: inherited })
    } else if (TRANSPARENT.has(each.name)) collectRuns(each, inherited, reader, pieces)
  }
}

function runText(run: XmlElement): string {
  let text = ''
  for (const each of run.children) {
    if (each.name === 't') text += each.text
    else if (each.name === 'tab' || each.name === 'ptab') text += '\t'
    else if (each.name === 'br' || each.name === 'cr') text += each.attributes['type'] === 'column' ? ' ' : '\n'
    else if (each.name === 'noBreakHyphen') text += '-'
    else if (each.name === 'sym') text += glyph(String.fromCodePoint(parseInt(each.attributes['char'] ?? '2022', 16) || 0x2022))
  }
  return text
}

const mathText = (element: XmlElement): string => (element.name === 't' ? element.text : element.children.map(mathText).join(''))

const cellOf = (lines: string[], columnSpan: number): Cell => ({ text: lines.join(' '), lines, columnSpan, rowSpan: 1 })

/** A table of data, or the paragraphs of a table that only arranges text on the page. */
function readTable(element: XmlElement, reader: Reader): (RawParagraph | Table)[] {
  const rows = rowsOf(element).map(row => cellsOf(row, reader))
  if (isLayout(rows)) return rows.flatMap(row => row.flatMap(cell => cell.paragraphs))
  const table: Table = { kind: 'table', rows: [], page: null, confidence: 1 }
  const above = new Map<number, Cell>()
  for (const row of rows) {
    const cells: Cell[] = []
    let column = 0
    for (const raw of row) {
      column += raw.skipped
      const origin = raw.merge === 'continue' ? above.get(column) : undefined
      if (origin) {
        origin.rowSpan++
        cells.push({ ...origin, rowSpan: 1 })
      } else {
        const cell = cellOf(raw.paragraphs.flatMap(linesOf), raw.span)
        if (raw.merge === 'restart') above.set(column, cell)
        else above.delete(column)
        cells.push(cell)
      }
      column += raw.span
    }
    if (cells.some(cell => cell.text)) table.rows.push(cells)
  }
  return table.rows.length > 0 ? [table] : []
}

type RawCell = { paragraphs: RawParagraph[]; span: number; skipped: number; merge: 'restart' | 'continue' | null }

const rowsOf = (table: XmlElement): XmlElement[] =>
  table.children.flatMap(each =>
    each.name === 'tr' ? (child(child(each, 'trPr'), 'del') ? [] : [each]) : TRANSPARENT.has(each.name) ? rowsOf(each) : [],
  )

const cellElements = (row: XmlElement): XmlElement[] =>
  row.children.flatMap(each => (each.name === 'tc' ? [each] : TRANSPARENT.has(each.name) ? cellElements(each) : []))

function cellsOf(row: XmlElement, reader: Reader): RawCell[] {
  const before = Number(value(child(row, 'trPr'), 'gridBefore') ?? 0) || 0
  return cellElements(row).map((cell, index) => {
    const properties = child(cell, 'tcPr')
    const merge = child(properties, 'vMerge')
    // A table inside a cell is read as lines of the cell.
    const paragraphs = bodyItems(cell, reader).flatMap(item =>
      'kind' in item
        ? item.rows.map(each => ({
            text: each
              .map(inner => inner.text)
              .filter(Boolean)
              .join(' '),
            bold: false,
            italic: false,
            mark: '',
          }))
        : [item],
    )
    return {
      paragraphs,
      span: Math.max(1, Number(value(properties, 'gridSpan') ?? 1) || 1),
      skipped: index === 0 ? before : 0,
      merge: merge ? (merge.attributes['val'] === 'restart' ? 'restart' : 'continue') : null,
    }
  })
}

/** The head and the signature block of a document are tables only for the sake of two columns; so is a table of one column. */
function isLayout(rows: RawCell[][]): boolean {
  if (rows.every(row => row.length <= 1)) return true
  if (rows.length > 4 || rows.some(row => row.length > 3)) return false
  const lines = rows.flat().flatMap(cell => cell.paragraphs.flatMap(linesOf))
  return lines.some(isMotto) || lines.some(isRecipientsHead) || lines.some(isSigningLine)
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

function linesOf(paragraph: RawParagraph): string[] {
  const lines = paragraph.text.split('\n').map(tidy)
  lines[0] = tidy(paragraph.mark + lines[0])
  return lines.filter(Boolean)
}

/** Raw paragraphs to blocks: empty ones go, line breaks split where a new thought begins, tabbed columns are untangled. */
function settle(items: (RawParagraph | Table)[]): Block[] {
  const blocks: Block[] = []
  const flush = (run: RawParagraph[]): void => {
    for (const raw of splitColumns(run)) {
      let previous: Paragraph | null = null
      if (!raw.text.trim()) continue
      for (const line of linesOf(raw)) {
        const facts = { gapBefore: false, indented: null, full: false, pageStart: false }
        if (previous && !startsParagraph({ ...facts, text: previous.text }, { ...facts, text: line })) previous.text += ` ${line}`
        else {
          previous = {
            kind: 'paragraph',
            text: line,
            page: null,
            confidence: 1,
            ...(raw.bold && { bold: true }),
            ...(raw.italic && { italic: true }),
            ...(raw.align && { align: raw.align }),
          }
          const before = blocks.at(-1)
          if (before?.kind === 'paragraph' && breaksNumber(before.text, line)) {
            before.text += ` ${line}`
            previous = before
          } else blocks.push(previous)
        }
      }
    }
  }
  let run: RawParagraph[] = []
  for (const item of items) {
    if ('kind' in item) {
      flush(run)
      run = []
      blocks.push(item)
    } else run.push(item)
  }
  flush(run)
  return blocks
}

/** Legacy text whose font names say nothing is recognised by its letters, over the whole document. */
function convertRest(blocks: Block[]): LegacyEncoding | null {
  const texts = blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : block.rows.flat().map(cell => cell.text)))
  const encoding = detectLegacy(texts)
  if (!encoding) return null
  for (const block of blocks) {
    if (block.kind === 'paragraph') block.text = convertParagraph(block.text, encoding)
    else {
      for (const cell of block.rows.flat()) {
        cell.lines = cell.lines.map(line => convertParagraph(line, encoding))
        cell.text = cell.lines.join(' ')
      }
    }
  }
  return encoding
}
