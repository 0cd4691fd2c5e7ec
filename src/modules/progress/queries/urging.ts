import { and, asc, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, agenciesByIds } from '#modules/agencies/index.ts'
import { persons, roleGrants } from '#modules/identity/index.ts'
import { assignments, plans, tasks } from '#modules/programme/index.ts'
import type { ListUrges, PreviewUrge } from '../contract.ts'
import { countsIn, statusSql } from '../scope.ts'
import { urgeItems, urges } from '../tables.ts'
import { workingDaysLate } from '../rules/exceptions.ts'
import { turnsIn } from './turns.ts'

export type UrgeRow = typeof urges.$inferSelect
export type UrgeItemRow = typeof urgeItems.$inferSelect

type Filter = Omit<z.output<typeof PreviewUrge>, 'year'>

/** Turns of a year that their lead agency is late with, in the order of a letter: agency by agency, the longest late first. */
export async function lateTurns(db: Reader, year: number, today: string, filter: Partial<Filter> = {}) {
  const rows = await turnsIn(db, year, today)
    .where(
      and(
        eq(assignments.role, 'lead'),
        countsIn(year, today),
        eq(statusSql(year, today), 'late'),
        filter.agency ? inArray(assignments.agencyId, filter.agency) : undefined,
        filter.kind ? sql`${agencies.kind} in ${filter.kind}` : undefined,
        filter.plan ? eq(plans.code, filter.plan) : undefined,
      ),
    )
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`, asc(assignments.agencyId), asc(tasks.number))
  const late = new Map<string, number>()
  return rows
    .flatMap(row => {
      if (row.due === null) return []
      if (!late.has(row.due)) late.set(row.due, workingDaysLate(row.due, today))
      return [{ ...row, due: row.due, daysLate: late.get(row.due)! }]
    })
    .filter(row => row.daysLate >= (filter.late ?? 0))
}
export type LateTurn = Awaited<ReturnType<typeof lateTurns>>[number]

export const turnKey = (turn: { assignmentId: string; year: number }): string => `${turn.assignmentId}:${turn.year}`

/** When a turn was last urged, by `turnKey`. */
export async function lastUrged(db: Reader, since: Temporal.Instant): Promise<Map<string, Temporal.Instant>> {
  const rows = await db
    .selectDistinctOn([urgeItems.assignmentId, urgeItems.year], {
      assignmentId: urgeItems.assignmentId,
      year: urgeItems.year,
      at: urges.at,
    })
    .from(urgeItems)
    .innerJoin(urges, eq(urges.id, urgeItems.urgeId))
    .where(sql`${urges.at} >= ${since.toString()}::timestamptz`)
    .orderBy(urgeItems.assignmentId, urgeItems.year, desc(urges.at))
  return new Map(rows.map(row => [turnKey(row), row.at]))
}

/** Leaders and officers of agencies, with an account in use: one row for each role at each agency. */
export const peopleOf = (db: Reader, agencyIds: string[]) =>
  agencyIds.length === 0
    ? Promise.resolve([])
    : db
        .selectDistinct({ agencyId: roleGrants.unitId, id: persons.id, name: persons.name, email: persons.email })
        .from(roleGrants)
        .innerJoin(persons, eq(persons.id, roleGrants.personId))
        .where(
          and(
            inArray(roleGrants.unitId, agencyIds),
            inArray(roleGrants.role, ['leader', 'officer']),
            isNotNull(persons.activatedAt),
            isNull(persons.deactivatedAt),
          ),
        )
        .orderBy(persons.id)

/** Addresses of agencies for which nobody has an account. */
export const mailboxesOf = async (
  db: Reader,
  agencyIds: string[],
): Promise<Map<string, { name: string; kind: string; email: string | null }>> =>
  new Map(
    (await agenciesByIds(db, agencyIds)).map(agency => [
      agency.id,
      { name: agency.name, kind: agency.kind, email: agency.email },
    ]),
  )

/** An item that its agency has neither finished nor answered by a note since the letter went out. Names are written out: it stands within other queries. */
export const unansweredItem: SQL = sql.raw(`not exists (
  select from standing s where s.assignment_id = urge_item.assignment_id and s.year = urge_item.year and s.state in ('closing', 'closed')
) and not exists (
  select from progress_note n where n.assignment_id = urge_item.assignment_id and n.year = urge_item.year
    and n.at > urge.at and n.agency_id = urge_item.agency_id
)`)

const shownUrge = {
  id: urges.id,
  at: urges.at,
  by: urges.byName,
  answerBy: urges.answerBy,
  agencies: urges.agencies,
  items: urges.items,
  open: sql<number>`(select count(*)::int from urge_item where urge_item.urge_id = urge.id and ${unansweredItem})`,
}

export async function listUrges(db: Reader, { page, pageSize, sort, q }: z.output<typeof ListUrges>) {
  const where = q ? sql`${urges.message} ilike ${`%${q}%`}` : undefined
  const [items, total] = await Promise.all([
    db
      .select(shownUrge)
      .from(urges)
      .where(where)
      .orderBy(sort === 'at' ? asc(urges.at) : desc(urges.at))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.$count(urges, where),
  ])
  return { items, total, page, pageSize }
}

export const urgeById = async (db: Reader, id: string): Promise<(UrgeRow & { open: number }) | undefined> => {
  const [found] = await db.select({ urge: urges, open: shownUrge.open }).from(urges).where(eq(urges.id, id))
  return found && { ...found.urge, open: found.open }
}

/** What a letter speaks of, in its order. */
export const itemsOf = (db: Reader, urgeId: string, agencyId?: string) =>
  db
    .select({
      assignmentId: urgeItems.assignmentId,
      year: urgeItems.year,
      agency: { id: agencies.id, name: agencies.name },
      task: { id: tasks.id, number: tasks.number, section: tasks.section, text: tasks.text },
      plan: { number: plans.number, title: plans.title, issuedOn: plans.issuedOn, issuer: plans.issuer },
      due: urgeItems.due,
      daysLate: urgeItems.daysLate,
      unanswered: sql<boolean>`${unansweredItem}`,
    })
    .from(urgeItems)
    .innerJoin(urges, eq(urges.id, urgeItems.urgeId))
    .innerJoin(agencies, eq(agencies.id, urgeItems.agencyId))
    .innerJoin(assignments, eq(assignments.id, urgeItems.assignmentId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .where(and(eq(urgeItems.urgeId, urgeId), agencyId ? eq(urgeItems.agencyId, agencyId) : undefined))
    .orderBy(sql`${agencies.name} collate "vi-x-icu"`, asc(tasks.number))

/** The body above the office and the place from which it writes: from the names of the province's committee in the register. */
export async function letterheadOf(db: Reader, officeId: string): Promise<{ parent?: string; place: string }> {
  const committees = await db.select().from(agencies).where(eq(agencies.kind, 'committee'))
  const named = committees.flatMap(agency =>
    [agency.name, ...agency.aliases].flatMap(name => {
      const place = /^UBND (tỉnh|thành phố) (.+)$/.exec(name)?.[2]
      return place ? [{ id: agency.id, name, place }] : []
    }),
  )[0]
  if (!named) return { place: '…' }
  return named.id === officeId ? { place: named.place } : { parent: named.name, place: named.place }
}
