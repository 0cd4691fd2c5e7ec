import { eq } from 'drizzle-orm'
import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import * as contract from '../contract.ts'
import { fault } from '../errors.ts'
import { taskSheet } from '../excel.ts'
import * as policy from '../policy.ts'
import { assignmentsOfTask } from '../queries/assignments.ts'
import { lineOf, planById, targetById, targetsOf } from '../queries/plans.ts'
import { allTasks, lineageOf, linkBetween, linksOf, listTasks, partiesOf, taskBriefs, taskById } from '../queries/tasks.ts'
import { targets, tasks, taskTargets } from '../tables.ts'

export const list = operation({
  name: 'programme.tasks',
  summary: 'Danh sách nhiệm vụ của các kế hoạch',
  reads: 'GET /tasks',
  input: contract.ListTasks,
  output: contract.TaskList,
  allow: 'anyone',
  run: ({ db, clock }, input) => listTasks(db, input, today(clock).toString()),
})

export const exportSheet = operation({
  name: 'programme.tasks_sheet',
  summary: 'Xuất nhiệm vụ ra Excel theo mẫu phụ lục phân công',
  reads: 'GET /tasks.xlsx',
  input: contract.ExportTasks,
  output: contract.TaskSheet,
  allow: 'anyone',
  run: async ({ db, clock }, input) => {
    const day = today(clock).toString()
    return sheetAnswer(await taskSheet(await allTasks(db, input, day)), `Phụ lục phân công nhiệm vụ ${day}`)
  },
})

export const get = operation({
  name: 'programme.task',
  summary: 'Một nhiệm vụ: căn cứ, cơ quan chủ trì, phối hợp, thời hạn, việc đã giao',
  reads: 'GET /tasks/:id',
  input: contract.GetTask,
  output: contract.TaskDetail,
  load: ({ db }, { id }) => taskById(db, id),
  allow: 'anyone',
  run: async ({ db, clock, record: task, me }) => {
    const [plan, headings, parties, lineage, links, [brief], held] = await Promise.all([
      planById(db, task.planId),
      lineOf(db, task.clauseId),
      partiesOf(db, [task.id]),
      lineageOf(db, task),
      linksOf(db, task.planId),
      taskBriefs(db, eq(tasks.id, task.id), today(clock).toString()),
      me && assignmentsOfTask(db, me, task.id),
    ])
    const own = links.filter(link => link.taskId === task.id)
    const linked = own.length > 0 ? await targetsOf(db, eq(targets.planId, task.planId)) : []
    return {
      ...task,
      ...lineage,
      plan: plan!,
      clause: headings.at(-1) ?? null,
      headings: headings.slice(0, -1),
      lead: parties.filter(party => party.role === 'lead'),
      coordinating: parties.filter(party => party.role === 'coordinating'),
      targets: own.flatMap(({ targetId, origin }) =>
        linked.filter(target => target.id === targetId).map(target => ({ ...target, origin })),
      ),
      assigned: brief!.assigned,
      assignments: held,
      may: { assign: me !== null && policy.canAssign(me) && task.endedOn === null, link: me !== null && policy.canLink(me) },
    }
  },
})

export const link = operation({
  name: 'programme.link_target',
  summary: 'Gắn nhiệm vụ với chỉ tiêu',
  writes: 'POST /tasks/:id/targets',
  input: contract.LinkTarget,
  output: contract.Linked,
  load: ({ db }, { id }) => taskById(db, id),
  allow: policy.canLink,
  run: async ({ write, record: task }, { targetId }) => {
    const target = await targetById(write.read, targetId)
    if (target?.planId !== task.planId || target.endedOn !== null)
      throw fault({ path: 'targetId', message: 'Chỉ tiêu này không thuộc kế hoạch của nhiệm vụ hoặc không còn hiệu lực' })
    const known = await linkBetween(write.read, task.id, targetId)
    return known
      ? write.update(taskTargets, known, { origin: 'person' })
      : write.insert(taskTargets, { taskId: task.id, targetId, origin: 'person' })
  },
})

export const unlink = operation({
  name: 'programme.unlink_target',
  summary: 'Bỏ gắn nhiệm vụ với chỉ tiêu',
  writes: 'DELETE /tasks/:id/targets/:targetId',
  input: contract.LinkTarget,
  output: contract.Unlinked,
  load: ({ db }, { id, targetId }) => linkBetween(db, id, targetId),
  allow: policy.canLink,
  run: async ({ write, record }) => {
    await write.remove(taskTargets, record)
    return null
  },
})
