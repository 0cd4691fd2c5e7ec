import { z } from 'zod'
import { fileAnswer, flagIfSaid, id, listInput, listOutput, may, moment, plainDate, version } from '#kernel/contract.ts'
import { EvidenceState } from '#modules/evidence/contract.ts'
import { Formula, Parameters } from './formulas.ts'

const count = z.number().int()

/** Where a target stands against the line from the plan's first day to the end of the target's year. */
export const Pace = z.enum(['reached', 'on_pace', 'behind', 'overdue', 'unknown'])
export type Pace = z.infer<typeof Pace>
export const paceNames: Record<Pace, string> = {
  reached: 'Đạt',
  on_pace: 'Đúng nhịp',
  behind: 'Chậm',
  overdue: 'Quá hạn',
  unknown: 'Chưa có số liệu',
}

/** The figure on a day. `value` is a share 0..1 where `share`, otherwise a number; null where nothing can be counted. */
export const Figure = z.object({
  on: plainDate,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  /** Between these bounds the true value lies, where the formula can only estimate. */
  between: z.tuple([z.number(), z.number()]).nullable(),
  missing: z.string().nullable(),
})
export type Figure = z.infer<typeof Figure>

export const Point = z.object({ on: plainDate, value: z.number() })
export type Point = z.infer<typeof Point>

export const TargetKey = z.object({
  id,
  number: count,
  section: z.string(),
  anchor: z.string().nullable(),
  text: z.string(),
  year: count.nullable(),
  plan: z.object({ id, code: z.string(), number: z.string().nullable(), title: z.string() }),
})

/** A target with its present figure. */
export const MeasuredTarget = TargetKey.extend({
  /** Null where nobody has said yet how it is measured; then there is no figure either. */
  measure: z
    .object({
      id,
      code: z.string(),
      edition: count,
      formula: Formula,
      statement: z.string(),
      share: z.boolean(),
      wanted: z.number().nullable(),
      unit: z.string().nullable(),
      validFrom: plainDate,
    })
    .nullable(),
  figure: Figure.nullable(),
  pace: Pace,
  /** What the line of pace asks for today; null for a milestone, which only has a last day. */
  expected: z.number().nullable(),
  /** Last day to reach it. */
  deadline: plainDate.nullable(),
  /** By the straight line of the last sixty days; null without three points or without a rise. */
  forecast: plainDate.nullable(),
  /** In words: `dự kiến đạt ngày 12/03/2026`. */
  forecastText: z.string().nullable(),
  trend: z.array(Point),
})
export type MeasuredTarget = z.infer<typeof MeasuredTarget>

export const ListTargets = z.object({
  plan: z.string().max(120).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
})
export const TargetList = z.object({
  on: plainDate,
  items: z.array(MeasuredTarget),
  /** How pace is told, in words. */
  paceRule: z.string(),
  may: may('revise'),
})

export type TargetList = z.infer<typeof TargetList>

export const MeasureEdition = z.object({
  id,
  edition: count,
  formula: Formula,
  parameters: Parameters,
  statement: z.string(),
  wanted: z.number().nullable(),
  validFrom: plainDate,
  validUntil: plainDate.nullable(),
  basis: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  createdAt: moment,
})
export type MeasureEdition = z.infer<typeof MeasureEdition>
export const Annotation = z.object({ id, version, on: plainDate, text: z.string(), by: z.string(), may: may('remove') })
export type Annotation = z.infer<typeof Annotation>
export const Statement = z.object({
  id,
  on: plainDate,
  numerator: z.number(),
  denominator: z.number().nullable(),
  text: z.string(),
  by: z.string(),
  evidence: z.object({ id, title: z.string(), state: EvidenceState }),
})

export const GetTarget = z.object({ targetId: id })
export const TargetDetail = MeasuredTarget.extend({
  /** Newest first. */
  editions: z.array(MeasureEdition),
  annotations: z.array(Annotation),
  /** Figures stated by hand, newest first. */
  statements: z.array(Statement),
  history: z.array(Point.extend({ numerator: z.number().nullable(), denominator: z.number().nullable(), edition: count })),
  /** From the plan's first day to the end of the target's year; null where pace is no line. */
  line: z.object({ from: Point, to: Point }).nullable(),
  counted: count,
  notCounted: count,
  /** What one row of the list is. */
  memberKind: z.enum(['agency', 'person', 'commune', 'part', 'evidence', 'statement']),
  paceRule: z.string(),
  chartTitle: z.string(),
  may: may('revise', 'annotate', 'state'),
})
export type TargetDetail = z.infer<typeof TargetDetail>

/** One row behind a number: counted or not, and why. */
export const Member = z.object({
  key: z.string(),
  name: z.string(),
  agencyId: id.nullable(),
  agencyCode: z.string().nullable(),
  counted: z.boolean(),
  /** What it adds to the numerator, and of how many. */
  amount: z.number().nullable(),
  of: z.number().nullable(),
  why: z.string(),
  evidence: z.array(z.object({ id, title: z.string(), happenedOn: plainDate, state: EvidenceState })),
})
export type Member = z.infer<typeof Member>
export const ListMembers = listInput(['name', 'counted'], { targetId: id, counted: flagIfSaid, on: plainDate.optional() })
export const MemberList = listOutput(Member)
export const MemberSheet = fileAnswer
export const ExportMembers = z.object({ targetId: id, counted: flagIfSaid, on: plainDate.optional() })
export const GetChart = z.object({ targetId: id, width: z.coerce.number().int().min(240).max(1600).default(720) })
export const Chart = fileAnswer

const reason = z.string().trim().min(5, 'Hãy nêu lý do').max(500)
export const ReviseMeasure = z.object({
  targetId: id,
  /** Edition that the person was looking at; 0 where there was none. A newer one is a conflict. */
  afterEdition: count.min(0),
  formula: Formula.meta({ title: 'Cách tính' }),
  parameters: Parameters.meta({ title: 'Tham số' }),
  statement: z
    .string()
    .trim()
    .min(20, 'Hãy nói cách tính bằng một câu đầy đủ')
    .max(1000)
    .meta({ title: 'Cách tính bằng lời', description: 'Câu này được công khai cạnh con số' }),
  wanted: z.number().min(0).nullish().meta({ title: 'Mức phải đạt' }),
  validFrom: plainDate.meta({ title: 'Áp dụng từ ngày', description: 'Từ hôm nay trở đi; số liệu các ngày trước giữ nguyên' }),
  basis: z.string().trim().min(3, 'Hãy nêu căn cứ').max(500).meta({ title: 'Căn cứ' }),
  reason: reason.meta({ title: 'Lý do thay đổi' }),
})
export const Revised = z.object({ id, targetId: id, edition: count, validFrom: plainDate })

export const Annotate = z.object({
  targetId: id,
  on: plainDate.meta({ title: 'Ngày' }),
  text: z.string().trim().min(3, 'Chú thích quá ngắn').max(500).meta({ title: 'Chú thích' }),
})
export const AnnotationKey = z.object({ id, version, on: plainDate, text: z.string() })
export const RemoveAnnotation = z.object({ id, version: z.coerce.number().int().min(1) })
export const Nothing = z.null()

export const StateValue = z
  .object({
    targetId: id,
    on: plainDate.meta({ title: 'Tính đến ngày' }),
    numerator: z.number().min(0).meta({ title: 'Số đã đạt' }),
    denominator: z.number().positive().nullish().meta({ title: 'Trên tổng số' }),
    text: z.string().trim().min(10, 'Hãy nói số liệu lấy từ đâu').max(1000).meta({ title: 'Nguồn và cách lấy số liệu' }),
    evidenceId: id.meta({ title: 'Minh chứng đã xác nhận' }),
  })
  .refine(({ numerator, denominator }) => denominator == null || numerator <= denominator, {
    path: ['numerator'],
    error: 'Số đã đạt không thể lớn hơn tổng số',
  })
export const Stated = z.object({ id, targetId: id, on: plainDate })
