import { and, asc, desc, eq, inArray, sql, type ColumnsSelection, type SQL } from 'drizzle-orm'
import type { PgSelectBase, SelectedFields } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { documentMatch } from '#kernel/search/text.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidenceTallies } from '#modules/evidence/index.ts'
import { assignments, daysUntil, plans, tasks, underSection, visibleAssignments } from '#modules/programme/index.ts'
import type { PartyRole, Recurrence } from '#modules/programme/index.ts'
import { lateTogether, Status, statusNames, type ExportTurns, type ListTurns, type StandingState } from '../contract.ts'
import { countsIn, dueSql, recurrenceSql, startedSql, statusSql, turnYearSql } from '../scope.ts'
import { standings } from '../tables.ts'

/** What its people said and proved of a turn. */
export const standingColumns = {
  state: sql<StandingState>`coalesce(${standings.state}, 'open')`.as('turn_state'),
  startedOn: sql<string | null>`${startedSql}::text`.as('turn_started_on'),
  percent: standings.percent,
  outlook: standings.outlook,
  lastCheckInOn: standings.lastCheckInOn,
  claimed: sql<number>`coalesce(${evidenceTallies.claimed}, 0)`.as('turn_claimed'),
  verified: sql<number>`coalesce(${evidenceTallies.verified}, 0)`.as('turn_verified'),
}

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
  status: sql<Status>`${statusSql(year, today)}`.as('turn_status'),
  doneOn: standings.doneOn,
  ...standingColumns,
  assignedOn: assignments.assignedOn,
  endedOn: assignments.endedOn,
})

/** The row of a turn in a year, beside its assignment joined with its task. */
const onTurn = (table: typeof standings | typeof evidenceTallies, year: number): SQL =>
  and(eq(table.assignmentId, assignments.id), sql`${table.year} = ${turnYearSql(year)}`)!

/** Columns are there as they stand; those of the two joined from the left may be null. */
type TurnSelect<Fields extends ColumnsSelection> = PgSelectBase<
  'assignment',
  Fields,
  'partial',
  Record<'assignment' | 'task', 'not-null'> & Record<'standing' | 'evidence_tally', 'nullable'>,
  true
>

/**
 * What every question about turns of a year begins with: assignment ⋈ task ⟕ standing ⟕ evidence_tally, as scope.ts speaks of them.
 * Callers add further joins, where and order.
 */
export const fromTurns = <Fields extends SelectedFields>(db: Reader, year: number, fields: Fields): TurnSelect<Fields> =>
  db
    .select<SelectedFields>(fields)
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .leftJoin(standings, onTurn(standings, year))
    .leftJoin(evidenceTallies, onTurn(evidenceTallies, year))
    // Which columns may be null is beyond the checker while it does not know them; the type above says it.
    .$dynamic() as unknown as TurnSelect<Fields>

/** The turns of a year as a list shows them; callers add where and order. */
export const turnsIn = (db: Reader, year: number, today: string) =>
  fromTurns(db, year, columns(year, today))
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))

type Filter = z.output<typeof ExportTurns>

async function conditions(db: Reader, actor: Actor, input: Filter, year: number, today: string): Promise<SQL | undefined> {
  const where: (SQL | undefined)[] = [visibleAssignments(actor), countsIn(year, today)]
  const state = sql`coalesce(${standings.state}, 'open')`
  if (input.agency) where.push(inArray(assignments.agencyId, input.agency))
  if (input.task) where.push(eq(assignments.taskId, input.task))
  if (input.role) where.push(eq(assignments.role, input.role))
  if (input.section) where.push(underSection(input.section))
  if (input.status) where.push(inArray(statusSql(year, today), input.status))
  if (input.late) where.push(eq(statusSql(year, today), 'late'))
  if (input.state) where.push(inArray(state, input.state))
  if (input.recurrence) where.push(inArray(recurrenceSql, input.recurrence))
  if (input.dueFrom) where.push(sql`${dueSql(year)} >= ${input.dueFrom}::date`)
  if (input.dueTo) where.push(sql`${dueSql(year)} <= ${input.dueTo}::date`)
  if (input.outlook) where.push(inArray(standings.outlook, input.outlook))
  if (input.q) where.push(documentMatch(sql`public.lan_toa_words(${tasks.text})`, input.q).where)
  if (input.plan) {
    const [plan] = await db.select({ id: plans.id }).from(plans).where(eq(plans.code, input.plan))
    where.push(plan ? eq(assignments.planId, plan.id) : sql`false`)
  }
  return and(...where)
}

function order(sort: Filter['sort'], year: number, today: string, agencyPlace: SQL): SQL[] {
  const way = sort?.startsWith('-') ? desc : asc
  const last = (field: SQL) => sql`${way(field)} nulls last`
  const usual = [sql`${dueSql(year)} asc nulls last`, asc(assignments.id)]
  switch (sort?.replace('-', '')) {
    case 'agency':
      return [way(agencyPlace), ...usual]
    case 'task':
      return [asc(plans.code), way(tasks.number), asc(assignments.id)]
    case 'status':
      return [
        way(
          sql`array_position(array[${sql.join(
            Status.options.map(one => sql`${one}`),
            sql`, `,
          )}]::text[], ${statusSql(year, today)})`,
        ),
        ...usual,
      ]
    case 'evidence':
      return [way(sql`coalesce(${evidenceTallies.verified}, 0)`), way(sql`coalesce(${evidenceTallies.claimed}, 0)`), ...usual]
    case 'percent':
      return [last(sql`${standings.percent}`), ...usual]
    default:
      return [last(dueSql(year)), asc(assignments.id)]
  }
}

/**
 * The assignments of a list in its order, and nothing else of them: what is shown is fetched for one page alone. The database leaves
 * out the joins that neither filter nor order asks for. Names are put into Vietnamese order once for each agency.
 */
function ordered(db: Reader, where: SQL | undefined, input: Filter, year: number, today: string) {
  const places = db
    .select({ id: agencies.id, place: sql<number>`row_number() over (order by name collate "vi-x-icu")`.as('agency_place') })
    .from(agencies)
    .as('place_of_agency')
  const rows = fromTurns(db, year, { id: assignments.id }).$dynamic()
  const sorted = order(input.sort, year, today, sql`${places.place}`)
  switch (input.sort?.replace('-', '')) {
    case 'agency':
      return rows
        .innerJoin(places, eq(places.id, assignments.agencyId))
        .where(where)
        .orderBy(...sorted)
    case 'task':
      return rows
        .innerJoin(plans, eq(plans.id, assignments.planId))
        .where(where)
        .orderBy(...sorted)
    default:
      return rows.where(where).orderBy(...sorted)
  }
}

/** The turns of these assignments, in their order. */
async function shownTurns(db: Reader, ids: readonly string[], year: number, today: string) {
  const found = new Map<string, Awaited<ReturnType<typeof turnsIn>>[number]>()
  for (let start = 0; start < ids.length; start += 5000)
    for (const row of await turnsIn(db, year, today).where(inArray(assignments.id, ids.slice(start, start + 5000))))
      found.set(row.assignmentId, row)
  return ids.flatMap(id => {
    const row = found.get(id)
    return row ? [withDays(row, today)] : []
  })
}

export async function listTurns(db: Reader, actor: Actor, input: z.output<typeof ListTurns>, today: string) {
  const year = input.year ?? Number(today.slice(0, 4))
  const where = await conditions(db, actor, input, year, today)
  const { page, pageSize } = input
  const [sorted, [counted]] = await Promise.all([
    ordered(db, where, input, year, today)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    fromTurns(db, year, { total: sql<number>`count(*)::int` }).where(where),
  ])
  const items = await shownTurns(
    db,
    sorted.map(row => row.id),
    year,
    today,
  )
  return { items, total: counted?.total ?? 0, page, pageSize, year, asOf: today }
}

export async function allTurns(db: Reader, actor: Actor, input: Filter, today: string) {
  const year = input.year ?? Number(today.slice(0, 4))
  const sorted = await ordered(db, await conditions(db, actor, input, year, today), input, year, today)
  return shownTurns(
    db,
    sorted.map(row => row.id),
    year,
    today,
  )
}

const withDays = <Row extends { due: string | null; status: Status; role: PartyRole }>(row: Row, today: string) => {
  const daysLeft = row.due === null ? null : daysUntil(row.due, today)
  const statusName = row.role === 'coordinating' && row.status === 'late' ? lateTogether : statusNames[row.status]
  return { ...row, statusName, daysLeft, daysLate: row.status === 'late' && daysLeft !== null ? -daysLeft : null }
}

/** How many turns of a year stand where, for any condition on assignment, task and agency. Statuses without any are left out. */
export const countTurns = (db: Reader, year: number, today: string, where?: SQL): Promise<{ status: Status; count: number }[]> =>
  fromTurns(db, year, { status: sql<Status>`${statusSql(year, today)}`.as('turn_status'), count: sql<number>`count(*)::int` })
    .where(and(countsIn(year, today), where))
    .groupBy(sql`turn_status`)

/** The same for leads, task by task. */
export const countByTask = (
  db: Reader,
  year: number,
  today: string,
): Promise<{ taskId: string; status: Status; count: number }[]> =>
  fromTurns(db, year, {
    taskId: assignments.taskId,
    status: sql<Status>`${statusSql(year, today)}`.as('turn_status'),
    count: sql<number>`count(*)::int`,
  })
    .where(and(countsIn(year, today), eq(assignments.role, 'lead')))
    .groupBy(assignments.taskId, sql`turn_status`)
