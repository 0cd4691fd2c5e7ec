import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { dayOf, today, type Clock } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { agencyById } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import { fault } from '../errors.ts'
import { difficultyNotNow, noOffice, ownDifficulty } from '../errors/exceptions.ts'
import * as policy from '../policy/exceptions.ts'
import {
  difficultyById,
  listDifficulties,
  lockedDifficulty,
  repliesOf,
  shownDifficulty,
  type DifficultyRecord,
} from '../queries/difficulties.ts'
import { officeAgency } from '../queries/office.ts'
import { answerBy, answerRuleWords, difficultyAllows, type difficultySteps } from '../rules/exceptions.ts'
import { difficulties, difficultyReplies } from '../tables.ts'
import { insistHeld, turnToRead } from './changing.ts'

export const list = operation({
  name: 'progress.difficulties',
  summary: 'Khó khăn, vướng mắc và kiến nghị',
  reads: 'GET /difficulties',
  input: contract.ListDifficulties,
  output: contract.DifficultyList,
  allow: 'signedIn',
  run: ({ db, clock, me }, input) => listDifficulties(db, me, input, today(clock).toString()),
})

export const get = operation({
  name: 'progress.difficulty',
  summary: 'Một khó khăn hoặc kiến nghị, với các trao đổi',
  reads: 'GET /difficulties/:id',
  input: contract.GetDifficulty,
  output: contract.DifficultyDetail,
  load: ({ db }, { id }) => difficultyById(db, id),
  allow: policy.canReadDifficulty,
  run: async ({ db, clock, record, me }) => ({
    ...shownDifficulty(record, today(clock).toString()),
    rule: answerRuleWords(dayOf(record.at).toString()),
    escalated: record.escalatedAt ? { at: record.escalatedAt, because: record.escalatedBecause ?? '' } : null,
    history: await repliesOf(db, record.id),
    may: {
      answer: difficultyAllows('answer', record.state) && policy.canAnswer(me, record),
      comment: policy.canComment(me, record),
      escalate: difficultyAllows('escalate', record.state) && policy.canEscalate(me, record),
      close: difficultyAllows('close', record.state) && policy.canCloseDifficulty(me, record),
      reopen: difficultyAllows('reopen', record.state) && policy.canReopenDifficulty(me, record),
    },
  }),
})

export const raise = operation({
  name: 'progress.raise_difficulty',
  summary: 'Nêu khó khăn, vướng mắc hoặc kiến nghị',
  writes: 'POST /turns/:assignmentId/:year/difficulties',
  input: contract.RaiseDifficulty,
  output: contract.DifficultyKey,
  load: turnToRead,
  allow: policy.canRaise,
  run: async ({ write, clock, record: turn, me }, { kind, text, several }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    const office = await officeAgency(write.read, turn.planId)
    if (!office) throw noOffice()
    const made = await write.insert(difficulties, {
      kind,
      taskId: turn.taskId,
      assignmentId: turn.assignmentId,
      agencyId: turn.agencyId,
      text,
      state: 'open',
      routedToId: office.id,
      answerBy: answerBy(day, several),
      at: clock.now(),
      byId: me.id,
      byName: me.name,
    })
    await write.emit('progress.difficulty_raised', { id: made.id, agencyId: turn.agencyId, taskId: turn.taskId, kind })
    return made
  },
})

export const answer = operation({
  name: 'progress.answer_difficulty',
  summary: 'Trả lời khó khăn, kiến nghị',
  writes: 'POST /difficulties/:id/answer',
  input: contract.AnswerDifficulty,
  output: contract.DifficultyKey,
  load: ({ db }, { id }) => lockedDifficulty(db, id),
  allow: (actor, record) => policy.canAnswer({ ...actor, id: '' }, record),
  run: async ({ write, clock, record, me }, { version, text }) => {
    if (!policy.canAnswer(me, record)) throw ownDifficulty({ by: record.byName })
    step(record, 'answer')
    await reply(write, clock, me, record, 'answer', text)
    const changed = await write.update(difficulties, { ...record, version }, { state: 'answered' })
    await write.emit('progress.difficulty_answered', { id: record.id, agencyId: record.agencyId })
    return changed
  },
})

export const comment = operation({
  name: 'progress.comment_difficulty',
  summary: 'Trao đổi thêm về khó khăn, kiến nghị',
  writes: 'POST /difficulties/:id/comments',
  input: contract.CommentDifficulty,
  output: contract.DifficultyKey,
  load: ({ db }, { id }) => lockedDifficulty(db, id),
  allow: policy.canComment,
  run: async ({ write, clock, record, me }, { text }) => {
    await reply(write, clock, me, record, 'comment', text)
    return record
  },
})

export const escalate = operation({
  name: 'progress.escalate_difficulty',
  summary: 'Chuyển khó khăn, kiến nghị lên cơ quan khác',
  writes: 'POST /difficulties/:id/escalation',
  input: contract.EscalateDifficulty,
  output: contract.DifficultyKey,
  load: ({ db }, { id }) => lockedDifficulty(db, id),
  allow: policy.canEscalate,
  run: async ({ write, clock, record, me }, { version, toAgencyId, reason }) => {
    step(record, 'escalate')
    const to = await agencyById(write.read, toAgencyId)
    if (!to) throw fault({ path: 'toAgencyId', message: 'Không tìm thấy cơ quan này' })
    if (to.id === record.routedToId) throw fault({ path: 'toAgencyId', message: 'Nội dung đang ở cơ quan này rồi' })
    if (to.id === record.agencyId) throw fault({ path: 'toAgencyId', message: 'Không chuyển về chính cơ quan đã nêu' })
    await reply(write, clock, me, record, 'escalated', `Chuyển đến ${to.name}. Lý do: ${reason}`)
    const changed = await write.update(
      difficulties,
      { ...record, version },
      {
        state: 'escalated',
        routedToId: to.id,
        escalatedAt: clock.now(),
        escalatedBecause: reason,
        answerBy: answerBy(today(clock).toString(), true),
      },
    )
    await write.emit('progress.difficulty_escalated', { id: record.id, toAgencyId: to.id })
    return changed
  },
})

export const close = operation({
  name: 'progress.close_difficulty',
  summary: 'Kết thúc khó khăn, kiến nghị đã nêu',
  writes: 'POST /difficulties/:id/closing',
  input: contract.CloseDifficulty,
  output: contract.DifficultyKey,
  load: ({ db }, { id }) => lockedDifficulty(db, id),
  allow: policy.canCloseDifficulty,
  run: async ({ write, clock, record, me }, { version, text }) => {
    step(record, 'close')
    await reply(write, clock, me, record, 'closed', text?.trim() || 'Đã giải quyết xong')
    return write.update(difficulties, { ...record, version }, { state: 'closed' })
  },
})

/** Back to who is to answer, with a full time to do so. */
export const reopen = operation({
  name: 'progress.reopen_difficulty',
  summary: 'Mở lại khó khăn, kiến nghị chưa giải quyết xong',
  writes: 'POST /difficulties/:id/reopening',
  input: contract.ReopenDifficulty,
  output: contract.DifficultyKey,
  load: ({ db }, { id }) => lockedDifficulty(db, id),
  allow: policy.canReopenDifficulty,
  run: async ({ write, clock, record, me }, { version, reason }) => {
    step(record, 'reopen')
    await reply(write, clock, me, record, 'reopened', reason)
    return write.update(
      difficulties,
      { ...record, version },
      {
        state: record.escalatedAt ? 'escalated' : 'open',
        answerBy: answerBy(today(clock).toString(), record.escalatedAt !== null),
      },
    )
  },
})

function step(record: DifficultyRecord, wanted: keyof typeof difficultySteps): void {
  if (!difficultyAllows(wanted, record.state)) throw difficultyNotNow({ state: contract.difficultyStateNames[record.state] })
}

type ReplyKind = (typeof difficultyReplies.$inferSelect)['kind']
const reply = (write: Write, clock: Clock, me: Actor, record: DifficultyRecord, kind: ReplyKind, text: string) =>
  write.insert(difficultyReplies, {
    difficultyId: record.id,
    kind,
    text,
    at: clock.now(),
    byId: me.id,
    byName: me.name,
  })
