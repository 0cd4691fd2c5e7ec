import type { Write } from '#kernel/audit/write.ts'
import { today } from '#kernel/clock.ts'
import { conflict } from '#kernel/errors.ts'
import { parseNumber } from '#kernel/i18n/formats.ts'
import { reportOf, rowOutcomes } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import { agencyByCode, agencyById } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import { notACommune } from '../errors.ts'
import { populationSheet, readPopulationSheet, type PopulationLine } from '../excel.ts'
import * as policy from '../policy.ts'
import { allPopulations, listPopulations, populationOf } from '../queries/populations.ts'
import { populations } from '../tables.ts'
import { listsChanged } from './events.ts'
import { differs } from './differs.ts'

export const list = operation({
  name: 'measurement.populations',
  summary: 'Số dân của các xã, phường, năm và nguồn',
  reads: 'GET /commune-populations',
  input: contract.ListPopulations,
  output: contract.PopulationList,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => ({
    ...(await listPopulations(db, input, today(clock).toString())),
    may: { edit: policy.canKeepPopulations(me) },
  }),
})

export const exportSheet = operation({
  name: 'measurement.populations_sheet',
  summary: 'Xuất số dân các xã, phường ra Excel, cùng mẫu với tệp nạp vào',
  reads: 'GET /commune-populations.xlsx',
  input: contract.NoInput,
  output: contract.Sheet,
  allow: 'signedIn',
  run: async ({ db, clock }) => {
    const day = today(clock).toString()
    return sheetAnswer(await populationSheet(await allPopulations(db, day)), `Dân số xã, phường ${day}`)
  },
})

export const set = operation({
  name: 'measurement.set_population',
  summary: 'Ghi số dân của một xã, phường cho một năm, kèm nguồn',
  writes: 'PUT /commune-populations/:agencyId',
  input: contract.SetPopulation,
  output: contract.PopulationKey,
  load: ({ db }, { agencyId }) => agencyById(db, agencyId),
  allow: policy.canKeepPopulations,
  run: async ({ write, record: agency }, { version, ...fields }) => {
    if (agency.kind !== 'commune' && agency.kind !== 'ward') throw notACommune()
    const known = await populationOf(write.read, agency.id, fields.year)
    if (known && version === 0) throw conflict(undefined, { current: known, changes: [] })
    const kept = known ? await write.update(populations, { ...known, version }, fields) : await write.insert(populations, fields)
    await write.emit(listsChanged, { list: 'populations' })
    return kept
  },
})

export const importSheet = operation({
  name: 'measurement.import_populations',
  summary: 'Nạp số dân các xã, phường từ Excel; dòng không có số dân được bỏ qua',
  writes: 'POST /commune-populations/import',
  input: contract.ImportSheet,
  output: contract.Imported,
  allow: policy.canKeepPopulations,
  bodyLimit: 10_000_000,
  run: async ({ write }, { file, rehearse }) => {
    const sheet = await readPopulationSheet(file.bytes)
    const rows: contract.ImportedRow[] = []
    // A commune without a figure is exported as an empty row: nothing is wrong with sending it back.
    for (const row of sheet) if (row.cells.residents) rows.push(await take(write, row, rehearse))
    if (!rehearse && rows.some(row => row.outcome === 'created' || row.outcome === 'updated'))
      await write.emit(listsChanged, { list: 'populations' })
    return reportOf(rowOutcomes, rehearse, rows)
  },
})

const titles: Record<string, string> = { year: 'Năm', residents: 'Dân số', source: 'Nguồn' }

/** One row: a wrong one is reported and left out, the others go on. Commune and year decide whether it is new. */
async function take(write: Write, { number, cells }: PopulationLine, rehearse: boolean): Promise<contract.ImportedRow> {
  const told = { row: number, name: cells.name || cells.code || '' }
  const agency = cells.code ? await agencyByCode(write.read, cells.code) : undefined
  if (!agency || (agency.kind !== 'commune' && agency.kind !== 'ward'))
    return {
      ...told,
      outcome: 'failed',
      problems: [{ column: 'Mã xã, phường', message: `Không có xã, phường mang mã “${cells.code ?? ''}”` }],
    }
  const parsed = contract.SetPopulation.safeParse({
    agencyId: agency.id,
    year: parseNumber(cells.year ?? ''),
    residents: parseNumber(cells.residents ?? ''),
    source: cells.source,
  })
  if (!parsed.success)
    return {
      ...told,
      outcome: 'failed',
      problems: parsed.error.issues.map(issue => ({
        column: titles[String(issue.path[0])] ?? '',
        message:
          issue.path[0] === 'source'
            ? 'Hãy ghi nguồn số liệu'
            : issue.path[0] === 'year'
              ? 'Năm là số từ 2020 đến 2100'
              : `“${cells.residents}” không phải số dân; hãy viết như 12.345`,
      })),
    }
  const { version: _, ...fields } = parsed.data
  const known = await populationOf(write.read, agency.id, fields.year)
  if (!known) {
    if (!rehearse) await write.insert(populations, fields)
    return { ...told, outcome: 'created', problems: [] }
  }
  if (!differs(fields, known)) return { ...told, outcome: 'unchanged', problems: [] }
  if (!rehearse) await write.update(populations, known, fields)
  return { ...told, outcome: 'updated', problems: [] }
}
