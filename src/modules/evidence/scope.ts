import { inArray, sql, type SQL } from 'drizzle-orm'
import { type Actor, isSystem, unitsOf } from '#kernel/actor.ts'
import { assignments, taskTargets } from '#modules/programme/index.ts'
import { seesAllEvidence } from './policy.ts'
import { evidence, evidenceChecks, evidenceLinks } from './tables.ts'

/** The twin of `canRead` for lists. */
export function visibleEvidence(actor: Actor): SQL {
  if (isSystem(actor) || seesAllEvidence(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? inArray(evidence.agencyId, units) : sql`false`
}

/** Evidence of an assignment. */
export const provesAssignment = (assignmentId: string): SQL =>
  sql`exists (select from ${evidenceLinks} where ${evidenceLinks.evidenceId} = ${evidence.id} and ${evidenceLinks.assignmentId} = ${assignmentId})`

/** Evidence of any assignment of a task. */
export const provesTask = (taskId: string): SQL =>
  sql`exists (select from ${evidenceLinks} join ${assignments} on ${assignments.id} = ${evidenceLinks.assignmentId}
    where ${evidenceLinks.evidenceId} = ${evidence.id} and ${assignments.taskId} = ${taskId})`

/**
 * Evidence that counts for a target: linked to it, or to an assignment of a task that serves it. A condition on `evidence`, which
 * says nothing of states: whoever counts adds `state = 'verified'`.
 */
export const countsForTarget = (targetId: string): SQL =>
  sql`(exists (select from ${evidenceLinks} where ${evidenceLinks.evidenceId} = ${evidence.id} and ${evidenceLinks.targetId} = ${targetId})
    or exists (select from ${evidenceLinks} join ${assignments} on ${assignments.id} = ${evidenceLinks.assignmentId}
      join ${taskTargets} on ${taskTargets.taskId} = ${assignments.taskId}
      where ${evidenceLinks.evidenceId} = ${evidence.id} and ${taskTargets.targetId} = ${targetId}))`

/**
 * Evidence whose address did not open when it was last looked at: gone or refused at once, out of reach twice in a row (once may
 * be a bad moment of the network).
 */
export const hasDeadLink: SQL = sql`(${evidence.addressKey} is not null and ${evidence.id} in (
  select last.evidence_id from ${evidenceChecks} last where last.outcome <> 'reached'
    and not exists (select from ${evidenceChecks} later where later.evidence_id = last.evidence_id and (later.at, later.id) > (last.at, last.id))
    and (last.outcome <> 'unreachable' or (select before.outcome from ${evidenceChecks} before
      where before.evidence_id = last.evidence_id and (before.at, before.id) < (last.at, last.id) order by before.at desc, before.id desc limit 1) = 'unreachable')))`
