import { z } from 'zod'
import { attachmentShape } from '#kernel/attachments/contract.ts'
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
  rowOutcomes,
  sheetReport,
  sheetRow,
  sheetToTake,
  uploadedFile,
  version,
} from '#kernel/contract.ts'

/** What kind of thing was done. Formulas of targets count by it. */
export const EvidenceKind = z.enum([
  'plan',
  'column',
  'account',
  'article',
  'product',
  'broadcast',
  'event',
  'training',
  'dissemination',
  'reach',
  'document',
  'other',
])
export type EvidenceKind = z.infer<typeof EvidenceKind>
export const evidenceKindNames: Record<EvidenceKind, string> = {
  plan: 'Kế hoạch đã ban hành',
  column: 'Chuyên trang, chuyên mục',
  account: 'Trang, kênh trên nền tảng số',
  article: 'Tin, bài',
  product: 'Sản phẩm truyền thông',
  broadcast: 'Phát thanh, truyền hình, truyền thanh cơ sở',
  event: 'Hội nghị, sự kiện',
  training: 'Tập huấn, bồi dưỡng',
  dissemination: 'Quán triệt, phổ biến',
  reach: 'Người dân được tiếp cận',
  document: 'Văn bản, báo cáo',
  other: 'Kết quả khác',
}

/** In what each kind is usually counted; filled into the form, where it can be changed. */
export const evidenceKindUnits: Record<EvidenceKind, string> = {
  plan: 'kế hoạch',
  column: 'chuyên mục',
  account: 'trang, kênh',
  article: 'tin, bài',
  product: 'sản phẩm',
  broadcast: 'lượt phát',
  event: 'cuộc',
  training: 'người',
  dissemination: 'người',
  reach: 'người',
  document: 'văn bản',
  other: 'kết quả',
}

/** Claimed by the agency; verified or rejected by the office; withdrawn by who claimed it. */
export const EvidenceState = z.enum(['claimed', 'verified', 'rejected', 'withdrawn'])
export type EvidenceState = z.infer<typeof EvidenceState>
export const evidenceStateNames: Record<EvidenceState, string> = {
  claimed: 'Chờ xác nhận',
  verified: 'Đã xác nhận',
  rejected: 'Không được chấp nhận',
  withdrawn: 'Đã rút',
}

/** Of what stood at the address when it was looked at. */
export const CheckOutcome = z.enum(['reached', 'missing', 'unreachable', 'refused'])
export type CheckOutcome = z.infer<typeof CheckOutcome>
export const checkOutcomeNames: Record<CheckOutcome, string> = {
  reached: 'Mở được',
  missing: 'Trang không còn',
  unreachable: 'Không kết nối được',
  refused: 'Địa chỉ không an toàn',
}

const count = z.number().int()
const title = z.string().trim().min(5, 'Hãy ghi rõ hơn việc đã làm').max(500)
const quantity = z.coerce.number('Số lượng phải là một số').min(0, 'Số lượng không âm').max(1_000_000_000, 'Số lượng quá lớn')
const address = z
  .string()
  .trim()
  .max(1000)
  .regex(/^https?:\/\//i, 'Địa chỉ phải bắt đầu bằng http:// hoặc https://')
const reason = z.string().trim().min(5, 'Hãy nêu lý do').max(1000)

/** A form with a file carries its lists as one text: `ID,ID`. */
const ids = (largest: number) =>
  z
    .preprocess(value => (typeof value === 'string' ? value.split(',').filter(Boolean) : (value ?? [])), z.array(id).max(largest))
    .default([])
/** A form with a file carries numbers and nothings as texts. */
const orNothing = <Inner extends z.ZodType>(inner: Inner) =>
  z.preprocess(value => (value === '' || value === 'null' ? null : value), inner.nullish())

/** What is said of something done. */
export const EvidenceFacts = z.object({
  kind: EvidenceKind.meta({ title: 'Loại kết quả', labels: evidenceKindNames }),
  title: title.meta({ title: 'Việc đã làm', description: 'Tên bài, hội nghị, văn bản… như người ngoài gọi' }),
  happenedOn: plainDate.meta({ title: 'Ngày thực hiện' }),
  quantity: quantity.meta({ title: 'Số lượng' }),
  unit: orNothing(z.string().trim().max(40)).meta({ title: 'Đơn vị tính' }),
  address: orNothing(address).meta({ title: 'Địa chỉ trang', description: 'Dán địa chỉ công khai, nếu có' }),
  note: orNothing(z.string().trim().max(2000)).meta({
    title: 'Ghi chú',
    description: 'Số, ngày văn bản; nơi lưu tài liệu; điều người xác nhận cần biết',
  }),
})

export const ClaimEvidence = EvidenceFacts.extend({
  agencyId: id.meta({ title: 'Cơ quan' }),
  quantity: EvidenceFacts.shape.quantity.default(1),
  assignmentIds: ids(50).meta({ title: 'Nhiệm vụ được giao' }),
  targetIds: ids(50).meta({ title: 'Chỉ tiêu' }),
  file: uploadedFile.optional().meta({ title: 'Tệp hoặc ảnh' }),
})
export const UpdateEvidence = EvidenceFacts.partial().extend({
  id,
  version: z.coerce.number().int().min(1),
  file: uploadedFile.optional(),
  /** Takes the file away without a new one. */
  removeFile: flag.default(false),
})
export const EvidenceKey = z.object({ id, version, state: EvidenceState })

const task = z.object({ id, number: count, section: z.string(), text: z.string() })
export const EvidenceItem = z.object({
  id,
  version,
  agency: z.object({ id, code: z.string(), name: z.string() }),
  kind: EvidenceKind,
  title: z.string(),
  happenedOn: plainDate,
  quantity: z.number(),
  unit: z.string().nullable(),
  address: z.string().nullable(),
  file: z.object({ id, name: z.string() }).nullable(),
  source: z.string(),
  state: EvidenceState,
  stateReason: z.string().nullable(),
  stateAt: moment,
  claimedByName: z.string(),
  claimedAt: moment,
  tasks: z.array(task.omit({ text: true }).extend({ assignmentId: id })),
  /** How its address answered last; null where there is none or nobody looked yet. */
  check: z.object({ outcome: CheckOutcome, at: moment }).nullable(),
  may: may('verify', 'reject', 'edit', 'withdraw'),
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

const filters = {
  agency: oneOrMore(id),
  state: oneOrMore(EvidenceState),
  kind: oneOrMore(EvidenceKind),
  assignment: id.optional(),
  task: id.optional(),
  /** Counts for it: linked to it or to a task that serves it. */
  target: id.optional(),
  /** Of the day on which it happened. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  /** `person`, or the module that recorded it. */
  source: z.string().max(60).optional(),
  /** `dead`: the address did not open when it was last looked at. */
  link: z.enum(['dead']).optional(),
}
export const ListEvidence = listInput(['happenedOn', 'claimedAt', 'agency', 'title', 'state'], filters)
export const EvidenceList = listOutput(EvidenceItem)
export const ExportEvidence = ListEvidence.omit({ page: true, pageSize: true }).extend({ ids: oneOrMore(id) })
export const EvidenceSheet = fileAnswer

/** How many there are in each state, of what the reader may see. */
export const CountEvidence = z.object({ agency: oneOrMore(id) })
export const EvidenceCounts = z.object({ claimed: count, verified: count, rejected: count, withdrawn: count, deadLinks: count })

const planKey = z.object({ code: z.string(), number: z.string().nullable(), title: z.string() })
const clauseKey = z.object({ anchor: z.string(), path: z.string(), edition: count, current: z.boolean() })
const targetKey = z.object({ id, number: count, text: z.string(), year: count.nullable(), plan: planKey })

export const EvidenceCheck = z.object({
  id,
  at: moment,
  outcome: CheckOutcome,
  status: count.nullable(),
  finalAddress: z.string().nullable(),
  title: z.string().nullable(),
  sha256: z.string().nullable(),
  bytes: count.nullable(),
  detail: z.string().nullable(),
})
/** One piece with all that it hangs on: clause → task → assignment → evidence → target, each to be opened. */
export const EvidenceDetail = EvidenceItem.omit({ tasks: true, file: true }).extend({
  note: z.string().nullable(),
  file: attachmentShape.nullable(),
  stateByName: z.string(),
  assignments: z.array(
    z.object({
      linkId: id,
      assignmentId: id,
      role: z.enum(['lead', 'coordinating']),
      endedOn: plainDate.nullable(),
      task,
      plan: planKey,
      clause: clauseKey.nullable(),
      targets: z.array(targetKey),
    }),
  ),
  targets: z.array(targetKey.extend({ linkId: id })),
  /** Newest first. */
  checks: z.array(EvidenceCheck),
  deadLink: z.boolean(),
  /** Others of the same address or file, as far as the reader may see them. */
  twins: z.array(z.object({ id, title: z.string(), agency: z.string(), state: EvidenceState, happenedOn: plainDate })),
  history: z.array(
    z.object({
      sequence: count,
      at: moment,
      by: z.string(),
      operation: z.string(),
      reason: z.string().nullable(),
      fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  may: may('edit', 'withdraw', 'verify', 'reject', 'reopen', 'link', 'checkAgain'),
})
export type EvidenceDetail = z.infer<typeof EvidenceDetail>
export const GetEvidence = z.object({ id })

export const VerifyEvidence = z.object({ id, version })
export const VerifyMany = z.object({ items: z.array(z.object({ id, version })).min(1, 'Chọn ít nhất một minh chứng').max(500) })
export const VerifiedMany = z.object({
  verified: count,
  /** Those that could not be, each with the reason in words. */
  refused: z.array(z.object({ id, title: z.string().nullable(), code: z.string(), reason: z.string() })),
})
export const JudgeEvidence = z.object({ id, version, reason: reason.meta({ title: 'Lý do' }) })
export const WithdrawEvidence = JudgeEvidence

export const LinkEvidence = z
  .object({ id, assignmentId: id.optional(), targetId: id.optional() })
  .refine(({ assignmentId, targetId }) => (assignmentId === undefined) !== (targetId === undefined), {
    error: 'Chọn một nhiệm vụ hoặc một chỉ tiêu',
    path: ['assignmentId'],
  })
export const UnlinkEvidence = z.object({ id, linkId: id })
export const CheckAgain = z.object({ id })
export const EvidenceFile = fileAnswer
export const Nothing = z.null()

export const ImportEvidence = sheetToTake
export const ImportRow = sheetRow(rowOutcomes, { title: z.string(), agency: z.string() })
export type ImportRow = z.infer<typeof ImportRow>
export const ImportReport = sheetReport(rowOutcomes, ImportRow)
