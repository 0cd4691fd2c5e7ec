import { shortDay } from '#kernel/i18n/formats.ts'
import { readRows, sameTitle, writeSheets, type SheetCells, type SheetColumn, type SheetProblem } from '#kernel/sheets/index.ts'
import { partyRoleNames } from '#modules/programme/index.ts'
import { Outlook, outlookNames, statusNames, statusRules, type Status, type TurnRow } from './contract.ts'

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
const columns: SheetColumn<Key>[] = [
  { key: 'agency', title: 'Cơ quan', width: 34 },
  { key: 'role', title: 'Vai trò', width: 11 },
  { key: 'number', title: 'Nhiệm vụ', width: 10 },
  { key: 'task', title: 'Nội dung nhiệm vụ', width: 64 },
  { key: 'section', title: 'Căn cứ', width: 13 },
  { key: 'due', title: 'Hạn', width: 13 },
  { key: 'status', title: 'Trạng thái', width: 24 },
  { key: 'evidence', title: 'Minh chứng đã xác nhận', width: 13 },
  { key: 'percent', title: 'Mức hoàn thành (%)', width: 13, open: true },
  { key: 'outlook', title: 'Nhận định', width: 18, open: true, choices: Object.values(outlookNames) },
  { key: 'text', title: 'Nội dung cập nhật', width: 50, required: true, open: true },
  { key: 'id', title: 'Mã việc', width: 38, required: true },
  { key: 'year', title: 'Năm', width: 8, required: true },
]

export const turnSheet = (rows: readonly TurnRow[], day: string): Promise<Uint8Array> =>
  writeSheets(
    {
      name: 'Theo dõi thực hiện',
      columns,
      forPrint: true,
      rows: rows.map(row => ({
        agency: row.agency.name,
        role: partyRoleNames[row.role],
        number: row.task.number,
        task: row.task.text,
        section: `Mục ${row.task.section}`,
        due: row.due && shortDay(row.due),
        status: statusNames[row.status],
        evidence: row.verified,
        percent: row.percent,
        outlook: row.outlook && outlookNames[row.outlook],
        text: '',
        id: row.assignmentId,
        year: row.year,
      })),
    },
    {
      name: 'Cách tính',
      columns: [
        { key: 'status', title: 'Trạng thái', width: 30 },
        { key: 'rule', title: `Được tính như sau (tại ngày ${shortDay(day)})`, width: 110 },
      ],
      forPrint: true,
      rows: Object.entries(statusRules).map(([status, rule]) => ({ status: statusNames[status as Status], rule })),
      notes: [['Cập nhật từ bảng này', 'Điền ba cột tô màu rồi nạp lại. Dòng không có thay đổi được giữ nguyên.']],
    },
  )

export type SheetTurn = {
  number: number
  agency: string
  task: string
  problems: SheetProblem[]
  /** null where the row cannot be understood. */
  taken: { assignmentId: string; year: number; percent: number | null; outlook: Outlook | null; text: string } | null
}

/** Each row of the first sheet with what is wrong in it. @throws as `readRows`. */
export async function readTurns(bytes: Uint8Array): Promise<SheetTurn[]> {
  const first = new Map<string, number>()
  return (await readRows(bytes, columns)).map(({ number, cells }) => {
    const row = readRow(number, cells)
    const key = row.taken && `${row.taken.assignmentId} ${row.taken.year}`
    const earlier = key === null ? undefined : first.get(key)
    if (earlier !== undefined) {
      row.problems.push({ column: 'Mã việc', message: `Trùng với dòng ${earlier}` })
      row.taken = null
    } else if (key !== null) first.set(key, number)
    return row
  })
}

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function readRow(number: number, cells: SheetCells<Key>): SheetTurn {
  const problems: SheetTurn['problems'] = []
  const percent = cells.percent ? Number(cells.percent.replace('%', '').replace(',', '.')) : null
  if (percent !== null && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
    problems.push({ column: 'Mức hoàn thành (%)', message: `“${cells.percent}” không phải số nguyên từ 0 đến 100` })
  const outlook = Outlook.options.find(one => sameTitle(outlookNames[one]) === sameTitle(cells.outlook ?? '')) ?? null
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
