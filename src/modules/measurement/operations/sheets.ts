import type { ImportedRow } from '../contract.ts'

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
