import { sheetTooLong, sheetUnreadable, sheetWithoutColumns } from '../errors.ts'
import type { ImportedRow } from '../contract.ts'

type Fault = { fault: 'unreadable' } | { fault: 'columns'; missing: string[] } | { fault: 'length'; limit: number }

/** A sheet that was read, or the error that says why it was not. */
export function readable<Sheet extends { fault: null }>(sheet: Sheet | Fault): Sheet {
  if (sheet.fault === 'unreadable') throw sheetUnreadable()
  if (sheet.fault === 'columns') throw sheetWithoutColumns({ missing: sheet.missing.join(', ') })
  if (sheet.fault === 'length') throw sheetTooLong({ limit: sheet.limit })
  return sheet
}

export function report(rehearsed: boolean, rows: ImportedRow[]) {
  const counted = (outcome: ImportedRow['outcome']) => rows.filter(row => row.outcome === outcome).length
  return {
    rehearsed,
    created: counted('created'),
    updated: counted('updated'),
    unchanged: counted('unchanged'),
    failed: counted('failed'),
    rows,
  }
}

/** Whether any of the given fields differs from what is kept; what is not given counts as empty. */
export const differs = (given: Record<string, unknown>, known: Record<string, unknown>): boolean =>
  Object.entries(given).some(([field, value]) => (value ?? null) !== (known[field] ?? null))
