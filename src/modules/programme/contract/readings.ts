import { z } from 'zod'
import type { Block } from '#kernel/documents/document.ts'
import {
  fileAnswer,
  flag,
  id,
  listInput,
  listOutput,
  may,
  moment,
  oneOrMore,
  plainDate,
  uploadedFile,
  version,
} from '#kernel/contract.ts'
import { Doubt, Draft, Edit } from './draft.ts'

export const ReadingState = z.enum(['queued', 'reading', 'ready', 'failed', 'adopted', 'discarded'])
export type ReadingState = z.infer<typeof ReadingState>
export const readingStateNames: Record<ReadingState, string> = {
  queued: 'Đang chờ đọc',
  reading: 'Đang đọc',
  ready: 'Chờ kiểm tra',
  failed: 'Không đọc được',
  adopted: 'Đã thông qua',
  discarded: 'Đã bỏ',
}

const planKey = z.object({ id, code: z.string(), title: z.string() })
export const ReadingSummary = z.object({
  id,
  version,
  file: z.object({ name: z.string(), size: z.number().int() }),
  state: ReadingState,
  /** While it is being read: pages done of all. */
  progress: z.object({ page: z.number().int(), pages: z.number().int(), stage: z.enum(['text', 'recognition']) }).nullable(),
  /** Why it could not be read, and what to do. */
  error: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  title: z.string().nullable(),
  uploadedBy: z.string(),
  createdAt: moment,
  amendsPlan: planKey.nullable(),
  adoptedPlan: planKey.nullable(),
})
export type ReadingSummary = z.infer<typeof ReadingSummary>

export const Upload = z.object({
  file: uploadedFile,
  /** The adopted plan of which this is a new edition. */
  amendsPlanId: id.optional(),
  /** The person insists that the plan is the province's own, though its text names another. */
  ownProvince: flag,
})
export const Uploaded = z.object({ id, version, state: ReadingState })

export const ListReadings = listInput(['createdAt', 'state'], { state: oneOrMore(ReadingState) })
export const ReadingList = listOutput(ReadingSummary)
export const GetReading = z.object({ id })

/** One line of the history of checking. */
export const EditEntry = z.object({ what: z.string(), by: z.string(), at: moment, undone: z.boolean() })
/** What changes with every edit; answered by edit, undo and redo too. */
export const Checking = z.object({
  version,
  draft: Draft.nullable(),
  /** Those that stand in the way of adoption first, then the least certain. */
  doubts: z.array(Doubt),
  edits: z.array(EditEntry),
  may: may('edit', 'undo', 'redo', 'discard', 'adopt'),
})
export const ReadingDetail = ReadingSummary.extend({
  ...Checking.shape,
  /** The document itself, to show beside the fields; sources point into it. Null until it is read. */
  blocks: z.array(z.custom<Block>()).nullable(),
  pageCount: z.number().int().nullable(),
  /** Letters were recognised from a picture. */
  recognised: z.boolean(),
  /** About the document as a whole. */
  warnings: z.array(z.string()),
  /** An adopted plan that this looks like a new edition of; offered, not assumed. */
  seemsToAmend: planKey.nullable(),
})
export type ReadingDetail = z.infer<typeof ReadingDetail>
export const ReadingFile = fileAnswer

export const EditReading = z.object({ id, version, edit: Edit })
export const StepReading = z.object({ id, version })
export const AmendPlan = z.object({ id, version, amendsPlanId: id.nullable() })

/** One target or task of two editions beside each other. */
export const Differing = z.object({
  outcome: z.enum(['same', 'changed', 'added', 'removed']),
  before: z.object({ id, number: z.number().int(), section: z.string(), text: z.string() }).nullable(),
  after: z.object({ itemId: z.string(), section: z.string(), text: z.string() }).nullable(),
  fields: z.array(z.object({ title: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type Differing = z.infer<typeof Differing>
const counts = z.object({ same: z.number(), changed: z.number(), added: z.number(), removed: z.number() })
export const Difference = z.object({
  plan: planKey.extend({ edition: z.number().int() }),
  targets: z.array(Differing),
  tasks: z.array(Differing),
  counts: z.object({ targets: counts, tasks: counts }),
})

export const PreviewAdoption = z.object({ id, effectiveOn: plainDate.optional() })
const lineOfDraft = z.object({ itemId: z.string(), section: z.string(), text: z.string() })
export const AdoptionPreview = z.object({
  version,
  effectiveOn: plainDate,
  /** What stands in the way; empty when it may be adopted. */
  missing: z.array(Doubt),
  tasks: z.number().int(),
  targets: z.number().int(),
  responsibilities: z.number().int(),
  reportingRules: z.number().int(),
  /** Different agencies that get work. */
  agencies: z.number().int(),
  assignments: z.object({ lead: z.number().int(), coordinating: z.number().int() }),
  /** How each group is taken on that day; an open one has no members and is assigned by hand. */
  groups: z.array(
    z.object({ code: z.string(), name: z.string(), open: z.boolean(), members: z.number().int(), tasks: z.number().int() }),
  ),
  /** Bodies that no agency of the register answers for. */
  unresolved: z.array(lineOfDraft.extend({ role: z.enum(['lead', 'coordinating']), asWritten: z.string() })),
  /** Tasks without a due date and not recurring. */
  undated: z.array(lineOfDraft),
  doubts: z.number().int(),
})
export const Adopt = z.object({
  id,
  version,
  effectiveOn: plainDate.meta({
    title: 'Hiệu lực từ ngày',
    description: 'Nhóm cơ quan được xác định theo thành viên vào ngày này',
  }),
})
export const Adopted = z.object({
  id,
  code: z.string(),
  edition: z.number().int(),
  tasks: z.number().int(),
  targets: z.number().int(),
  assignments: z.number().int(),
})
