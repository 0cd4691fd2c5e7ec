import type ExcelJS from 'exceljs'
import type { FileAnswer } from '#kernel/contract.ts'
import { StaffFields, staffFieldNames, type Member, type StaffField, type StaffMember } from './contract.ts'

/** The library takes half a second to load: it is, with the first sheet. */
const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await import('exceljs')).default.Workbook()
const rowLimit = 5000

export const sheetAnswer = (file: Uint8Array, name: string): FileAnswer => ({
  file,
  name: `${name}.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

type Column<Key extends string> = { key: Key; title: string; width: number; required?: boolean }
type Cells<Key extends string> = Partial<Record<Key, string>>

async function sheetOf<Key extends string>(
  name: string,
  columns: readonly Column<Key>[],
  rows: readonly Partial<Record<Key, string | number | null>>[],
): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ key, title, width }) => ({
    key,
    header: title,
    width,
    style: { alignment: { wrapText: true, vertical: 'top' } },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  sheet.addRows([...rows])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

type Sheet<Key extends string> =
  | { fault: null; rows: { number: number; cells: Cells<Key> }[] }
  | { fault: 'unreadable' }
  | { fault: 'columns'; missing: string[] }
  | { fault: 'length'; limit: number }

/** Reads the first sheet. Columns may stand in any order; their titles decide. Empty rows are passed over. */
async function readRows<Key extends string>(bytes: Uint8Array, columns: readonly Column<Key>[]): Promise<Sheet<Key>> {
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
    const column = columns.find(candidate => sameTitle(candidate.title) === sameTitle(textOf(cell)))
    if (column) place.set(column.key, index)
  })
  const missing = columns.filter(column => column.required && !place.has(column.key)).map(column => column.title)
  if (missing.length > 0) return { fault: 'columns', missing }
  const rows: { number: number; cells: Cells<Key> }[] = []
  for (let number = 2; number <= sheet.rowCount; number++) {
    const cells: Cells<Key> = {}
    for (const [key, index] of place) cells[key] = textOf(sheet.getRow(number).getCell(index))
    if (Object.values(cells).some(text => text !== '')) rows.push({ number, cells })
  }
  return { fault: null, rows }
}

const memberColumns = [
  { key: 'name', title: 'Tên', width: 56 },
  { key: 'counted', title: 'Được tính', width: 12 },
  { key: 'amount', title: 'Số được tính', width: 14 },
  { key: 'of', title: 'Trên', width: 12 },
  { key: 'why', title: 'Vì sao', width: 70 },
  { key: 'evidence', title: 'Minh chứng', width: 70 },
] as const satisfies Column<string>[]

export const memberSheet = (members: readonly Member[]): Promise<Uint8Array> =>
  sheetOf(
    'Danh sách',
    memberColumns,
    members.map(({ name, counted, amount, of, why, evidence }) => ({
      name,
      counted: counted ? 'Có' : 'Chưa',
      amount,
      of,
      why,
      evidence: evidence.map(one => `${one.title} (${asWritten(one.happenedOn)})`).join('; '),
    })),
  )

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
] as const satisfies Column<string>[]
type StaffKey = (typeof staffColumns)[number]['key']

export const staffSheet = (people: readonly Omit<StaffMember, 'may' | 'counted' | 'why'>[]): Promise<Uint8Array> =>
  sheetOf<StaffKey>(
    'Cán bộ truyền thông',
    staffColumns,
    people.map(person => ({
      agency: person.agency.code,
      agencyName: person.agency.name,
      name: person.name,
      post: person.post,
      field: staffFieldNames[person.field],
      since: person.since && asWritten(person.since),
      until: person.until && asWritten(person.until),
      trainedOn: person.trainedOn && asWritten(person.trainedOn),
      training: person.training,
      evidenceId: person.evidence?.id ?? null,
      id: person.id,
    })),
  )

export type Problem = { column: string; message: string }
export type StaffSheetRow = {
  number: number
  cells: Cells<StaffKey>
  fields: ReturnType<typeof StaffFields.parse> | null
  problems: Problem[]
}

export async function readStaffSheet(
  bytes: Uint8Array,
): Promise<Exclude<Sheet<StaffKey>, { fault: null }> | { fault: null; rows: StaffSheetRow[] }> {
  const sheet = await readRows<StaffKey>(bytes, staffColumns)
  if (sheet.fault !== null) return sheet
  return { fault: null, rows: sheet.rows.map(({ number, cells }) => readStaffRow(number, cells)) }
}

function readStaffRow(number: number, cells: Cells<StaffKey>): StaffSheetRow {
  const problems: Problem[] = []
  const titleOf = (key: PropertyKey | undefined) => staffColumns.find(column => column.key === key)?.title ?? ''
  const dayOf = (key: 'since' | 'until' | 'trainedOn') => {
    const text = cells[key]
    if (!text) return null
    const day = asDay(text)
    if (!day) problems.push({ column: titleOf(key), message: `“${text}” không phải ngày; hãy viết như 01/7/2025` })
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
        column: titleOf(issue.path[0]),
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
] as const satisfies Column<string>[]
type PopulationKey = (typeof populationColumns)[number]['key']

/** Communes without a figure stand in it too, with an empty cell to fill in. */
export const populationSheet = (
  rows: readonly { agency: { code: string; name: string }; known: { year: number; residents: number; source: string } | null }[],
): Promise<Uint8Array> =>
  sheetOf<PopulationKey>(
    'Dân số',
    populationColumns,
    rows.map(({ agency, known }) => ({
      code: agency.code,
      name: agency.name,
      year: known?.year ?? null,
      residents: known?.residents ?? null,
      source: known?.source ?? null,
    })),
  )

export const readPopulationSheet = (bytes: Uint8Array): Promise<Sheet<PopulationKey>> =>
  readRows<PopulationKey>(bytes, populationColumns)

const sameTitle = (text: string) =>
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

const asWritten = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

function asDay(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (!d || !m || !y) return null
  try {
    return Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
