import { today } from '#kernel/clock.ts'
import { reportOf, rowOutcomes } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import type { Reader } from '#kernel/db/client.ts'
import type { Write } from '#kernel/audit/write.ts'
import * as contract from '../contract.ts'
import { readSheet, writeSheet, type SheetRow } from '../excel.ts'
import * as policy from '../policy.ts'
import { allAgencies, type AgencyRow } from '../queries.ts'
import { validityFault } from '../rules.ts'
import { agencies } from '../tables.ts'

export const exportSheet = operation({
  name: 'agencies.export',
  summary: 'Xuất danh sách cơ quan ra Excel, cùng mẫu với tệp nạp vào',
  reads: 'GET /agencies.xlsx',
  input: contract.ExportAgencies,
  output: contract.AgencySheet,
  allow: 'signedIn',
  run: async ({ db, clock }, input) => {
    const day = today(clock).toString()
    return sheetAnswer(await writeSheet(await allAgencies(db, input, day)), `Danh mục cơ quan ${day}`)
  },
})

export const importSheet = operation({
  name: 'agencies.import',
  summary: 'Nạp danh sách cơ quan từ Excel: mã đã có thì cập nhật, mã mới thì thêm',
  writes: 'POST /agencies/import',
  input: contract.ImportAgencies,
  output: contract.ImportReport,
  allow: policy.canKeepRegister,
  bodyLimit: 10_000_000,
  run: async ({ write }, { file, rehearse }) => {
    const sheet = await readSheet(file.bytes)
    const existing = await byCode(write.read)
    const rows: contract.ImportRow[] = []
    for (const row of sheet) rows.push(await take(write, row, existing, rehearse))
    return reportOf(rowOutcomes, rehearse, rows)
  },
})

const byCode = async (db: Reader) => new Map((await db.select().from(agencies)).map(agency => [agency.code, agency]))

/** One row: a wrong one is reported and left out, the others go on. The code decides whether it is new. */
async function take(
  write: Write,
  row: SheetRow,
  existing: Map<string, AgencyRow>,
  rehearse: boolean,
): Promise<contract.ImportRow> {
  const report = { row: row.number, code: row.cells.code ?? '', name: row.cells.name ?? '' }
  const objection =
    row.fields && validityFault({ validFrom: row.fields.validFrom ?? null, validUntil: row.fields.validUntil ?? null })
  const problems = [...row.problems, ...(objection ? [{ column: 'Đến hết ngày', message: objection.message }] : [])]
  if (!row.fields || problems.length > 0) return { ...report, outcome: 'failed', problems }
  const known = existing.get(row.fields.code)
  if (!known) {
    if (!rehearse) existing.set(row.fields.code, await write.insert(agencies, { ...row.fields, source: 'Nạp từ Excel' }))
    else existing.set(row.fields.code, { ...row.fields, id: '' } as AgencyRow)
    return { ...report, outcome: 'created', problems }
  }
  const changed = Object.entries(row.fields).some(
    ([field, value]) => JSON.stringify(value ?? null) !== JSON.stringify(known[field as keyof AgencyRow] ?? null),
  )
  if (!changed) return { ...report, outcome: 'unchanged', problems }
  if (!rehearse) existing.set(known.code, await write.update(agencies, known, row.fields))
  return { ...report, outcome: 'updated', problems }
}
