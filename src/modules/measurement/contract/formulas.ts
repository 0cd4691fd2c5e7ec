import { z } from 'zod'
import { EvidenceKind } from '#modules/evidence/contract.ts'

/** The named ways of counting. Each is implemented in queries/formulas.ts; what varies between targets are the parameters. */
export const Formula = z.enum([
  'agencies_with_all_kinds',
  'agencies_with_any',
  'count',
  'sum_of_quantity',
  'share_of_list',
  'share_of_reach',
  'milestone',
  'manual',
])
export type Formula = z.infer<typeof Formula>
export const formulaNames: Record<Formula, string> = {
  agencies_with_all_kinds: 'Tỷ lệ cơ quan có đủ các loại minh chứng',
  agencies_with_any: 'Tỷ lệ cơ quan có ít nhất một minh chứng',
  count: 'Số minh chứng đã xác nhận',
  sum_of_quantity: 'Tổng số lượng của minh chứng đã xác nhận',
  share_of_list: 'Tỷ lệ người trong danh sách đã được đào tạo',
  share_of_reach: 'Tỷ lệ người dân được tiếp cận',
  milestone: 'Các mốc đã có văn bản, minh chứng xác nhận',
  manual: 'Số liệu do cơ quan thường trực nhập kèm minh chứng',
}

/** What is counted towards: a share is kept as 0..1, a number as it is. */
export const measuresShare = (formula: Formula, parameters: Pick<Parameters, 'asNumber'>): boolean =>
  formula !== 'count' && formula !== 'sum_of_quantity' && !parameters.asNumber

/** One thing that must be there: verified evidence of any of the kinds. */
export const Requirement = z.object({
  label: z.string().trim().min(2).max(120),
  kinds: z.array(EvidenceKind).min(1).max(12),
})
export type Requirement = z.infer<typeof Requirement>

/**
 * Which evidence counts: `direct`, linked to the target itself; `target`, also through an assignment whose task brings the target
 * about; `plan`, linked to any assignment or target of the plan.
 */
export const Linked = z.enum(['direct', 'target', 'plan'])
export type Linked = z.infer<typeof Linked>

export const Parameters = z.object({
  /** Codes of groups of agencies; who belongs is asked for the day that is counted. */
  groups: z.array(z.string().max(80)).max(20).optional(),
  /** Codes of single agencies beside the groups. */
  agencies: z.array(z.string().max(80)).max(200).optional(),
  requirements: z.array(Requirement).max(6).optional(),
  linked: Linked.default('target'),
  /** Evidence of things that happened from this day on. */
  since: z.iso.date().optional(),
  /** Several figures of one commune: the largest alone (never counts anybody twice) or their sum. */
  combine: z.enum(['largest', 'sum']).optional(),
  /** A stated figure that is a number and no share. */
  asNumber: z.boolean().optional(),
  unit: z.string().max(40).optional(),
})
export type Parameters = z.infer<typeof Parameters>
