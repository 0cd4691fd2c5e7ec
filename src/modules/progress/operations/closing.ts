import { AppError } from '#kernel/errors.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { type Clock, today } from '#kernel/clock.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { fault, needsEvidence, needsVerified, neverClosed, samePerson } from '../errors.ts'
import * as policy from '../policy.ts'
import type { TurnRecord } from '../queries/work.ts'
import { addNote, changeStanding, insistFits, insistHeld, standingAnswer, turnToChange } from './changing.ts'

/** The lead says that it is done and shows proof; another person, of the office, confirms after seeing proof verified. */
export const ask = operation({
  name: 'progress.ask_closing',
  summary: 'Đề nghị xác nhận hoàn thành',
  writes: 'POST /turns/:assignmentId/:year/closing',
  input: contract.AskClosing,
  output: contract.Standing,
  load: turnToChange,
  allow: policy.canAskClosing,
  run: async ({ write, clock, record: turn, me }, { doneOn, text }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    if (turn.recurrence === 'ongoing') throw neverClosed()
    insistFits(turn, 'ask_closing')
    insistPast(doneOn, day)
    if (turn.claimed + turn.verified === 0) throw needsEvidence()
    await addNote(write, turn, { kind: 'closing_asked', text, by: me, clock })
    const changed = await changeStanding(write, turn, {
      state: 'closing',
      doneOn,
      startedOn: turn.standing?.startedOn ?? day,
      closingAskedById: me.id,
      closingAskedByName: me.name,
      closingAskedAt: clock.now(),
    })
    await write.emit('progress.closing_asked', { assignmentId: turn.assignmentId, year: turn.year })
    return standingAnswer(write.read, changed, day)
  },
})

const insistPast = (doneOn: string, day: string) => {
  if (doneOn > day) throw fault({ path: 'doneOn', message: 'Ngày hoàn thành không thể sau hôm nay' })
}

async function close(
  { write, clock, me }: { write: Write; clock: Clock; me: Actor },
  turn: TurnRecord,
  { doneOn = turn.doneOn ?? today(clock).toString(), text }: { doneOn?: string | undefined; text?: string | undefined },
) {
  insistFits(turn, 'confirm_closing')
  const asked = turn.standing?.closingAskedById ?? null
  if (!policy.isSecondPerson(me, asked)) throw samePerson({ by: turn.standing?.closingAskedByName ?? me.name })
  if (turn.verified === 0) throw needsVerified()
  insistPast(doneOn, today(clock).toString())
  const words = `Xác nhận hoàn thành ngày ${shortDay(doneOn)}`
  await addNote(write, turn, { kind: 'closed', text: text ? `${words}. ${text}` : words, by: me, clock, percent: 100 })
  const changed = await changeStanding(write, turn, {
    state: 'closed',
    doneOn,
    percent: 100,
    closedAt: clock.now(),
    closedById: me.id,
    closedByName: me.name,
  })
  await write.emit('progress.closed', { assignmentId: turn.assignmentId, year: turn.year, doneOn })
  return changed
}

export const confirm = operation({
  name: 'progress.confirm_closing',
  summary: 'Xác nhận hoàn thành',
  writes: 'POST /turns/:assignmentId/:year/closing/confirmation',
  input: contract.ConfirmClosing,
  output: contract.Standing,
  load: turnToChange,
  allow: policy.canSupervise,
  run: async ({ write, clock, record: turn, me }, given) =>
    standingAnswer(write.read, await close({ write, clock, me }, turn, given), today(clock).toString()),
})

/** Those that cannot be confirmed are named with the reason; the others are. */
export const confirmMany = operation({
  name: 'progress.confirm_closings',
  summary: 'Xác nhận hoàn thành nhiều việc một lần',
  writes: 'POST /closings/confirmation',
  input: contract.ConfirmClosings,
  output: contract.ConfirmedClosings,
  allow: policy.canSupervise,
  run: async ({ write, db, clock, me }, { turns }) => {
    const refused: { assignmentId: string; year: number; agency: string; reason: string }[] = []
    let confirmed = 0
    // In one order for everybody, so that two who confirm at once do not wait for each other.
    for (const key of turns.toSorted((a, b) => a.assignmentId.localeCompare(b.assignmentId) || a.year - b.year)) {
      const turn = await turnToChange({ db, clock }, key)
      if (!turn) {
        refused.push({ ...key, agency: '', reason: 'Không tìm thấy việc này' })
        continue
      }
      try {
        await close({ write, clock, me }, turn, {})
        confirmed++
      } catch (error) {
        // Every objection comes before the first change, so what was refused has left nothing behind.
        if (!(error instanceof AppError) || error.code === 'conflict') throw error
        refused.push({ assignmentId: turn.assignmentId, year: turn.year, agency: turn.agencyName, reason: error.sentence.vi })
      }
    }
    return { confirmed, refused }
  },
})

export const giveBack = operation({
  name: 'progress.return_closing',
  summary: 'Chưa xác nhận hoàn thành, trả lại với lý do',
  writes: 'POST /turns/:assignmentId/:year/closing/return',
  input: contract.ReturnClosing,
  output: contract.Standing,
  load: turnToChange,
  allow: policy.canSupervise,
  run: async ({ write, clock, record: turn, me }, { reason }) => {
    insistFits(turn, 'return_closing')
    write.because(reason)
    await addNote(write, turn, { kind: 'closing_returned', text: reason, by: me, clock })
    const changed = await changeStanding(write, turn, { state: 'open', doneOn: null, ...nobodyAsks })
    await write.emit('progress.closing_returned', { assignmentId: turn.assignmentId, year: turn.year })
    return standingAnswer(write.read, changed, today(clock).toString())
  },
})

const nobodyAsks = { closingAskedById: null, closingAskedByName: null, closingAskedAt: null }

export const reopen = operation({
  name: 'progress.reopen',
  summary: 'Mở lại một việc đã được xác nhận hoàn thành',
  writes: 'POST /turns/:assignmentId/:year/reopening',
  input: contract.Reopen,
  output: contract.Standing,
  load: turnToChange,
  allow: policy.canSupervise,
  run: async ({ write, clock, record: turn, me }, { reason }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    insistFits(turn, 'reopen')
    write.because(reason)
    await addNote(write, turn, { kind: 'reopened', text: reason, by: me, clock })
    const changed = await changeStanding(write, turn, {
      state: 'open',
      doneOn: null,
      ...nobodyAsks,
      closedAt: null,
      closedById: null,
      closedByName: null,
      rhythmFrom: day,
    })
    await write.emit('progress.reopened', { assignmentId: turn.assignmentId, year: turn.year })
    return standingAnswer(write.read, changed, day)
  },
})
