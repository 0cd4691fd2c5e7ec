import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { DutyScope } from '#kernel/duties.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { assignments, tasks } from '#modules/programme/index.ts'
import { asksForPlan } from '../rules/exceptions.ts'
import { difficulties, extensions, urgeItems, urges } from '../tables.ts'
import { parentPlan, provinceTargets } from './child-plans.ts'
import { unanswered } from './difficulties.ts'
import { unansweredItem } from './urging.ts'

/** Column or expression that holds the agency; everything where all are wanted. */
function within(of: DutyScope, agencyId: SQL): SQL {
  if (of === 'everyone') return sql`true`
  return of.agencyIds.length > 0 ? inArray(agencyId, [...of.agencyIds]) : sql`false`
}

const task = { number: tasks.number, text: tasks.text }

export const extensionsAsked = (db: Reader) =>
  db
    .select({
      id: extensions.id,
      at: extensions.at,
      byId: extensions.byId,
      wantedDue: extensions.wantedDue,
      agency: agencies.name,
      task,
    })
    .from(extensions)
    .innerJoin(assignments, eq(assignments.id, extensions.assignmentId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(eq(extensions.state, 'asked'))
    .orderBy(asc(extensions.at))

/** What waits for an answer: of the office, or of the agencies to which it was passed on. */
export const difficultiesToAnswer = (db: Reader, of: DutyScope) =>
  db
    .select({
      id: difficulties.id,
      kind: difficulties.kind,
      state: difficulties.state,
      routedToId: difficulties.routedToId,
      answerBy: difficulties.answerBy,
      byId: difficulties.byId,
      text: difficulties.text,
      agency: agencies.name,
      task,
    })
    .from(difficulties)
    .innerJoin(agencies, eq(agencies.id, difficulties.agencyId))
    .innerJoin(tasks, eq(tasks.id, difficulties.taskId))
    .where(and(unanswered, of !== 'everyone' && of.office ? undefined : within(of, sql`${difficulties.routedToId}`)))
    .orderBy(asc(difficulties.answerBy), asc(difficulties.id))

/** Answers that the agency has not closed yet. */
export const answersToRead = (db: Reader, of: DutyScope) =>
  db
    .select({ id: difficulties.id, kind: difficulties.kind, agencyId: difficulties.agencyId, text: difficulties.text, task })
    .from(difficulties)
    .innerJoin(tasks, eq(tasks.id, difficulties.taskId))
    .where(and(eq(difficulties.state, 'answered'), within(of, sql`${difficulties.agencyId}`)))
    .orderBy(asc(difficulties.updatedAt))

/** The last letter about each turn that its agency has not answered, gathered by agency and letter. */
export async function urgesToAnswer(db: Reader, of: DutyScope) {
  const newest = db
    .selectDistinctOn([urgeItems.assignmentId, urgeItems.year], {
      urgeId: sql<string>`${urges.id}`.as('urged_by'),
      agencyId: urgeItems.agencyId,
      assignmentId: urgeItems.assignmentId,
      year: urgeItems.year,
      answerBy: urges.answerBy,
      at: urges.at,
      open: sql<boolean>`${unansweredItem}`.as('is_open'),
    })
    .from(urgeItems)
    .innerJoin(urges, eq(urges.id, urgeItems.urgeId))
    .where(within(of, sql`${urgeItems.agencyId}`))
    .orderBy(urgeItems.assignmentId, urgeItems.year, desc(urges.at))
    .as('newest')
  return db
    .select({
      urgeId: newest.urgeId,
      agencyId: newest.agencyId,
      answerBy: newest.answerBy,
      at: newest.at,
      count: sql<number>`count(*)::int`,
      assignmentId: sql<string>`min(${newest.assignmentId}::text)`,
      year: sql<number>`min(${newest.year})`,
    })
    .from(newest)
    .where(sql`${newest.open}`)
    .groupBy(newest.urgeId, newest.agencyId, newest.answerBy, newest.at)
    .orderBy(asc(newest.answerBy))
}

/**
 * Agencies that lead work of the newest plan, where a target of it asks every agency for a plan of its own, and none of theirs is
 * claimed or verified. `rejected`: there is one, but its proof was not accepted.
 */
export async function plansMissing(db: Reader, day: string, of: DutyScope) {
  const parent = await parentPlan(db)
  const asking = parent ? (await provinceTargets(db, parent.id)).find(target => asksForPlan(target.text)) : undefined
  if (!parent || !asking) return []
  const own = within(of, sql`a.agency_id`)
  const { rows } = await db.execute<{ agencyId: string; rejected: boolean }>(sql`
    select held.agency_id as "agencyId", exists (
      select from child_plan c where c.agency_id = held.agency_id and c.parent_plan_id = ${parent.id}
    ) as rejected
    from (
      select distinct a.agency_id from assignment a
      where a.plan_id = ${parent.id} and a.role = 'lead' and a.assigned_on <= ${day}::date
        and (a.ended_on is null or a.ended_on >= ${day}::date) and ${own}
    ) held
    where not exists (
      select from child_plan c left join evidence e on e.id = c.evidence_id
      where c.agency_id = held.agency_id and c.parent_plan_id = ${parent.id} and coalesce(e.state, 'claimed') in ('claimed', 'verified')
    )`)
  return rows.map(row => ({ ...row, target: asking, due: asking.year === null ? null : `${asking.year}-12-31` }))
}
