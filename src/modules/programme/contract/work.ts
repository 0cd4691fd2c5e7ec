import { z } from 'zod'
import { fileAnswer, flag, id, listInput, listOutput, may, oneOrMore, plainDate, version } from '#kernel/contract.ts'
import { Recurrence } from './draft.ts'
import { ClauseKey, Party, ReportingRule, Responsibility, Target, TaskBrief } from './plans.ts'

const count = z.number().int()

export const PartyRole = z.enum(['lead', 'coordinating'])
export type PartyRole = z.infer<typeof PartyRole>
export const partyRoleNames: Record<PartyRole, string> = { lead: 'Chủ trì', coordinating: 'Phối hợp' }

const taskFilters = {
  plan: z.string().max(120).optional(),
  /** Tasks that this agency holds on the day. */
  agency: id.optional(),
  role: PartyRole.optional(),
  recurrence: oneOrMore(Recurrence),
  dueBefore: plainDate.optional(),
  /** A path and everything under it: `III.1`. */
  section: z.string().max(80).optional(),
  /** Also those that a later edition ended. */
  ended: flag,
}
export const ListTasks = listInput(['number', 'due', 'section'], taskFilters)
export const TaskRow = TaskBrief.extend({ plan: z.string(), coordinating: z.array(z.string()), endedOn: plainDate.nullable() })
export const TaskList = listOutput(TaskRow)
export const ExportTasks = ListTasks.omit({ page: true, pageSize: true })
export const TaskSheet = fileAnswer

export const AssignmentRow = z.object({
  id,
  version,
  role: PartyRole,
  agency: z.object({ id, code: z.string(), name: z.string() }),
  task: z.object({ id, number: count, section: z.string(), text: z.string(), recurrence: Recurrence.nullable() }),
  plan: z.string(),
  due: plainDate.nullable(),
  /** The group through which the agency got it; null when it is named itself or was added by hand. */
  viaGroup: z.string().nullable(),
  assignedOn: plainDate,
  /** Last day on which it held; null while it holds. */
  endedOn: plainDate.nullable(),
})
export type AssignmentRow = z.infer<typeof AssignmentRow>
export const ListAssignments = listInput(['due', 'agency', 'assignedOn'], {
  plan: z.string().max(120).optional(),
  agency: oneOrMore(id),
  task: id.optional(),
  role: PartyRole.optional(),
  recurrence: oneOrMore(Recurrence),
  dueBefore: plainDate.optional(),
  section: z.string().max(80).optional(),
  /** Who held what on this day; today where not given. */
  on: plainDate.optional(),
})
export const AssignmentList = listOutput(AssignmentRow)
export const ExportAssignments = ListAssignments.omit({ page: true, pageSize: true })
export const AssignmentSheet = fileAnswer

export const GetTask = z.object({ id })
export const TaskDetail = z.object({
  id,
  version,
  number: count,
  plan: z.object({ id, code: z.string(), number: z.string().nullable(), title: z.string() }),
  section: z.string(),
  order: count,
  heading: z.string().nullable(),
  text: z.string(),
  clause: ClauseKey.nullable(),
  /** The headings it stands under, from the top. */
  headings: z.array(z.object({ anchor: z.string(), text: z.string() })),
  lead: z.array(Party),
  coordinating: z.array(Party),
  leadUnclear: z.boolean(),
  recurrence: Recurrence.nullable(),
  due: plainDate.nullable(),
  dueText: z.string().nullable(),
  product: z.string().nullable(),
  sinceEdition: count,
  endedOn: plainDate.nullable(),
  replacedBy: z.object({ id, number: count }).nullable(),
  replaces: z.array(z.object({ id, number: count })),
  targets: z.array(Target.extend({ origin: z.enum(['suggested', 'person']) })),
  assigned: z.object({ lead: count, coordinating: count }),
  /** What the reader may see of who holds it and held it; null for those who are not signed in. */
  assignments: z.array(AssignmentRow).nullable(),
  may: may('assign', 'link'),
})
export type TaskDetail = z.infer<typeof TaskDetail>

const reason = z.string().trim().min(5, 'Hãy nêu lý do').max(500)
export const Assign = z.object({
  id,
  agencyIds: z.array(id).min(1, 'Chọn ít nhất một cơ quan').max(5000).meta({ title: 'Cơ quan' }),
  role: PartyRole.meta({ title: 'Vai trò' }),
  on: plainDate.optional().meta({ title: 'Giao từ ngày', description: 'Để trống là hôm nay' }),
  reason: reason.meta({ title: 'Lý do', description: 'Ví dụ: số, ngày của văn bản giao việc' }),
})
export const Assigned = z.object({ assigned: count, alreadyHeld: count })
export const EndAssignment = z.object({
  id,
  version,
  on: plainDate.optional().meta({ title: 'Đến hết ngày', description: 'Để trống là hôm nay' }),
  reason: reason.meta({ title: 'Lý do' }),
})
export const AssignmentKey = z.object({ id, version, endedOn: plainDate.nullable() })

export const LinkTarget = z.object({ id, targetId: id })
export const Linked = z.object({ taskId: id, targetId: id, origin: z.enum(['suggested', 'person']) })
export const Unlinked = z.null()

export const WorkItem = z.object({
  assignmentId: id,
  role: PartyRole,
  taskId: id,
  number: count,
  text: z.string(),
  recurrence: Recurrence.nullable(),
  due: plainDate.nullable(),
  dueText: z.string().nullable(),
  /** Days from today to the due day; negative when it has passed; null without one. */
  daysLeft: count.nullable(),
  viaGroup: z.string().nullable(),
  leads: z.array(z.string()),
  clause: ClauseKey.nullable(),
})
/** Everything that the adopted plans ask of one agency today. */
export const AgencyWork = z.object({
  agency: z.object({ id, code: z.string(), name: z.string() }),
  on: plainDate,
  lead: count,
  coordinating: count,
  plans: z.array(
    z.object({
      code: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      sections: z.array(z.object({ path: z.string(), title: z.string(), items: z.array(WorkItem) })),
      responsibilities: z.array(Responsibility),
      reports: z.array(ReportingRule),
    }),
  ),
})
export type AgencyWork = z.infer<typeof AgencyWork>
export const GetAgencyWork = z.object({ agencyId: id, on: plainDate.optional() })
export const GetMyWork = z.object({ on: plainDate.optional() })
export const MyWork = z.object({ agencies: z.array(AgencyWork) })
