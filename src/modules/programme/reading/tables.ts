import type { Cell, Table } from '#kernel/documents/document.ts'

import { meaningOf, type Meaning } from './meaning.ts'
import { readMarks, type Mark } from './numbering.ts'
import { capitalShare, plain } from './words.ts'

/** One column of a table: what it stands for, and the year or period its heading names. */
export type Column = {
  meaning: Meaning | null
  heading: string
  year: number | null
  /** "Quý I", "Tháng 3" of a roadmap drawn in columns */ slot: string | null
}

/** A cell laid out on the grid; the same object in every grid place it covers. */
export type Slot = { cell: Cell; first: boolean; rowIndex: number; cellIndex: number }

export type ReadTable = {
  kind: 'tasks' | 'targets' | 'other'
  columns: Column[]
  /** Rows under the header, on the grid. */
  rows: { slots: (Slot | null)[]; index: number; printed: Cell[] }[]
  /** True when the file tells which cells are merged: an empty cell is then really empty. */
  merges: boolean
}

const YEAR = /(?:19|20)\d{2}/g
const SLOT = /^(?:quy|q|thang|t)\s*\.?\s*(?:i{1,3}|iv|\d{1,2})(?:\s*(?:nam)?\s*\/?\s*\d{4})?$/

/** Every grid place with its cell. Rows of text exports have no spans: their last cell was widened, which is undone here. */
function gridOf(table: Table): { width: number; rows: (Slot | null)[][] } {
  const spanned = table.rows.some(row => row.slice(0, -1).some(cell => cell.columnSpan > 1))
  const width = Math.max(...table.rows.map(row => row.reduce((sum, cell) => sum + cell.columnSpan, 0)))
  const rows = table.rows.map((row, rowIndex) => {
    const slots: (Slot | null)[] = []
    row.forEach((cell, cellIndex) => {
      const span = spanned || row.length === 1 || cellIndex < row.length - 1 ? cell.columnSpan : 1
      for (let count = 0; count < span; count++) slots.push({ cell, first: count === 0, rowIndex, cellIndex })
    })
    while (slots.length < width) slots.push(null)
    return slots
  })
  return { width, rows }
}

const textAt = (slots: (Slot | null)[] | undefined, column: number): string => slots?.[column]?.cell.text.trim() ?? ''

const columnOf = (heading: string): Column => {
  const years = heading.match(YEAR)
  const bare = plain(heading)
  const meaning = meaningOf(heading)
  const yearOnly = years !== null && (meaning === null || meaning === 'target') && bare.length < 40
  return {
    meaning: yearOnly ? 'figure' : meaning,
    heading,
    year: yearOnly ? Number(years.at(-1)) : null,
    slot: SLOT.test(bare) ? heading.trim() : null,
  }
}

const meaningful = (columns: Column[]): number =>
  new Set(columns.map(column => column.meaning).filter(meaning => meaning !== null)).size

/** Headings are short, most of them say what the column holds, and none is a running number. */
function looksLikeHeader(row: Cell[]): boolean {
  const filled = row.filter(cell => cell.text.trim() !== '')
  const known = filled.filter(cell => columnOf(cell.text).meaning !== null || columnOf(cell.text).slot !== null)
  return (
    filled.every(cell => cell.text.length <= 90) &&
    !/^\d+[.)]?$|^\d+\.\d/.test(row[0]?.text.trim() ?? '') &&
    known.length >= filled.length * 0.5
  )
}

/** A row "(1) (2) (3)" or "A B 1 2" that numbers the columns. */
const numbersColumns = (row: Cell[]): boolean =>
  row.length > 2 &&
  row.every(cell => /^\(?[\dA-Z]{0,2}\)?(?:\s*=.*)?$/.test(cell.text.trim())) &&
  row.filter(cell => /\d/.test(cell.text)).length >= row.length * 0.6

/**
 * The header of a table, one or two rows deep. A heading over two columns ("Cơ quan thực hiện" over "Chủ trì", "Phối hợp")
 * gives way to what stands under it, also where the file lost the span.
 */
function headerOf(table: Table, width: number, grid: (Slot | null)[][]): { columns: Column[]; from: number } | null {
  for (let start = 0; start < Math.min(4, table.rows.length); start++) {
    const row = table.rows[start] ?? []
    if (row.length < 2) continue
    const first = (grid[start] ?? []).map(slot => columnOf(slot?.cell.text ?? ''))
    if (meaningful(first) < 2 || !looksLikeHeader(row)) continue
    const next = table.rows[start + 1] ?? []
    const under = next.map(cell => columnOf(cell.text))
    // A data row may hold "Sở … chủ trì"; a header row is short everywhere.
    const isHeader =
      next.length > 0 &&
      meaningful(under) + under.filter(column => column.slot || column.year).length >= 1 &&
      next.every(cell => cell.text.length < 45) &&
      !/^\(?\d/.test(next[0]?.text.trim() ?? '') &&
      under.every(
        column => column.meaning !== null || column.slot !== null || plain(column.heading) === '' || column.heading.length < 30,
      ) &&
      under.filter(
        column =>
          ['lead', 'coordinate', 'figure', 'time', 'funding', 'product', 'unit', 'agencies'].includes(column.meaning ?? '') ||
          column.slot,
      ).length >=
        Math.max(
          1,
          under.filter(column => plain(column.heading) !== '' && column.meaning !== 'index' && column.meaning !== 'content')
            .length * 0.5,
        )
    if (!isHeader) return { columns: first, from: start + 1 }
    return { columns: mergeHeader(row, next, grid[start] ?? [], grid[start + 1] ?? [], width), from: start + 2 }
  }
  return null
}

function mergeHeader(row: Cell[], next: Cell[], first: (Slot | null)[], second: (Slot | null)[], width: number): Column[] {
  const named = next.filter(cell => cell.text.trim() !== '')
  const hasSpans = row.slice(0, -1).some(cell => cell.columnSpan > 1) || next.length === width || row.length === width
  if (hasSpans)
    return Array.from({ length: width }, (_, column) => {
      const above = textAt(first, column)
      const below = textAt(second, column)
      if (!below || below === above) return columnOf(above)
      const own = columnOf(below)
      return own.meaning || own.slot
        ? { ...own, heading: `${above} ${below}` }
        : { ...columnOf(above), heading: `${above} ${below}`, year: own.year }
    })
  // Text exports: "| TT | Nhiệm vụ | Cơ quan thực hiện | Thời gian |" over "| Chủ trì | Phối hợp |".
  const spread = width - row.length + 1
  const general = row.findIndex(cell => {
    const meaning = meaningOf(cell.text)
    const wanted = named.map(part => meaningOf(part.text))
    if (wanted.some(part => part === 'lead' || part === 'coordinate'))
      return meaning === 'lead' || meaning === 'agencies' || /(?:co quan|don vi|phan cong|to chuc)/.test(plain(cell.text))
    return (
      meaning === 'time' ||
      meaning === 'funding' ||
      meaning === 'figure' ||
      meaning === 'target' ||
      /(?:nam|muc tieu|ke hoach)/.test(plain(cell.text))
    )
  })
  const at = general >= 0 ? general : row.length - 1
  const inserted = (named.length >= spread ? named.slice(0, Math.max(spread, named.length)) : next).map(cell =>
    columnOf(cell.text),
  )
  return [
    ...row.slice(0, at).map(cell => columnOf(cell.text)),
    ...inserted,
    ...row.slice(at + 1).map(cell => columnOf(cell.text)),
  ]
}

/** Understands one table. `previous` is the table just before it, whose header holds when this one has none of its own. */
export function readTable(table: Table, previous: ReadTable | null): ReadTable {
  const { width, rows: grid } = gridOf(table)
  const header = headerOf(table, width, grid)
  const inherited = !header && previous !== null && previous.columns.length === width
  const columns = header?.columns ?? (inherited ? previous.columns : [])
  const from = header?.from ?? 0
  const heading = header ? plain((table.rows[from - 1] ?? []).map(cell => cell.text).join(' ')) : ''
  const rows = grid
    .map((slots, index) => ({ slots, index, printed: table.rows[index] ?? [] }))
    .slice(from)
    .filter(row => !numbersColumns(row.printed))
    // The header printed again on the next page.
    .filter(row => plain(row.printed.map(cell => cell.text).join(' ')) !== heading || heading === '')
    .filter(
      row =>
        !(
          row.printed.length > 2 &&
          meaningful(row.printed.map(cell => columnOf(cell.text))) >= 3 &&
          row.printed.every(cell => cell.text.length < 60) &&
          meaningOf(row.printed[0]?.text ?? '') === 'index'
        ),
    )
  const merges = table.rows.some(row => row.some(cell => cell.rowSpan > 1))
  return { kind: kindOf(columns), columns, rows, merges }
}

function kindOf(columns: Column[]): ReadTable['kind'] {
  const has = (meaning: Meaning): boolean => columns.some(column => column.meaning === meaning)
  const figures = columns.filter(column => column.meaning === 'figure' || column.meaning === 'unit').length
  if ((has('target') && (figures > 0 || !has('lead'))) || (figures >= 2 && (has('content') || has('target')) && has('unit')))
    return 'targets'
  if ((has('content') || has('target') || has('product')) && (has('lead') || has('agencies'))) return 'tasks'
  return 'other'
}

export type RowParts = {
  mark: Mark | null
  content: string
  lead: string | null
  coordinate: string | null
  agencies: string | null
  time: string | null
  product: string | null
  /** The row has nothing but a title: it names the group of the rows that follow. */
  group: boolean
  contentSlot: Slot | null
  slots: Partial<Record<Meaning, Slot>>
}

const TOTALS = /^(?:tong cong|tong so|tong|cong)(?: (?:\d+|kinh phi|so|[ivx]+))*$/

/** Splits a row by the meaning of its columns. Null for an empty row or one of sums. */
export function rowParts(read: ReadTable, row: ReadTable['rows'][number]): RowParts | null {
  const filled = row.printed.filter(cell => cell.text.trim() !== '')
  if (filled.length === 0) return null
  const distinct = [...new Set(filled.map(cell => cell.text.trim()))]
  const pick = (meaning: Meaning): { text: string; slot: Slot } | null => {
    const texts: string[] = []
    let slot: Slot | null = null
    read.columns.forEach((column, index) => {
      const here = row.slots[index]
      if (column.meaning !== meaning || !here) return
      const text = here.cell.text.trim()
      if (text && !texts.includes(text)) texts.push(text)
      slot ??= here
    })
    return slot && texts.length > 0 ? { text: texts.join('; '), slot } : null
  }
  const single =
    distinct.length === 1 &&
    (row.printed.length === 1 || filled.length === row.printed.length || row.printed.length < read.columns.length)
  if (single && (row.printed.length === 1 || (filled[0]?.columnSpan ?? 1) > 1 || row.printed.length < read.columns.length - 1)) {
    const text = distinct[0] ?? ''
    const mark = markOf(text)
    return emptyParts(mark, mark ? mark.rest : text, row.slots[0] ?? null)
  }
  const index = pick('index')
  const content = pick('content') ?? pick('target') ?? pick('product')
  const indexText = (index?.text ?? '').replace(/[.)]+$/, '')
  const contentMark = content ? markOf(content.text) : null
  const mark = index ? (markOf(`${indexText}. X`) ?? contentMark) : contentMark
  const ownMark = index && indexText ? mark : contentMark
  const text = content
    ? contentMark && (!indexText || contentMark.label === ownMark?.label || LOOSE.has(contentMark.family))
      ? contentMark.rest
      : content.text
    : ''
  if (TOTALS.test(plain(text))) return null
  const parts: RowParts = {
    mark: ownMark,
    content: text,
    lead: pick('lead')?.text ?? null,
    coordinate: pick('coordinate')?.text ?? null,
    agencies: pick('agencies')?.text ?? null,
    time: pick('time')?.text ?? slotsOf(read, row),
    product: content?.slot === pick('product')?.slot ? null : (pick('product')?.text ?? null),
    group: false,
    contentSlot: content?.slot ?? null,
    slots: {},
  }
  for (const meaning of ['index', 'content', 'lead', 'coordinate', 'agencies', 'time', 'product'] as const) {
    const found = pick(meaning)
    if (found) parts.slots[meaning] = found.slot
  }
  // A title row: number and name, all else empty (or the name stands in the number's column, merged over the row).
  if (!parts.content && index && !/^[\dIVXa-zđ.]{1,6}$/.test(indexText)) {
    const merged = markOf(index.text)
    return emptyParts(merged, merged ? merged.rest : index.text, index.slot)
  }
  const others = filled.filter(cell => cell.text.trim() !== index?.text && cell.text.trim() !== content?.text)
  // A group's name may be merged over the columns of agencies and time: they then repeat it.
  const repeated = [parts.lead, parts.coordinate, parts.time].filter(value => value !== null)
  parts.group =
    parts.content !== '' && (others.length === 0 || (repeated.length > 0 && repeated.every(value => value === content?.text)))
  if (parts.group) parts.lead = parts.coordinate = parts.time = parts.agencies = parts.product = null
  return parts.content ? parts : null
}

const LOOSE = new Set(['dash', 'plus', 'bullet'])
const markOf = (text: string): Mark | null => {
  const marks = readMarks(text)
  return marks.find(mark => mark.family === 'roman') ?? marks[0] ?? null
}

const emptyParts = (mark: Mark | null, content: string, slot: Slot | null): RowParts | null =>
  plain(content) === '' || TOTALS.test(plain(content))
    ? null
    : {
        mark,
        content,
        lead: null,
        coordinate: null,
        agencies: null,
        time: null,
        product: null,
        group: true,
        contentSlot: slot,
        slots: {},
      }

/** A roadmap drawn as columns of months or quarters: the last one that is marked. */
function slotsOf(read: ReadTable, row: ReadTable['rows'][number]): string | null {
  const marked = read.columns.flatMap((column, index) =>
    (column.slot || column.year) && /\S/.test(textAt(row.slots, index)) && textAt(row.slots, index).length < 12
      ? [column.slot ?? column.heading]
      : [],
  )
  return marked.at(-1) ?? null
}

/** Whether a row without a lead names a group rather than work: roman or capital marks, capitals, or sub-numbers below. */
export function namesGroup(parts: RowParts, next: RowParts | null): boolean {
  if (!parts.group) return false
  const family = parts.mark?.family
  if (family === 'roman' || family === 'capital' || family === 'part') return true
  if (capitalShare(parts.content) > 0.7) return true
  if (!parts.mark) return true
  if (!next) return false
  const label = parts.mark.label
  if (next.mark && next.mark.label.startsWith(`${label}.`)) return true
  const nextFamily = next.mark?.family
  if (
    family === 'number' &&
    (nextFamily === 'letter' ||
      nextFamily === 'dash' ||
      nextFamily === 'decimal' ||
      nextFamily === 'plus' ||
      (!next.mark && !next.group))
  )
    return true
  if (family === 'number' && nextFamily === 'number' && next.mark?.ordinal === 1 && !next.group) return true
  if (
    family === 'decimal' &&
    (nextFamily === 'letter' ||
      nextFamily === 'dash' ||
      nextFamily === 'plus' ||
      (nextFamily === 'number' && next.mark?.ordinal === 1))
  )
    return true
  return false
}
