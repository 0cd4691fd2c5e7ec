import { and, asc, countDistinct, desc, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { attachments } from '#kernel/attachments/tables.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, groups } from '#modules/agencies/index.ts'
import type { PartyRole } from '../contract.ts'
import { heldOn } from '../scope.ts'
import { assignments, clauses, editions, plans, responsibilities, targets, taskParties, tasks, taskTargets } from '../tables.ts'

/** Read models of the public pages: adopted plans only, no person's name but the signer's. Days are 'YYYY-MM-DD'. */

export type PublicPlan = Omit<typeof plans.$inferSelect, 'adoptedById' | 'adoptedByName'>
export type PublicEdition = Pick<typeof editions.$inferSelect, 'edition' | 'number' | 'title' | 'issuedOn' | 'effectiveOn'> & {
  file: { name: string; size: number } | null
}
/** A body named for a task, with the address of its page; without one it names nobody in the register. */
export type PublicParty = { role: PartyRole; name: string; href: string | null }
/** Where an item's paragraph stands; of an item that ended, in the edition that last held it. */
type Place = { anchor: string | null; edition: number | null }
export type PublicTask = typeof tasks.$inferSelect & Place & { parties: PublicParty[] }
export type PublicTarget = typeof targets.$inferSelect & Place

const holds = (endedOn: AnyPgColumn, today: string): SQL => or(isNull(endedOn), gte(endedOn, today))!

/** Adopted plans, the newest first. */
export const publicPlans = (db: Reader): Promise<PublicPlan[]> =>
  db.select().from(plans).orderBy(desc(plans.effectiveOn), desc(plans.adoptedAt))

/** The plan that holds today: of those in effect the one that came last. */
export const planInForce = async (db: Reader, today: string): Promise<PublicPlan | undefined> =>
  (
    await db
      .select()
      .from(plans)
      .where(lte(plans.effectiveOn, today))
      .orderBy(desc(plans.effectiveOn), desc(plans.adoptedAt))
      .limit(1)
  )[0]

export async function editionsOf(db: Reader, planId: string): Promise<PublicEdition[]> {
  const rows = await db
    .select({
      edition: editions.edition,
      number: editions.number,
      title: editions.title,
      issuedOn: editions.issuedOn,
      effectiveOn: editions.effectiveOn,
      name: attachments.name,
      size: attachments.size,
    })
    .from(editions)
    .leftJoin(attachments, eq(attachments.id, editions.attachmentId))
    .where(eq(editions.planId, planId))
    .orderBy(desc(editions.edition))
  return rows.map(({ name, size, ...row }) => ({ ...row, file: name === null || size === null ? null : { name, size } }))
}

/** @param which every task of a plan that holds today, or named ones whether they hold or not. */
export async function publicTasks(
  db: Reader,
  which: { planId: string; today: string } | { ids: string[] } | { planId: string; number: number },
): Promise<PublicTask[]> {
  if ('ids' in which && which.ids.length === 0) return []
  const where =
    'ids' in which
      ? inArray(tasks.id, which.ids)
      : and(
          eq(tasks.planId, which.planId),
          'number' in which ? eq(tasks.number, which.number) : holds(tasks.endedOn, which.today),
        )
  const [rows, named] = await Promise.all([
    db
      .select({ task: tasks, anchor: clauses.anchor, edition: clauses.edition })
      .from(tasks)
      .leftJoin(clauses, eq(clauses.id, tasks.clauseId))
      .where(where)
      .orderBy(tasks.number),
    db
      .select({
        taskId: taskParties.taskId,
        role: taskParties.role,
        asWritten: taskParties.asWritten,
        agency: { name: agencies.name, code: agencies.code },
        group: { name: groups.name, code: groups.code },
      })
      .from(taskParties)
      .innerJoin(tasks, eq(tasks.id, taskParties.taskId))
      .leftJoin(agencies, eq(agencies.id, taskParties.agencyId))
      .leftJoin(groups, eq(groups.id, taskParties.groupId))
      .where(where)
      .orderBy(taskParties.role, taskParties.position),
  ])
  const parties = Map.groupBy(named, party => party.taskId)
  return rows.map(({ task, anchor, edition }) => ({
    ...task,
    anchor,
    edition,
    parties: (parties.get(task.id) ?? []).map(({ role, agency, group, asWritten }) => ({
      role,
      name: agency?.name ?? group?.name ?? asWritten,
      href: agency ? `/co-quan/${agency.code}` : group ? `/co-quan/nhom/${group.code}` : null,
    })),
  }))
}

export async function publicTargets(
  db: Reader,
  which: { planId: string; today: string } | { ids: string[] } | { planId: string; number: number },
): Promise<PublicTarget[]> {
  if ('ids' in which && which.ids.length === 0) return []
  const rows = await db
    .select({ target: targets, anchor: clauses.anchor, edition: clauses.edition })
    .from(targets)
    .leftJoin(clauses, eq(clauses.id, targets.clauseId))
    .where(
      'ids' in which
        ? inArray(targets.id, which.ids)
        : and(
            eq(targets.planId, which.planId),
            'number' in which ? eq(targets.number, which.number) : holds(targets.endedOn, which.today),
          ),
    )
    .orderBy(asc(targets.number))
  return rows.map(({ target, anchor, edition }) => ({ ...target, anchor, edition }))
}

/** Which tasks bring which targets about, within a plan. */
export const linksOf = (db: Reader, planId: string): Promise<{ taskId: string; targetId: string }[]> =>
  db
    .select({ taskId: taskTargets.taskId, targetId: taskTargets.targetId })
    .from(taskTargets)
    .innerJoin(tasks, eq(tasks.id, taskTargets.taskId))
    .where(eq(tasks.planId, planId))

/** How many agencies hold a task today, by role. */
export async function holdersOf(db: Reader, taskId: string, today: string): Promise<Record<PartyRole, number>> {
  const rows = await db
    .select({ role: assignments.role, agencies: countDistinct(assignments.agencyId) })
    .from(assignments)
    .where(and(eq(assignments.taskId, taskId), heldOn(today)))
    .groupBy(assignments.role)
  const of = (role: PartyRole) => rows.find(row => row.role === role)?.agencies ?? 0
  return { lead: of('lead'), coordinating: of('coordinating') }
}

/** How much work each agency holds today, by the agency's code. */
export async function workCounts(db: Reader, today: string): Promise<Map<string, Record<PartyRole, number>>> {
  const rows = await db
    .select({
      code: agencies.code,
      lead: sql<number>`count(distinct ${assignments.taskId}) filter (where ${assignments.role} = 'lead')::int`,
      coordinating: sql<number>`count(distinct ${assignments.taskId}) filter (where ${assignments.role} = 'coordinating')::int`,
    })
    .from(assignments)
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .where(heldOn(today))
    .groupBy(agencies.code)
  return new Map(rows.map(({ code, ...counts }) => [code, counts]))
}

export type AgencyTask = {
  task: PublicTask
  plan: { code: string; number: string | null; title: string }
  role: PartyRole
  viaGroup: string | null
}
/** What an agency holds today, the lead first, in the order of the plan. */
export async function workOf(db: Reader, agencyCode: string, today: string): Promise<AgencyTask[]> {
  const group = alias(groups, 'via_group')
  const held = await db
    .select({
      taskId: assignments.taskId,
      role: assignments.role,
      viaGroup: group.name,
      plan: { code: plans.code, number: plans.number, title: plans.title },
    })
    .from(assignments)
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .leftJoin(group, eq(group.id, assignments.viaGroupId))
    .where(and(eq(agencies.code, agencyCode), heldOn(today)))
  const found = new Map((await publicTasks(db, { ids: held.map(row => row.taskId) })).map(task => [task.id, task]))
  return held
    .flatMap(({ taskId, ...rest }) => {
      const task = found.get(taskId)
      return task ? [{ task, ...rest }] : []
    })
    .toSorted((a, b) => b.role.localeCompare(a.role) || a.plan.code.localeCompare(b.plan.code) || a.task.number - b.task.number)
}

/** Responsibilities that name an agency itself, or a group it is in. */
export const responsibilitiesOf = async (
  db: Reader,
  agencyId: string,
  groupIds: string[],
  today: string,
): Promise<{ section: string; anchor: string | null; text: string; plan: string }[]> => {
  const rows = await db
    .select({
      section: responsibilities.section,
      anchor: clauses.anchor,
      text: responsibilities.text,
      parties: responsibilities.parties,
      plan: plans.code,
    })
    .from(responsibilities)
    .innerJoin(plans, eq(plans.id, responsibilities.planId))
    .leftJoin(clauses, eq(clauses.id, responsibilities.clauseId))
    .where(holds(responsibilities.endedOn, today))
    .orderBy(plans.code, responsibilities.section, responsibilities.order)
  return rows
    .filter(row =>
      row.parties.some(party => party.agencyId === agencyId || (party.groupId !== null && groupIds.includes(party.groupId))),
    )
    .map(({ parties: _, ...row }) => row)
}
