import { z } from 'zod'
import { id, listInput, listOutput, may, moment, oneOrMore, plainDate, version } from '#kernel/contract.ts'
import { ExtensionState } from './words.ts'
import { TurnKey } from './work.ts'

const count = z.number().int()

export const Extension = z.object({
  id,
  version,
  assignmentId: id,
  year: count,
  agency: z.object({ id, name: z.string() }),
  task: z.object({ id, number: count, section: z.string(), text: z.string() }),
  /** The due day when it was asked for. */
  due: plainDate,
  wantedDue: plainDate,
  reason: z.string(),
  state: ExtensionState,
  at: moment,
  by: z.string(),
  /** Working days past the due day on which it was asked; 0 when asked in time. */
  daysAfterDue: count,
  grantedDue: plainDate.nullable(),
  decided: z.object({ at: moment, by: z.string(), reason: z.string().nullable() }).nullable(),
  may: may('decide', 'withdraw'),
})
export type Extension = z.infer<typeof Extension>

export const ListExtensions = listInput(['at', 'due', 'agency'], {
  state: oneOrMore(ExtensionState),
  agency: oneOrMore(id),
  assignment: id.optional(),
  /** With `assignment`: of this turn alone. */
  year: z.coerce.number().int().min(0).max(2200).optional(),
})
export const ExtensionList = listOutput(Extension)

export const AskExtension = TurnKey.extend({
  wantedDue: plainDate.meta({ title: 'Xin gia hạn đến hết ngày' }),
  reason: z
    .string()
    .trim()
    .min(10, 'Hãy nêu lý do trong ít nhất một câu')
    .max(2000)
    .meta({ title: 'Lý do', description: 'Vì sao chưa xong, đã làm đến đâu, sẽ làm tiếp thế nào' }),
})
export const DecideExtension = z.object({
  id,
  version,
  granted: z.boolean().meta({ title: 'Đồng ý gia hạn' }),
  /** Another day than the one asked for. */
  grantedDue: plainDate.nullish().meta({ title: 'Gia hạn đến hết ngày', description: 'Để trống là đúng ngày cơ quan xin' }),
  reason: z.string().trim().max(1000).nullish().meta({ title: 'Ý kiến', description: 'Bắt buộc khi không đồng ý' }),
})
export const DecideExtensions = z.object({
  items: z.array(z.object({ id, version })).min(1).max(200),
  granted: z.boolean(),
  reason: z.string().trim().max(1000).nullish(),
})
export const ExtensionsDecided = z.object({
  decided: count,
  /** Those that could not be decided, and why. */
  failed: z.array(z.object({ id, agency: z.string(), reason: z.string() })),
})
export const WithdrawExtension = z.object({ id, version })
