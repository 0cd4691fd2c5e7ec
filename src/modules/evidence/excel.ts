import type ExcelJS from 'exceljs'
import { EvidenceFacts, EvidenceKind, evidenceKindNames, evidenceStateNames, type EvidenceItem } from './contract.ts'
import type { z } from 'zod'

/** The library takes half a second to load: it is, with the first sheet. */
const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await import('exceljs')).default.Workbook()

type Key =
  | 'id'
  | 'agency'
  | 'kind'
  | 'title'
  | 'happenedOn'
  | 'quantity'
  | 'unit'
  | 'address'
  | 'note'
  | 'tasks'
  | 'state'
  | 'reason'
type Column = { key: Key; title: string; width: number; required?: boolean }

/** One shape out and in: what was exported can be corrected in Excel and imported again. State and reason are only told. */
const columns: Column[] = [
  { key: 'id', title: 'Mã minh chứng (để trống khi thêm mới)', width: 20 },
  { key: 'agency', title: 'Mã cơ quan', width: 18, required: true },
  { key: 'kind', title: 'Loại kết quả', width: 28, required: true },
  { key: 'title', title: 'Việc đã làm', width: 56, required: true },
  { key: 'happenedOn', title: 'Ngày thực hiện', width: 16, required: true },
  { key: 'quantity', title: 'Số lượng', width: 10 },
  { key: 'unit', title: 'Đơn vị tính', width: 14 },
  { key: 'address', title: 'Địa chỉ trang', width: 44 },
  { key: 'note', title: 'Ghi chú', width: 36 },
  { key: 'tasks', title: 'Nhiệm vụ số (cách nhau bằng dấu ;)', width: 18 },
  { key: 'state', title: 'Trạng thái', width: 18 },
  { key: 'reason', title: 'Lý do không chấp nhận', width: 32 },
]
export const rowLimit = 5000

export async function writeSheet(
  pieces: readonly (Pick<
    EvidenceItem,
    'id' | 'kind' | 'title' | 'happenedOn' | 'quantity' | 'unit' | 'address' | 'state' | 'stateReason'
  > & { agency: { code: string }; note: string | null; tasks: readonly { number: number }[] })[],
): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('Minh chứng', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(column => ({
    key: column.key,
    header: column.title,
    width: column.width,
    style: {
      ...(column.key === 'quantity' ? {} : { numFmt: '@' }),
      alignment: { wrapText: true, vertical: 'top' as const },
    },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  for (const piece of pieces)
    sheet.addRow({
      id: piece.id,
      agency: piece.agency.code,
      kind: evidenceKindNames[piece.kind],
      title: piece.title,
      happenedOn: asWritten(piece.happenedOn),
      quantity: piece.quantity,
      unit: piece.unit,
      address: piece.address,
      note: piece.note,
      tasks: piece.tasks.map(task => task.number).join('; '),
      state: evidenceStateNames[piece.state],
      reason: piece.state === 'rejected' ? piece.stateReason : null,
    } satisfies Record<Key, unknown>)
  const kinds = EvidenceKind.options
  for (let row = 2; row <= pieces.length + 200; row++)
    sheet.getCell(row, 3).dataValidation = { type: 'list', allowBlank: true, formulae: [`Loại!$A$1:$A$${kinds.length}`] }
  const list = workbook.addWorksheet('Loại', { state: 'hidden' })
  for (const kind of kinds) list.addRow([evidenceKindNames[kind]])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

export type SheetRow = {
  number: number
  id: string | null
  agency: string
  title: string
  /** Numbers of tasks; null where the sheet has no such column, which leaves links as they are. */
  tasks: number[] | null
  /** null when something in the row is wrong; `problems` says what. */
  facts: z.output<typeof EvidenceFacts> | null
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
  const place = new Map<Key, number>()
  sheet.getRow(1).eachCell((cell, index) => {
    const column = columns.find(candidate => same(candidate.title) === same(textOf(cell)))
    if (column) place.set(column.key, index)
  })
  const missing = columns.filter(column => column.required && !place.has(column.key)).map(column => column.title)
  if (missing.length > 0) return { fault: 'columns', missing }
  const rows: SheetRow[] = []
  const firstRowOf = new Map<string, number>()
  for (let number = 2; number <= sheet.rowCount; number++) {
    const cells = Object.fromEntries(
      [...place].map(([key, index]) => [key, textOf(sheet.getRow(number).getCell(index))]),
    ) as Partial<Record<Key, string>>
    // A row of the list of choices, or one of which only the state was left, holds nothing.
    if (![cells.agency, cells.title, cells.happenedOn].some(Boolean)) continue
    const row = readRow(number, cells)
    const earlier = row.id ? firstRowOf.get(row.id) : undefined
    if (earlier) row.problems.push({ column: titleOf('id'), message: `Trùng mã minh chứng với dòng ${earlier}` })
    else if (row.id) firstRowOf.set(row.id, number)
    rows.push(row)
  }
  return { fault: null, rows }
}

function readRow(number: number, cells: Partial<Record<Key, string>>): SheetRow {
  const problems: SheetRow['problems'] = []
  const kind = EvidenceKind.options.find(candidate => same(evidenceKindNames[candidate]) === same(cells.kind ?? ''))
  if (!kind)
    problems.push({ column: titleOf('kind'), message: `Không có loại “${cells.kind ?? ''}”; hãy chọn trong danh sách của ô` })
  const day = asDay(cells.happenedOn ?? '')
  if (!day)
    problems.push({
      column: titleOf('happenedOn'),
      message: `“${cells.happenedOn ?? ''}” không phải ngày; hãy viết như 05/02/2026`,
    })
  const id = cells.id ? cells.id.toLowerCase() : null
  if (id && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    problems.push({ column: titleOf('id'), message: 'Mã minh chứng không đúng; để trống ô này khi thêm mới' })
  if (!cells.agency) problems.push({ column: titleOf('agency'), message: 'Chưa ghi mã cơ quan' })
  const numbers = (cells.tasks ?? '').split(/[;,]/).flatMap(part => part.trim() || [])
  for (const wrong of numbers.filter(part => !/^\d{1,6}$/.test(part)))
    problems.push({ column: titleOf('tasks'), message: `“${wrong}” không phải số của nhiệm vụ` })
  const parsed = EvidenceFacts.safeParse({
    kind: kind ?? 'other',
    title: cells.title,
    happenedOn: day ?? '2000-01-01',
    quantity: (cells.quantity || '1').replace(/\s/g, '').replace(',', '.'),
    unit: cells.unit || null,
    address: cells.address || null,
    note: cells.note || null,
  } satisfies Record<keyof z.output<typeof EvidenceFacts>, unknown>)
  if (!parsed.success)
    for (const issue of parsed.error.issues) problems.push({ column: titleOf(issue.path[0] as Key), message: issue.message })
  return {
    number,
    id,
    agency: cells.agency ?? '',
    title: cells.title ?? '',
    tasks: cells.tasks === undefined ? null : numbers.map(Number),
    facts: parsed.success && problems.length === 0 ? parsed.data : null,
    problems,
  }
}

export const titleOf = (key: Key): string => columns.find(column => column.key === key)?.title ?? ''

const same = (text: string) =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ \(.*\)$/, '')

function textOf(cell: ExcelJS.Cell): string {
  const value = cell.value
  if (value instanceof Date) return asWritten(value.toISOString().slice(0, 10))
  return cell.text.normalize('NFC').trim()
}

const asWritten = (day: string): string => day.split('-').toReversed().join('/')

function asDay(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (!d || !m || !y) return null
  try {
    return Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
