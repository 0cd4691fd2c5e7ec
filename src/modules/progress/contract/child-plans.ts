import { z } from 'zod'
import { fileAnswer, id, listInput, listOutput, may, oneOrMore, plainDate, uploadedFile, version } from '#kernel/contract.ts'

const count = z.number().int()
const yearOf = z.coerce.number().int().min(2020, 'Năm chưa đúng').max(2100, 'Năm chưa đúng')

/** Where an obliged agency stands. `returned`: its evidence was rejected. */
export const ChildPlanState = z.enum(['missing', 'issued', 'returned', 'verified'])
export type ChildPlanState = z.infer<typeof ChildPlanState>
export const childPlanStateNames: Record<ChildPlanState, string> = {
  missing: 'Chưa ban hành',
  issued: 'Đã ban hành, chờ xác nhận',
  returned: 'Minh chứng chưa được chấp nhận',
  verified: 'Đã ban hành, đã xác nhận',
}

const ChildPlanBrief = z.object({
  id,
  number: z.string(),
  issuedOn: plainDate,
  title: z.string(),
  year: count,
  address: z.string().nullable(),
  file: z.object({ name: z.string(), size: count }).nullable(),
})
/** One obliged agency, with its newest plan. */
export const ChildPlanRow = z.object({
  agency: z.object({ id, code: z.string(), name: z.string(), kind: z.string() }),
  state: ChildPlanState,
  plan: ChildPlanBrief.nullable(),
  targets: count,
  evidenceId: id.nullable(),
})
export type ChildPlanRow = z.infer<typeof ChildPlanRow>
const filters = {
  /** The province's plan; the newest where not given. */
  plan: z.string().max(120).optional(),
  state: oneOrMore(ChildPlanState),
  agency: oneOrMore(id),
  kind: oneOrMore(z.string().max(40)),
}
export const ListChildPlans = listInput(['agency', 'issuedOn', 'state'], filters)
export const ChildPlanList = listOutput(ChildPlanRow).extend({
  parent: z.object({ id, code: z.string(), title: z.string() }).nullable(),
  counts: z.object({ missing: count, issued: count, returned: count, verified: count }),
  /** Agencies of the reader that may record a plan. */
  own: z.array(z.object({ id, name: z.string() })),
})
export const ExportChildPlans = ListChildPlans.omit({ page: true, pageSize: true })
export const ChildPlanSheet = fileAnswer

export const ChildTarget = z.object({
  /** The province's target that it serves. */
  targetId: id.nullable(),
  text: z.string().trim().min(5, 'Hãy viết chỉ tiêu').max(1000),
  value: z.string().trim().max(60).nullable(),
  unit: z.string().trim().max(60).nullable(),
  year: count.min(2020).max(2100).nullable(),
})
export type ChildTarget = z.infer<typeof ChildTarget>

export const ChildPlanDetail = ChildPlanBrief.extend({
  version,
  agency: z.object({ id, name: z.string() }),
  parent: z.object({ id, code: z.string(), title: z.string() }),
  signerName: z.string().nullable(),
  state: ChildPlanState,
  evidence: z.object({ id, state: z.string(), reason: z.string().nullable() }).nullable(),
  targets: z.array(ChildTarget.extend({ id, target: z.object({ number: count, text: z.string() }).nullable() })),
  may: may('edit'),
})
export type ChildPlanDetail = z.infer<typeof ChildPlanDetail>
export const GetAgencyChildPlans = z.object({ agencyId: id, plan: z.string().max(120).optional() })
export const AgencyChildPlans = z.object({
  agency: z.object({ id, name: z.string() }),
  parent: z.object({ id, code: z.string(), title: z.string() }).nullable(),
  obliged: z.boolean(),
  state: ChildPlanState,
  items: z.array(ChildPlanDetail),
  /** Targets of the province that own targets may serve. */
  provinceTargets: z.array(z.object({ id, number: count, text: z.string(), year: count.nullable() })),
  may: may('add'),
})
export type AgencyChildPlans = z.infer<typeof AgencyChildPlans>

export const ChildPlanFields = z.object({
  number: z
    .string()
    .trim()
    .min(3, 'Hãy ghi số, ký hiệu của kế hoạch')
    .max(60)
    .meta({ title: 'Số, ký hiệu', description: 'Ví dụ: 12/KH-UBND' }),
  issuedOn: plainDate.meta({ title: 'Ngày ban hành' }),
  title: z.string().trim().min(10, 'Hãy ghi trích yếu của kế hoạch').max(500).meta({ title: 'Trích yếu' }),
  year: yearOf.meta({ title: 'Kế hoạch của năm' }),
  signerName: z.string().trim().max(120).nullish().meta({ title: 'Người ký' }),
  address: z
    .url({ protocol: /^https?$/, error: 'Địa chỉ trang phải bắt đầu bằng http:// hoặc https://' })
    .max(500)
    .nullish()
    .meta({ title: 'Địa chỉ trên Cổng/Trang thông tin điện tử', description: 'Nơi đã đăng kế hoạch; hoặc gửi kèm tệp' }),
})
/** Sent as a form with a file; the targets are then JSON text. */
const fromText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
const targets = z.preprocess(fromText, z.array(ChildTarget).max(50).default([]))
export const AddChildPlan = ChildPlanFields.extend({
  agencyId: id,
  /** The province's plan that it carries out; the newest where not given. */
  plan: z.string().max(120).optional(),
  targets,
  file: uploadedFile.optional(),
})
export const UpdateChildPlan = ChildPlanFields.partial().extend({
  id,
  version: z.coerce.number().int().min(1),
  targets: z.preprocess(fromText, z.array(ChildTarget).max(50).optional()),
  file: uploadedFile.optional(),
})
export const ChildPlanKey = z.object({ id, version, evidenceId: id.nullable() })
export const GetChildPlan = z.object({ id })
export const ChildPlanFile = fileAnswer
