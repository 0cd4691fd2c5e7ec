import { and, eq, gte, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import type { DutyScope } from '#kernel/duties.ts'
import { assignments, heldOn, tasks } from '#modules/programme/index.ts'
import type { Status } from '../contract.ts'
import { countsIn, dueSql, recurrenceSql, statusSql, turnYearSql } from '../scope.ts'
import { notes, rhythms, standings, subTasks } from '../tables.ts'
import { fromTurns } from './turns.ts'

/** What the duties of work are computed from: each one query for a whole scope. */

const ofAgencies = (of: DutyScope): SQL =>
  of === 'everyone' ? sql`true` : of.agencyIds.length > 0 ? inArray(assignments.agencyId, [...of.agencyIds]) : sql`false`

const task = { id: tasks.id, number: tasks.number, text: tasks.text }
const open = sql`coalesce(${standings.state}, 'open') = 'open'`
const notDone = (year: number, day: string) => sql`${statusSql(year, day)} in ('not_due', 'in_progress', 'late')`

/** The present year, and of the one before what is not done each once: work done once belongs to every year. */
const yearsOn = (day: string): { year: number; only: SQL }[] => {
  const year = Number(day.slice(0, 4))
  return [
    { year, only: sql`true` },
    { year: year - 1, only: sql`${recurrenceSql} <> 'once'` },
  ]
}

export type DueTurn = {
  assignmentId: string
  year: number
  agencyId: string
  task: { id: string; number: number; text: string }
  due: string
}
/** Turns that a lead holds today, open and not done, due on the day or before. */
export async function dueTurns(db: Reader, day: string, dueTo: string, of: DutyScope): Promise<DueTurn[]> {
  const found = await Promise.all(
    yearsOn(day).map(({ year, only }) =>
      fromTurns(db, year, {
        assignmentId: assignments.id,
        year: sql<number>`${turnYearSql(year)}`.as('turn_year'),
        agencyId: assignments.agencyId,
        task,
        due: sql<string>`${dueSql(year)}::text`.as('turn_due'),
      }).where(
        and(
          ofAgencies(of),
          eq(assignments.role, 'lead'),
          countsIn(year, day),
          heldOn(day),
          only,
          open,
          notDone(year, day),
          sql`${dueSql(year)} <= ${dueTo}::date`,
        ),
      ),
    ),
  )
  return found.flat()
}

/** How many turns of leads have been late since a day, by the year of the list that shows them. */
export const lateSince = (db: Reader, day: string, dueTo: string): Promise<{ year: number; count: number }[]> =>
  Promise.all(
    yearsOn(day).map(async ({ year, only }) => {
      const [row] = await fromTurns(db, year, { count: sql<number>`count(*)::int` }).where(
        and(
          eq(assignments.role, 'lead'),
          countsIn(year, day),
          only,
          eq(statusSql(year, day), 'late' satisfies Status),
          sql`${dueSql(year)} <= ${dueTo}::date`,
        ),
      )
      return { year, count: row?.count ?? 0 }
    }),
  )

const rhythmSql = sql`coalesce(${rhythms.rhythm}, case when ${recurrenceSql} = 'ongoing' then 'quarterly' else 'monthly' end)`
/** The twin of `checkInOf` in rules.ts for the present year's turns of leads that are open; null where none is wanted. */
export const nextCheckInSql = (year: number): SQL<string | null> => sql`(greatest(
    ${assignments.assignedOn}, case when ${recurrenceSql} = 'once' then null else make_date(${year}::int, 1, 1) end,
    ${standings.lastCheckInOn}, ${standings.rhythmFrom})
  + case ${rhythmSql} when 'weekly' then interval '7 days' when 'monthly' then interval '1 month'
    when 'quarterly' then interval '3 months' end)::date`

export async function checkInsWanted(db: Reader, day: string, until: string, of: DutyScope) {
  const year = Number(day.slice(0, 4))
  return fromTurns(db, year, {
    assignmentId: assignments.id,
    year: sql<number>`${turnYearSql(year)}`.as('turn_year'),
    agencyId: assignments.agencyId,
    task,
    next: sql<string>`${nextCheckInSql(year)}::text`.as('next_check_in'),
  })
    .leftJoin(rhythms, eq(rhythms.taskId, tasks.id))
    .where(
      and(
        ofAgencies(of),
        eq(assignments.role, 'lead'),
        countsIn(year, day),
        heldOn(day),
        open,
        notDone(year, day),
        sql`${nextCheckInSql(year)} <= ${until}::date`,
        sql`(${recurrenceSql} = 'once' or ${nextCheckInSql(year)} <= make_date(${year}::int, 12, 31))`,
      ),
    )
}

/** Check-ins of the last weeks that nobody has looked at. */
export const checkInsToSee = (db: Reader, since: Temporal.Instant, of: DutyScope) =>
  db
    .select({
      id: notes.id,
      assignmentId: notes.assignmentId,
      year: notes.year,
      agencyId: assignments.agencyId,
      task,
      outlook: notes.outlook,
      byId: notes.byId,
      byName: notes.byName,
    })
    .from(notes)
    .innerJoin(assignments, eq(assignments.id, notes.assignmentId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(
      and(
        eq(notes.kind, 'check_in'),
        isNull(notes.acknowledgedAt),
        gte(notes.at, since),
        of !== 'everyone' && of.office
          ? sql`(${ofAgencies(of)} or ${inArray(notes.outlook, ['at_risk', 'off_track'])})`
          : ofAgencies(of),
      ),
    )

export const closingsAsked = (db: Reader) =>
  db
    .select({
      assignmentId: standings.assignmentId,
      year: standings.year,
      task,
      askedById: standings.closingAskedById,
      askedByName: standings.closingAskedByName,
    })
    .from(standings)
    .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(eq(standings.state, 'closing'))
    .orderBy(standings.closingAskedAt)

export const subTasksToDo = (db: Reader, day: string, of: DutyScope) =>
  db
    .select({
      id: subTasks.id,
      assignmentId: subTasks.assignmentId,
      year: subTasks.year,
      title: subTasks.title,
      due: subTasks.due,
      assigneeId: subTasks.assigneeId,
      task,
    })
    .from(subTasks)
    .innerJoin(assignments, eq(assignments.id, subTasks.assignmentId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(
      and(
        isNull(subTasks.doneOn),
        of === 'everyone' ? sql`${subTasks.assigneeId} is not null` : eq(subTasks.assigneeId, of.personId),
        heldOn(day),
      ),
    )
