import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { assignments, targets, tasks } from '#modules/programme/index.ts'
import { fault } from '../errors.ts'
import { linkFault } from '../rules.ts'
import { evidence, evidenceLinks } from '../tables.ts'

export type EvidenceRow = typeof evidence.$inferSelect
export type LinkRow = typeof evidenceLinks.$inferSelect

export const linksOf = (db: Reader, evidenceIds: readonly string[]): Promise<LinkRow[]> =>
  evidenceIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(evidenceLinks)
        .where(inArray(evidenceLinks.evidenceId, [...evidenceIds]))
        .orderBy(asc(evidenceLinks.createdAt), asc(evidenceLinks.id))

/** @throws `invalid` where one does not exist, is another agency's or was over on the day. */
export async function assignmentsToLink(
  db: Reader,
  ids: readonly string[],
  claim: { agencyId: string; happenedOn: string },
): Promise<void> {
  if (ids.length === 0) return
  const found = await db
    .select({ agencyId: assignments.agencyId, endedOn: assignments.endedOn, task: tasks.number })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(inArray(assignments.id, [...ids]))
  if (found.length < ids.length) throw fault({ path: 'assignmentIds', message: 'Không tìm thấy nhiệm vụ được giao này' })
  for (const assignment of found) {
    const wrong = linkFault(assignment, claim)
    if (wrong) throw fault(wrong)
  }
}

/** @throws `invalid` where one does not exist. */
export async function targetsToLink(db: Reader, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await db
    .select({ id: targets.id })
    .from(targets)
    .where(inArray(targets.id, [...ids]))
  if (found.length < ids.length) throw fault({ path: 'targetIds', message: 'Không tìm thấy chỉ tiêu này' })
}
