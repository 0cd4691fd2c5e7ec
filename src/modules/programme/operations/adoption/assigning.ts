import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Write } from '#kernel/audit/write.ts'
import { dayBefore } from '#modules/agencies/index.ts'
import { openAssignments } from '../../queries/assignments.ts'
import { assignments, taskParties } from '../../tables.ts'
import type { Adoption } from './adopt.ts'
import type { Bodies } from './bodies.ts'
import type { KeptItems } from './items.ts'

/** The event after which agencies may be told of work that they got. */
export const workAssigned = 'programme.assigned'

/**
 * Gives the tasks that begin with an edition to the agencies that their bodies come to on the effective day, and ends the
 * assignments of the tasks that it ends. What was given by hand follows a task into its new wording.
 * @returns how many assignments were made.
 */
export async function assignNewTasks(write: Write, adoption: Adoption, items: KeptItems, bodies: Bodies): Promise<number> {
  const { plan, effectiveOn } = adoption
  const former = items.ended.length > 0 ? await openAssignments(write.read, inArray(assignments.taskId, items.ended)) : []
  const byHand = await givenByHand(write, items.ended, former)
  if (former.length > 0)
    await write.statement('assignment', `end those of tasks that edition ${adoption.edition} ends`, async tx => {
      const ended = await tx
        .update(assignments)
        .set({ endedOn: dayBefore(effectiveOn), endedBecause: 'amended', version: sql`${assignments.version} + 1` })
        .where(and(inArray(assignments.taskId, items.ended), isNull(assignments.endedOn)))
      return ended.rowCount ?? 0
    })
  const rows = items.begun.flatMap(task => {
    const before = former.filter(one => one.taskId === task.replaces)
    const reached = bodies.reach(task.parties)
    for (const one of before)
      if (byHand.has(one.id) && !reached.has(one.agencyId)) reached.set(one.agencyId, { role: one.role, viaGroupId: null })
    return [...reached].map(([agencyId, { role, viaGroupId }]) => ({
      planId: plan.id,
      taskId: task.id,
      agencyId,
      role,
      viaGroupId,
      due: task.due,
      assignedOn: effectiveOn,
      carriesOnId: before.find(one => one.agencyId === agencyId)?.id ?? null,
    }))
  })
  await write.insertMany(assignments, rows)
  if (rows.length > 0) await write.emit(workAssigned, { planId: plan.id, because: 'adopted', count: rows.length })
  return rows.length
}

/** Assignments that no body of the text explains: a person made them. */
async function givenByHand(
  write: Write,
  taskIds: string[],
  former: { id: string; taskId: string; agencyId: string; viaGroupId: string | null }[],
) {
  if (former.length === 0) return new Set<string>()
  const named = await write.read
    .select({ taskId: taskParties.taskId, agencyId: taskParties.agencyId })
    .from(taskParties)
    .where(inArray(taskParties.taskId, taskIds))
  const explained = new Set(named.map(party => `${party.taskId} ${party.agencyId}`))
  return new Set(
    former.filter(one => one.viaGroupId === null && !explained.has(`${one.taskId} ${one.agencyId}`)).map(one => one.id),
  )
}
