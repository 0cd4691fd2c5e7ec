import iconv from 'iconv-lite'

import type { Block, Cell, DocumentContent, Paragraph, Table } from './document.ts'

import { DocumentError } from './document-error.ts'
import { convertParagraph, detectLegacy } from './legacy-encoding.ts'
import { markDoubtfulLetters } from './letter-trust.ts'
import { breaksNumber, isPageNumber, joinLine, startsParagraph, type LineFacts } from './list-marks.ts'
import { CELL_BREAK, withoutMarkdown } from './markdown.ts'
import { stackedTables } from './stacked-tables.ts'
import { splitColumns } from './two-columns.ts'

// Invisible characters that exports leave behind: zero-width letters, soft hyphens, control codes except line ends and tabs.
const INVISIBLE = /\p{Cf}|(?![\t\n\v\f\r])\p{Cc}/gu

/** Whether bytes without any known signature can be text at all. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192)
  if (encodingByZeros(head)) return true
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++
  return controls <= head.length * 0.005
}

/** UTF-16 without a byte order mark: most letters of Vietnamese are Latin, so every other byte is zero. */
function encodingByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let index = 0; index < head.length; index++)
    if (head[index] === 0) {
      if (index % 2 === 0) even++
      else odd++
    }
  const half = head.length / 2
  if (half >= 2 && odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (half >= 2 && even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** Bytes to characters: byte order marks, then UTF-8, then the legacy code pages. Legacy Vietnamese comes out still unconverted. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = encodingByZeros(bytes.subarray(0, 8192))
  if (zeros) return new TextDecoder(zeros).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A file cut in the middle of a letter, or with one bad byte, is still UTF-8.
    const lenient = new TextDecoder('utf-8').decode(bytes)
    const broken = lenient.match(/\ufffd/g)?.length ?? 0
    const multibyte = lenient.match(/[\u0080-\ufffc]/g)?.length ?? 0
    if (broken <= 3 || broken < multibyte * 0.05) return lenient.replaceAll('\ufffd', '')
    const western = iconv.decode(Buffer.from(bytes), 'win1252')
    const windows1258 = iconv.decode(Buffer.from(bytes), 'win1258').normalize('NFC')
    if (detectLegacy([western]) === null && /[ăâêôơưđ]/iu.test(windows1258) && /[\u1ea0-\u1ef9]/u.test(windows1258))
      return windows1258
    return western
  }
}

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

/** A line of a table as text exports write it: `| a | b |`. Cells are returned trimmed. */
function tableCells(line: string): string[] | null {
  const trimmed = line.trim()
  if (!/^\|.*\|$/s.test(trimmed) || trimmed.length < 3) return null
  return trimmed
    .slice(1, -1)
    .split('|')
    .map(cell => cell.split(CELL_BREAK).map(oneLine).filter(Boolean).join(CELL_BREAK))
}

/**
 * Rows pasted from a table, their cells parted by tabs, put as `| a | b |`. Believed where lines follow each other of which two
 * or more have the same number of cells, three at least; a group heading among them may have fewer.
 */
function tabbedTables(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const cellsOf = (line: string): string[] => line.split('\t').map(oneLine)
  const isRow = (line: string): boolean => /\S[^\n]*\t[^\n]*\S/.test(line)
  for (let from = 0; from < lines.length; from++) {
    let to = from
    while (to < lines.length && isRow(lines[to] ?? '')) to++
    if (to - from < 2) {
      from = Math.max(from, to)
      continue
    }
    const rows = lines.slice(from, to).map(cellsOf)
    const width = Math.max(...rows.map(row => row.length))
    const whole = rows.filter(row => row.length === width && row.filter(Boolean).length >= 3)
    if (width >= 3 && whole.length >= 2)
      rows.forEach((row, index) => {
        const last = row.findLastIndex(Boolean)
        // Empty cells that close a group heading are left out, as other exports do.
        const cells = row.filter(Boolean).length <= 2 && width > 3 ? row.slice(0, last + 1) : row
        lines[from + index] = `| ${cells.join(' | ')} |`
      })
    from = to
  }
  return lines.join('\n')
}

const isRuleRow = (cells: string[]): boolean => cells.every(cell => /^:?-{2,}:?$/.test(cell))

const toCell = (text: string, columnSpan: number): Cell => {
  const lines = text.split(CELL_BREAK)
  return { text: lines.join(' '), lines, columnSpan, rowSpan: 1 }
}

/** Rows of one table; a row with fewer cells (a group heading) spans to the full width with its last cell. */
function tableBlock(rows: string[][]): Table {
  const width = Math.max(...rows.map(row => row.length))
  return {
    kind: 'table',
    rows: rows.map(row => row.map((text, index) => toCell(text, index === row.length - 1 ? width - row.length + 1 : 1))),
    page: null,
    confidence: 1,
  }
}

type SourceLine = { text: string; indent: number; gapBefore: boolean; pageStart: boolean; alone: boolean; cells: string[] | null }

function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = []
  let gapBefore = false
  let pageStart = false
  const raw = splitColumns(
    tabbedTables(stackedTables(withoutMarkdown(text)))
      .replace(/\r\n?/g, '\n')
      .replace(/\f/g, '\n\f\n')
      .split('\n')
      .map(line => ({ text: line })),
  )
  raw.forEach(({ text: line, alone = false }, index) => {
    if (line === '\f') pageStart = true
    else if (!line.trim()) gapBefore = true
    else if (lines.length > 0 && isPageNumber(line) && standsApart(raw, index)) pageStart = true
    else {
      const expanded = line.replace(/\t/g, '        ')
      const indent = expanded.length - expanded.trimStart().length
      lines.push({ text: oneLine(line), indent, gapBefore, pageStart, alone, cells: tableCells(line) })
      gapBefore = pageStart = false
    }
  })
  return lines
}

/** A number between empty lines, or one far from the left edge with an empty line on one side, belongs to the page. */
function standsApart(raw: { text: string }[], index: number): boolean {
  const [above, below] = [raw[index - 1]?.text.trim() ?? '', raw[index + 1]?.text.trim() ?? '']
  if (!above && !below) return true
  const line = (raw[index]?.text ?? '').replace(/\t/g, '        ')
  return (!above || !below || above === '\f') && line.length - line.trimStart().length >= 24
}

/** Width at which the text was wrapped by hand or by an export, or null when each line is a whole paragraph. */
function wrapWidth(lines: SourceLine[]): number | null {
  const lengths = lines
    .filter(line => !line.cells)
    .map(line => line.text.length)
    .toSorted((a, b) => a - b)
  if (lengths.length < 5) return null
  const widest = lengths[Math.floor(lengths.length * 0.97)] ?? 0
  const width = lengths[Math.floor(lengths.length * 0.85)] ?? 0
  if (widest > 160 || width < 45 || widest > width * 1.3) return null
  const full = lines.filter(line => !line.cells && line.text.length >= width * 0.85)
  const unended = full.filter(line => !/[.;:!?]["”»)]?$/.test(line.text))
  return full.length >= lengths.length * 0.2 && unended.length >= full.length * 0.5 ? width : null
}

/** Characters to blocks: wrapped lines become paragraphs, `|` lines tables, page numbers disappear. */
export function textBlocks(text: string): Block[] {
  const lines = sourceLines(text)
  const width = wrapWidth(lines)
  // First lines are set in where enough lines are not; in a text set in as a whole the indent says nothing.
  const usualIndent = lines.filter(line => line.indent <= 1).length >= lines.length * 0.15
  const blocks: Block[] = []
  let rows: string[][] = []
  let previous: LineFacts | null = null
  const closeTable = (): void => {
    const kept = rows.filter(row => !isRuleRow(row))
    if (kept.length > 0) blocks.push(tableBlock(kept))
    rows = []
  }
  lines.forEach((line, index) => {
    if (line.cells) {
      rows.push(line.cells)
      previous = null
      return
    }
    closeTable()
    const nextWord = lines[index + 1]?.text.split(' ')[0]?.length ?? 0
    const facts: LineFacts = {
      text: line.text,
      gapBefore: line.gapBefore,
      pageStart: line.pageStart,
      indented: usualIndent && line.indent >= 3 ? true : null,
      full: width !== null && line.text.length + line.indent + Math.min(nextWord, 7) >= width * 0.88,
    }
    const last = blocks.at(-1)
    const continues =
      previous &&
      last?.kind === 'paragraph' &&
      !line.alone &&
      (breaksNumber(last.text, line.text) || (width !== null && !startsParagraph(previous, facts)))
    if (continues && last?.kind === 'paragraph') last.text = joinLine(last.text, line.text)
    else blocks.push(paragraph(line.text))
    previous = line.alone ? null : facts
  })
  closeTable()
  return blocks
}

function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', text, page: null, confidence: 1 }
}

/** Reads a text file in any encoding in use in Viet Nam. */
export function readPlainText(bytes: Uint8Array): DocumentContent {
  const raw = decodeText(bytes)
  const convertedFrom = detectLegacy([raw])
  const converted = convertedFrom
    ? raw
        .split('\n')
        .map(line => convertParagraph(line, convertedFrom))
        .join('\n')
    : raw
  const text = converted.normalize('NFC').replace(INVISIBLE, '')
  const blocks = textBlocks(text)
  if (blocks.length === 0) throw new DocumentError('document_empty')
  return { format: 'txt', recognised: markDoubtfulLetters(blocks), pageCount: null, blocks, convertedFrom }
}
