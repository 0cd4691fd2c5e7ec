import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { acknowledgedAlready, fault } from '../errors.ts'
import * as policy from '../policy.ts'
import { noteById, notesOf, shown } from '../queries/notes.ts'
import { carriedBefore } from '../queries/work.ts'
import { notes } from '../tables.ts'
import { addNote, changeStanding, insistFits, insistHeld, standingAnswer, turnToChange, turnToRead } from './changing.ts'

export const list = operation({
  name: 'progress.notes',
  summary: 'Lịch sử thực hiện của một việc được giao qua các năm',
  reads: 'GET /assignments/:assignmentId/notes',
  input: contract.ListNotes,
  output: contract.NoteList,
  load: (scope, { assignmentId }) => turnToRead(scope, { assignmentId, year: 0 }),
  allow: policy.canReadTurn,
  run: async ({ db, record: turn, me }, paging) =>
    notesOf(db, me, [turn.assignmentId, ...(await carriedBefore(db, turn.carriesOnId))], paging),
})

/** Notes are never edited: a correction is a new one. Percent and outlook are the agency's word and never decide the status. */
export const writeNote = operation({
  name: 'progress.note',
  summary: 'Cập nhật tiến độ hoặc báo cáo nhanh theo kỳ',
  writes: 'POST /turns/:assignmentId/:year/notes',
  input: contract.WriteNote,
  output: contract.Standing,
  load: turnToChange,
  allow: (actor, turn, { kind }) => (kind === 'check_in' ? policy.canCheckIn(actor, turn) : policy.canNote(actor, turn)),
  run: async ({ write, clock, record: turn, me }, { kind, text, outlook, percent }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    if (kind === 'check_in') {
      insistFits(turn, 'check_in')
      if (!outlook)
        throw fault({ path: 'outlook', message: 'Hãy cho biết việc đang đúng tiến độ, có nguy cơ chậm hay đang chậm' })
    }
    await addNote(write, turn, { kind, text, by: me, clock, outlook, percent })
    const own = policy.works(me, turn)
    const changed = own
      ? await changeStanding(write, turn, {
          startedOn: turn.standing?.startedOn ?? day,
          ...(percent === undefined || turn.state === 'closed' ? {} : { percent }),
          ...(outlook === undefined || turn.state === 'closed' ? {} : { outlook }),
          ...(kind === 'check_in' ? { lastCheckInOn: day } : {}),
        })
      : turn
    await write.emit('progress.noted', { assignmentId: turn.assignmentId, year: turn.year, kind })
    return standingAnswer(write.read, changed, day)
  },
})

export const acknowledge = operation({
  name: 'progress.acknowledge',
  summary: 'Ghi nhận đã xem một cập nhật tiến độ',
  writes: 'POST /notes/:id/acknowledgement',
  input: contract.AcknowledgeNote,
  output: contract.Note,
  load: ({ db }, { id }) => noteById(db, id),
  allow: (actor, { note, ...turn }) => policy.canAcknowledge(actor, note, turn),
  run: async ({ write, clock, record: { note, agency, ...turn }, me }) => {
    if (note.acknowledgedAt) throw acknowledgedAlready({ by: note.acknowledgedByName ?? '' })
    const seen = await write.update(notes, note, {
      acknowledgedAt: clock.now(),
      acknowledgedById: me.id,
      acknowledgedByName: me.name,
    })
    return shown(me, seen, note.agencyId === null ? null : agency, turn)
  },
})
