import { z } from 'zod'
import { may, moment, plainDate } from '#kernel/contract.ts'

export const DemoState = z.enum(['writing', 'stands', 'failed', 'wiped'])
export type DemoState = z.infer<typeof DemoState>

export const GetDemo = z.object({})
export const Demo = z.object({
  /** Null while nothing made up stands here. */
  demo: z
    .object({
      state: DemoState,
      from: plainDate,
      to: plainDate,
      progress: z.number().int(),
      error: z.string().nullable(),
      at: moment,
      byName: z.string(),
    })
    .nullable(),
  may: may('load', 'wipe'),
})
export const LoadDemo = z.object({
  /** The caller writes the year itself instead of leaving it to the worker. */
  here: z.boolean().default(false),
})
export const WipeDemo = z.object({
  reason: z.string().trim().min(5, 'Hãy nêu lý do').max(500).meta({ title: 'Lý do' }),
})
export const Wiped = z.object({ tables: z.number().int(), rows: z.number().int() })
