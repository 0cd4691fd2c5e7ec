import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { isSystem } from '#kernel/actor.ts'
import { id, plainDate } from '#kernel/contract.ts'
import { operation } from '#kernel/operation.ts'
import { dayBefore } from '#modules/agencies/index.ts'
import { workAssigned } from './adoption/assigning.ts'
import { openAssignments } from '../queries/assignments.ts'
import { assignments } from '../tables.ts'

/**
 * Moves what an agency holds to its successors from the day on which they take over. What it did until then stays with it.
 * A successor that holds the task already keeps its own assignment, and leads if the one that ended led. Safe to run again.
 */
export const followSuccession = operation({
  name: 'programme.follow_succession',
  summary: 'Chuyển việc của cơ quan đã kết thúc cho cơ quan kế thừa',
  writes: 'POST /internal/assignments/succession',
  input: z.object({ id, successors: z.array(id), on: plainDate }),
  output: z.null(),
  allow: isSystem,
  run: async ({ write }, { id: agencyId, successors, on }) => {
    const held = await openAssignments(write.read, eq(assignments.agencyId, agencyId))
    for (const one of held) await write.update(assignments, one, { endedOn: dayBefore(on), endedBecause: 'succeeded' })
    let made = 0
    for (const successor of successors) {
      const own = new Map((await openAssignments(write.read, eq(assignments.agencyId, successor))).map(one => [one.taskId, one]))
      for (const one of held) {
        const already = own.get(one.taskId)
        if (already?.role === 'coordinating' && one.role === 'lead') await write.update(assignments, already, { role: 'lead' })
      }
      const rows = await write.insertMany(
        assignments,
        held
          .filter(one => !own.has(one.taskId))
          .map(({ id: carriesOnId, planId, taskId, role, viaGroupId, due }) => ({
            planId,
            taskId,
            agencyId: successor,
            role,
            viaGroupId,
            due,
            assignedOn: on,
            carriesOnId,
          })),
      )
      made += rows.length
    }
    if (made > 0) await write.emit(workAssigned, { because: 'succeeded', agencies: successors, on, count: made })
    return null
  },
})
