import { z } from 'zod'
import { fileAnswer, id, listInput, listOutput, may, moment, plainDate, version } from '#kernel/contract.ts'
import { Comparison, Frequency, Recurrence } from './draft.ts'

const count = z.number().int()

export const PlanSummary = z.object({
  id,
  code: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  issuer: z.string().nullable(),
  issuedOn: plainDate.nullable(),
  effectiveOn: plainDate,
  edition: count,
  adoptedAt: moment,
  targets: count,
  tasks: count,
})
export const LegalBasis = z.object({
  number: z.string().nullable(),
  date: plainDate.nullable(),
  title: z.string(),
  issuer: z.string().nullable(),
  role: z.enum(['basis', 'proposal']),
})
/** An agency, a group or words that name nobody in the register. */
export const Party = z.object({
  agency: z.object({ id, name: z.string() }).nullable(),
  group: z.object({ id, name: z.string() }).nullable(),
  asWritten: z.string(),
})
export const ClauseKey = z.object({ anchor: z.string(), path: z.string(), verbatim: z.string() })
export const Responsibility = z.object({
  id,
  section: z.string(),
  agency: z.string(),
  parties: z.array(Party),
  text: z.string(),
  clause: ClauseKey.nullable(),
})
export const ReportingRule = z.object({
  id,
  section: z.string(),
  who: z.string().nullable(),
  to: z.string().nullable(),
  dueText: z.string().nullable(),
  /** As printed: "trước ngày 15/6" is 06-15. */
  monthDays: z.array(z.string()),
  frequency: Frequency.nullable(),
  /** The next last day on time, from today on; null when the plan names no day. */
  nextDay: plainDate.nullable(),
  clause: ClauseKey.nullable(),
})
export const Edition = z.object({
  edition: count,
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: plainDate.nullable(),
  effectiveOn: plainDate,
  adoptedAt: moment,
  /** Null for those who are not signed in. */
  adoptedBy: z.string().nullable(),
})

export const ListPlans = listInput(['adoptedAt', 'issuedOn', 'title'], {})
export const PlanList = listOutput(PlanSummary)
export const GetPlan = z.object({ code: z.string().max(120) })
export const PlanDetail = PlanSummary.extend({
  version,
  signer: z.object({ name: z.string().nullable(), position: z.string().nullable(), authority: z.string().nullable() }),
  legalBases: z.array(LegalBasis),
  responsibilities: z.array(Responsibility),
  reportingRules: z.array(ReportingRule),
  editions: z.array(Edition),
  /** Different agencies that hold work of the plan today. */
  agencies: count,
  file: z.object({ name: z.string(), size: count }).nullable(),
  may: may('amend', 'assign'),
})
export type PlanDetail = z.infer<typeof PlanDetail>
export const PlanFile = fileAnswer

/** A paragraph of the plan in its place. */
export const Clause = z.object({
  id,
  parentId: id.nullable(),
  position: count,
  /** Its address within the plan: the path, or the path and the place of a dash (`III.1.a-2`). */
  anchor: z.string(),
  path: z.string(),
  mark: z.string().nullable(),
  level: count,
  kind: z.string(),
  role: z.string(),
  /** Without the mark. */
  text: z.string(),
  verbatim: z.string(),
  page: count.nullable(),
})
/** One task in a list about something else. */
export const TaskBrief = z.object({
  id,
  number: count,
  section: z.string(),
  anchor: z.string().nullable(),
  text: z.string(),
  recurrence: Recurrence.nullable(),
  due: plainDate.nullable(),
  dueText: z.string().nullable(),
  leads: z.array(z.string()),
  /** Agencies that hold it today. */
  assigned: z.object({ lead: count, coordinating: count }),
})
export type TaskBrief = z.infer<typeof TaskBrief>
export const Target = z.object({
  id,
  number: count,
  section: z.string(),
  anchor: z.string().nullable(),
  text: z.string(),
  year: count.nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  comparison: Comparison.nullable(),
})
export const GetClauses = GetPlan.extend({ edition: z.coerce.number().int().min(1).optional() })
export const ClauseList = z.object({
  edition: count,
  items: z.array(
    Clause.extend({ tasks: z.array(z.object({ id, number: count })), targets: z.array(z.object({ id, number: count })) }),
  ),
})
export const GetClause = GetPlan.extend({ anchor: z.string().max(120), edition: z.coerce.number().int().min(1).optional() })
export const ClauseDetail = Clause.extend({
  edition: count,
  ancestors: z.array(z.object({ anchor: z.string(), mark: z.string().nullable(), text: z.string() })),
  children: z.array(Clause),
  tasks: z.array(TaskBrief),
  targets: z.array(Target),
  responsibilities: z.array(Responsibility),
  previous: z.string().nullable(),
  next: z.string().nullable(),
})

/** mục tiêu → chỉ tiêu → nhiệm vụ → số cơ quan được giao. */
export const GoalTree = z.object({
  goals: z.array(
    z.object({
      title: z.string(),
      anchor: z.string().nullable(),
      targets: z.array(Target.extend({ tasks: z.array(TaskBrief.extend({ origin: z.enum(['suggested', 'person']) })) })),
    }),
  ),
  /** Chưa gắn với chỉ tiêu. */
  unlinked: z.array(TaskBrief),
  may: may('link'),
})
