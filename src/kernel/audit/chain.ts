import { createHash } from 'node:crypto'

/** Hash of an entry that follows nothing. */
export const genesis = '0'.repeat(64)

export type Entry = {
  sequence: number
  at: string
  actorId: string
  actorName: string
  operation: string
  requestId: string
  reason: string | null
  changes: unknown
}

/** Keys in one order, so that the same content has the same hash whatever a database did to its JSON. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

export const hashEntry = (previousHash: string, entry: Entry): string =>
  createHash('sha256').update(previousHash).update('\n').update(canonical(entry)).digest('hex')
