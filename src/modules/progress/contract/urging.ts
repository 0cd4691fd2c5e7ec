import { z } from 'zod'
import { fileAnswer, id, listInput, listOutput, moment, oneOrMore, plainDate } from '#kernel/contract.ts'
import { TurnKey } from './work.ts'

const count = z.number().int()

export const LateItem = z.object({
  assignmentId: id,
  year: count,
  task: z.object({ id, number: count, section: z.string(), text: z.string() }),
  plan: z.string(),
  due: plainDate,
  /** Working days since the due day. */
  daysLate: count,
  /** Of the last letter about it; null where there was none. */
  urgedOn: plainDate.nullable(),
})
export const LateAgency = z.object({
  agency: z.object({ id, code: z.string(), name: z.string(), kind: z.string() }),
  /** Leaders and officers with an account, who get the letter by mail. */
  people: count,
  /** Whether an agency without people can be reached by its own mail address. */
  mailbox: z.boolean(),
  items: z.array(LateItem),
})
export type LateAgency = z.infer<typeof LateAgency>
export const PreviewUrge = z.object({
  /** Turns of this year, and what is done once; the present year where not given. */
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  agency: oneOrMore(id),
  /** Kinds of agencies: `commune`. */
  kind: oneOrMore(z.string().max(40)),
  plan: z.string().max(120).optional(),
  /** At least so many working days late. */
  late: z.coerce.number().int().min(1).max(1000).default(1),
})
export const UrgePreview = z.object({
  on: plainDate,
  year: count,
  /** Proposed last day for an answer. */
  answerBy: plainDate,
  items: count,
  /** Items about which a letter went out today. */
  urgedToday: count,
  people: count,
  agencies: z.array(LateAgency),
})

export const Urge = z.object({
  items: z.array(TurnKey).min(1, 'Chọn ít nhất một việc để đôn đốc').max(20_000),
  answerBy: plainDate.meta({ title: 'Trả lời chậm nhất ngày' }),
  message: z.string().trim().max(2000).nullish().meta({ title: 'Lời nhắn', description: 'Thêm vào thư và công văn' }),
  signerName: z.string().trim().max(120).nullish().meta({ title: 'Người ký' }),
  signerPosition: z.string().trim().max(160).nullish().meta({ title: 'Chức vụ người ký' }),
  /** Also about what a letter went out today. */
  insist: z.boolean().default(false),
})
export const Urged = z.object({
  id,
  agencies: count,
  items: count,
  /** Letters by mail. */
  letters: count,
  /** Left out: no longer late, or urged today already. */
  left: count,
})

export const UrgeRow = z.object({
  id,
  at: moment,
  by: z.string(),
  answerBy: plainDate,
  agencies: count,
  items: count,
  /** Items that the agencies neither answered nor finished since. */
  open: count,
})
export const ListUrges = listInput(['at'], {})
export const UrgeList = listOutput(UrgeRow)
export const GetUrge = z.object({ id })
export const UrgeDetail = UrgeRow.extend({
  message: z.string().nullable(),
  signerName: z.string().nullable(),
  signerPosition: z.string().nullable(),
  byAgency: z.array(
    z.object({
      agency: z.object({ id, name: z.string() }),
      items: z.array(LateItem.omit({ urgedOn: true, plan: true }).extend({ answered: z.boolean(), stillLate: z.boolean() })),
    }),
  ),
})
export type UrgeDetail = z.infer<typeof UrgeDetail>
export const GetUrgeLetter = z.object({ id, agency: id.optional() })
export const UrgeLetter = fileAnswer
