import type { Cell, Table } from '#kernel/documents/document.ts'

import { meaningOf, onlyWatches, type Meaning } from './meaning.ts'
import { plain } from './words.ts'

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
  /** Column that names the wider task beside the work itself ("Nhóm nhiệm vụ | Nhiệm vụ cụ thể"); null where none does. */
  wider: number | null
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
  // What was reached in a year that is over is no aim.
  if (years !== null && /^(?:ket qua|thuc hien|uoc|hien trang|thuc trang|da dat|so lieu)(?: |$)/.test(bare) && bare.length < 40)
    return { meaning: 'note', heading, year: null, slot: null }
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
    // A row as long as the header, with all its cells filled and none merged, is the first row of data.
    const full =
      next.length === row.length &&
      row.every(cell => cell.columnSpan === 1 && cell.rowSpan === 1) &&
      next.every((cell, index) => cell.text.trim() !== '' && cell.text.trim() !== row[index]?.text.trim())
    const isHeader =
      // One cell over the whole row is a group of the rows below.
      next.length > 1 &&
      !full &&
      meaningful(under) + under.filter(column => column.slot || column.year).length >= 1 &&
      next.every(cell => cell.text.length < 45) &&
      (!/^\(?\d/.test(next[0]?.text.trim() ?? '') || next.every(cell => /^(?:19|20)\d{2}$/.test(cell.text.trim()))) &&
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
  const candidates = row.map((cell, index) => (covers(cell) ? index : -1)).filter(index => index >= 0)
  // Years stand under the last heading that has none ("Chỉ tiêu | Kết quả năm 2024 | Mục tiêu"), agencies under the first.
  const open = candidates.filter(index => !/(?:19|20)\d{2}/.test(row[index]?.text ?? ''))
  const agencies = named.some(part => ['lead', 'coordinate'].includes(meaningOf(part.text) ?? ''))
  const general = (agencies ? open[0] : open.at(-1)) ?? candidates[0] ?? -1
  function covers(cell: Cell): boolean {
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
  }
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
  const columns = (header?.columns ?? (inherited ? previous.columns : [])).map(secondTarget).map(watching)
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
  return { kind: kindOf(columns), columns, rows, wider: widerOf(columns, table), merges }
}

/** Beside the body that leads, one that only watches is a note. */
const watching = (column: Column, _: number, all: Column[]): Column =>
  column.meaning === 'lead' &&
  onlyWatches(column.heading) &&
  all.some(other => (other.meaning === 'lead' || other.meaning === 'agencies') && !onlyWatches(other.heading))
    ? { ...column, meaning: 'note' }
    : column

/** Of two columns of contents the first is the wider one where its heading or its merged cells say so. */
function widerOf(columns: Column[], table: Table): number | null {
  const contents = columns.flatMap((column, index) => (column.meaning === 'content' ? [index] : []))
  const [first, second] = contents
  if (first === undefined || second === undefined) return null
  const named =
    /^(?:nhom|linh vuc|mang|truc|chu de|de muc)(?: |$)/.test(plain(columns[first]?.heading ?? '')) ||
    /(?:cu the|chi tiet)$/.test(plain(columns[second]?.heading ?? ''))
  return named ||
    table.rows.some(row => row.length === columns.length && (row[first]?.rowSpan ?? 1) > (row[second]?.rowSpan ?? 1))
    ? first
    : null
}

/** "Chỉ tiêu | Đơn vị tính | Mục tiêu": the second names the figure. */
const secondTarget = (column: Column, index: number, all: Column[]): Column =>
  column.meaning === 'target' &&
  all.slice(0, index).some(other => other.meaning === 'target' || other.meaning === 'content') &&
  /^(?:muc tieu|chi tieu|gia tri|ke hoach)/.test(plain(column.heading)) &&
  !all.some(other => other.meaning === 'figure' || other.meaning === 'lead' || other.meaning === 'agencies')
    ? { ...column, meaning: 'figure' }
    : column

function kindOf(columns: Column[]): ReadTable['kind'] {
  const has = (meaning: Meaning): boolean => columns.some(column => column.meaning === meaning)
  const figures = columns.filter(column => column.meaning === 'figure' || column.meaning === 'unit').length
  if ((has('target') && (figures > 0 || !has('lead'))) || (figures >= 2 && (has('content') || has('target')) && has('unit')))
    return 'targets'
  if ((has('content') || has('target') || has('product')) && (has('lead') || has('agencies'))) return 'tasks'
  return 'other'
}
