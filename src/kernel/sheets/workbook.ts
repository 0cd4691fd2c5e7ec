import type ExcelJS from 'exceljs'
import type { FileAnswer } from '../contract.ts'

/** The library takes half a second to load: it is, with the first book. */
export const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await import('exceljs')).default.Workbook()

/** A column of a table, the same whether the table goes out or comes in. */
export type SheetColumn<Key extends string = string> = {
  key: Key
  /** Stands in the first row. By it the column is found again; what stands in brackets at its end may be missing then. */
  title: string
  /** In characters of Excel's own type. */
  width: number
  /** Without this column a sheet that comes in is refused. */
  required?: boolean
  /** To be filled in by whoever gets the sheet: its head is coloured. */
  open?: boolean
  /** The words that its cells may hold, offered as a list beneath each cell. */
  choices?: readonly string[]
  /** As Excel writes it: '0.0%', '@' for text, 'General'. */
  format?: string
}
export type SheetCell = string | number | null

export type SheetTable<Key extends string = string> = {
  /** The name on the tab, at most 31 characters. */
  name: string
  columns: readonly SheetColumn<Key>[]
  rows: readonly Record<NoInfer<Key>, SheetCell>[]
  /** Cells are text where their column says nothing else: codes keep their noughts, and days stay as they are typed. */
  asText?: boolean
  /** A4 across in the type of official papers, one page wide. */
  forPrint?: boolean
  /** Empty rows beneath that offer the choices too, for whoever adds something. */
  spareRows?: number
  /** Lines beneath the rows, after an empty one: each a list of cells from the left. */
  notes?: readonly (readonly SheetCell[])[]
}

/** Tables with columns of their own each; every row has a cell for every column of its table. */
type TablesOf<Keys extends string[]> = { [Place in keyof Keys]: SheetTable<Keys[Place]> }

/** Official papers are set in Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I); 12 points fit a table. */
const printed = { name: 'Times New Roman', size: 12 }
const choicesName = 'Danh sách chọn'

/**
 * An Excel book (.xlsx) of one table or several, each on its own tab: a head that stays in sight, a filter on every column, long
 * texts wrapped. The first table is the one that `readRows` reads back.
 */
export async function writeSheets<Keys extends string[]>(...tables: TablesOf<Keys>): Promise<Uint8Array> {
  const book = await newWorkbook()
  const lists: (readonly string[])[] = []
  for (const table of tables) {
    const sheet = addTable(book, table)
    for (const [place, { choices }] of table.columns.entries())
      if (choices) offer(sheet, place + 1, table, letterOf(lists.push(choices)), choices.length)
  }
  if (lists.length > 0) addChoices(book, lists)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function addTable(book: ExcelJS.Workbook, { name, columns, rows, asText, forPrint, notes = [] }: SheetTable): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    ...(forPrint
      ? { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const }
      : {}),
  })
  sheet.columns = columns.map(({ key, title, width, format = asText ? '@' : undefined }) => ({
    key,
    header: title,
    width,
    style: {
      alignment: { wrapText: true, vertical: 'top' as const },
      ...(format ? { numFmt: format } : {}),
      ...(forPrint ? { font: printed } : {}),
    },
  }))
  sheet.getRow(1).font = { ...(forPrint ? printed : {}), bold: true }
  for (const [place, { open }] of columns.entries())
    if (open) sheet.getCell(1, place + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F4EE' } }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  sheet.addRows([...rows])
  if (notes.length > 0) sheet.addRow([])
  // A note runs on to the right instead of being squeezed into its column.
  for (const note of notes) sheet.addRow([...note]).alignment = { wrapText: false, vertical: 'top' }
  return sheet
}

function offer(sheet: ExcelJS.Worksheet, column: number, table: SheetTable, letter: string, length: number): void {
  const formulae = [`'${choicesName}'!$${letter}$1:$${letter}$${length}`]
  for (let row = 2; row <= table.rows.length + 1 + (table.spareRows ?? 0); row++)
    sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae }
}

/** Lists stand on a tab of their own: written into the cells they could hold no comma and no more than 255 characters. */
function addChoices(book: ExcelJS.Workbook, lists: readonly (readonly string[])[]): void {
  const sheet = book.addWorksheet(choicesName, { state: 'hidden' })
  for (const [place, words] of lists.entries())
    for (const [row, word] of words.entries()) sheet.getCell(row + 1, place + 1).value = word
}

/** A to Z: a book with more lists than letters would be no table for people. */
const letterOf = (column: number): string => String.fromCharCode(64 + column)

/** @param name of the file, without its ending. */
export const sheetAnswer = (file: Uint8Array, name: string): FileAnswer => ({
  file,
  name: `${name}.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
