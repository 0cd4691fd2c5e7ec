import { z } from 'zod'
import { id, oneOrMore, plainDate } from '#kernel/contract.ts'
import { PartyRole } from '#modules/programme/contract.ts'
import { Status } from '#modules/progress/contract.ts'

const count = z.number().int()

/** The filters of the table `/tien-do-viec`, so that one address speaks of the same turns in every view. */
export const turnFilters = {
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  agency: oneOrMore(id),
  plan: z.string().max(120).optional(),
  section: z.string().max(80).optional(),
  role: PartyRole.optional(),
  status: oneOrMore(Status),
  q: z.string().trim().max(200).optional(),
}

export const ShowCalendar = z.object({
  ...turnFilters,
  /** `YYYY-MM`; the present month where not given. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Tháng phải có dạng năm-tháng')
    .optional(),
})
export const DayEntry = z.object({
  kind: z.enum(['due', 'check_in', 'report']),
  on: plainDate,
  title: z.string(),
  status: Status.nullable(),
  /** How many turns stand behind it. */
  count,
  href: z.string(),
})
export type DayEntry = z.infer<typeof DayEntry>
export const Calendar = z.object({
  month: z.string(),
  from: plainDate,
  to: plainDate,
  today: plainDate,
  entries: z.array(DayEntry),
  /** Days off of civil servants, with their names; weekends aside. */
  holidays: z.array(z.object({ on: plainDate, name: z.string() })),
})
export type Calendar = z.infer<typeof Calendar>

export const ShowGantt = z.object(turnFilters)
/** A task with the turns behind it: from when, to when, how they stand. */
export const GanttRow = z.object({
  taskId: id,
  number: count,
  section: z.string(),
  text: z.string(),
  from: plainDate,
  /** Null: no due day. */
  to: plainDate.nullable(),
  total: count,
  counts: z.record(Status, count),
  /** Where exactly one agency stands behind it. */
  agency: z.string().nullable(),
  href: z.string(),
})
export type GanttRow = z.infer<typeof GanttRow>
export const Gantt = z.object({ year: count, from: plainDate, to: plainDate, today: plainDate, rows: z.array(GanttRow) })
export type Gantt = z.infer<typeof Gantt>

export const ShowBoard = z.object(turnFilters)
export const Card = z.object({
  assignmentId: id,
  year: count,
  number: count,
  text: z.string(),
  agency: z.string(),
  due: plainDate.nullable(),
  percent: count.nullable(),
  verified: count,
  href: z.string(),
})
export type Card = z.infer<typeof Card>
export const Board = z.object({
  year: count,
  asOf: plainDate,
  columns: z.array(
    z.object({
      status: Status,
      label: z.string(),
      rule: z.string(),
      total: count,
      /** The first thirty by due day. */
      cards: z.array(Card),
      href: z.string(),
    }),
  ),
})
export type Board = z.infer<typeof Board>
