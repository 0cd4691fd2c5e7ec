import { z } from 'zod'
import { plainDate } from '#kernel/contract.ts'
import { urgencies, type Urgency } from '#kernel/duties.ts'

/** "Việc của tôi": what a person must do, and how often its copy comes by mail. */

export const urgencyNames: Record<Urgency, string> = {
  late: 'Quá hạn',
  today: 'Hôm nay',
  soon: 'Sắp đến hạn',
  open: 'Việc khác',
}

/** How often the letter comes. */
export const rhythms = ['daily', 'weekly', 'never'] as const
export const Rhythm = z.enum(rhythms)
export type Rhythm = z.infer<typeof Rhythm>
export const rhythmNames: Record<Rhythm, string> = {
  daily: 'Hằng ngày',
  weekly: 'Hằng tuần',
  never: 'Không gửi thư',
}

/** Lines that one answer carries at most; the counts are of all. */
export const mostDuties = 200

export const NoInput = z.object({})
export const Nothing = z.null()

export const InboxDuty = z.object({
  kind: z.string(),
  key: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  /** Within the workspace, without its base. */
  href: z.string(),
  due: plainDate.nullable(),
  urgency: z.enum(urgencies),
  /** How many things stand behind the line; null where it is one. */
  count: z.number().int().nullable(),
  /** Whose duty it is, where it came by delegation alone. */
  onBehalfOf: z.string().nullable(),
})
export type InboxDuty = z.output<typeof InboxDuty>

const Counts = z.object({ late: z.number().int(), today: z.number().int(), soon: z.number().int(), open: z.number().int() })

export const Inbox = z.object({
  /** Today in Việt Nam, from which days are counted. */
  day: plainDate,
  items: z.array(InboxDuty).max(mostDuties),
  total: z.number().int(),
  counts: Counts,
  /** Titles of the parts whose duties could not be read just now; what is shown is of the others. */
  unread: z.array(z.string()),
})
export type Inbox = z.output<typeof Inbox>

export const InboxCount = z.object({ total: z.number().int(), late: z.number().int(), today: z.number().int() })

export const Preferences = z.object({
  /** 0 while the person never set anything. */
  version: z.number().int().min(0),
  rhythm: Rhythm,
  /** Kinds of duties of which no letter speaks. */
  muted: z.array(z.string()),
  /** All that there are, for choosing. */
  kinds: z.array(z.object({ kind: z.string(), title: z.string(), part: z.string() })),
  email: z.string(),
})

export const SetPreferences = z.object({
  version: z.number().int().min(0),
  rhythm: Rhythm.meta({ title: 'Nhận thư nhắc việc' }),
  muted: z.array(z.string().max(80)).max(200).meta({ title: 'Không nhắc những loại việc này' }),
})

/** The token of a letter stands for its person and for one kind, or for all letters. */
export const Unsubscribe = z.object({ token: z.string().min(10).max(300) })
/** What ended: the title of the kind; null for all letters. */
export const Unsubscribed = z.object({ kind: z.string().nullable() })
