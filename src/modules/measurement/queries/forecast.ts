import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { assignments } from '#modules/programme/index.ts'
import { countsIn, dueSql, fromTurns, statusSql, turnsIn } from '#modules/progress/index.ts'
import type { LatenessForecast } from '../contract.ts'
import { latenessOf, type Past } from '../rules.ts'

/** How the turns that an agency leads ended this year: how many came due or were done, and how many of them late. */
async function pastOf(db: Reader, year: number, today: string, where?: SQL): Promise<Map<string, Past>> {
  const status = statusSql(year, today)
  const rows = await fromTurns(db, year, {
    agencyId: assignments.agencyId,
    ended: sql<number>`(count(*) filter (where ${status} in ('done', 'done_late', 'late')))::int`,
    late: sql<number>`(count(*) filter (where ${status} in ('done_late', 'late')))::int`,
  })
    .where(and(eq(assignments.role, 'lead'), countsIn(year, today), where))
    .groupBy(assignments.agencyId)
  return new Map(rows.map(row => [row.agencyId, row]))
}

/**
 * Turns that are likely to be late, the most likely first, by the signs of `latenessRule`. Only what an agency leads, is still
 * open and not yet late.
 * @param options.agencyId only this agency's.
 */
export async function forecastLateness(
  db: Reader,
  year: number,
  today: string,
  options: { agencyId?: string | undefined } = {},
): Promise<LatenessForecast[]> {
  const own = options.agencyId ? eq(assignments.agencyId, options.agencyId) : undefined
  const [turns, past] = await Promise.all([
    turnsIn(db, year, today).where(
      and(
        eq(assignments.role, 'lead'),
        countsIn(year, today),
        inArray(statusSql(year, today), ['not_due', 'in_progress']),
        sql`${dueSql(year)} is not null`,
        own,
      ),
    ),
    pastOf(db, year, today, own),
  ])
  const found = turns.flatMap(turn => {
    const due = turn.due!
    const from = turn.year !== 0 && turn.assignedOn < `${turn.year}-01-01` ? `${turn.year}-01-01` : turn.assignedOn
    const judged = latenessOf({ ...turn, due, from }, past.get(turn.agency.id) ?? { ended: 0, late: 0 }, today)
    if (!judged) return []
    const { assignmentId, year: ofYear, agency, task, plan, status } = turn
    const daysLeft = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(due)).days
    return [{ assignmentId, year: ofYear, agency, task, plan, due, daysLeft, status, ...judged }]
  })
  return found.toSorted((a, b) => b.points - a.points || a.daysLeft - b.daysLeft || (a.assignmentId < b.assignmentId ? -1 : 1))
}
