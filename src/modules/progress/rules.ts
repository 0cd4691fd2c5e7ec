import { shortDay } from '#kernel/i18n/formats.ts'
import type { PartyRole, Recurrence } from '#modules/programme/contract.ts'
import type { NextStep, Rhythm, StandingState, Status } from './contract.ts'

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

export const isDone = (status: Status): boolean =>
  status === 'done' || status === 'done_late' || status === 'ongoing_with_results'

/** Where a due day comes from, in words for people. */
export function dueWords(turn: { recurrence: Recurrence; ownDue: string | null; due: string | null; year: number }): string {
  const own =
    turn.recurrence === 'ongoing'
      ? `Nhiệm vụ thường xuyên: đến hết ngày ${shortDay(turn.ownDue!)} phải có ít nhất một kết quả được xác nhận`
      : turn.recurrence === 'annual'
        ? `Nhiệm vụ hằng năm: lần của năm ${turn.year} đến hết ngày ${shortDay(turn.ownDue!)}`
        : turn.ownDue === null
          ? 'Kế hoạch không nêu thời hạn'
          : `Theo kế hoạch: đến hết ngày ${shortDay(turn.ownDue)}`
  return turn.due === null || turn.due === turn.ownDue ? own : `${own}. Đã được gia hạn đến hết ngày ${shortDay(turn.due)}`
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

/** From when a rhythm is counted: the latest of assignment, the turn's own year, the last check-in and resuming. */
export const rhythmFrom = (turn: {
  assignedOn: string
  year: number
  lastCheckInOn: string | null
  rhythmFrom: string | null
}): string =>
  [turn.assignedOn, turn.year === 0 ? '' : `${turn.year}-01-01`, turn.lastCheckInOn ?? '', turn.rhythmFrom ?? '']
    .toSorted()
    .at(-1)!

/**
 * The day of the next check-in of a turn: only the lead is asked, never after the end, nor about what is done or about a year
 * that is over.
 */
export function checkInOf(
  turn: Parameters<typeof rhythmFrom>[0] & { role: PartyRole; state: StandingState; endedOn: string | null },
  rhythm: Rhythm,
  today: string,
): string | null {
  if (turn.role !== 'lead' || (turn.endedOn !== null && turn.endedOn < today)) return null
  if (turn.year !== 0 && today > `${turn.year}-12-31`) return null
  const next = nextCheckIn(rhythm, rhythmFrom(turn), turn.state)
  return next !== null && turn.year !== 0 && next > `${turn.year}-12-31` ? null : next
}

/** What may follow in which state. */
export const steps = {
  check_in: ['open'],
  ask_closing: ['open'],
  confirm_closing: ['closing'],
  return_closing: ['closing'],
  pause: ['open'],
  resume: ['paused'],
  reopen: ['closed'],
} as const satisfies Record<string, readonly StandingState[]>
export type Step = keyof typeof steps
export const fits = (step: Step, state: StandingState): boolean => (steps[step] as readonly StandingState[]).includes(state)

/** Of sub-tasks that are done, in per cent; null without any. It is offered in the next note and decides nothing. */
export const suggestedPercent = (parts: readonly { doneOn: string | null }[]): number | null =>
  parts.length === 0 ? null : Math.round((100 * parts.filter(part => part.doneOn !== null).length) / parts.length)

/** The one thing to do next, for the person who looks: what waits for others is said, not offered. */
export function nextStep(
  turn: {
    state: StandingState
    status: Status
    recurrence: Recurrence
    claimed: number
    verified: number
    percent: number | null
    startedOn: string | null
    nextCheckIn: string | null
  },
  may: { note: boolean; checkIn: boolean; askClosing: boolean; confirmClosing: boolean; resume: boolean; claimEvidence: boolean },
  today: string,
): NextStep {
  if (turn.state === 'closed') return 'nothing'
  if (turn.state === 'closing') return may.confirmClosing ? 'confirm_closing' : 'wait_for_closing'
  if (turn.state === 'paused') return may.resume ? 'resume' : 'nothing'
  if (may.checkIn && turn.nextCheckIn !== null && turn.nextCheckIn <= today) return 'check_in'
  const proofs = turn.claimed + turn.verified
  if (proofs > 0 && may.askClosing && (turn.verified > 0 || turn.percent === 100 || turn.status === 'late')) return 'ask_closing'
  const begun = turn.startedOn !== null
  if (proofs === 0 && begun && may.claimEvidence && (turn.percent === 100 || turn.status === 'late')) return 'claim_evidence'
  if (turn.recurrence === 'ongoing' && begun && proofs === 0 && may.claimEvidence) return 'claim_evidence'
  return may.note ? 'note' : 'nothing'
}

type Dated = { assignedOn: string; endedOn: string | null; carriesOnId: string | null }
/**
 * Whether an assignment has a turn in a year. A yearly duty whose day had passed when it was given out begins the year after, except
 * where it carries on another agency's. The twin in SQL is `countsIn`, which also asks who held it at the end.
 */
export function hasTurn(assignment: Dated, recurrence: Recurrence, ownDue: string | null, year: number): boolean {
  if (recurrence === 'once') return true
  if (`${year}-12-31` < assignment.assignedOn) return false
  if (assignment.endedOn !== null && assignment.endedOn < `${year}-01-01`) return false
  return recurrence !== 'annual' || assignment.carriesOnId !== null || ownDue === null || ownDue >= assignment.assignedOn
}
