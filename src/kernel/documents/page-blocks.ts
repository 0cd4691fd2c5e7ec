import { fold } from '#kernel/vietnamese.ts'

import type { Block, Cell, Paragraph, Table } from './document.ts'

import { joinLine, listMark, startsParagraph, type LineFacts } from './list-marks.ts'
import { continueCell } from './page-cells.ts'
import { alignedTables } from './page-columns.ts'
import { ruledTables, type PageTable } from './page-grids.ts'
import { median, type PageContent } from './page-lines.ts'
import { flowLines, withoutRunningHeads, type FlowLine } from './page-zones.ts'
import { isMotto, isRecipientsHead, isSigningLine } from './two-columns.ts'

/** How paragraphs look in this document: edges of the text and distance of its lines, in points. */
type Measure = { left: number; right: number; pitch: number; firstLineIndents: boolean }
type OpenTable = { table: Table; columns: number[]; ruled: boolean; page: number; openBelow: boolean[] }

/** Pages as they look to blocks as they were meant: running heads gone, columns untangled, paragraphs and tables joined across pages. */
export function blocksOfPages(source: PageContent[]): Block[] {
  const pages = withoutRunningHeads(source)
  const blocks: Block[] = []
  const composed = pages.map(page => ({ page, ...ruledTables(page) }))
  const measures = measuresOf(composed.map(({ page, rest }) => ({ page, lines: flowLines(rest, page) })))
  let previous: FlowLine | null = null
  // The last table, which the next page may go on with.
  const state: { open: OpenTable | null } = { open: null }
  for (const { page, tables: ruled, rest: unruled } of composed) {
    const { open } = state
    const carried = open && !open.ruled && open.page === page.number - 1 && blocks.at(-1) === open.table ? open.columns : null
    const { tables: aligned, rest } = alignedTables(unruled, carried)
    const lines = flowLines(rest, page)
    const measure = measures.get(sizeKey(page)) ?? { left: 0, right: page.width, pitch: 16, firstLineIndents: false }
    const stations = [...ruled, ...aligned].toSorted((a, b) => a.top - b.top)
    let last: FlowLine | null = previous
    const emitTable = (table: PageTable): void => {
      if (isLayout(table)) {
        for (const text of table.rows.flat().flatMap(cell => cell.lines))
          blocks.push({ kind: 'paragraph', text, page: page.number, confidence: table.confidence })
        last = null
        return
      }
      if (state.open && sameTable(state.open, table, page) && blocks.at(-1) === state.open.table)
        append(state.open, table, page.number)
      else {
        const block: Table = { kind: 'table', rows: table.rows, page: page.number, confidence: table.confidence }
        blocks.push(block)
        state.open = { table: block, columns: table.columns, ruled: table.ruled, page: page.number, openBelow: table.openBelow }
      }
      last = null
    }
    for (const line of lines) {
      while (stations[0] && stations[0].top < line.y) emitTable(stations.shift() as PageTable)
      last = emitLine(blocks, last, line, measure, page)
    }
    for (const table of stations) emitTable(table)
    previous = last
  }
  return blocks
}

const sizeKey = (page: PageContent): string => `${Math.round(page.width / 10)}x${Math.round(page.height / 10)}`

function measuresOf(pages: { page: PageContent; lines: FlowLine[] }[]): Map<string, Measure> {
  const bySize = Map.groupBy(pages, ({ page }) => sizeKey(page))
  return new Map(
    [...bySize].map(([key, group]) => {
      const lines = group.flatMap(each => each.lines.filter(line => !line.alone))
      const rights = lines.map(line => line.right).toSorted((a, b) => a - b)
      const right = rights[Math.floor(rights.length * 0.93)] ?? 0
      const long = lines.filter(line => line.right > right - (right - line.x) * 0.12)
      const starts = Map.groupBy(long, line => Math.round(line.x / 4))
      const commonest = [...starts].toSorted((a, b) => b[1].length - a[1].length)[0]
      const left = commonest
        ? median(
            commonest[1].map(line => line.x),
            0,
          )
        : 0
      const steps = group.flatMap(each =>
        each.lines.slice(1).flatMap((line, index) => {
          const above = each.lines[index]
          const step = above ? line.y - above.y : 0
          return above && above.right > right - 30 && step > 0.8 * line.size && step < 2.6 * line.size ? [step] : []
        }),
      )
      const pitch =
        steps.toSorted((a, b) => a - b)[Math.floor(steps.length * 0.3)] ??
        median(
          lines.map(line => line.size),
          12,
        ) * 1.3
      const indented = long.filter(line => line.x > left + 12 && line.x < left + 80)
      return [key, { left, right, pitch, firstLineIndents: indented.length >= long.length * 0.08 && indented.length >= 3 }]
    }),
  )
}

function emitLine(blocks: Block[], previous: FlowLine | null, line: FlowLine, measure: Measure, page: PageContent): FlowLine {
  const block = blocks.at(-1)
  const open = block?.kind === 'paragraph' ? block : null
  const joins =
    previous && open && !previous.alone && !line.alone && !line.begins && !isNewParagraph(previous, line, open, measure, page)
  if (joins) {
    const weight = open.text.length + line.text.length
    open.confidence = (open.confidence * open.text.length + line.confidence * line.text.length) / weight
    open.text = joinLine(open.text, line.text)
    if (open.align === 'center' && !isCentred(line, measure, page)) delete open.align
  } else {
    const paragraph: Paragraph = { kind: 'paragraph', text: line.text, page: line.page, confidence: line.confidence }
    if (isCentred(line, measure, page)) paragraph.align = 'center'
    blocks.push(paragraph)
  }
  // Where the paragraph's first line stood decides what counts as an indentation of the next.
  return { ...line, begins: !joins }
}

const isCentred = (line: FlowLine, measure: Measure, page: PageContent): boolean => {
  const middle = (line.x + line.right) / 2
  const centre = measure.right > measure.left ? (measure.left + measure.right) / 2 : page.width / 2
  return line.x > measure.left + 14 && line.right < measure.right - 14 && Math.abs(middle - centre) < 9
}

function isNewParagraph(previous: FlowLine, line: FlowLine, open: Paragraph, measure: Measure, page: PageContent): boolean {
  const nextWord = ((line.right - line.x) / Math.max(1, line.text.length)) * ((line.text.split(' ')[0]?.length ?? 0) + 1)
  const centred = isCentred(line, measure, page)
  const previousCentred = isCentred(previous, measure, page)
  const step = line.y - previous.y
  const facts = (each: FlowLine, more: Partial<LineFacts>): LineFacts => ({
    text: each.text,
    gapBefore: false,
    indented: null,
    full: false,
    pageStart: each.pageStart,
    size: each.size,
    centred: false,
    ...more,
  })
  return startsParagraph(
    facts(previous, {
      text: previous.begins ? open.text : previous.text,
      full: !previousCentred && previous.right + nextWord > measure.right - 3,
      centred: previousCentred,
    }),
    facts(line, {
      gapBefore: !line.pageStart && step > measure.pitch * 1.16 + 1,
      indented: centred ? null : indentation(previous, line, measure),
      centred,
    }),
  )
}

/** Whether a line is indented as a first line is: by comparison with the line above and with the edge of the text. */
function indentation(previous: FlowLine, line: FlowLine, measure: Measure): boolean | null {
  if (line.x < previous.x - 6) return false
  if (line.x > previous.x + 6) {
    const mark = previous.begins ? listMark(previous.text) : null
    // A hanging item goes on under its text, not under its mark.
    const hanging = mark !== null && line.x < previous.x + 60
    return hanging ? null : true
  }
  if (measure.firstLineIndents && previous.begins && line.x > measure.left + 12) return true
  return measure.firstLineIndents && line.x <= measure.left + 6 ? false : null
}

/** The head and the signature drawn as a table, or a frame around text. */
function isLayout(table: PageTable): boolean {
  if (table.rows.every(row => row.length <= 1)) return true
  const cells = table.rows.flat()
  if (table.rows.length > 4 || table.rows.some(row => row.length > 3)) return false
  return cells.some(cell => cell.lines.some(line => isMotto(line) || isRecipientsHead(line) || isSigningLine(line)))
}

function sameTable(open: OpenTable, table: PageTable, page: PageContent): boolean {
  if (open.page !== page.number - 1 || open.ruled !== table.ruled || open.columns.length !== table.columns.length) return false
  const shift = (table.columns[0] ?? 0) - (open.columns[0] ?? 0)
  return table.columns.every(
    (x, index) =>
      Math.abs(x - shift - (open.columns[index] ?? 0)) < (table.ruled ? 6 : 14) ||
      (!table.ruled && (index === 0 || index === table.columns.length - 1)),
  )
}

const rowKey = (row: Cell[]): string => fold(row.map(cell => cell.text).join('|'))

/** Puts the part of a table that stands overleaf behind the part before: repeated header dropped, a cut row made whole. */
function append(open: OpenTable, table: PageTable, page: number): void {
  const rows = [...table.rows]
  for (
    let header = 0;
    rows[0] && open.table.rows[header] && rowKey(rows[0]) === rowKey(open.table.rows[header] ?? []) && header < 3;
    header++
  )
    rows.shift()
  const above = open.table.rows.at(-1)
  const first = rows[0]
  if (above && first && above.length === first.length && (table.continuesRow || isRestOfRow(above, first))) {
    above.forEach((cell, index) => {
      const rest = first[index] ?? cell
      continueCell(cell, rest)
      for (const row of rows.slice(1, rest.rowSpan)) Object.assign(row[index] ?? {}, { text: cell.text, lines: [...cell.lines] })
    })
    rows.shift()
  } else if (above && first && above.length === first.length) {
    // A cell merged downwards over the page end is empty overleaf.
    first.forEach((cell, index) => {
      const over = above[index]
      if (!cell.text && over && index > 0 && open.openBelow[index])
        Object.assign(cell, { text: over.text, lines: [...over.lines] })
    })
  }
  open.table.rows.push(...rows)
  open.page = page
  open.openBelow = table.openBelow
}

/** A row cut by the page end goes on without its number, in the middle of a sentence of at least one cell. */
function isRestOfRow(above: Cell[], below: Cell[]): boolean {
  if (below[0]?.text || !above[0]?.text) return false
  return (
    below.every((cell, index) => !cell.text || above[index]?.text !== '') &&
    below.some((cell, index) => {
      const before = above[index]?.text ?? ''
      return cell.text !== '' && (/^\p{Ll}/u.test(cell.text) || !/[.;:!?]$/.test(before))
    })
  )
}
