import type ExcelJS from 'exceljs'
import { shortDay } from '../i18n/formats.ts'
import { sheetTooLong, sheetUnreadable, sheetWithoutColumns } from './errors.ts'
import { newWorkbook, type SheetColumn } from './workbook.ts'

/** What is wrong with a cell, told beside its row. */
export type SheetProblem = { column: string; message: string }
export type SheetCells<Key extends string> = Partial<Record<Key, string>>
/** A row as it stands in the sheet, numbered as Excel numbers it. Cells are trimmed; those of absent columns are not there. */
export type SheetLine<Key extends string> = { number: number; cells: SheetCells<Key> }

/** As many rows as are taken in, or given out, at once. */
export const rowLimit = 5000

/**
 * Reads the first sheet. Columns may stand in any order; their titles in the first row decide, and others are passed over, as are
 * empty rows. Days come as dd/mm/yyyy, however Excel keeps them.
 * @throws `sheet_unreadable` for what is no Excel book, `sheet_without_columns`, `sheet_too_long`.
 */
export async function readRows<Key extends string>(
  bytes: Uint8Array,
  columns: readonly SheetColumn<Key>[],
  { limit = rowLimit }: { limit?: number } = {},
): Promise<SheetLine<Key>[]> {
  const sheet = await firstSheet(bytes)
  if (sheet.rowCount > limit + 1) throw sheetTooLong({ limit: limit })
  const place = new Map<Key, number>()
  sheet.getRow(1).eachCell((cell, index) => {
    const title = sameTitle(textOf(cell))
    const column = columns.find(candidate => sameTitle(candidate.title) === title)
    if (column) place.set(column.key, index)
  })
  const missing = columns.filter(column => column.required && !place.has(column.key))
  if (missing.length > 0) throw sheetWithoutColumns({ missing: missing.map(column => column.title).join(', ') })
  const rows: SheetLine<Key>[] = []
  for (let number = 2; number <= sheet.rowCount; number++) {
    const cells: SheetCells<Key> = {}
    for (const [key, index] of place) cells[key] = textOf(sheet.getRow(number).getCell(index))
    if (Object.values(cells).some(text => text !== '')) rows.push({ number, cells })
  }
  return rows
}

async function firstSheet(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = await newWorkbook()
  try {
    await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  } catch {
    throw sheetUnreadable()
  }
  const [sheet] = book.worksheets
  if (!sheet) throw sheetUnreadable()
  return sheet
}

const textOf = (cell: ExcelJS.Cell): string =>
  wordsOf(cell.result ?? cell.value)
    .normalize('NFC')
    .trim()

/** A value as Excel shows it: of a formula its result, of a link its words, of words in several types all of them. */
function wordsOf(value: unknown): string {
  if (value instanceof Date) return dayOf(value)
  if (typeof value !== 'object' || value === null) return value === undefined || value === null ? '' : String(value)
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map(wordsOf).join('')
  if ('text' in value) return wordsOf(value.text)
  return 'error' in value ? String(value.error) : ''
}

/** Excel keeps days as moments in UTC. One beyond four-digit years is left as it is, for the row's rule to refuse. */
function dayOf(value: Date): string {
  if (Number.isNaN(value.getTime())) return String(value)
  const written = value.toISOString()
  return /^\d{4}-/.test(written) ? shortDay(written) : written
}

/** Two titles or words of a cell are the same: capitals, blanks and a remark in brackets at the end do not count. */
export const sameTitle = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ \(.*\)$/, '')

/** The title of a column, for problems; empty for a key that no column has. */
export const titleOf = (columns: readonly SheetColumn[], key: PropertyKey | undefined): string =>
  columns.find(column => column.key === key)?.title ?? ''

/** A day as people type it, 5/2/2026 or 05.02.2026, as 'YYYY-MM-DD'; null for what is no day. */
export function asDay(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (!d || !m || !y) return null
  try {
    return Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** Said of a cell for which `asDay` knows no day. */
export const notADay = (text: string): string => `“${text}” không phải ngày; hãy viết như 05/02/2026`
