import type { z } from 'zod'
import { shortDay } from '#kernel/i18n/formats.ts'
import {
  asDay,
  notADay,
  readRows,
  sameTitle,
  titleOf as columnTitle,
  writeSheets,
  type SheetCells,
  type SheetColumn,
  type SheetProblem,
} from '#kernel/sheets/index.ts'
import { EvidenceFacts, EvidenceKind, evidenceKindNames, evidenceStateNames, type EvidenceItem } from './contract.ts'

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

/** One shape out and in: what was exported can be corrected in Excel and imported again. State and reason are only told. */
const columns: SheetColumn<Key>[] = [
  { key: 'id', title: 'Mã minh chứng (để trống khi thêm mới)', width: 20 },
  { key: 'agency', title: 'Mã cơ quan', width: 18, required: true },
  { key: 'kind', title: 'Loại kết quả', width: 28, required: true, choices: Object.values(evidenceKindNames) },
  { key: 'title', title: 'Việc đã làm', width: 56, required: true },
  { key: 'happenedOn', title: 'Ngày thực hiện', width: 16, required: true },
  { key: 'quantity', title: 'Số lượng', width: 10, format: 'General' },
  { key: 'unit', title: 'Đơn vị tính', width: 14 },
  { key: 'address', title: 'Địa chỉ trang', width: 44 },
  { key: 'note', title: 'Ghi chú', width: 36 },
  { key: 'tasks', title: 'Nhiệm vụ số (cách nhau bằng dấu ;)', width: 18 },
  { key: 'state', title: 'Trạng thái', width: 18 },
  { key: 'reason', title: 'Lý do không chấp nhận', width: 32 },
]

export const writeSheet = (
  pieces: readonly (Pick<
    EvidenceItem,
    'id' | 'kind' | 'title' | 'happenedOn' | 'quantity' | 'unit' | 'address' | 'state' | 'stateReason'
  > & { agency: { code: string }; note: string | null; tasks: readonly { number: number }[] })[],
): Promise<Uint8Array> =>
  writeSheets({
    name: 'Minh chứng',
    columns,
    asText: true,
    spareRows: 200,
    rows: pieces.map(piece => ({
      id: piece.id,
      agency: piece.agency.code,
      kind: evidenceKindNames[piece.kind],
      title: piece.title,
      happenedOn: shortDay(piece.happenedOn),
      quantity: piece.quantity,
      unit: piece.unit,
      address: piece.address,
      note: piece.note,
      tasks: piece.tasks.map(task => task.number).join('; '),
      state: evidenceStateNames[piece.state],
      reason: piece.state === 'rejected' ? piece.stateReason : null,
    })),
  })

export type SheetRow = {
  number: number
  id: string | null
  agency: string
  title: string
  /** Numbers of tasks; null where the sheet has no such column, which leaves links as they are. */
  tasks: number[] | null
  /** null when something in the row is wrong; `problems` says what. */
  facts: z.output<typeof EvidenceFacts> | null
  problems: SheetProblem[]
}

/** Each row of the first sheet with what is wrong in it. @throws as `readRows`. */
export async function readSheet(bytes: Uint8Array): Promise<SheetRow[]> {
  const firstRowOf = new Map<string, number>()
  const lines = await readRows(bytes, columns)
  // A row of which only the kind or the state was left holds nothing.
  const filled = lines.filter(({ cells }) => [cells.agency, cells.title, cells.happenedOn].some(Boolean))
  return filled.map(({ number, cells }) => {
    const row = readRow(number, cells)
    const earlier = row.id ? firstRowOf.get(row.id) : undefined
    if (earlier) row.problems.push({ column: titleOf('id'), message: `Trùng mã minh chứng với dòng ${earlier}` })
    else if (row.id) firstRowOf.set(row.id, number)
    return row
  })
}

function readRow(number: number, cells: SheetCells<Key>): SheetRow {
  const problems: SheetRow['problems'] = []
  const kind = EvidenceKind.options.find(candidate => sameTitle(evidenceKindNames[candidate]) === sameTitle(cells.kind ?? ''))
  if (!kind)
    problems.push({ column: titleOf('kind'), message: `Không có loại “${cells.kind ?? ''}”; hãy chọn trong danh sách của ô` })
  const day = asDay(cells.happenedOn ?? '')
  if (!day) problems.push({ column: titleOf('happenedOn'), message: notADay(cells.happenedOn ?? '') })
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

export const titleOf = (key: Key): string => columnTitle(columns, key)
