import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { isSystem, systemActor } from '#kernel/actor.ts'
import { id, plainDate } from '#kernel/contract.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { operation } from '#kernel/operation.ts'
import { assignments } from '#modules/programme/index.ts'
import { standings, subTasks } from '../tables.ts'
import { addNote } from './changing.ts'

/**
 * Carries the standing of assignments that a succession moved over to those that carry them on: what was confirmed as done stays
 * done, what is under way goes on from where it stood, unfinished parts of the work come along. The past stays with the agency that
 * had it. Safe to run again: a turn of the successor that already has a standing is left alone.
 */
export const carryOn = operation({
  name: 'progress.carry_on',
  summary: 'Chuyển tình trạng thực hiện sang cơ quan kế thừa',
  writes: 'POST /internal/turns/succession',
  input: z.object({ successors: z.array(id), on: plainDate }),
  output: z.null(),
  allow: isSystem,
  run: async ({ write, clock }, { successors, on }) => {
    if (successors.length === 0) return null
    const carrying = await write.read
      .select()
      .from(assignments)
      .where(and(inArray(assignments.agencyId, successors), eq(assignments.assignedOn, on)))
      .orderBy(asc(assignments.id))
    for (const one of carrying) {
      if (one.carriesOnId === null) continue
      const before = await write.read.select().from(standings).where(eq(standings.assignmentId, one.carriesOnId))
      const already = await write.read.select().from(standings).where(eq(standings.assignmentId, one.id))
      const parts = await write.read
        .select()
        .from(subTasks)
        .where(eq(subTasks.assignmentId, one.carriesOnId))
        .orderBy(asc(subTasks.position))
      const year = Number(on.slice(0, 4))
      for (const old of before) {
        // Years that were over belong to the one that had them.
        if ((old.year !== 0 && old.year < year) || already.some(standing => standing.year === old.year)) continue
        const closed = old.state === 'closed'
        await write.insert(standings, {
          assignmentId: one.id,
          year: old.year,
          // A wish to close was the old agency's word: the new one asks anew.
          state: old.state === 'closing' ? 'open' : old.state,
          startedOn: old.startedOn,
          extendedTo: old.extendedTo,
          percent: old.percent,
          outlook: old.outlook,
          rhythmFrom: on,
          pausedOn: old.pausedOn,
          ...(closed
            ? { doneOn: old.doneOn, closedAt: old.closedAt, closedById: old.closedById, closedByName: old.closedByName }
            : {}),
        })
        await addNote(
          write,
          { assignmentId: one.id, year: old.year, agencyId: one.agencyId },
          {
            kind: closed ? 'closed' : 'note',
            text: closed
              ? `Kế thừa từ cơ quan trước: đã được xác nhận hoàn thành ngày ${shortDay(old.doneOn!)}`
              : 'Kế thừa từ cơ quan trước: tiếp tục từ tình trạng đang có',
            by: systemActor,
            clock,
            percent: old.percent,
          },
        )
        const open = closed ? [] : parts.filter(part => part.year === old.year && part.doneOn === null)
        if (open.length > 0)
          await write.insertMany(
            subTasks,
            // Its people are of the old agency: who does it is decided anew.
            open.map(({ year: ofYear, position, title, due }) => ({ assignmentId: one.id, year: ofYear, position, title, due })),
          )
      }
    }
    return null
  },
})
