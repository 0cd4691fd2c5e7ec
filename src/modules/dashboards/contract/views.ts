import { z } from 'zod'
import { fileAnswer, id, plainDate } from '#kernel/contract.ts'
import { EvidenceKind } from '#modules/evidence/contract.ts'
import { Status } from '#modules/progress/contract.ts'

const count = z.number().int()

/** A number that can be asked back: what it counts, by which rule, until when, and where its list is. */
export const Figure = z.object({
  key: z.string(),
  label: z.string(),
  value: z.number(),
  /** `%` or what is counted. */
  unit: z.string(),
  /** Of how many, where that matters. */
  of: count.nullable(),
  /** How it is counted, a sentence. */
  how: z.string(),
  /** Within the workspace, without its base. */
  href: z.string(),
  /** The same number at the end of an earlier day, counted by the same rule; null where it cannot be known. */
  before: z.object({ on: plainDate, value: z.number() }).nullable(),
})
export type Figure = z.infer<typeof Figure>

/** How many turns stand in each status; statuses without any are 0. */
export const Counts = z.record(Status, count)
export type Counts = z.infer<typeof Counts>

/** Turns of one thing: a section, a kind of agency, an agency. */
export const Standing = z.object({
  key: z.string(),
  label: z.string(),
  href: z.string(),
  /** Its public page; null where there is none. */
  page: z.string().nullable(),
  total: count,
  counts: Counts,
})
export type Standing = z.infer<typeof Standing>

export const AgencyStanding = Standing.extend({
  id,
  code: z.string(),
  kind: z.string(),
  /** Done in any way, of all its turns; 0..1, null without turns. */
  share: z.number().nullable(),
  /** Since the oldest due day among its late turns. */
  daysLate: count.nullable(),
})
export type AgencyStanding = z.infer<typeof AgencyStanding>

export const Month = z.object({ month: z.string(), claimed: count, verified: count, href: z.string() })
export type Month = z.infer<typeof Month>

/** A target in one line: where it stands, what is wanted, in which pace. */
export const TargetStrip = z.object({
  id,
  number: count,
  text: z.string(),
  year: count.nullable(),
  value: z.number().nullable(),
  wanted: z.number().nullable(),
  unit: z.string(),
  pace: z.string(),
  paceLabel: z.string(),
  how: z.string().nullable(),
  href: z.string(),
  page: z.string(),
})
export type TargetStrip = z.infer<typeof TargetStrip>

const year = z.coerce.number().int().min(2000).max(2200).optional()
export const GetProvince = z.object({ year })
export const Province = z.object({
  year: count,
  asOf: plainDate,
  /** At most six. */
  figures: z.array(Figure),
  statuses: z.array(z.object({ status: Status, label: z.string(), count, rule: z.string(), href: z.string() })),
  sections: z.array(Standing),
  kinds: z.array(Standing),
  /** Most late turns first, at most ten. */
  late: z.array(AgencyStanding),
  lateAgencies: count,
  months: z.array(Month),
  difficulties: z.object({ open: count, overdue: count, escalated: count, href: z.string() }),
  extensions: z.object({ asked: count, granted: count, refused: count, href: z.string() }),
  targets: z.array(TargetStrip),
  /** Turns that are likely to be late, the most likely first, at most eight; how many in all; by which rule. */
  forecast: z.object({
    total: count,
    rule: z.array(z.string()),
    items: z.array(
      z.object({
        label: z.string(),
        agency: z.string(),
        due: plainDate,
        reasons: z.array(z.string()),
        high: z.boolean(),
        href: z.string(),
      }),
    ),
  }),
})
export type Province = z.infer<typeof Province>

export const CompareAgencies = z.object({ year, kind: z.string().max(40).optional() })
export const Comparison = z.object({ year: count, asOf: plainDate, how: z.string(), items: z.array(AgencyStanding) })

export const GetAgencyView = z.object({ agencyId: id, year })
export const AgencyView = z.object({
  agency: z.object({ id, code: z.string(), name: z.string(), kind: z.string() }),
  year: count,
  asOf: plainDate,
  figures: z.array(Figure),
  own: Standing,
  coordinating: count,
  sections: z.array(Standing),
  /** Open turns that it leads, the next due first, at most twelve. */
  next: z.array(
    z.object({
      assignmentId: id,
      year: count,
      number: count,
      text: z.string(),
      due: plainDate.nullable(),
      status: Status,
      href: z.string(),
    }),
  ),
  months: z.array(Month),
  /** Its share among agencies of the same kind. */
  among: z.object({ kind: z.string(), agencies: count, middle: z.number().nullable() }),
})
export type AgencyView = z.infer<typeof AgencyView>

export const chartNames = ['status', 'sections', 'kinds', 'months', 'late', 'map'] as const
export const ChartName = z.enum(chartNames)
export type ChartName = z.infer<typeof ChartName>
export const DrawChart = z.object({
  name: ChartName,
  format: z.enum(['svg', 'png']).default('svg'),
  year,
  width: z.coerce.number().int().min(240).max(1600).default(640),
  scheme: z.enum(['light', 'dark']).default('light'),
  measure: z.enum(['done', 'late']).default('done'),
})
export const ChartFile = fileAnswer

export const GetWorkbook = z.object({ year })
export const Workbook = fileAnswer

export const GetPaper = z.object({ year })
export const Paper = fileAnswer

/** What the public sees: no person, only verified evidence. */
export const PublicProgress = z.object({
  year: count,
  asOf: plainDate,
  total: count,
  counts: Counts,
  share: z.number().nullable(),
  evidence: z.object({ verified: count, waiting: count }),
  sections: z.array(Standing),
  kinds: z.array(Standing),
  agencies: z.array(AgencyStanding.omit({ href: true, daysLate: true, id: true })),
  months: z.array(Month.omit({ href: true })),
})
export type PublicProgress = z.infer<typeof PublicProgress>
export const NewEvidence = z.object({
  id,
  agency: z.object({ code: z.string(), name: z.string() }),
  kind: EvidenceKind,
  title: z.string(),
  happenedOn: plainDate,
  address: z.string().nullable(),
})
export type NewEvidence = z.infer<typeof NewEvidence>
export const GetOpenData = z.object({ format: z.enum(['json', 'csv']).default('json'), year })
export const OpenData = fileAnswer
