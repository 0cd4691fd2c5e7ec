import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { allGroups, belongs, groups, type AgencyRow } from '#modules/agencies/index.ts'
import { daysUntil } from '../rules.ts'
import { heldOn } from '../scope.ts'
import { assignments, clauses, plans, tasks, type PartyRow } from '../tables.ts'
import { clausesOf, reportingRulesOf, responsibilitiesOf, type ClauseOfPlan } from './plans.ts'
import { partiesOf } from './tasks.ts'

/** Everything that the adopted plans ask of one agency on a day: its tasks by section, its duties, when it reports. */
export async function workOf(db: Reader, agency: AgencyRow, day: string) {
  const held = await db
    .select({
      assignmentId: assignments.id,
      role: assignments.role,
      taskId: tasks.id,
      number: tasks.number,
      section: tasks.section,
      text: tasks.text,
      recurrence: tasks.recurrence,
      due: assignments.due,
      dueText: tasks.dueText,
      viaGroup: groups.name,
      clauseId: tasks.clauseId,
      clause: { anchor: clauses.anchor, path: clauses.path, verbatim: clauses.verbatim },
      planId: assignments.planId,
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .leftJoin(clauses, eq(clauses.id, tasks.clauseId))
    .leftJoin(groups, eq(groups.id, assignments.viaGroupId))
    .where(and(eq(assignments.agencyId, agency.id), heldOn(day)))
    .orderBy(desc(plans.adoptedAt), sql`${clauses.position} nulls last`, asc(tasks.order), asc(tasks.number))
  const [ofPlans, memberOf, parties] = await Promise.all([
    db.select().from(plans).orderBy(desc(plans.adoptedAt)),
    allGroups(db).then(all => new Set(all.filter(group => belongs(group.rule, agency, day)).map(group => group.id))),
    held.length > 0 ? partiesOf(db, [...new Set(held.map(item => item.taskId))]) : [],
  ])
  const concerns = (list: readonly PartyRow[]) =>
    list.some(party => party.agencyId === agency.id || (party.groupId !== null && memberOf.has(party.groupId)))
  const leadsOf = (taskId: string) =>
    parties
      .filter(party => party.taskId === taskId && party.role === 'lead')
      .map(party => party.agency?.name ?? party.group?.name ?? party.asWritten)
  const found = []
  for (const plan of ofPlans) {
    const items = held.filter(item => item.planId === plan.id)
    const duties = (await responsibilitiesOf(db, plan.id)).filter(duty => concerns(duty.held))
    if (items.length === 0 && duties.length === 0) continue
    const outline = await clausesOf(db, plan.id, plan.edition)
    const reports = (await reportingRulesOf(db, plan.id, day)).filter(rule => rule.held.length === 0 || concerns(rule.held))
    found.push({
      code: plan.code,
      number: plan.number,
      title: plan.title,
      sections: [...Map.groupBy(items, item => item.section)].map(([path, list]) => ({
        path,
        title: headingOf(outline, list[0]!.clauseId, path),
        items: list.map(item => ({
          ...item,
          daysLeft: item.due === null ? null : daysUntil(item.due, day),
          leads: leadsOf(item.taskId),
        })),
      })),
      responsibilities: duties,
      reports,
    })
  }
  const count = (role: string) => held.filter(item => item.role === role).length
  return { agency, on: day, lead: count('lead'), coordinating: count('coordinating'), plans: found }
}

/** The nearest heading above a paragraph that is worth reading: not the line that only names who does it. */
function headingOf(outline: readonly ClauseOfPlan[], clauseId: string | null, path: string): string {
  const byId = new Map(outline.map(clause => [clause.id, clause]))
  let clause = clauseId === null ? undefined : byId.get(clauseId)
  while (clause?.parentId) {
    const parent = byId.get(clause.parentId)
    const names = parent && (parent.kind === 'heading' || parent.kind === 'part') && !parent.text.endsWith(':')
    if (parent && names) return parent.text
    clause = parent
  }
  return clause?.text ?? `Mục ${path}`
}
