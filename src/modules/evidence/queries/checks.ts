import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { evidence, evidenceChecks } from '../tables.ts'

export type ToLookAt = { id: string; address: string }

/**
 * Verified evidence whose address is to be looked at again, the longest waiting first: those that opened after thirty days, those
 * that did not after one.
 */
export const toLookAtAgain = (db: Reader, at: Temporal.Instant, limit: number): Promise<ToLookAt[]> => {
  const last = sql`(select ${evidenceChecks.at} + case when ${evidenceChecks.outcome} = 'reached' then interval '30 days' else interval '20 hours' end
    from ${evidenceChecks} where ${evidenceChecks.evidenceId} = ${evidence.id} order by ${evidenceChecks.at} desc, ${evidenceChecks.id} desc limit 1)`
  return db
    .select({ id: evidence.id, address: sql<string>`${evidence.address}` })
    .from(evidence)
    .where(
      and(
        eq(evidence.state, 'verified'),
        isNotNull(evidence.address),
        sql`coalesce(${last}, '-infinity'::timestamptz) <= ${at.toString()}::timestamptz`,
      ),
    )
    .orderBy(sql`${last} nulls first`, asc(evidence.id))
    .limit(limit)
}

/** When somebody or the nightly look was there last; undefined where nobody was. */
export const lastLook = async (db: Reader, evidenceId: string): Promise<Temporal.Instant | undefined> =>
  (
    await db
      .select({ at: evidenceChecks.at })
      .from(evidenceChecks)
      .where(eq(evidenceChecks.evidenceId, evidenceId))
      .orderBy(sql`${evidenceChecks.at} desc`)
      .limit(1)
  )[0]?.at
