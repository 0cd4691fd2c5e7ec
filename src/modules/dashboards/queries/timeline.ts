import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { dayOffName } from '#kernel/calendar/working-days.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidenceTallies } from '#modules/evidence/index.ts'
import { assignments, lastDayOnTime, plans, reportingRulesOf, tasks } from '#modules/programme/index.ts'
import {
  checkInOf,
  dueSql,
  fromTurns,
  recurrenceSql,
  rhythms,
  standings,
  statusNames,
  statusRules,
  statusSql,
  turnsIn,
  turnYearSql,
  usualRhythm,
  type Status,
} from '#modules/progress/index.ts'
import type { Board, Calendar, Card, DayEntry, Gantt, GanttRow, ShowBoard, ShowCalendar, ShowGantt } from '../contract.ts'
import { noCounts, statusOrder } from '../rules.ts'
import { shownTurns } from '../scope.ts'
import { turnHref } from './province.ts'

type Filter = z.output<typeof ShowGantt>
const yearOf = (input: Filter, today: string) => input.year ?? Number(today.slice(0, 4))

/** The filters again, for the address of a list. */
function narrowed(input: Filter, more: Record<string, string | number>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...input, ...more }))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && name !== 'month') search.append(name, String(one))
  return `/tien-do-viec?${search}`
}

const short = (text: string) => (text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text)

/** What falls on the days of a month: due days, check-ins, days on which the plan wants reports. */
export async function calendarOf(
  db: Reader,
  actor: Actor,
  input: z.output<typeof ShowCalendar>,
  today: string,
): Promise<Calendar> {
  const month = input.month ?? today.slice(0, 7)
  const first = Temporal.PlainDate.from(`${month}-01`)
  const [from, to] = [first.toString(), first.with({ day: first.daysInMonth }).toString()]
  const filter = { ...input, year: first.year }
  const [due, checkIns, reports] = await Promise.all([
    dueDays(db, actor, filter, from, to, today),
    checkInDays(db, actor, filter, from, to, today),
    reportDays(db, input, from, to, today),
  ])
  const days = Array.from({ length: first.daysInMonth }, (_, place) => first.add({ days: place }))
  return {
    month,
    from,
    to,
    today,
    entries: [...due, ...reports, ...checkIns].toSorted((a, b) => a.on.localeCompare(b.on)),
    holidays: days.flatMap(day => {
      const name = dayOffName(day)
      return name ? [{ on: day.toString(), name }] : []
    }),
  }
}

/** One entry for each task and day, however many agencies have it. */
async function dueDays(db: Reader, actor: Actor, input: Filter, from: string, to: string, today: string): Promise<DayEntry[]> {
  const year = yearOf(input, today)
  const due = dueSql(year)
  const status = statusSql(year, today)
  const rows = await fromTurns(db, year, {
    on: sql<string>`${due}::text`.as('due_on'),
    number: tasks.number,
    taskId: tasks.id,
    text: tasks.text,
    count: sql<number>`count(*)::int`,
    late: sql<number>`(count(*) filter (where ${status} = 'late'))::int`,
    open: sql<number>`(count(*) filter (where ${status} in ('not_due', 'in_progress')))::int`,
    agency: sql<string>`min(${agencies.name})`,
    assignmentId: sql<string>`min(${assignments.id}::text)`,
    year: sql<number>`min(${turnYearSql(year)})`,
  })
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .where(and(shownTurns(actor, input, year, today), sql`${due} between ${from}::date and ${to}::date`))
    .groupBy(sql`due_on`, tasks.id)
    .orderBy(sql`due_on`, asc(tasks.number))
  return rows.map(row => ({
    kind: 'due',
    on: row.on,
    title: `Hạn nhiệm vụ ${row.number}${row.count === 1 ? `, ${row.agency}` : ` (${row.count} cơ quan)`}: ${short(row.text)}`,
    status: row.late > 0 ? 'late' : row.open > 0 ? 'in_progress' : 'done',
    count: row.count,
    href: row.count === 1 ? turnHref(row) : narrowed(input, { task: row.taskId, dueFrom: row.on, dueTo: row.on }),
  }))
}

/** Only of agencies that are named, or of the reader's own: of a whole province they would cover every day. */
async function checkInDays(
  db: Reader,
  actor: Actor,
  input: Filter,
  from: string,
  to: string,
  today: string,
): Promise<DayEntry[]> {
  if (!input.agency && actor.grants.some(grant => grant.role === 'office' || grant.role === 'administrator')) return []
  const year = yearOf(input, today)
  const turns = await turnsIn(db, year, today)
    .where(and(shownTurns(actor, input, year, today), eq(assignments.role, 'lead')))
    .limit(5000)
  const [set, kept] = await Promise.all([
    db.select({ taskId: rhythms.taskId, rhythm: rhythms.rhythm }).from(rhythms),
    db
      .select({ assignmentId: standings.assignmentId, year: standings.year, rhythmFrom: standings.rhythmFrom })
      .from(standings)
      .innerJoin(assignments, eq(assignments.id, standings.assignmentId))
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .innerJoin(plans, eq(plans.id, assignments.planId))
      .leftJoin(evidenceTallies, sql`false`)
      .where(shownTurns(actor, { ...input, status: undefined }, year, today)),
  ])
  const rhythmOf = new Map(set.map(row => [row.taskId, row.rhythm]))
  const fromOf = new Map(kept.map(row => [`${row.assignmentId} ${row.year}`, row.rhythmFrom]))
  const due = turns.flatMap(turn => {
    if (turn.status === 'done' || turn.status === 'done_late') return []
    const rhythm = rhythmOf.get(turn.task.id) ?? usualRhythm(turn.recurrence)
    const on = checkInOf({ ...turn, rhythmFrom: fromOf.get(`${turn.assignmentId} ${turn.year}`) ?? null }, rhythm, today)
    return on !== null && on >= from && on <= to ? [{ on, turn }] : []
  })
  return [...Map.groupBy(due, one => one.on)].map(([on, list]) => ({
    kind: 'check_in',
    on,
    title:
      list.length === 1
        ? `Báo cáo nhanh nhiệm vụ ${list[0]!.turn.task.number}: ${short(list[0]!.turn.task.text)}`
        : `Báo cáo nhanh ${list.length} nhiệm vụ (${list.map(one => one.turn.task.number).join(', ')})`,
    status: null,
    count: list.length,
    href: list.length === 1 ? turnHref(list[0]!.turn) : narrowed(input, { state: 'open' }),
  }))
}

async function reportDays(db: Reader, input: Filter, from: string, to: string, today: string): Promise<DayEntry[]> {
  const found = await db
    .select({ id: plans.id, code: plans.code })
    .from(plans)
    .where(input.plan ? eq(plans.code, input.plan) : undefined)
  const entries = await Promise.all(
    found.map(async plan =>
      (await reportingRulesOf(db, plan.id, today)).flatMap(rule =>
        rule.monthDays.flatMap((monthDay): DayEntry[] => {
          const on = lastDayOnTime(monthDay, rule.dueText, Number(from.slice(0, 4)))
          if (on < from || on > to) return []
          const title = `Hạn báo cáo theo kế hoạch${rule.to ? `, gửi ${rule.to}` : ''}`
          return [{ kind: 'report', on, title, status: null, count: 1, href: `/ke-hoach/${plan.code}` }]
        }),
      ),
    ),
  )
  return entries.flat()
}

/** Tasks as bars from the day they were given out to the last due day, with how the turns behind them stand. */
export async function ganttOf(db: Reader, actor: Actor, input: Filter, today: string): Promise<Gantt> {
  const year = yearOf(input, today)
  const status = sql<Status>`${statusSql(year, today)}`.as('turn_status')
  const rows = await fromTurns(db, year, {
    taskId: tasks.id,
    number: tasks.number,
    section: tasks.section,
    text: tasks.text,
    plan: plans.code,
    status,
    count: sql<number>`count(*)::int`,
    from: sql<string>`min(${assignments.assignedOn})::text`,
    to: sql<string | null>`max(${dueSql(year)})::text`,
    agency: sql<string>`min(${agencies.name})`,
    assignmentId: sql<string>`min(${assignments.id}::text)`,
    year: sql<number>`min(${turnYearSql(year)})`,
    recurrence: sql<string>`min(${recurrenceSql})`,
  })
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .where(shownTurns(actor, input, year, today))
    .groupBy(tasks.id, plans.code, sql`turn_status`)
    .orderBy(plans.code, asc(tasks.number))
  const start = `${year}-01-01`
  const grouped = [...Map.groupBy(rows, row => row.taskId).values()].map((list): GanttRow => {
    const one = list[0]!
    const counts = noCounts()
    for (const row of list) counts[row.status] = row.count
    const total = list.reduce((sum, row) => sum + row.count, 0)
    const from = list.map(row => row.from).toSorted()[0]!
    const to =
      list
        .flatMap(row => row.to ?? [])
        .toSorted()
        .at(-1) ?? null
    return {
      taskId: one.taskId,
      number: one.number,
      section: one.section,
      text: one.text,
      from: one.recurrence !== 'once' && from < start ? start : from,
      to,
      total,
      counts,
      agency: total === 1 ? one.agency : null,
      href: total === 1 ? turnHref(one) : narrowed(input, { year, task: one.taskId }),
    }
  })
  const days = [start, `${year}-12-31`, ...grouped.flatMap(row => [row.from, row.to ?? []].flat())].toSorted()
  return { year, from: days[0]!, to: days.at(-1)!, today, rows: grouped }
}

/** Turns as cards under their status, the next due first; thirty of each, the rest in the list. */
export async function boardOf(db: Reader, actor: Actor, input: z.output<typeof ShowBoard>, today: string): Promise<Board> {
  const year = yearOf(input, today)
  const where: SQL = shownTurns(actor, input, year, today)
  const status = statusSql(year, today)
  const numbered = fromTurns(db, year, {
    assignmentId: assignments.id,
    year: sql<number>`${turnYearSql(year)}`.as('card_year'),
    number: tasks.number,
    text: tasks.text,
    agency: agencies.name,
    due: sql<string | null>`${dueSql(year)}::text`.as('card_due'),
    percent: standings.percent,
    verified: sql<number>`coalesce(${evidenceTallies.verified}, 0)`.as('card_verified'),
    status: sql<Status>`${status}`.as('card_status'),
    place:
      sql<number>`row_number() over (partition by ${status} order by ${dueSql(year)} nulls last, ${tasks.number}, ${assignments.id})`.as(
        'card_place',
      ),
    total: sql<number>`(count(*) over (partition by ${status}))::int`.as('card_total'),
  })
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .where(where)
    .as('numbered')
  const rows = await db
    .select()
    .from(numbered)
    .where(sql`${numbered.place} <= 30`)
    .orderBy(numbered.place)
  return {
    year,
    asOf: today,
    columns: statusOrder.toReversed().map(one => {
      const own = rows.filter(row => row.status === one)
      return {
        status: one,
        label: statusNames[one],
        rule: statusRules[one],
        total: own[0]?.total ?? 0,
        cards: own.map((row): Card => ({
          assignmentId: row.assignmentId,
          year: row.year,
          number: row.number,
          text: short(row.text),
          agency: row.agency,
          due: row.due,
          percent: row.percent,
          verified: row.verified,
          href: turnHref(row),
        })),
        href: narrowed(input, { year, status: one }),
      }
    }),
  }
}
