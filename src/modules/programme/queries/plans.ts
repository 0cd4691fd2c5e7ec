import { and, asc, countDistinct, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, groups } from '#modules/agencies/index.ts'
import type { ListPlans } from '../contract.ts'
import { nextReportDay } from '../rules.ts'
import { heldOn } from '../scope.ts'
import {
  assignments,
  clauses,
  editions,
  plans,
  reportingRules,
  responsibilities,
  targets,
  tasks,
  type PartyRow,
} from '../tables.ts'
import { linksOf, taskBriefs } from './tasks.ts'

export type PlanRow = typeof plans.$inferSelect
export type ClauseRow = typeof clauses.$inferSelect

export const planById = async (db: Reader, id: string): Promise<PlanRow | undefined> =>
  (await db.select().from(plans).where(eq(plans.id, id)))[0]

/** For those who are about to change it: others wait until they are done. */
export const planToChange = async (db: Reader, id: string): Promise<PlanRow | undefined> =>
  (await db.select().from(plans).where(eq(plans.id, id)).for('update'))[0]

export const planByCode = async (db: Reader, code: string): Promise<PlanRow | undefined> =>
  (await db.select().from(plans).where(eq(plans.code, code)))[0]

/** Tables are named by hand: in a query of one table Drizzle leaves their names away, and `id` would be the counted row's own. */
const countOf = (table: typeof tasks | typeof targets) =>
  sql<number>`(select count(*)::int from ${table} where ${table}.plan_id = ${plans}.id and ${table}.ended_on is null)`
const summary = {
  id: plans.id,
  code: plans.code,
  number: plans.number,
  title: plans.title,
  issuer: plans.issuer,
  issuedOn: plans.issuedOn,
  effectiveOn: plans.effectiveOn,
  edition: plans.edition,
  adoptedAt: plans.adoptedAt,
  targets: countOf(targets),
  tasks: countOf(tasks),
}

const planOrders = { adoptedAt: plans.adoptedAt, issuedOn: plans.issuedOn, title: sql`${plans.title} collate "vi-x-icu"` }

export async function listPlans(db: Reader, input: z.output<typeof ListPlans>) {
  const where = input.q
    ? sql`lan_toa_fold(${plans.title} || ' ' || coalesce(${plans.number}, '')) like lan_toa_fold(${`%${input.q.replace(/[%_\\]/g, '\\$&')}%`})`
    : undefined
  const field = planOrders[(input.sort ?? 'adoptedAt').replace('-', '') as keyof typeof planOrders]
  const direction = input.sort && !input.sort.startsWith('-') ? asc : desc
  const { page, pageSize } = input
  const [items, total] = await Promise.all([
    db
      .select(summary)
      .from(plans)
      .where(where)
      .orderBy(direction(field), asc(plans.code))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.$count(plans, where),
  ])
  return { items, total, page, pageSize }
}

export const planCounts = async (db: Reader, planId: string, day: string) => {
  const [[work], targetCount, taskCount] = await Promise.all([
    db
      .select({ agencies: countDistinct(assignments.agencyId) })
      .from(assignments)
      .where(and(eq(assignments.planId, planId), heldOn(day))),
    db.$count(targets, and(eq(targets.planId, planId), isNull(targets.endedOn))),
    db.$count(tasks, and(eq(tasks.planId, planId), isNull(tasks.endedOn))),
  ])
  return { agencies: work?.agencies ?? 0, targets: targetCount, tasks: taskCount }
}

export const editionsOf = (db: Reader, planId: string) =>
  db
    .select({
      edition: editions.edition,
      number: editions.number,
      title: editions.title,
      issuedOn: editions.issuedOn,
      effectiveOn: editions.effectiveOn,
      adoptedAt: editions.adoptedAt,
      adoptedBy: editions.adoptedByName,
    })
    .from(editions)
    .where(eq(editions.planId, planId))
    .orderBy(desc(editions.edition))

const clauseKey = { anchor: clauses.anchor, path: clauses.path, verbatim: clauses.verbatim }

/** Names of the bodies that rows hold by id, asked for in one go. */
export async function namesOf(db: Reader, parties: readonly PartyRow[]) {
  const ids = (key: 'agencyId' | 'groupId') => [...new Set(parties.map(party => party[key]).filter(id => id !== null))]
  const [agencyIds, groupIds] = [ids('agencyId'), ids('groupId')]
  const [bodies, ofGroups] = await Promise.all([
    agencyIds.length > 0
      ? db.select({ id: agencies.id, name: agencies.name }).from(agencies).where(inArray(agencies.id, agencyIds))
      : [],
    groupIds.length > 0 ? db.select({ id: groups.id, name: groups.name }).from(groups).where(inArray(groups.id, groupIds)) : [],
  ])
  const names = new Map([...bodies, ...ofGroups].map(body => [body.id, body]))
  return (party: PartyRow) => ({
    agency: (party.agencyId && names.get(party.agencyId)) || null,
    group: (party.groupId && names.get(party.groupId)) || null,
    asWritten: party.asWritten,
  })
}

/** Responsibilities that hold now. */
export async function responsibilitiesOf(db: Reader, planId: string, where?: SQL) {
  const rows = await db
    .select({ row: responsibilities, clause: clauseKey })
    .from(responsibilities)
    .leftJoin(clauses, eq(clauses.id, responsibilities.clauseId))
    .where(and(eq(responsibilities.planId, planId), isNull(responsibilities.endedOn), where))
    .orderBy(sql`${clauses.position} nulls last`, responsibilities.order)
  const named = await namesOf(
    db,
    rows.flatMap(({ row }) => row.parties),
  )
  return rows.map(({ row, clause }) => ({
    id: row.id,
    section: row.section,
    agency: row.agency,
    text: row.text,
    parties: row.parties.map(named),
    held: row.parties,
    clause,
  }))
}

export async function reportingRulesOf(db: Reader, planId: string, today: string) {
  const rows = await db
    .select({ row: reportingRules, clause: clauseKey })
    .from(reportingRules)
    .leftJoin(clauses, eq(clauses.id, reportingRules.clauseId))
    .where(and(eq(reportingRules.planId, planId), isNull(reportingRules.endedOn)))
    .orderBy(sql`${clauses.position} nulls last`, reportingRules.order)
  return rows.map(({ row, clause }) => ({
    id: row.id,
    section: row.section,
    who: row.who,
    held: row.parties,
    to: row.to,
    dueText: row.dueText,
    monthDays: row.monthDays,
    frequency: row.frequency,
    nextDay: nextReportDay(row, today),
    clause,
  }))
}

export const clauseColumns = {
  id: clauses.id,
  parentId: clauses.parentId,
  position: clauses.position,
  anchor: clauses.anchor,
  path: clauses.path,
  mark: clauses.mark,
  level: clauses.level,
  kind: clauses.kind,
  role: clauses.role,
  text: clauses.text,
  verbatim: clauses.verbatim,
  page: clauses.page,
}
export type ClauseOfPlan = Pick<ClauseRow, keyof typeof clauseColumns>

/** All paragraphs of an edition, as the document runs. */
export const clausesOf = (db: Reader, planId: string, edition: number): Promise<ClauseOfPlan[]> =>
  db
    .select(clauseColumns)
    .from(clauses)
    .where(and(eq(clauses.planId, planId), eq(clauses.edition, edition)))
    .orderBy(asc(clauses.position))

/** A paragraph below the headings it stands under, from the top. */
export async function lineOf(
  db: Reader,
  clauseId: string | null,
): Promise<Pick<ClauseRow, 'anchor' | 'path' | 'text' | 'verbatim'>[]> {
  if (clauseId === null) return []
  const { rows } = await db.execute<Pick<ClauseRow, 'anchor' | 'path' | 'text' | 'verbatim'>>(sql`
    with recursive line as (
      select id, parent_id, anchor, path, text, verbatim, 0 as up from clause where id = ${clauseId}
      union all
      select above.id, above.parent_id, above.anchor, above.path, above.text, above.verbatim, line.up + 1
      from clause above join line on above.id = line.parent_id
    )
    select anchor, path, text, verbatim from line order by up desc`)
  return rows
}

/** Numbers of tasks or targets by the paragraph they come from. */
export async function numbersByClause(db: Reader, table: typeof tasks | typeof targets, planId: string) {
  const rows = await db
    .select({ id: table.id, number: table.number, clauseId: table.clauseId })
    .from(table as typeof tasks)
    .where(and(eq(table.planId, planId), isNull(table.endedOn)))
    .orderBy(asc(table.number))
  return Map.groupBy(rows, row => row.clauseId)
}

const targetColumns = {
  id: targets.id,
  number: targets.number,
  section: targets.section,
  anchor: clauses.anchor,
  clauseId: targets.clauseId,
  parentId: clauses.parentId,
  text: targets.text,
  year: targets.year,
  value: targets.value,
  unit: targets.unit,
  comparison: targets.comparison,
}
export const targetsOf = (db: Reader, where: SQL | undefined) =>
  db
    .select(targetColumns)
    .from(targets)
    .leftJoin(clauses, eq(clauses.id, targets.clauseId))
    .where(where)
    .orderBy(sql`${clauses.position} nulls last`, targets.order, targets.number)

export const targetById = async (db: Reader, id: string) => (await db.select().from(targets).where(eq(targets.id, id)))[0]

/** mục tiêu → chỉ tiêu → nhiệm vụ, and the tasks that no target claims. */
export async function goalTree(db: Reader, planId: string, day: string) {
  const [ofPlan, briefs, links] = await Promise.all([
    targetsOf(db, and(eq(targets.planId, planId), isNull(targets.endedOn))),
    taskBriefs(db, and(eq(tasks.planId, planId), isNull(tasks.endedOn)), day),
    linksOf(db, planId),
  ])
  const parentIds = [...new Set(ofPlan.map(target => target.parentId).filter(id => id !== null))]
  const headings = parentIds.length > 0 ? await db.select(clauseColumns).from(clauses).where(inArray(clauses.id, parentIds)) : []
  const headingOf = new Map(headings.map(heading => [heading.id, heading]))
  const briefOf = new Map(briefs.map(brief => [brief.id, brief]))
  const linked = new Set(links.map(link => link.taskId))
  const goals = [...Map.groupBy(ofPlan, target => target.parentId)].map(([parentId, list]) => {
    const heading = parentId === null ? undefined : headingOf.get(parentId)
    return {
      title: heading?.text ?? 'Chỉ tiêu',
      anchor: heading?.anchor ?? null,
      targets: list.map(target => ({
        ...target,
        tasks: links.flatMap(link => {
          const brief = link.targetId === target.id ? briefOf.get(link.taskId) : undefined
          return brief ? [{ ...brief, origin: link.origin }] : []
        }),
      })),
    }
  })
  return { goals, unlinked: briefs.filter(brief => !linked.has(brief.id)) }
}
