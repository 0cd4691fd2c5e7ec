import { and, asc, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { isSystem, unitsOf } from '#kernel/actor.ts'
import { attachments } from '#kernel/attachments/tables.ts'
import type { Reader } from '#kernel/db/client.ts'
import { fold } from '#kernel/vietnamese.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import { assignments, heldOn, plans, targets, tasks, taskTargets, type PlanRow } from '#modules/programme/index.ts'
import type { ChildPlanRow as Shown, ChildPlanState, ExportChildPlans, ListChildPlans } from '../contract.ts'
import { seesAllTurns } from '../policy.ts'
import { canRecordChildPlan } from '../policy/exceptions.ts'
import { asksForPlan, childPlanState } from '../rules/exceptions.ts'
import { childPlans, childTargets } from '../tables.ts'

export type ChildPlanRow = typeof childPlans.$inferSelect

/** The province's plan of that code, or the one adopted last. */
export async function parentPlan(db: Reader, code?: string): Promise<PlanRow | undefined> {
  const [found] = await db
    .select()
    .from(plans)
    .where(code ? eq(plans.code, code) : undefined)
    .orderBy(desc(plans.adoptedAt), asc(plans.id))
    .limit(1)
  return found
}

const ofOwn = (actor: Actor): SQL => {
  if (isSystem(actor) || seesAllTurns(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? inArray(agencies.id, units) : sql`false`
}

/** Whoever leads work of the province's plan on the day is obliged to plan it. */
const leadsWork = (planId: string, day: string): SQL =>
  sql`exists (select from ${assignments} where ${assignments.agencyId} = ${agencies.id} and ${assignments.planId} = ${planId} and ${assignments.role} = 'lead' and ${heldOn(day)})`

/** Obliged agencies and those that recorded a plan, each with its plans; the best proven first. */
async function allStanding(db: Reader, me: Actor, planId: string, day: string, only?: SQL) {
  const [bodies, recorded] = await Promise.all([
    db
      .select({
        id: agencies.id,
        code: agencies.code,
        name: agencies.name,
        kind: agencies.kind,
        obliged: sql<boolean>`${leadsWork(planId, day)}`,
      })
      .from(agencies)
      .where(
        and(
          ofOwn(me),
          only,
          sql`(${leadsWork(planId, day)} or exists (select from child_plan c where c.agency_id = ${agencies.id} and c.parent_plan_id = ${planId}))`,
        ),
      )
      .orderBy(sql`${agencies.name} collate "vi-x-icu"`),
    plansWhere(db, eq(childPlans.parentPlanId, planId)),
  ])
  const byAgency = Map.groupBy(recorded, row => row.agencyId)
  return bodies.map(agency => ({ agency, plans: byAgency.get(agency.id) ?? [] }))
}

const plansWhere = async (db: Reader, where: SQL) =>
  (
    await db
      .select({
        plan: childPlans,
        evidence: { id: evidence.id, state: evidence.state, reason: evidence.stateReason },
        file: { name: attachments.name, size: attachments.size },
        targets: sql<number>`(select count(*)::int from child_target t where t.child_plan_id = ${childPlans.id})`,
      })
      .from(childPlans)
      .leftJoin(evidence, eq(evidence.id, childPlans.evidenceId))
      .leftJoin(attachments, eq(attachments.id, childPlans.attachmentId))
      .where(where)
      .orderBy(desc(childPlans.issuedOn), desc(childPlans.id))
  ).map(({ plan, evidence: proof, file, targets: count }) => ({
    ...plan,
    evidence: proof,
    file,
    targetCount: count,
    state: childPlanState(proof?.state ?? null),
  }))
export type ChildPlanRecord = Awaited<ReturnType<typeof plansWhere>>[number]

const rank: Record<ChildPlanState, number> = { verified: 0, issued: 1, returned: 2, missing: 3 }
/** A verified plan counts, however many others there are; then the newest. */
const best = (list: ChildPlanRecord[]): ChildPlanRecord | undefined => list.toSorted((a, b) => rank[a.state] - rank[b.state])[0]

export async function standingsOf(
  db: Reader,
  me: Actor,
  planId: string,
  day: string,
  input: Pick<z.output<typeof ExportChildPlans>, 'agency' | 'kind' | 'q' | 'state' | 'sort'>,
) {
  const only = and(
    input.agency ? inArray(agencies.id, input.agency) : undefined,
    input.kind ? sql`${agencies.kind} in ${input.kind}` : undefined,
  )
  const wanted = input.q ? fold(input.q) : undefined
  const rows: z.input<typeof Shown>[] = (await allStanding(db, me, planId, day, only))
    .map(({ agency, plans: own }) => {
      const plan = best(own)
      return {
        agency,
        state: plan?.state ?? ('missing' as const),
        plan: plan ?? null,
        targets: plan?.targetCount ?? 0,
        evidenceId: plan?.evidenceId ?? null,
      }
    })
    .filter(row => !wanted || fold(`${row.agency.name} ${row.plan?.number ?? ''} ${row.plan?.title ?? ''}`).includes(wanted))
  const counts = { missing: 0, issued: 0, returned: 0, verified: 0 }
  for (const row of rows) counts[row.state]++
  const kept = input.state ? rows.filter(row => input.state!.includes(row.state)) : rows
  return { rows: ordered(kept, input.sort), counts }
}

function ordered(rows: z.input<typeof Shown>[], sort: z.output<typeof ListChildPlans>['sort']) {
  if (sort === undefined || sort === 'agency') return rows
  if (sort === '-agency') return rows.toReversed()
  const key = (row: z.input<typeof Shown>) => (sort.endsWith('state') ? String(3 - rank[row.state]) : (row.plan?.issuedOn ?? ''))
  const up = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return sort.startsWith('-') ? up.toReversed() : up
}

/** Agencies for which the person may record a plan. */
export const ownAgencies = async (db: Reader, me: Actor) => {
  const ids = unitsOf(me).filter(agencyId => canRecordChildPlan(me, { agencyId }))
  return ids.length === 0
    ? []
    : db
        .select({ id: agencies.id, name: agencies.name })
        .from(agencies)
        .where(inArray(agencies.id, ids))
        .orderBy(sql`${agencies.name} collate "vi-x-icu"`)
}

export const isObliged = async (db: Reader, agencyId: string, planId: string, day: string): Promise<boolean> =>
  (
    await db
      .select({ id: agencies.id })
      .from(agencies)
      .where(and(eq(agencies.id, agencyId), leadsWork(planId, day)))
  ).length > 0

export const childPlansOf = (db: Reader, agencyId: string, planId: string) =>
  plansWhere(db, and(eq(childPlans.agencyId, agencyId), eq(childPlans.parentPlanId, planId))!)

export const childPlanById = async (db: Reader, id: string): Promise<ChildPlanRecord | undefined> =>
  (await plansWhere(db, eq(childPlans.id, id)))[0]

export const targetsOf = (db: Reader, childPlanIds: string[]) =>
  childPlanIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: childTargets.id,
          childPlanId: childTargets.childPlanId,
          targetId: childTargets.targetId,
          text: childTargets.text,
          value: childTargets.value,
          unit: childTargets.unit,
          year: childTargets.year,
          number: targets.number,
          targetText: targets.text,
        })
        .from(childTargets)
        .leftJoin(targets, eq(targets.id, childTargets.targetId))
        .where(inArray(childTargets.childPlanId, childPlanIds))
        .orderBy(childTargets.childPlanId, asc(childTargets.position))

export const targetRowsOf = (db: Reader, childPlanId: string) =>
  db.select().from(childTargets).where(eq(childTargets.childPlanId, childPlanId))

/** The same number of the same year at the same agency. */
export async function sameNumber(db: Reader, plan: { agencyId: string; number: string; issuedOn: string }, exceptId?: string) {
  const wanted = plainNumber(plan.number)
  const rows = await db.select().from(childPlans).where(eq(childPlans.agencyId, plan.agencyId))
  return rows.find(
    row => row.id !== exceptId && row.issuedOn.slice(0, 4) === plan.issuedOn.slice(0, 4) && plainNumber(row.number) === wanted,
  )
}
/** "Số 05/KH-UBND" and "5/kh-ubnd" are one number. */
const plainNumber = (number: string) =>
  fold(number)
    .replace(/^so:?\s*/, '')
    .replace(/\s+/g, '')
    .replace(/^0+/, '')

export const provinceTargets = (db: Reader, planId: string) =>
  db
    .select({ id: targets.id, number: targets.number, text: targets.text, year: targets.year })
    .from(targets)
    .where(and(eq(targets.planId, planId), isNull(targets.endedOn)))
    .orderBy(asc(targets.number))

/** What a plan of an agency proves: the targets that ask for plans, and of the work that it leads what serves them or asks for a plan itself. */
export async function provenByPlan(db: Reader, agencyId: string, planId: string, day: string) {
  const asking = (await provinceTargets(db, planId)).filter(target => asksForPlan(target.text)).map(target => target.id)
  const held = await db
    .select({
      id: assignments.id,
      text: tasks.text,
      serves:
        asking.length > 0
          ? sql<boolean>`exists (select from ${taskTargets} where ${taskTargets.taskId} = ${tasks.id} and ${inArray(taskTargets.targetId, asking)})`
          : sql<boolean>`false`,
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(and(eq(assignments.agencyId, agencyId), eq(assignments.planId, planId), eq(assignments.role, 'lead'), heldOn(day)))
  return {
    targetIds: asking,
    assignmentIds: held.filter(one => one.serves || /ke hoach/.test(fold(one.text).slice(0, 120))).map(one => one.id),
  }
}
