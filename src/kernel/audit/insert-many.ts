import { getTableColumns, is, SQL, sql } from 'drizzle-orm'
import { PgArray, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '../db/client.ts'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
type Row = Record<string, unknown>

const rowsAtOnce = 5000

/**
 * Inserts rows as one JSON text for each five thousand instead of one parameter for each value: a task given to every commune of the
 * country is one statement that the server plans once and that the driver need not write out.
 * @returns the rows as the database keeps them, in the order given.
 */
export async function insertMany(tx: Transaction, table: PgTable, values: readonly Row[]): Promise<Row[]> {
  const columns = Object.entries(getTableColumns(table) as Record<string, PgColumn>).filter(
    ([, { generated }]) => generated === undefined || generated.type === 'byDefault',
  )
  const made: Row[] = []
  for (let start = 0; start < values.length; start += rowsAtOnce) {
    const batch = values.slice(start, start + rowsAtOnce)
    const absent = columns.filter(([key, column]) => is(column.default, SQL) && batch.every(row => row[key] === undefined))
    const given = columns.filter(column => !absent.includes(column))
    const rows = batch.map(row => given.map(([key, column]) => jsonOf(column, row[key])))
    if (rows.some(row => row.includes(byDatabase))) {
      made.push(...(await insertValues(tx, table, batch)))
      continue
    }
    const selected = columns.map(entry => {
      const place = given.indexOf(entry)
      const [, column] = entry
      if (place === -1) return column.default as SQL
      return isJson(column)
        ? sql`nullif(r -> ${sql.raw(String(place))}, 'null')`
        : sql`(r ->> ${sql.raw(String(place))})::${sql.raw(column.getSQLType())}`
    })
    made.push(
      ...((await tx
        .insert(table)
        .select(sql`select ${sql.join(selected, sql`, `)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`)
        .returning()) as Row[]),
    )
  }
  return made
}

/** For the rare row that holds an expression, or leaves to the database what its neighbour states. */
async function insertValues(tx: Transaction, table: PgTable, values: readonly Row[]): Promise<Row[]> {
  const made: Row[] = []
  for (let start = 0; start < values.length; start += 500)
    made.push(
      ...((await tx
        .insert(table)
        .values(values.slice(start, start + 500))
        .returning()) as Row[]),
    )
  return made
}

const byDatabase = Symbol('left to the database')

function jsonOf(column: PgColumn, given: unknown): unknown {
  const value = given === undefined ? (column.defaultFn?.() ?? column.default ?? null) : given
  if (value === null) return null
  if (is(value, SQL)) return byDatabase
  if (isJson(column)) return value
  return is(column, PgArray) ? column.mapToDriverValue(value as unknown[]) : (column.mapToDriverValue(value) as unknown)
}

const isJson = (column: PgColumn) => ['json', 'jsonb'].includes(column.getSQLType())
