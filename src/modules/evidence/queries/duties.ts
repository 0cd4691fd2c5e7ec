import { and, asc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { hasDeadLink } from '../scope.ts'
import { evidence } from '../tables.ts'

/** What waits for the office, and since when; `onlyBy` where one person claimed all of it. */
export const waiting = async (db: Reader) =>
  (
    await db
      .select({
        count: sql<number>`count(*)::int`,
        since: sql<string | null>`(min(${evidence.stateAt}) at time zone 'Asia/Ho_Chi_Minh')::date::text`,
        onlyBy: sql<
          string | null
        >`case when min(${evidence.claimedById}) = max(${evidence.claimedById}) then min(${evidence.claimedById}) end`,
      })
      .from(evidence)
      .where(eq(evidence.state, 'claimed'))
  )[0]!

export const deadAmong = async (db: Reader, state: 'claimed' | 'verified'): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)::int` })
      .from(evidence)
      .where(and(eq(evidence.state, state), hasDeadLink))
  )[0]!.count

/** What agencies must mend: rejected, or claimed with an address that does not open. */
export const toMend = (db: Reader, agencyIds: readonly string[] | undefined) => {
  const rejected: SQL = eq(evidence.state, 'rejected')
  return db
    .select({
      id: evidence.id,
      agencyId: evidence.agencyId,
      title: evidence.title,
      state: evidence.state,
      stateReason: evidence.stateReason,
      since: sql<string>`(${evidence.stateAt} at time zone 'Asia/Ho_Chi_Minh')::date::text`,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.source, 'person'),
        or(rejected, and(eq(evidence.state, 'claimed'), hasDeadLink)),
        agencyIds && inArray(evidence.agencyId, [...agencyIds]),
      ),
    )
    .orderBy(asc(evidence.stateAt), asc(evidence.id))
}
