import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { assignments } from '#modules/programme/index.ts'
import { countsIn, dueSql, fromTurns, standingColumns, statusSql, turnsIn, turnYearSql } from '#modules/progress/index.ts'
import type { LatenessForecast, Risk } from '../contract.ts'
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

export type Forecast = Record<Risk, number> & { items: LatenessForecast[] }

/**
 * Turns that are likely to be late, by the signs of `latenessRule`: how many, and the most likely of them first. Only what an agency
 * leads, is still open and not yet late.
 * @param options.limit how many are told one by one.
 * @param options.agencies only these agencies'; all where left out.
 * @param options.past how the turns of each agency ended, where the caller has counted them already.
 */
export async function forecastLateness(
  db: Reader,
  year: number,
  today: string,
  options: { limit: number; agencies?: readonly string[] | undefined; past?: Map<string, Past> },
): Promise<Forecast> {
  const own = options.agencies && inArray(assignments.agencyId, [...options.agencies])
  // Only what the rule looks at: of a country's hundred thousand turns few are shown.
  const [open, past] = await Promise.all([
    fromTurns(db, year, {
      id: assignments.id,
      agencyId: assignments.agencyId,
      due: sql<string>`${dueSql(year)}::text`,
      from: sql<string>`(case when ${turnYearSql(year)} <> 0
        then greatest(${assignments.assignedOn}, make_date(${year}::int, 1, 1)) else ${assignments.assignedOn} end)::text`,
      ...standingColumns,
    }).where(
      and(
        eq(assignments.role, 'lead'),
        countsIn(year, today),
        inArray(statusSql(year, today), ['not_due', 'in_progress']),
        sql`${dueSql(year)} is not null`,
        own,
      ),
    ),
    options.past ?? pastOf(db, year, today, own),
  ])
  const none: Past = { ended: 0, late: 0 }
  const judged = open.flatMap(turn => {
    const found = latenessOf(turn, past.get(turn.agencyId) ?? none, today)
    return found ? [{ id: turn.id, due: turn.due, ...found }] : []
  })
  const first = judged
    .toSorted((a, b) => b.points - a.points || (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1))
    .slice(0, options.limit)
  const high = judged.reduce((count, one) => count + Number(one.risk === 'high'), 0)
  return { high, medium: judged.length - high, items: await told(db, year, today, first) }
}

async function told(
  db: Reader,
  year: number,
  today: string,
  judged: readonly ({ id: string } & Pick<LatenessForecast, 'risk' | 'points' | 'reasons'>)[],
): Promise<LatenessForecast[]> {
  if (judged.length === 0) return []
  const rows = await turnsIn(db, year, today).where(
    inArray(
      assignments.id,
      judged.map(one => one.id),
    ),
  )
  const turnOf = new Map(rows.map(row => [row.assignmentId, row]))
  return judged.flatMap(({ id, risk, points, reasons }) => {
    const turn = turnOf.get(id)
    if (!turn) return []
    const { assignmentId, year: ofYear, agency, task, plan, status } = turn
    const due = turn.due!
    const daysLeft = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(due)).days
    return [{ assignmentId, year: ofYear, agency, task, plan, due, daysLeft, status, risk, points, reasons }]
  })
}
