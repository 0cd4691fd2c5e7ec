import type ExcelJS from 'exceljs'
import type { FileAnswer } from '#kernel/contract.ts'
import { partyRoleNames } from '#modules/programme/index.ts'
import { Outlook, outlookNames, statusNames, statusRules, type Status, type TurnRow } from './contract.ts'
import { asWritten } from './rules.ts'

/** The library takes half a second to load: it is, with the first sheet. */
const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await import('exceljs')).default.Workbook()

type Key =
  | 'agency'
  | 'role'
  | 'number'
  | 'task'
  | 'section'
  | 'due'
  | 'status'
  | 'evidence'
  | 'percent'
  | 'outlook'
  | 'text'
  | 'id'
  | 'year'
/** One shape out and in: percent, outlook and a new note are taken over from what comes back; the rest is there to read. */
const columns: { key: Key; title: string; width: number; required?: boolean; open?: boolean }[] = [
  { key: 'agency', title: 'Cơ quan', width: 34 },
  { key: 'role', title: 'Vai trò', width: 11 },
  { key: 'number', title: 'Nhiệm vụ', width: 10 },
  { key: 'task', title: 'Nội dung nhiệm vụ', width: 64 },
  { key: 'section', title: 'Căn cứ', width: 13 },
  { key: 'due', title: 'Hạn', width: 13 },
  { key: 'status', title: 'Trạng thái', width: 24 },
  { key: 'evidence', title: 'Minh chứng đã xác nhận', width: 13 },
  { key: 'percent', title: 'Mức hoàn thành (%)', width: 13, open: true },
  { key: 'outlook', title: 'Nhận định', width: 18, open: true },
  { key: 'text', title: 'Nội dung cập nhật', width: 50, required: true, open: true },
  { key: 'id', title: 'Mã việc', width: 38, required: true },
  { key: 'year', title: 'Năm', width: 8, required: true },
]
const rowLimit = 5000
const font = { name: 'Times New Roman', size: 12 }

export async function turnSheet(rows: readonly TurnRow[], day: string): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('Theo dõi thực hiện', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ key, title, width }) => ({
    key,
    header: title,
    width,
    style: { alignment: { wrapText: true, vertical: 'top' }, font },
  }))
  sheet.getRow(1).font = { ...font, bold: true }
  for (const [place, column] of columns.entries())
    if (column.open) sheet.getCell(1, place + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F4EE' } }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  for (const row of rows)
    sheet.addRow({
      agency: row.agency.name,
      role: partyRoleNames[row.role],
      number: row.task.number,
      task: row.task.text,
      section: `Mục ${row.task.section}`,
      due: row.due && asWritten(row.due),
      status: statusNames[row.status],
      evidence: row.verified,
      percent: row.percent,
      outlook: row.outlook && outlookNames[row.outlook],
      text: '',
      id: row.assignmentId,
      year: row.year,
    } satisfies Record<Key, string | number | null>)
  const outlooks = columns.findIndex(column => column.key === 'outlook') + 1
  for (let row = 2; row <= rows.length + 1; row++)
    sheet.getCell(row, outlooks).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${Outlook.options.map(one => outlookNames[one]).join(',')}"`],
    }
  const rules = workbook.addWorksheet('Cách tính')
  rules.columns = [{ width: 30 }, { width: 110 }]
  rules.addRow(['Trạng thái', `Được tính như sau (tại ngày ${asWritten(day)})`]).font = { ...font, bold: true }
  for (const [status, rule] of Object.entries(statusRules)) rules.addRow([statusNames[status as Status], rule]).font = font
  rules.addRow([])
  rules.addRow(['Cập nhật từ bảng này', 'Điền ba cột tô màu rồi nạp lại. Dòng không có thay đổi được giữ nguyên.']).font = font
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

export const sheetAnswer = (file: Uint8Array, name: string): FileAnswer => ({
  file,
  name: `${name}.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export type SheetTurn = {
  number: number
  agency: string
  task: string
  problems: { column: string; message: string }[]
  /** null where the row cannot be understood. */
  taken: { assignmentId: string; year: number; percent: number | null; outlook: Outlook | null; text: string } | null
}
type Sheet =
  | { fault: null; rows: SheetTurn[] }
  | { fault: 'unreadable' }
  | { fault: 'columns'; missing: string[] }
  | { fault: 'length'; limit: number }

/** Reads the first sheet. Columns may stand in any order; their titles decide. Empty rows are passed over. */
export async function readTurns(bytes: Uint8Array): Promise<Sheet> {
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
    const column = columns.find(candidate => same(candidate.title) === same(cell.text))
    if (column) place.set(column.key, index)
  })
  const missing = columns.filter(column => column.required && !place.has(column.key)).map(column => column.title)
  if (missing.length > 0) return { fault: 'columns', missing }
  const rows: SheetTurn[] = []
  const first = new Map<string, number>()
  for (let number = 2; number <= sheet.rowCount; number++) {
    const cells = Object.fromEntries(
      [...place].map(([key, index]) => [key, sheet.getRow(number).getCell(index).text.normalize('NFC').trim()]),
    )
    if (Object.values(cells).every(text => text === '')) continue
    const row = readRow(number, cells as Partial<Record<Key, string>>)
    const key = row.taken && `${row.taken.assignmentId} ${row.taken.year}`
    const earlier = key === null ? undefined : first.get(key)
    if (earlier !== undefined) {
      row.problems.push({ column: 'Mã việc', message: `Trùng với dòng ${earlier}` })
      row.taken = null
    } else if (key !== null) first.set(key, number)
    rows.push(row)
  }
  return { fault: null, rows }
}

const same = (text: string) => text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function readRow(number: number, cells: Partial<Record<Key, string>>): SheetTurn {
  const problems: SheetTurn['problems'] = []
  const percent = cells.percent ? Number(cells.percent.replace('%', '').replace(',', '.')) : null
  if (percent !== null && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
    problems.push({ column: 'Mức hoàn thành (%)', message: `“${cells.percent}” không phải số nguyên từ 0 đến 100` })
  const outlook = Outlook.options.find(one => same(outlookNames[one]) === same(cells.outlook ?? '')) ?? null
  if (cells.outlook && outlook === null)
    problems.push({ column: 'Nhận định', message: `Không có nhận định “${cells.outlook}”; hãy chọn trong danh sách của ô` })
  if (!identifier.test(cells.id ?? ''))
    problems.push({ column: 'Mã việc', message: 'Thiếu hoặc sai mã việc; hãy dùng bảng đã xuất' })
  if (!/^(0|20\d\d|21\d\d)$/.test(cells.year ?? '')) problems.push({ column: 'Năm', message: 'Năm phải như trong bảng đã xuất' })
  const text = cells.text ?? ''
  if (text.length > 4000) problems.push({ column: 'Nội dung cập nhật', message: 'Dài quá 4.000 ký tự' })
  return {
    number,
    agency: cells.agency ?? '',
    task: [cells.number, cells.task].filter(Boolean).join('. '),
    problems,
    taken:
      problems.length > 0 ? null : { assignmentId: cells.id!.toLowerCase(), year: Number(cells.year), percent, outlook, text },
  }
}
