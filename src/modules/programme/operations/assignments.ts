import { eq } from 'drizzle-orm'
import { today } from '#kernel/clock.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import { agenciesByIds, isValidOn } from '#modules/agencies/index.ts'
import { workAssigned } from './adoption/assigning.ts'
import * as contract from '../contract.ts'
import { assignmentOver, fault } from '../errors.ts'
import { assignmentSheet } from '../excel.ts'
import * as policy from '../policy.ts'
import { allAssignments, assignmentToEnd, listAssignments, openAssignments } from '../queries/assignments.ts'
import { taskById } from '../queries/tasks.ts'
import { assignments } from '../tables.ts'

export const list = operation({
  name: 'programme.assignments',
  summary: 'Danh sách việc đã giao',
  reads: 'GET /assignments',
  input: contract.ListAssignments,
  output: contract.AssignmentList,
  allow: 'signedIn',
  run: ({ db, clock, me }, input) => listAssignments(db, me, input, today(clock).toString()),
})

export const exportSheet = operation({
  name: 'programme.assignments_sheet',
  summary: 'Xuất việc đã giao ra Excel',
  reads: 'GET /assignments.xlsx',
  input: contract.ExportAssignments,
  output: contract.AssignmentSheet,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => {
    const day = input.on ?? today(clock).toString()
    return sheetAnswer(await assignmentSheet(await allAssignments(db, me, input, day)), `Việc đã giao ${day}`)
  },
})

export const assign = operation({
  name: 'programme.assign',
  summary: 'Giao nhiệm vụ cho cơ quan bằng tay',
  writes: 'POST /tasks/:id/assignments',
  input: contract.Assign,
  output: contract.Assigned,
  load: ({ db }, { id }) => taskById(db, id),
  allow: policy.canAssign,
  run: async ({ write, clock, record: task }, { agencyIds, role, on = today(clock).toString(), reason }) => {
    if (task.endedOn !== null)
      throw fault({ path: 'id', message: 'Nhiệm vụ này không còn hiệu lực; hãy giao nhiệm vụ thay thế nó' })
    const wanted = [...new Set(agencyIds)]
    const found = await agenciesByIds(write.read, wanted)
    if (found.length < wanted.length) throw fault({ path: 'agencyIds', message: 'Có cơ quan không còn trong danh mục' })
    const over = found.find(agency => !isValidOn(agency, on))
    if (over) throw fault({ path: 'agencyIds', message: `${over.name} không hoạt động vào ngày giao việc` })
    const held = new Map((await openAssignments(write.read, eq(assignments.taskId, task.id))).map(one => [one.agencyId, one]))
    write.because(reason)
    const made = await write.insertMany(
      assignments,
      wanted
        .filter(agencyId => !held.has(agencyId))
        .map(agencyId => ({ planId: task.planId, taskId: task.id, agencyId, role, due: task.due, assignedOn: on })),
    )
    for (const agencyId of wanted) {
      const own = held.get(agencyId)
      if (own && own.role !== role) await write.update(assignments, own, { role })
    }
    if (made.length > 0)
      await write.emit(workAssigned, { planId: task.planId, taskId: task.id, because: 'by_hand', count: made.length })
    return { assigned: made.length, alreadyHeld: wanted.length - made.length }
  },
})

export const end = operation({
  name: 'programme.end_assignment',
  summary: 'Kết thúc việc đã giao cho một cơ quan',
  writes: 'POST /assignments/:id/end',
  input: contract.EndAssignment,
  output: contract.AssignmentKey,
  load: ({ db }, { id }) => assignmentToEnd(db, id),
  allow: policy.canAssign,
  run: async ({ write, clock, record }, { version, on = today(clock).toString(), reason }) => {
    if (record.endedOn !== null) throw assignmentOver({ on: shortDay(record.endedOn) })
    if (on < record.assignedOn) throw fault({ path: 'on', message: 'Ngày kết thúc phải từ ngày giao trở đi' })
    write.because(reason)
    return write.update(assignments, { ...record, version }, { endedOn: on, endedBecause: 'by_hand' })
  },
})
