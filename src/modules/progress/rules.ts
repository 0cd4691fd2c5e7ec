import type { Recurrence } from '#modules/programme/contract.ts'
import type { Rhythm, StandingState, Status } from './contract.ts'

/** Days are 'YYYY-MM-DD', which compare as text. */

/** How a task recurs for our purposes: where the plan states nothing, a date means once and no date means all the time. */
export const recurrenceOf = (task: { recurrence: Recurrence | null; due: string | null }): Recurrence =>
  task.recurrence ?? (task.due === null ? 'ongoing' : 'once')

/** The year under which a turn is kept: 0 for what is done once. */
export const turnYear = (recurrence: Recurrence, year: number): number => (recurrence === 'once' ? 0 : year)

/**
 * The due day of a turn. Once: as assigned. Each year: the same day of that year (29/2 is the last of February elsewhere), the
 * last of December where the plan prints none. All the time: by the end of the year there must be a verified result.
 */
export function dueOf(recurrence: Recurrence, due: string | null, year: number): string | null {
  if (recurrence === 'once') return due
  if (recurrence === 'annual' && due !== null) {
    const [, month, day] = due.split('-').map(Number) as [number, number, number]
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString()
  }
  return `${year}-12-31`
}

export type Turn = {
  recurrence: Recurrence
  /** With any extension. */
  due: string | null
  state: StandingState
  doneOn: string | null
  /** First note or piece of evidence. */
  startedOn: string | null
  /** Pieces of verified evidence within the turn. */
  verified: number
}

/**
 * The status of a turn on a day, by the words of the glossary. The due day itself is on time until its last moment in Việt Nam.
 * What goes on all the time is never closed: its results are counted. The twin in SQL is `statusSql` in scope.ts; a property test
 * holds the two together.
 */
export function statusOf(turn: Turn, today: string): Status {
  if (turn.state === 'closed') return turn.due !== null && (turn.doneOn ?? today) > turn.due ? 'done_late' : 'done'
  if (turn.recurrence === 'ongoing' && turn.verified > 0) return 'ongoing_with_results'
  if (turn.due !== null && turn.due < today) return 'late'
  return turn.startedOn !== null && turn.startedOn <= today ? 'in_progress' : 'not_due'
}

/** Where the office set nothing: what ends is asked about every month, what goes on every quarter. */
export const usualRhythm = (recurrence: Recurrence): Rhythm => (recurrence === 'ongoing' ? 'quarterly' : 'monthly')

const lengths: Record<Exclude<Rhythm, 'none'>, Temporal.DurationLike> = {
  weekly: { weeks: 1 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
}

/** The day by which the next check-in is wanted: one full rhythm after assignment, the last check-in, or resuming. Null while none is. */
export function nextCheckIn(rhythm: Rhythm, from: string, state: StandingState): string | null {
  if (rhythm === 'none' || state !== 'open') return null
  return Temporal.PlainDate.from(from).add(lengths[rhythm]).toString()
}
