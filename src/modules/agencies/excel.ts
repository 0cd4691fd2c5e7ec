import type { z } from 'zod'
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
  type SheetProblem,
} from '#kernel/sheets/index.ts'
import { AgencyFields, kindNames, kinds, type Kind } from './contract.ts'
import type { AgencyRow } from './queries.ts'

type Fields = z.output<typeof AgencyFields>

/** One shape out and in: what was exported can be corrected in Excel and imported again. */
const columns: SheetColumn<keyof Fields>[] = [
  { key: 'code', title: 'Mã', width: 24, required: true },
  { key: 'name', title: 'Tên chính thức', width: 48, required: true },
  { key: 'kind', title: 'Loại', width: 28, required: true, choices: kinds.map(kind => kindNames[kind]) },
  { key: 'aliases', title: 'Tên gọi khác (cách nhau bằng dấu ;)', width: 48 },
  { key: 'email', title: 'Thư điện tử', width: 28 },
  { key: 'phone', title: 'Điện thoại', width: 18 },
  { key: 'address', title: 'Địa chỉ', width: 36 },
  { key: 'website', title: 'Trang thông tin điện tử', width: 32 },
  { key: 'validFrom', title: 'Hoạt động từ ngày', width: 18 },
  { key: 'validUntil', title: 'Đến hết ngày', width: 18 },
]

export const writeSheet = (agencies: readonly AgencyRow[]): Promise<Uint8Array> =>
  writeSheets({
    name: 'Cơ quan',
    columns,
    asText: true,
    spareRows: 200,
    rows: agencies.map(agency => ({
      code: agency.code,
      name: agency.name,
      kind: kindNames[agency.kind],
      aliases: agency.aliases.join('; '),
      email: agency.email,
      phone: agency.phone,
      address: agency.address,
      website: agency.website,
      validFrom: agency.validFrom && shortDay(agency.validFrom),
      validUntil: agency.validUntil && shortDay(agency.validUntil),
    })),
  })

export type SheetRow = {
  number: number
  cells: SheetCells<keyof Fields>
  /** null when something in the row is wrong; `problems` says what. */
  fields: Fields | null
  problems: SheetProblem[]
}

/** Each row of the first sheet with what is wrong in it. @throws as `readRows`. */
export async function readSheet(bytes: Uint8Array): Promise<SheetRow[]> {
  const firstRowOf = new Map<string, number>()
  return (await readRows(bytes, columns)).map(({ number, cells }) => {
    const row = readRow(number, cells)
    const earlier = cells.code ? firstRowOf.get(cells.code) : undefined
    if (earlier) row.problems.push({ column: 'Mã', message: `Trùng mã với dòng ${earlier}` })
    else if (cells.code) firstRowOf.set(cells.code, number)
    return row
  })
}

function readRow(number: number, cells: SheetRow['cells']): SheetRow {
  const problems: SheetRow['problems'] = []
  const dayOf = (key: 'validFrom' | 'validUntil') => {
    const text = cells[key]
    if (!text) return null
    const day = asDay(text)
    if (!day) problems.push({ column: titleOf(columns, key), message: notADay(text) })
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
    for (const issue of parsed.error.issues) problems.push({ column: titleOf(columns, issue.path[0]), message: issue.message })
  return { number, cells, fields: parsed.success && problems.length === 0 ? parsed.data : null, problems }
}
