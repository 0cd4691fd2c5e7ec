import { z } from 'zod'
import { flag, id, listInput, listOutput, may, moment, oneOrMore, plainDate, version } from '#kernel/contract.ts'
import { DifficultyKind, DifficultyState } from './words.ts'
import { TurnKey } from './work.ts'

const count = z.number().int()
const words = (least: string) => z.string().trim().min(10, least).max(4000)

export const DifficultyRow = z.object({
  id,
  version,
  kind: DifficultyKind,
  assignmentId: id,
  task: z.object({ id, number: count, section: z.string(), text: z.string() }),
  agency: z.object({ id, name: z.string() }),
  text: z.string(),
  state: DifficultyState,
  routedTo: z.object({ id, name: z.string() }),
  /** Last day for the answer. */
  answerBy: plainDate,
  /** Working days past it without an answer; 0 while there is time or once answered. */
  daysLate: count,
  at: moment,
  by: z.string(),
  replies: count,
})
export type DifficultyRow = z.infer<typeof DifficultyRow>

export const ListDifficulties = listInput(['answerBy', 'at', 'agency'], {
  state: oneOrMore(DifficultyState),
  kind: DifficultyKind.optional(),
  agency: oneOrMore(id),
  task: id.optional(),
  assignment: id.optional(),
  /** Only what is past its day without an answer. */
  late: flag,
})
export const DifficultyList = listOutput(DifficultyRow)

export const ReplyKind = z.enum(['answer', 'comment', 'escalated', 'closed', 'reopened'])
export const replyKindNames: Record<z.infer<typeof ReplyKind>, string> = {
  answer: 'Trả lời',
  comment: 'Trao đổi',
  escalated: 'Chuyển cấp trên',
  closed: 'Kết thúc',
  reopened: 'Mở lại',
}
export const GetDifficulty = z.object({ id })
export const DifficultyDetail = DifficultyRow.extend({
  /** How the last day was counted, in words. */
  rule: z.string(),
  escalated: z.object({ at: moment, because: z.string() }).nullable(),
  history: z.array(z.object({ id, kind: ReplyKind, text: z.string(), at: moment, by: z.string() })),
  may: may('answer', 'comment', 'escalate', 'close', 'reopen'),
})
export type DifficultyDetail = z.infer<typeof DifficultyDetail>

export const RaiseDifficulty = TurnKey.extend({
  kind: DifficultyKind.meta({ title: 'Loại', labels: { difficulty: 'Khó khăn, vướng mắc', proposal: 'Kiến nghị' } }),
  text: words('Hãy nêu rõ vướng ở đâu trong ít nhất một câu').meta({
    title: 'Nội dung',
    description: 'Vướng ở đâu, đã thử cách nào, đề nghị ai làm gì',
  }),
  /** Several agencies must settle it: the answer may take longer. */
  several: z.boolean().default(false).meta({ title: 'Cần nhiều cơ quan cùng giải quyết' }),
})
export const AnswerDifficulty = z.object({
  id,
  version,
  text: words('Hãy trả lời trong ít nhất một câu').meta({ title: 'Nội dung trả lời' }),
})
export const CommentDifficulty = z.object({
  id,
  text: z.string().trim().min(2, 'Chưa nhập mục này').max(4000).meta({ title: 'Nội dung trao đổi' }),
})
export const EscalateDifficulty = z.object({
  id,
  version,
  toAgencyId: id.meta({ title: 'Chuyển đến cơ quan' }),
  reason: words('Hãy nêu lý do chuyển trong ít nhất một câu').meta({ title: 'Lý do chuyển' }),
})
export const CloseDifficulty = z.object({
  id,
  version,
  text: z.string().trim().max(2000).nullish().meta({ title: 'Kết quả sau khi được trả lời' }),
})
export const ReopenDifficulty = z.object({
  id,
  version,
  reason: words('Hãy nêu lý do mở lại trong ít nhất một câu').meta({ title: 'Lý do mở lại' }),
})
/** What comes back from a change. */
export const DifficultyKey = z.object({ id, version, state: DifficultyState, answerBy: plainDate })
