import { sql, type SQL } from 'drizzle-orm'
import { evidenceTallies } from '#modules/evidence/index.ts'
import { assignments, tasks } from '#modules/programme/index.ts'
import { standings } from './tables.ts'

/** The twins in SQL of rules.ts. They speak of assignment ⋈ task ⟕ standing ⟕ evidence_tally, joined as `turnsIn` joins them. */

export const recurrenceSql: SQL<string> = sql`coalesce(${tasks.recurrence}, case when ${tasks.due} is null then 'ongoing' else 'once' end)`

export const turnYearSql = (year: number): SQL<number> => sql`case when ${recurrenceSql} = 'once' then 0 else ${year}::int end`

const month = sql`extract(month from ${assignments.due})::int`
export const ownDueSql = (year: number): SQL<string | null> => sql`case
  when ${recurrenceSql} = 'once' then ${assignments.due}
  when ${recurrenceSql} = 'annual' and ${assignments.due} is not null then least(
    make_date(${year}::int, ${month}, 1) + (extract(day from ${assignments.due})::int - 1),
    (make_date(${year}::int, ${month}, 1) + interval '1 month' - interval '1 day')::date)
  else make_date(${year}::int, 12, 31) end`

export const dueSql = (year: number): SQL<string | null> => sql`coalesce(${standings.extendedTo}, ${ownDueSql(year)})`

/** First note or piece of evidence. */
export const startedSql: SQL<string | null> = sql`least(${standings.startedOn}, ${evidenceTallies.firstOn})`

export const statusSql = (year: number, today: string): SQL<string> => sql`case
  when ${standings.state} = 'closed' then
    case when coalesce(${standings.doneOn}, ${today}::date) > ${dueSql(year)} then 'done_late' else 'done' end
  when ${recurrenceSql} = 'ongoing' and ${evidenceTallies.verified} > 0 then 'ongoing_with_results'
  when ${dueSql(year)} < ${today}::date then 'late'
  when ${startedSql} <= ${today}::date then 'in_progress'
  else 'not_due' end`

/**
 * Turns that count in a year: those of assignments held on its last day, or today while it runs. An agency that ended counts until
 * then. A yearly duty whose day had passed when it was given out begins the year after (`hasTurn` in rules.ts).
 */
export const countsIn = (year: number, today: string): SQL => {
  const day = `${year}-12-31` < today ? `${year}-12-31` : today
  return sql`${assignments.assignedOn} <= ${day}::date and (${assignments.endedOn} is null or ${assignments.endedOn} >= ${day}::date)
    and (${recurrenceSql} <> 'annual' or ${assignments.carriesOnId} is not null or ${ownDueSql(year)} >= ${assignments.assignedOn})`
}
