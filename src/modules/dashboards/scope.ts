import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { documentMatch } from '#kernel/search/text.ts'
import { assignments, plans, tasks, underSection, visibleAssignments } from '#modules/programme/index.ts'
import { countsIn, standings, statusSql } from '#modules/progress/index.ts'
import type { Actor } from '#kernel/actor.ts'
import type { z } from 'zod'
import type { ShowGantt } from './contract.ts'

/** Turns by which the programme is judged: those that an agency leads (see README). */
export const ledIn = (year: number, today: string): SQL => and(eq(assignments.role, 'lead'), countsIn(year, today))!

/** The turns that one view's filters speak of, as far as the reader may see them: the twin of `canSeeAgency`. */
export function shownTurns(actor: Actor, input: z.output<typeof ShowGantt>, year: number, today: string): SQL {
  const where: (SQL | undefined)[] = [visibleAssignments(actor), countsIn(year, today)]
  if (input.agency) where.push(inArray(assignments.agencyId, input.agency))
  if (input.role) where.push(eq(assignments.role, input.role))
  if (input.section) where.push(underSection(input.section))
  if (input.status) where.push(inArray(statusSql(year, today), input.status))
  if (input.plan) where.push(eq(plans.code, input.plan))
  if (input.q) where.push(documentMatch(sql`public.lan_toa_words(${tasks.text})`, input.q).where)
  return and(...where)!
}

/**
 * Whether a turn was late at the end of an earlier day, by what is kept: due before it and not confirmed as done by then. For work
 * that ends; what goes on all the time is judged at the end of the year only.
 */
export const wasLateOn = (due: SQL, recurrence: SQL, day: string): SQL<boolean> => sql`(${recurrence} <> 'ongoing'
  and ${assignments.assignedOn} <= ${day}::date and ${due} < ${day}::date
  and (${standings.closedAt} is null or (${standings.closedAt} at time zone 'Asia/Ho_Chi_Minh')::date > ${day}::date))`
