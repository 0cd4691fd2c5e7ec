import { asc, gt } from 'drizzle-orm'
import type { Reader } from '../db/client.ts'
import { genesis, hashEntry } from './chain.ts'
import { auditEntries, auditHead } from './tables.ts'

export type Verdict = {
  entries: number
  /** Number and hash of the last entry. Written down elsewhere, it later shows whether the whole chain was made anew. */
  end: Anchor | null
  faults: { sequence: number; kind: 'changed' | 'missing' | 'cut' }[]
}
export type Anchor = { sequence: number; hash: string }

/**
 * Walks the whole chain. `changed`: a row's content does not match its hash; `missing`: a number is skipped; `cut`: the end is gone.
 * Hand in a transaction that sees one moment (repeatable read) where people may be writing.
 * @param anchor an earlier `end`: the entry of that number must still have that hash.
 */
export async function verifyAudit(db: Reader, options: { anchor?: Anchor; batch?: number } = {}): Promise<Verdict> {
  const { anchor, batch = 2000 } = options
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
      else if (anchor?.sequence === row.sequence && anchor.hash !== hash) faults.push({ sequence: row.sequence, kind: 'changed' })
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
  if (anchor && anchor.sequence > Math.max(last, end)) faults.push({ sequence: anchor.sequence, kind: 'cut' })
  return { entries, end: entries > 0 ? { sequence: last, hash: previousHash } : null, faults }
}
