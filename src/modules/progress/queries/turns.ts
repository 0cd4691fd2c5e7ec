import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidenceTallies } from '#modules/evidence/index.ts'
import { assignments, plans, tasks } from '#modules/programme/index.ts'
import type { Recurrence } from '#modules/programme/contract.ts'
import type { StandingState, Status } from '../contract.ts'
import { dueSql, recurrenceSql, startedSql, statusSql, turnYearSql } from '../scope.ts'
import { standings } from '../tables.ts'

/** What a list shows of an assignment's turn in a year, its computed status included. */
const columns = (year: number, today: string) => ({
  assignmentId: assignments.id,
  year: sql<number>`${turnYearSql(year)}`.as('turn_year'),
  role: assignments.role,
  agency: { id: agencies.id, code: agencies.code, name: agencies.name },
  task: { id: tasks.id, number: tasks.number, section: tasks.section, text: tasks.text },
  plan: plans.code,
  recurrence: sql<Recurrence>`${recurrenceSql}`.as('turn_recurrence'),
  due: sql<string | null>`${dueSql(year)}::text`.as('turn_due'),
  extended: sql<boolean>`${standings.extendedTo} is not null`.as('turn_extended'),
  state: sql<StandingState>`coalesce(${standings.state}, 'open')`.as('turn_state'),
  status: sql<Status>`${statusSql(year, today)}`.as('turn_status'),
  startedOn: sql<string | null>`${startedSql}::text`.as('turn_started_on'),
  doneOn: standings.doneOn,
  percent: standings.percent,
  outlook: standings.outlook,
  lastCheckInOn: standings.lastCheckInOn,
  claimed: sql<number>`coalesce(${evidenceTallies.claimed}, 0)`.as('turn_claimed'),
  verified: sql<number>`coalesce(${evidenceTallies.verified}, 0)`.as('turn_verified'),
  assignedOn: assignments.assignedOn,
  endedOn: assignments.endedOn,
})

/** The joins that every question about turns shares; callers add what they select, where and order. */
export const turnsIn = (db: Reader, year: number, today: string) =>
  db
    .select(columns(year, today))
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .leftJoin(standings, onTurn(standings, year))
    .leftJoin(evidenceTallies, onTurn(evidenceTallies, year))

export const onTurn = (table: typeof standings | typeof evidenceTallies, year: number): SQL =>
  and(eq(table.assignmentId, assignments.id), sql`${table.year} = ${turnYearSql(year)}`)!
