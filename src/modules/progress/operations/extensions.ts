import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { today, type Clock } from '#kernel/clock.ts'
import { AppError, notFound } from '#kernel/errors.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { fault, notNow, samePerson } from '../errors.ts'
import { alreadyAsked, alreadyDecided, reasonNeeded } from '../errors/exceptions.ts'
import * as policy from '../policy/exceptions.ts'
import {
  extensionById,
  listExtensions,
  lockedExtension,
  openExtension,
  shownExtension,
  type ExtensionRecord,
} from '../queries/extensions.ts'
import { lockedTurn, turnByKey, type TurnRecord } from '../queries/work.ts'
import { askedWhen, extensionFault, grantFault } from '../rules/exceptions.ts'
import { extensions } from '../tables.ts'
import { addNote, changeStanding, insistHeld, turnToChange } from './changing.ts'

export const list = operation({
  name: 'progress.extensions',
  summary: 'Các đề nghị gia hạn',
  reads: 'GET /extensions',
  input: contract.ListExtensions,
  output: contract.ExtensionList,
  allow: 'signedIn',
  run: ({ db, me }, input) => listExtensions(db, me, input),
})

export const ask = operation({
  name: 'progress.ask_extension',
  summary: 'Đề nghị gia hạn',
  writes: 'POST /turns/:assignmentId/:year/extensions',
  input: contract.AskExtension,
  output: contract.Extension,
  load: turnToChange,
  allow: policy.canAskExtension,
  run: async ({ write, clock, record: turn, me }, { wantedDue, reason }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    if (turn.state === 'closed' || turn.state === 'closing') throw notNow({ state: contract.standingNames[turn.state] })
    const objection = extensionFault(turn, wantedDue, day)
    if (objection) throw fault(objection)
    const open = await openExtension(write.read, turn)
    if (open) throw alreadyAsked({ by: open.byName, wanted: shortDay(open.wantedDue) })
    const due = turn.due!
    const made = await write.insert(extensions, {
      assignmentId: turn.assignmentId,
      year: turn.year,
      due,
      wantedDue,
      reason,
      state: 'asked',
      at: clock.now(),
      byId: me.id,
      byName: me.name,
    })
    await changeStanding(write, turn, { startedOn: turn.standing?.startedOn ?? day })
    await addNote(write, turn, {
      by: me,
      clock,
      kind: 'extension_asked',
      text: `Xin gia hạn từ ${shortDay(due)} đến hết ngày ${shortDay(wantedDue)} (${askedWhen(due, day)}). Lý do: ${reason}`,
    })
    await write.emit('progress.extension_asked', { id: made.id, assignmentId: turn.assignmentId, year: turn.year })
    return shownExtension((await extensionById(write.read, made.id))!, me)
  },
})

export const decide = operation({
  name: 'progress.decide_extension',
  summary: 'Xem xét đề nghị gia hạn',
  writes: 'POST /extensions/:id/decision',
  input: contract.DecideExtension,
  output: contract.Extension,
  load: ({ db }, { id }) => lockedExtension(db, id),
  allow: (actor, extension) => policy.canReadExtension(actor, extension) && policy.canUrge(actor),
  run: async ({ write, clock, record, me }, { version, ...decision }) => {
    await decideOne(write, clock, me, { ...record, version }, record, decision)
    return shownExtension((await extensionById(write.read, record.id))!, me)
  },
})

export const decideMany = operation({
  name: 'progress.decide_extensions',
  summary: 'Xem xét nhiều đề nghị gia hạn một lần',
  writes: 'POST /extensions/decisions',
  input: contract.DecideExtensions,
  output: contract.ExtensionsDecided,
  allow: policy.canUrge,
  run: async ({ write, clock, me }, { items, granted, reason }) => {
    const failed = []
    let decided = 0
    // Always in the same order, so that two who decide at once wait for each other instead of for both.
    for (const item of items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const record = await lockedExtension(write.read, item.id)
      try {
        if (!record) throw notFound()
        if (record.version !== item.version)
          throw alreadyDecided({ state: contract.extensionStateNames[record.state], by: record.decidedByName ?? record.byName })
        await decideOne(write, clock, me, record, record, { granted, reason })
        decided++
      } catch (error) {
        // Everything is judged before anything is written, so that a refusal leaves no trace.
        if (!(error instanceof AppError)) throw error
        failed.push({
          id: item.id,
          agency: record?.agency.name ?? '',
          reason: error.extras.fields?.[0]?.message ?? error.sentence.vi,
        })
      }
    }
    return { decided, failed }
  },
})

export const withdraw = operation({
  name: 'progress.withdraw_extension',
  summary: 'Rút đề nghị gia hạn',
  writes: 'POST /extensions/:id/withdrawal',
  input: contract.WithdrawExtension,
  output: contract.Extension,
  load: ({ db }, { id }) => lockedExtension(db, id),
  allow: policy.canWithdrawExtension,
  run: async ({ write, clock, record, me }, { version }) => {
    if (record.state !== 'asked') throw decidedAlready(record)
    const turn = await turnOf(write, clock, record)
    await write.update(
      extensions,
      { ...record, version },
      {
        state: 'withdrawn',
        decidedAt: clock.now(),
        decidedById: me.id,
        decidedByName: me.name,
      },
    )
    await addNote(write, turn, {
      by: me,
      clock,
      kind: 'extension_withdrawn',
      text: `Rút đề nghị gia hạn đến hết ngày ${shortDay(record.wantedDue)}`,
    })
    return shownExtension((await extensionById(write.read, record.id))!, me)
  },
})

type Decision = { granted: boolean; grantedDue?: string | null | undefined; reason?: string | null | undefined }

/** @param row as it is changed: with the version that the person saw. @throws before anything is written. */
async function decideOne(
  write: Write,
  clock: Clock,
  me: Actor,
  row: ExtensionRecord,
  record: ExtensionRecord,
  decision: Decision,
) {
  const day = today(clock).toString()
  if (!policy.canDecideExtension(me, record)) throw samePerson({ by: record.byName })
  if (record.state !== 'asked') throw decidedAlready(record)
  const reason = decision.reason?.trim() || null
  if (!decision.granted && (reason === null || reason.length < 5))
    throw reasonNeeded(undefined, { fields: [{ path: 'reason', message: 'Hãy nêu lý do không đồng ý' }] })
  const turn = await turnOf(write, clock, record)
  if (turn.state === 'closed') throw notNow({ state: contract.standingNames[turn.state] })
  const grantedDue = decision.granted ? (decision.grantedDue ?? record.wantedDue) : null
  const objection = grantedDue && grantFault(record, grantedDue, day)
  if (objection) throw fault(objection)
  await write.update(extensions, row, {
    state: decision.granted ? 'granted' : 'refused',
    grantedDue,
    decidedAt: clock.now(),
    decidedById: me.id,
    decidedByName: me.name,
    decisionReason: reason,
  })
  if (grantedDue) await changeStanding(write, turn, { extendedTo: grantedDue })
  const opinion = reason ? ` Ý kiến: ${reason}` : ''
  await addNote(write, turn, {
    by: me,
    clock,
    kind: decision.granted ? 'extension_granted' : 'extension_refused',
    text: grantedDue
      ? `Đồng ý gia hạn đến hết ngày ${shortDay(grantedDue)}${grantedDue === record.wantedDue ? '' : ` (cơ quan xin đến ${shortDay(record.wantedDue)})`}.${opinion}`
      : `Không đồng ý gia hạn đến ${shortDay(record.wantedDue)}. Lý do: ${reason}`,
  })
  await write.emit(decision.granted ? 'progress.extension_granted' : 'progress.extension_refused', {
    id: record.id,
    assignmentId: record.assignmentId,
    year: record.year,
  })
}

const decidedAlready = (record: ExtensionRecord) =>
  alreadyDecided({ state: contract.extensionStateNames[record.state], by: record.decidedByName ?? record.byName })

async function turnOf(write: Write, clock: Clock, key: { assignmentId: string; year: number }): Promise<TurnRecord> {
  const day = today(clock).toString()
  const turn = (await lockedTurn(write.read, key, day)) ?? (await turnByKey(write.read, key, day))
  if (!turn) throw notFound()
  return turn
}
