import { and, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import type { EvidenceKind } from '../contract.ts'
import { countsForTarget } from '../scope.ts'
import { evidence, evidenceTallies } from '../tables.ts'

export type TallyRow = typeof evidenceTallies.$inferSelect

/** Tallies of assignments for a year, 0 for all years together; those without evidence are absent. */
export const tallyFor = (db: Reader, assignmentIds: readonly string[], year: number): Promise<TallyRow[]> =>
  assignmentIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(evidenceTallies)
        .where(and(inArray(evidenceTallies.assignmentId, [...assignmentIds]), eq(evidenceTallies.year, year)))

export type CountedEvidence = {
  agencyId: string
  kind: EvidenceKind
  pieces: number
  /** Sum of what the pieces state; units are the kind's and the target's business. */
  quantity: number
  firstOn: string
  lastOn: string
  /** The oldest piece, as the proof to open. */
  evidenceId: string
}

/** Which evidence a formula counts. `targetId`: what counts for it (see countsForTarget); without it, of the whole programme. */
export type Counting = { targetId?: string; kinds?: readonly EvidenceKind[]; from?: string; until?: string }

export const verifiedWhere = ({ targetId, kinds, from, until }: Counting): SQL =>
  and(
    eq(evidence.state, 'verified'),
    kinds ? inArray(evidence.kind, [...kinds]) : undefined,
    from ? gte(evidence.happenedOn, from) : undefined,
    until ? lte(evidence.happenedOn, until) : undefined,
    targetId ? countsForTarget(targetId) : undefined,
  )!

/** Verified evidence by agency and kind, for the formulas of targets. Days are of when it happened. */
export const countedEvidence = (db: Reader, counting: Counting): Promise<CountedEvidence[]> =>
  db
    .select({
      agencyId: evidence.agencyId,
      kind: evidence.kind,
      pieces: sql<number>`count(*)::int`,
      quantity: sql<number>`sum(${evidence.quantity})::float8`,
      firstOn: sql<string>`min(${evidence.happenedOn})::text`,
      lastOn: sql<string>`max(${evidence.happenedOn})::text`,
      evidenceId: sql<string>`(array_agg(${evidence.id} order by ${evidence.happenedOn}, ${evidence.id}))[1]`,
    })
    .from(evidence)
    .where(verifiedWhere(counting))
    .groupBy(evidence.agencyId, evidence.kind)
    .orderBy(evidence.agencyId, evidence.kind)
