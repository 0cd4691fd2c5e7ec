import { eq } from 'drizzle-orm'
import { today } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { operation } from '#kernel/operation.ts'
import { personById } from '#modules/identity/index.ts'
import { assignmentById } from '#modules/programme/index.ts'
import * as contract from '../contract.ts'
import { fault, subTaskState } from '../errors.ts'
import * as policy from '../policy.ts'
import { subTasksOf, type SubTaskRow } from '../queries/work.ts'
import { subTasks } from '../tables.ts'
import { insistHeld, turnToChange } from './changing.ts'

/** Pieces of the work inside the agency: its own matter, seen by those who see the turn, changed by those who do the work. */

type Given = {
  title?: string | undefined
  due?: string | null | undefined
  assigneeId?: string | null | undefined
  assigneeName?: string | null | undefined
}

/** Who does it: a person of the agency, whose name is kept with it, or a name alone. */
async function assignee(db: Reader, agencyId: string, given: Given) {
  if (given.assigneeId == null)
    return {
      ...(given.assigneeId === undefined ? {} : { assigneeId: null }),
      ...(given.assigneeName === undefined ? {} : { assigneeName: given.assigneeName || null }),
    }
  const person = await personById(db, given.assigneeId)
  if (!person?.units.includes(agencyId))
    throw fault({ path: 'assigneeId', message: 'Người này không làm việc ở cơ quan giữ việc' })
  return { assigneeId: person.id, assigneeName: person.name }
}

const loadOne = async ({ db }: { db: Reader }, { id }: { id: string }) => {
  const [part] = await db.select().from(subTasks).where(eq(subTasks.id, id))
  const assignment = part && (await assignmentById(db, part.assignmentId))
  return assignment && { ...part, agencyId: assignment.agencyId, endedOn: assignment.endedOn }
}
const rowOf = ({ agencyId: _, endedOn: __, ...part }: SubTaskRow & { agencyId: string; endedOn: string | null }): SubTaskRow =>
  part

export const add = operation({
  name: 'progress.add_sub_task',
  summary: 'Thêm việc nhỏ trong cơ quan',
  writes: 'POST /turns/:assignmentId/:year/sub-tasks',
  input: contract.AddSubTask,
  output: contract.SubTask,
  load: turnToChange,
  allow: policy.canSubTask,
  run: async ({ write, clock, record: turn }, given) => {
    insistHeld(turn, today(clock).toString())
    const last = (await subTasksOf(write.read, turn)).at(-1)
    return write.insert(subTasks, {
      assignmentId: turn.assignmentId,
      year: turn.year,
      position: (last?.position ?? 0) + 1,
      title: given.title,
      due: given.due ?? null,
      ...(await assignee(write.read, turn.agencyId, given)),
    })
  },
})

export const update = operation({
  name: 'progress.update_sub_task',
  summary: 'Sửa việc nhỏ: nội dung, hạn, người làm',
  writes: 'PATCH /sub-tasks/:id',
  input: contract.UpdateSubTask,
  output: contract.SubTask,
  load: loadOne,
  allow: policy.canSubTask,
  run: async ({ write, record }, { id: _, version, ...given }) => {
    const who = await assignee(write.read, record.agencyId, given)
    return write.update(subTasks, { ...rowOf(record), version }, { title: given.title, due: given.due, ...who })
  },
})

export const mark = operation({
  name: 'progress.mark_sub_task',
  summary: 'Đánh dấu việc nhỏ đã xong hoặc chưa xong',
  writes: 'POST /sub-tasks/:id/mark',
  input: contract.MarkSubTask,
  output: contract.SubTask,
  load: loadOne,
  allow: policy.canSubTask,
  run: async ({ write, clock, record, me }, { version, done }) => {
    if ((record.doneOn !== null) === done) throw subTaskState()
    return write.update(
      subTasks,
      { ...rowOf(record), version },
      done
        ? { doneOn: today(clock).toString(), doneById: me.id, doneByName: me.name }
        : { doneOn: null, doneById: null, doneByName: null },
    )
  },
})

export const remove = operation({
  name: 'progress.remove_sub_task',
  summary: 'Bỏ việc nhỏ',
  writes: 'DELETE /sub-tasks/:id',
  input: contract.RemoveSubTask,
  output: contract.RemovedSubTask,
  load: loadOne,
  allow: policy.canSubTask,
  run: async ({ write, record }, { version }) => {
    await write.remove(subTasks, { ...rowOf(record), version })
    return null
  },
})

/** Those that are not named keep their order, after the named ones. */
export const reorder = operation({
  name: 'progress.order_sub_tasks',
  summary: 'Sắp lại thứ tự việc nhỏ',
  writes: 'PUT /turns/:assignmentId/:year/sub-tasks/order',
  input: contract.OrderSubTasks,
  output: contract.SubTaskList,
  load: turnToChange,
  allow: policy.canSubTask,
  run: async ({ write, record: turn }, { ids }) => {
    const known = await subTasksOf(write.read, turn)
    if (ids.some(id => !known.some(part => part.id === id)))
      throw fault({ path: 'ids', message: 'Có việc nhỏ không còn trong danh sách; hãy tải lại trang' })
    const wanted = [...new Set(ids)]
    const sorted = [...wanted.map(id => known.find(part => part.id === id)!), ...known.filter(part => !wanted.includes(part.id))]
    for (const [place, part] of sorted.entries()) await write.update(subTasks, part, { position: place + 1 })
    return { items: await subTasksOf(write.read, turn) }
  },
})
