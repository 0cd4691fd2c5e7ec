import { z } from 'zod'
import { id, plainDate } from '#kernel/contract.ts'
import { Status } from '#modules/progress/contract.ts'

export const Risk = z.enum(['high', 'medium'])
export type Risk = z.infer<typeof Risk>
export const riskNames: Record<Risk, string> = { high: 'Nguy cơ cao', medium: 'Cần chú ý' }

export const LatenessForecast = z.object({
  assignmentId: id,
  year: z.number().int(),
  agency: z.object({ id, code: z.string(), name: z.string() }),
  task: z.object({ id, number: z.number().int(), section: z.string(), text: z.string() }),
  plan: z.string(),
  due: plainDate,
  daysLeft: z.number().int(),
  status: Status,
  risk: Risk,
  points: z.number().int(),
  /** Each sign with what was seen. */
  reasons: z.array(z.string()),
})
export type LatenessForecast = z.infer<typeof LatenessForecast>
export const GetForecast = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  agency: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export const Forecast = z.object({
  on: plainDate,
  year: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  items: z.array(LatenessForecast),
  /** How it is told, sign by sign. */
  rule: z.array(z.string()),
})
