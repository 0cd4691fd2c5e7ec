import { shortDay } from '#kernel/i18n/formats.ts'
import {
  asDay,
  notADay,
  readRows,
  sameTitle,
  titleOf,
  writeSheets,
  type SheetCells,
  type SheetColumn,
  type SheetLine,
  type SheetProblem,
} from '#kernel/sheets/index.ts'
import { StaffFields, staffFieldNames, type Member, type StaffField, type StaffMember } from './contract.ts'

const memberColumns = [
  { key: 'name', title: 'Tên', width: 56 },
  { key: 'counted', title: 'Được tính', width: 12 },
  { key: 'amount', title: 'Số được tính', width: 14 },
  { key: 'of', title: 'Trên', width: 12 },
  { key: 'why', title: 'Vì sao', width: 70 },
  { key: 'evidence', title: 'Minh chứng', width: 70 },
] as const satisfies SheetColumn[]

export const memberSheet = (members: readonly Member[]): Promise<Uint8Array> =>
  writeSheets({
    name: 'Danh sách',
    columns: memberColumns,
    rows: members.map(({ name, counted, amount, of, why, evidence }) => ({
      name,
      counted: counted ? 'Có' : 'Chưa',
      amount,
      of,
      why,
      evidence: evidence.map(one => `${one.title} (${shortDay(one.happenedOn)})`).join('; '),
    })),
  })

/** One shape out and in. A row with its own mark changes that person; one without is somebody new. */
const staffColumns = [
  { key: 'agency', title: 'Mã cơ quan', width: 28, required: true },
  { key: 'agencyName', title: 'Cơ quan', width: 40 },
  { key: 'name', title: 'Họ và tên', width: 28, required: true },
  { key: 'post', title: 'Chức vụ', width: 28 },
  { key: 'field', title: 'Lĩnh vực', width: 26, required: true },
  { key: 'since', title: 'Làm từ ngày', width: 14 },
  { key: 'until', title: 'Đến hết ngày', width: 14 },
  { key: 'trainedOn', title: 'Được đào tạo ngày', width: 16 },
  { key: 'training', title: 'Khóa đào tạo', width: 40 },
  { key: 'evidenceId', title: 'Mã minh chứng', width: 38 },
  { key: 'id', title: 'Mã dòng (không sửa)', width: 38 },
] as const satisfies SheetColumn[]
type StaffKey = (typeof staffColumns)[number]['key']

export const staffSheet = (people: readonly Omit<StaffMember, 'may' | 'counted' | 'why'>[]): Promise<Uint8Array> =>
  writeSheets({
    name: 'Cán bộ truyền thông',
    columns: staffColumns,
    rows: people.map(person => ({
      agency: person.agency.code,
      agencyName: person.agency.name,
      name: person.name,
      post: person.post,
      field: staffFieldNames[person.field],
      since: person.since && shortDay(person.since),
      until: person.until && shortDay(person.until),
      trainedOn: person.trainedOn && shortDay(person.trainedOn),
      training: person.training,
      evidenceId: person.evidence?.id ?? null,
      id: person.id,
    })),
  })

export type StaffSheetRow = {
  number: number
  cells: SheetCells<StaffKey>
  fields: ReturnType<typeof StaffFields.parse> | null
  problems: SheetProblem[]
}

/** Each row of the first sheet with what is wrong in it. @throws as `readRows`. */
export const readStaffSheet = async (bytes: Uint8Array): Promise<StaffSheetRow[]> =>
  (await readRows<StaffKey>(bytes, staffColumns)).map(({ number, cells }) => readStaffRow(number, cells))

function readStaffRow(number: number, cells: SheetCells<StaffKey>): StaffSheetRow {
  const problems: SheetProblem[] = []
  const dayOf = (key: 'since' | 'until' | 'trainedOn') => {
    const text = cells[key]
    if (!text) return null
    const day = asDay(text)
    if (!day) problems.push({ column: titleOf(staffColumns, key), message: notADay(text) })
    return day
  }
  const field = (Object.keys(staffFieldNames) as StaffField[]).find(
    candidate => sameTitle(staffFieldNames[candidate]) === sameTitle(cells.field ?? ''),
  )
  if (!field) problems.push({ column: 'Lĩnh vực', message: `Hãy ghi một trong: ${Object.values(staffFieldNames).join('; ')}` })
  const parsed = StaffFields.safeParse({
    name: cells.name,
    post: cells.post || null,
    field: field ?? 'communication',
    since: dayOf('since'),
    until: dayOf('until'),
    trainedOn: dayOf('trainedOn'),
    training: cells.training || null,
    evidenceId: cells.evidenceId || null,
  })
  if (!parsed.success)
    for (const issue of parsed.error.issues)
      problems.push({
        column: titleOf(staffColumns, issue.path[0]),
        message: issue.path[0] === 'evidenceId' ? 'Mã minh chứng chưa đúng; hãy chép từ trang của minh chứng' : issue.message,
      })
  return { number, cells, fields: parsed.success && problems.length === 0 ? parsed.data : null, problems }
}

const populationColumns = [
  { key: 'code', title: 'Mã xã, phường', width: 16, required: true },
  { key: 'name', title: 'Xã, phường', width: 40 },
  { key: 'year', title: 'Năm', width: 10, required: true },
  { key: 'residents', title: 'Dân số', width: 14, required: true },
  { key: 'source', title: 'Nguồn', width: 50, required: true },
] as const satisfies SheetColumn[]
type PopulationKey = (typeof populationColumns)[number]['key']

/** Communes without a figure stand in it too, with an empty cell to fill in. */
export const populationSheet = (
  rows: readonly { agency: { code: string; name: string }; known: { year: number; residents: number; source: string } | null }[],
): Promise<Uint8Array> =>
  writeSheets({
    name: 'Dân số',
    columns: populationColumns,
    rows: rows.map(({ agency, known }) => ({
      code: agency.code,
      name: agency.name,
      year: known?.year ?? null,
      residents: known?.residents ?? null,
      source: known?.source ?? null,
    })),
  })

export type PopulationLine = SheetLine<PopulationKey>

/** The rows of the first sheet as they stand. @throws as `readRows`. */
export const readPopulationSheet = (bytes: Uint8Array): Promise<PopulationLine[]> =>
  readRows<PopulationKey>(bytes, populationColumns)
