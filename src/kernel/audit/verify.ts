import { asc, gt } from 'drizzle-orm'
import type { Reader } from '../db/client.ts'
import { genesis, hashEntry } from './chain.ts'
import { auditEntries, auditHead } from './tables.ts'

export type Verdict = { entries: number; faults: { sequence: number; kind: 'changed' | 'missing' | 'cut' }[] }

/** Walks the whole chain. `changed`: a row's content does not match its hash; `missing`: a number is skipped; `cut`: the end is gone. */
export async function verifyAudit(db: Reader, batch = 2000): Promise<Verdict> {
  const faults: Verdict['faults'] = []
  let previousHash = genesis
  let last = 0
  let entries = 0
  for (;;) {
    const rows = await db
      .select()
      .from(auditEntries)
      .where(gt(auditEntries.sequence, last))
      .orderBy(asc(auditEntries.sequence))
      .limit(batch)
    for (const row of rows) {
      for (let sequence = last + 1; sequence < row.sequence; sequence++) faults.push({ sequence, kind: 'missing' })
      const { previousHash: claimed, hash, ...entry } = row
      const followsOn = claimed === previousHash || row.sequence !== last + 1
      if (!followsOn || hash !== hashEntry(claimed, { ...entry, at: entry.at.toString() }))
        faults.push({ sequence: row.sequence, kind: 'changed' })
      previousHash = hash
      last = row.sequence
      entries++
    }
    if (rows.length < batch) break
  }
  const [head] = await db.select().from(auditHead)
  const end = head?.sequence ?? 0
  for (let sequence = last + 1; sequence <= end; sequence++) faults.push({ sequence, kind: 'cut' })
  if (end === last && head && last > 0 && head.hash !== previousHash) faults.push({ sequence: last, kind: 'changed' })
  if (!head && entries > 0) faults.push({ sequence: last, kind: 'cut' })
  return { entries, faults }
}
