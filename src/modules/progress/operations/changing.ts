import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { type Clock, today } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { type NoteKind, type Outlook, standingNames, type TurnKey } from '../contract.ts'
import { notNow, turnOver } from '../errors.ts'
import { works } from '../policy.ts'
import type { NoteRow } from '../queries/notes.ts'
import { lockedTurn, rhythmOf, turnByKey, type StandingRow, type TurnRecord } from '../queries/work.ts'
import { checkInOf, fits, statusOf, type Step } from '../rules.ts'
import { notes, standings } from '../tables.ts'

/** What every change of a turn is made of. Operations load the turn locked, insist on what must hold, change its standing, note it. */

type Scope = { db: Reader; clock: Clock }

export const turnToRead = ({ db, clock }: Scope, key: TurnKey): Promise<TurnRecord | undefined> =>
  turnByKey(db, key, today(clock).toString())
export const turnToChange = ({ db, clock }: Scope, key: TurnKey): Promise<TurnRecord | undefined> =>
  lockedTurn(db, key, today(clock).toString())

/** @throws turn_over where the agency holds the assignment no more: its past is left as it is. */
export function insistHeld(turn: TurnRecord, day: string): void {
  if (turn.endedOn !== null && turn.endedOn < day) throw turnOver({ on: shortDay(turn.endedOn) })
}

/** @throws not_now where the step does not fit the turn's state. */
export function insistFits(turn: TurnRecord, step: Step): void {
  if (!fits(step, turn.state)) throw notNow({ state: standingNames[turn.state] })
}

type Changes = Partial<Omit<StandingRow, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'assignmentId' | 'year'>>

/** Keeps what cannot be computed; the first change makes the row. */
export async function changeStanding(write: Write, turn: TurnRecord, changes: Changes): Promise<TurnRecord> {
  const standing = turn.standing
    ? await write.update(standings, turn.standing, changes)
    : await write.insert(standings, { assignmentId: turn.assignmentId, year: turn.year, ...changes })
  const due = standing.extendedTo ?? turn.ownDue
  return { ...turn, standing, due, state: standing.state, doneOn: standing.doneOn }
}

/** Adds to the one history of the assignment. Who works at the agency speaks for it, everyone else for the programme office. */
export async function addNote(
  write: Write,
  turn: { assignmentId: string; year: number; agencyId: string },
  note: {
    kind: NoteKind
    text: string
    by: Actor
    clock: Clock
    outlook?: Outlook | null | undefined
    percent?: number | null | undefined
  },
): Promise<NoteRow> {
  return write.insert(notes, {
    assignmentId: turn.assignmentId,
    year: turn.year,
    kind: note.kind,
    at: note.clock.now(),
    agencyId: works(note.by, turn) ? turn.agencyId : null,
    outlook: note.outlook ?? null,
    percent: note.percent ?? null,
    text: note.text,
    byId: note.by.id,
    byName: note.by.name,
  })
}

/** The answer of every change. */
export async function standingAnswer(db: Reader, turn: TurnRecord, day: string) {
  const startedOn = [turn.standing?.startedOn, turn.startedOn].filter(each => each != null).toSorted()[0] ?? null
  const { rhythm } = await rhythmOf(db, turn)
  return {
    assignmentId: turn.assignmentId,
    year: turn.year,
    state: turn.state,
    status: statusOf({ ...turn, startedOn }, day),
    percent: turn.standing?.percent ?? null,
    outlook: turn.standing?.outlook ?? null,
    doneOn: turn.doneOn,
    lastCheckInOn: turn.standing?.lastCheckInOn ?? null,
    nextCheckIn: nextCheckInOf(turn, rhythm, day),
  }
}

export const nextCheckInOf = (turn: TurnRecord, rhythm: Parameters<typeof checkInOf>[1], day: string): string | null =>
  checkInOf(
    { ...turn, lastCheckInOn: turn.standing?.lastCheckInOn ?? null, rhythmFrom: turn.standing?.rhythmFrom ?? null },
    rhythm,
    day,
  )
