import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, kindNames, type Kind } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import { assignments, clauses, plans, tasks } from '#modules/programme/index.ts'
import { dueSql, fromTurns, recurrenceSql, statusSql, type Status } from '#modules/progress/index.ts'
import type { AgencyStanding, Counts, Month, Standing } from '../contract.ts'
import { noCounts, shareOf, topSection, totalOf } from '../rules.ts'
import { ledIn, wasLateOn } from '../scope.ts'

/** Turns counted two ways in one reading: by agency and by task. Days are 'YYYY-MM-DD'. */
export type Counted = {
  byAgency: Map<string, { counts: Counts; oldestDue: string | null }>
  byTask: Map<string, Counts>
  all: Counts
  /** How many were late at the end of `before`; null where none was asked for. */
  lateBefore: number | null
}

/**
 * Every turn that agencies lead in a year, by status. One pass over assignments, whatever is asked of it afterwards.
 * @param options.before an earlier day of the same year, for comparison.
 */
export async function countsOf(
  db: Reader,
  year: number,
  today: string,
  options: { before?: string | null; where?: SQL } = {},
): Promise<Counted> {
  const due = dueSql(year)
  const before = options.before ?? null
  const turn = fromTurns(db, year, {
    agencyId: assignments.agencyId,
    taskId: assignments.taskId,
    status: sql<Status>`${statusSql(year, today)}`.as('turn_status'),
    due: sql<string>`${due}`.as('turn_due'),
    wasLate: (before ? wasLateOn(due, recurrenceSql, before) : sql<boolean>`false`).as('was_late'),
  })
    .where(and(ledIn(year, today), options.where))
    .as('turn')
  const rows = await db
    .select({
      agencyId: turn.agencyId,
      taskId: turn.taskId,
      status: turn.status,
      count: sql<number>`count(*)::int`,
      oldestDue: sql<string | null>`(min(${turn.due}) filter (where ${turn.status} = 'late'))::text`,
      wasLate: sql<number>`(count(*) filter (where ${turn.wasLate}))::int`,
    })
    .from(turn)
    .groupBy(sql`grouping sets ((${turn.agencyId}, ${turn.status}), (${turn.taskId}, ${turn.status}))`)
  const counted: Counted = { byAgency: new Map(), byTask: new Map(), all: noCounts(), lateBefore: before ? 0 : null }
  for (const row of rows)
    if (row.agencyId !== null) {
      const known = counted.byAgency.get(row.agencyId) ?? { counts: noCounts(), oldestDue: null }
      known.counts[row.status] = row.count
      known.oldestDue ??= row.oldestDue
      counted.byAgency.set(row.agencyId, known)
    } else {
      const known = counted.byTask.get(row.taskId) ?? noCounts()
      known[row.status] = row.count
      counted.byTask.set(row.taskId, known)
      counted.all[row.status] += row.count
      if (counted.lateBefore !== null) counted.lateBefore += row.wasLate
    }
  return counted
}

/** The address of the table of turns, narrowed. */
export const turnsHref = (narrowed: Record<string, string | number>): string =>
  `/tien-do-viec?${new URLSearchParams(Object.entries({ role: 'lead', ...narrowed }).map(([name, value]) => [name, String(value)]))}`

/** Every agency that leads turns, best share first where equal by name; with what a list shows of it. */
export async function agencyStandings(db: Reader, counted: Counted, year: number, today: string): Promise<AgencyStanding[]> {
  const ids = [...counted.byAgency.keys()]
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: agencies.id, code: agencies.code, name: agencies.name, kind: agencies.kind })
    .from(agencies)
    .where(ids.length > 500 ? undefined : inArray(agencies.id, ids))
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`, agencies.code)
  return rows.flatMap(({ id, code, name, kind }) => {
    const known = counted.byAgency.get(id)
    if (!known) return []
    return [
      {
        key: id,
        id,
        code,
        kind,
        label: name,
        href: turnsHref({ year, agency: id }),
        page: `/co-quan/${code}`,
        total: totalOf(known.counts),
        counts: known.counts,
        share: shareOf(known.counts),
        daysLate: known.oldestDue ? daysBetween(known.oldestDue, today) : null,
      },
    ]
  })
}

const daysBetween = (from: string, to: string) => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days

/** By kind of agency, in the order of the register's kinds. */
export function kindStandings(all: readonly AgencyStanding[], year: number): Standing[] {
  return (Object.keys(kindNames) as Kind[]).flatMap(kind => {
    const own = all.filter(one => one.kind === kind)
    if (own.length === 0) return []
    const counts = sumOf(own.map(one => one.counts))
    return [
      {
        key: kind,
        label: `${kindNames[kind]} (${own.length})`,
        href: turnsHref({ year }),
        page: null,
        total: totalOf(counts),
        counts,
      },
    ]
  })
}

export function sumOf(list: readonly Counts[]): Counts {
  const sum = noCounts()
  for (const counts of list) for (const status of Object.keys(sum) as Status[]) sum[status] += counts[status]
  return sum
}

/** By the sections of the plans that give out work, with their headings as printed. */
export async function sectionStandings(db: Reader, counted: Counted, year: number): Promise<Standing[]> {
  const ids = [...counted.byTask.keys()]
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: tasks.id,
      number: tasks.number,
      section: tasks.section,
      planId: plans.id,
      plan: plans.code,
      edition: plans.edition,
    })
    .from(tasks)
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .where(inArray(tasks.id, ids))
    .orderBy(plans.effectiveOn, tasks.number)
  const groups = Map.groupBy(rows, row => `${row.planId} ${topSection(row.section)}`)
  const headings = await db
    .select({ planId: clauses.planId, path: clauses.path, edition: clauses.edition, text: clauses.text })
    .from(clauses)
    .where(
      and(
        inArray(clauses.planId, [...new Set(rows.map(row => row.planId))]),
        inArray(clauses.anchor, [...new Set(rows.map(row => topSection(row.section)))]),
      ),
    )
  const severalPlans = new Set(rows.map(row => row.planId)).size > 1
  return [...groups].map(([key, list]) => {
    const { planId, plan, edition, section } = list[0]!
    const path = topSection(section)
    const heading = headings.find(one => one.planId === planId && one.edition === edition && one.path === path)?.text
    const counts = sumOf(list.map(row => counted.byTask.get(row.id)!))
    return {
      key,
      label: [severalPlans ? `${plan}, ` : '', `Mục ${path}`, heading ? `. ${heading.replace(/[:.;]\s*$/, '')}` : ''].join(''),
      href: turnsHref({ year, plan, section: path }),
      page: `/ke-hoach/${plan}#${path}`,
      total: totalOf(counts),
      counts,
    }
  })
}

/** The address of the list of a month's evidence in some of its states. @param month 'YYYY-MM'. */
export function monthHref(month: string, states: readonly ('claimed' | 'verified')[], agencyId?: string): string {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month)
  const search = new URLSearchParams({
    ...(agencyId ? { agency: agencyId } : {}),
    from: `${month}-01`,
    to: `${month}-${daysInMonth}`,
  })
  for (const state of states) search.append('state', state)
  return `/minh-chung?${search}`
}

/** How much evidence happened in each month of a year until today; months without any are there with nought. */
export async function evidenceMonths(db: Reader, year: number, today: string, agencyId?: string): Promise<Month[]> {
  const rows = await db
    .select({
      month: sql<number>`extract(month from ${evidence.happenedOn})::int`.as('month'),
      claimed: sql<number>`(count(*) filter (where ${evidence.state} = 'claimed'))::int`,
      verified: sql<number>`(count(*) filter (where ${evidence.state} = 'verified'))::int`,
    })
    .from(evidence)
    .where(
      and(
        sql`${evidence.happenedOn} between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)`,
        inArray(evidence.state, ['claimed', 'verified']),
        agencyId ? eq(evidence.agencyId, agencyId) : undefined,
      ),
    )
    .groupBy(sql`month`)
  const last = `${year}` === today.slice(0, 4) ? Number(today.slice(5, 7)) : year < Number(today.slice(0, 4)) ? 12 : 0
  return Array.from({ length: last }, (_, place) => {
    const found = rows.find(row => row.month === place + 1)
    const month = Temporal.PlainYearMonth.from({ year, month: place + 1 }).toString()
    return {
      month,
      claimed: found?.claimed ?? 0,
      verified: found?.verified ?? 0,
      href: monthHref(month, ['claimed', 'verified'], agencyId),
    }
  })
}
