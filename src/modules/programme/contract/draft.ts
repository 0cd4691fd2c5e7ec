import { z } from 'zod'
import { plainDate } from '#kernel/contract.ts'

export const Recurrence = z.enum(['ongoing', 'annual', 'once'])
export type Recurrence = z.infer<typeof Recurrence>
export const recurrenceNames: Record<z.infer<typeof Recurrence>, string> = {
  ongoing: 'Thường xuyên',
  annual: 'Hằng năm',
  once: 'Một lần, có thời hạn',
}
export const Frequency = z.enum(['annual', 'semiannual', 'quarterly', 'monthly'])
export const frequencyNames: Record<z.infer<typeof Frequency>, string> = {
  annual: 'Hằng năm',
  semiannual: '6 tháng một lần',
  quarterly: 'Hằng quý',
  monthly: 'Hằng tháng',
}
export const Comparison = z.enum(['>=', '<=', '='])
export const comparisonNames: Record<z.infer<typeof Comparison>, string> = { '>=': 'ít nhất', '<=': 'không quá', '=': 'đạt' }

/** A body as the draft holds it: one agency, one group of agencies, or words that name nobody in the register. */
export const Mention = z.object({
  kind: z.enum(['agency', 'group', 'unresolved']),
  code: z.string().max(80).nullable(),
  name: z.string().trim().min(1).max(300),
  asWritten: z.string().max(500),
})
export type Mention = z.infer<typeof Mention>

/** Where in the document a value was read; offsets count characters of the block's text (or of the table cell's). */
export const Source = z.object({
  block: z.number().int(),
  page: z.number().int().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  row: z.number().int().optional(),
  cell: z.number().int().optional(),
})
export type Source = z.infer<typeof Source>

/** One value of the draft with its origin. `confirmed`: a person looked at it, or set it (`edited`). */
const field = <Value extends z.ZodType>(value: Value) =>
  z.object({
    value,
    sources: z.array(Source),
    confidence: z.number(),
    doubt: z.string().nullable(),
    confirmed: z.boolean(),
    edited: z.boolean(),
  })
export type Field<T> = {
  value: T
  sources: Source[]
  confidence: number
  doubt: string | null
  confirmed: boolean
  edited: boolean
}

const text = z.string().trim().min(1, 'Không để trống').max(10_000, 'Dài quá 10.000 ký tự')
const words = z.string().trim().max(500, 'Dài quá 500 ký tự').nullable()
const section = z.string().trim().max(80)
const year = z.number().int().min(1900).max(2200).nullable()
const figure = z.number().finite().nullable()
const mentions = z.array(Mention).max(400)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Viết ngày, tháng như 15/6')

/** `id` stays the same whatever is edited. `excluded` items are kept so that they can be put back. */
const item = {
  id: z.string(),
  section: z.string(),
  /** Counts from 1 among the items of one section that are not excluded; 0 for an excluded one. */
  order: z.number().int(),
  /** Position of its paragraph in `clauses`; null when a person added it. */
  clause: z.number().int().nullable(),
  excluded: z.boolean(),
  /** The item that took up its text when it was merged or turned into another kind. */
  goneInto: z.string().nullable(),
}
export const DraftHead = z.object({
  title: field(z.string().nullable()),
  number: field(z.string().nullable()),
  issuedOn: field(plainDate.nullable()),
  issuer: field(z.string().nullable()),
  signerName: field(z.string().nullable()),
  signerPosition: field(z.string().nullable()),
  signerAuthority: field(z.string().nullable()),
})
export const DraftBasis = z.object({
  id: z.string(),
  role: z.enum(['basis', 'proposal']),
  excluded: z.boolean(),
  number: field(z.string().nullable()),
  date: field(plainDate.nullable()),
  title: field(z.string()),
  issuer: field(z.string().nullable()),
})
export const DraftTarget = z.object({
  ...item,
  text: field(z.string()),
  year: field(z.number().nullable()),
  value: field(z.number().nullable()),
  unit: field(z.string().nullable()),
  comparison: field(Comparison.nullable()),
})
export const DraftTask = z.object({
  ...item,
  heading: z.string().nullable(),
  text: field(z.string()),
  lead: field(z.array(Mention)),
  coordinating: field(z.array(Mention)),
  /** A person accepted that the text leaves the lead undetermined ("chưa rõ cơ quan"). */
  leadUnclear: z.boolean(),
  recurrence: field(Recurrence.nullable()),
  due: field(plainDate.nullable()),
  dueText: field(z.string().nullable()),
  product: field(z.string().nullable()),
})
export const DraftResponsibility = z.object({
  ...item,
  agency: field(z.string()),
  parties: field(z.array(Mention)),
  text: field(z.string()),
})
export const DraftReporting = z.object({
  ...item,
  who: field(z.string().nullable()),
  to: field(z.string().nullable()),
  dueText: field(z.string().nullable()),
  monthDay: field(z.array(z.string())),
  frequency: field(Frequency.nullable()),
})
export const Draft = z.object({
  head: DraftHead,
  legalBases: z.array(DraftBasis),
  targets: z.array(DraftTarget),
  tasks: z.array(DraftTask),
  responsibilities: z.array(DraftResponsibility),
  reporting: z.array(DraftReporting),
})
export type Draft = z.infer<typeof Draft>
export type DraftHead = z.infer<typeof DraftHead>
export type DraftBasis = z.infer<typeof DraftBasis>
export type DraftTarget = z.infer<typeof DraftTarget>
export type DraftTask = z.infer<typeof DraftTask>
export type DraftResponsibility = z.infer<typeof DraftResponsibility>
export type DraftReporting = z.infer<typeof DraftReporting>

const HeadChanges = z
  .strictObject({
    title: text.max(1000),
    number: words,
    issuedOn: plainDate.nullable(),
    issuer: words,
    signerName: words,
    signerPosition: words,
    signerAuthority: words,
  })
  .partial()
const BasisChanges = z.strictObject({ number: words, date: plainDate.nullable(), title: text, issuer: words }).partial()
const targetValues = { section, text, year, value: figure, unit: words, comparison: Comparison.nullable() }
const taskValues = {
  section,
  heading: words,
  text,
  lead: mentions,
  coordinating: mentions,
  leadUnclear: z.boolean(),
  recurrence: Recurrence.nullable(),
  due: plainDate.nullable(),
  dueText: words,
  product: words,
}
const responsibilityValues = { section, agency: text.max(500), parties: mentions, text }
const reportingValues = {
  section,
  who: words,
  to: words,
  dueText: words,
  monthDay: z.array(monthDay).max(24),
  frequency: Frequency.nullable(),
}
const itemId = z.string().max(40)
const after = itemId.nullable()
/**
 * One change that a person makes to the draft. Edits are kept in order and never rewritten: the draft is the reading with
 * its edits applied, and undo takes the last one away.
 */
export const Edit = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('change_head'), changes: HeadChanges }),
  z.strictObject({ do: z.literal('change_basis'), id: itemId, changes: BasisChanges }),
  z.strictObject({ do: z.literal('change_target'), id: itemId, changes: z.strictObject(targetValues).partial() }),
  z.strictObject({ do: z.literal('change_task'), id: itemId, changes: z.strictObject(taskValues).partial() }),
  z.strictObject({ do: z.literal('change_responsibility'), id: itemId, changes: z.strictObject(responsibilityValues).partial() }),
  z.strictObject({ do: z.literal('change_reporting'), id: itemId, changes: z.strictObject(reportingValues).partial() }),
  /** "I looked, it is right": one field, or all of each item where `field` is left out. The head's id is `head`. */
  z.strictObject({ do: z.literal('confirm'), ids: z.array(itemId).min(1).max(500), field: z.string().max(40).optional() }),
  /** Behind the item `after`; at the top where it is null. */
  z.strictObject({ do: z.literal('add_target'), after, values: z.strictObject(targetValues).partial().extend({ text }) }),
  z.strictObject({ do: z.literal('add_task'), after, values: z.strictObject(taskValues).partial().extend({ text }) }),
  z.strictObject({
    do: z.literal('add_responsibility'),
    after,
    values: z
      .strictObject(responsibilityValues)
      .partial()
      .extend({ text, agency: text.max(500) }),
  }),
  z.strictObject({ do: z.literal('add_reporting'), after, values: z.strictObject(reportingValues).partial() }),
  /** The first takes up the texts and bodies of the others, in the order given. */
  z.strictObject({ do: z.literal('merge_tasks'), ids: z.array(itemId).min(2, 'Chọn ít nhất hai nhiệm vụ').max(50) }),
  /** `at`: a character offset in the task's text. What stands before stays, what follows becomes a new task. */
  z.strictObject({ do: z.literal('split_task'), id: itemId, at: z.number().int().min(1) }),
  z.strictObject({ do: z.literal('exclude'), id: itemId }),
  z.strictObject({ do: z.literal('restore'), id: itemId }),
  z.strictObject({ do: z.literal('move'), id: itemId, after }),
  z.strictObject({ do: z.literal('target_to_task'), id: itemId }),
  z.strictObject({ do: z.literal('task_to_target'), id: itemId }),
])
export type Edit = z.infer<typeof Edit>

export const itemKinds = ['head', 'basis', 'target', 'task', 'responsibility', 'reporting'] as const
export const ItemKind = z.enum(itemKinds)
export type ItemKind = z.infer<typeof ItemKind>

/** Something to look at before adopting. `required`: the plan cannot be adopted while it stands. */
export const Doubt = z.object({
  itemId: z.string(),
  kind: ItemKind,
  field: z.string(),
  reason: z.string(),
  confidence: z.number(),
  required: z.boolean(),
})
export type Doubt = z.infer<typeof Doubt>
