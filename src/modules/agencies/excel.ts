import type ExcelJS from 'exceljs'
import { AgencyFields, kindNames, kinds, type Kind } from './contract.ts'
import type { AgencyRow } from './queries.ts'
import type { z } from 'zod'

/** The library takes half a second to load: it is, with the first sheet. */
const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await import('exceljs')).default.Workbook()

type Fields = z.output<typeof AgencyFields>
type Column = { key: keyof Fields; title: string; width: number; required?: boolean }

/** One shape out and in: what was exported can be corrected in Excel and imported again. */
const columns: Column[] = [
  { key: 'code', title: 'Mã', width: 24, required: true },
  { key: 'name', title: 'Tên chính thức', width: 48, required: true },
  { key: 'kind', title: 'Loại', width: 28, required: true },
  { key: 'aliases', title: 'Tên gọi khác (cách nhau bằng dấu ;)', width: 48 },
  { key: 'email', title: 'Thư điện tử', width: 28 },
  { key: 'phone', title: 'Điện thoại', width: 18 },
  { key: 'address', title: 'Địa chỉ', width: 36 },
  { key: 'website', title: 'Trang thông tin điện tử', width: 32 },
  { key: 'validFrom', title: 'Hoạt động từ ngày', width: 18 },
  { key: 'validUntil', title: 'Đến hết ngày', width: 18 },
]
const rowLimit = 5000

export async function writeSheet(agencies: AgencyRow[]): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('Cơ quan', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(column => ({
    key: column.key,
    header: column.title,
    width: column.width,
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  for (const agency of agencies)
    sheet.addRow({
      ...agency,
      kind: kindNames[agency.kind],
      aliases: agency.aliases.join('; '),
      validFrom: asWritten(agency.validFrom),
      validUntil: asWritten(agency.validUntil),
    })
  for (let row = 2; row <= agencies.length + 200; row++)
    sheet.getCell(row, 3).dataValidation = { type: 'list', allowBlank: true, formulae: ['Loại!$A$1:$A$' + kinds.length] }
  const list = workbook.addWorksheet('Loại', { state: 'hidden' })
  for (const kind of kinds) list.addRow([kindNames[kind]])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

export type SheetRow = {
  number: number
  cells: Partial<Record<keyof Fields, string>>
  /** null when something in the row is wrong; `problems` says what. */
  fields: Fields | null
  problems: { column: string; message: string }[]
}
type Sheet =
  | { fault: null; rows: SheetRow[] }
  | { fault: 'unreadable' }
  | { fault: 'columns'; missing: string[] }
  | { fault: 'length'; limit: number }

/** Reads the first sheet. Columns may stand in any order; their titles decide. Empty rows are passed over. */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  const workbook = await newWorkbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  } catch {
    return { fault: 'unreadable' }
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) return { fault: 'unreadable' }
  if (sheet.rowCount > rowLimit + 1) return { fault: 'length', limit: rowLimit }
  const place = new Map<keyof Fields, number>()
  sheet.getRow(1).eachCell((cell, index) => {
    const title = sameTitle(textOf(cell))
    const column = columns.find(candidate => sameTitle(candidate.title) === title)
    if (column) place.set(column.key, index)
  })
  const missing = columns.filter(column => column.required && !place.has(column.key)).map(column => column.title)
  if (missing.length > 0) return { fault: 'columns', missing }

  const rows: SheetRow[] = []
  const firstRowOf = new Map<string, number>()
  for (let number = 2; number <= sheet.rowCount; number++) {
    const cells: SheetRow['cells'] = {}
    for (const [key, index] of place) cells[key] = textOf(sheet.getRow(number).getCell(index))
    if (Object.values(cells).every(text => text === '')) continue
    const row = readRow(number, cells)
    const earlier = cells.code ? firstRowOf.get(cells.code) : undefined
    if (earlier) row.problems.push({ column: 'Mã', message: `Trùng mã với dòng ${earlier}` })
    else if (cells.code) firstRowOf.set(cells.code, number)
    rows.push(row)
  }
  return { fault: null, rows }
}

function readRow(number: number, cells: SheetRow['cells']): SheetRow {
  const problems: SheetRow['problems'] = []
  const titleOf = (key: PropertyKey | undefined) => columns.find(column => column.key === key)?.title ?? ''
  const dayOf = (key: 'validFrom' | 'validUntil') => {
    const text = cells[key]
    if (!text) return null
    const day = asDay(text)
    if (!day) problems.push({ column: titleOf(key), message: `“${text}” không phải ngày; hãy viết như 01/7/2025` })
    return day
  }
  const kind = kinds.find(candidate => sameTitle(kindNames[candidate]) === sameTitle(cells.kind ?? ''))
  if (cells.kind && !kind)
    problems.push({ column: 'Loại', message: `Không có loại “${cells.kind}”; hãy chọn trong danh sách của ô` })
  const parsed = AgencyFields.safeParse({
    code: cells.code,
    name: cells.name,
    kind: kind ?? (cells.kind ? 'other' : undefined),
    aliases: (cells.aliases ?? '')
      .split(';')
      .map(alias => alias.trim())
      .filter(Boolean),
    ...Object.fromEntries((['email', 'phone', 'address', 'website'] as const).map(key => [key, cells[key] || null])),
    validFrom: dayOf('validFrom'),
    validUntil: dayOf('validUntil'),
  } satisfies Partial<Record<keyof Fields, unknown>> & { kind: Kind | undefined })
  if (!parsed.success)
    for (const issue of parsed.error.issues) problems.push({ column: titleOf(issue.path[0]), message: issue.message })
  return { number, cells, fields: parsed.success && problems.length === 0 ? parsed.data : null, problems }
}

const sameTitle = (text: string) =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ \(.*\)$/, '')

function textOf(cell: ExcelJS.Cell): string {
  const value = cell.value
  if (value instanceof Date) return asWritten(value.toISOString().slice(0, 10)) ?? ''
  return cell.text.normalize('NFC').trim()
}

const asWritten = (day: string | null): string | null => day && `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

function asDay(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (!d || !m || !y) return null
  try {
    return Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
