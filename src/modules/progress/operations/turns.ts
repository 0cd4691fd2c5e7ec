import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import { effectiveDeadline, workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { daysUntil, lineOf } from '#modules/programme/index.ts'
import * as contract from '../contract.ts'
import { turnSheet } from '../excel.ts'
import * as policy from '../policy.ts'
import { notesOf } from '../queries/notes.ts'
import { allTurns, listTurns } from '../queries/turns.ts'
import { chainOf, othersOn, planAndTaskOf, rhythmOf, subTasksOf, yearsOf, type TurnRecord } from '../queries/work.ts'
import { dueWords, fits, isDone, nextStep, suggestedPercent } from '../rules.ts'
import { nextCheckInOf, turnToRead } from './changing.ts'

export const list = operation({
  name: 'progress.turns',
  summary: 'Theo dõi việc được giao: trạng thái, hạn, tiến độ, minh chứng',
  reads: 'GET /turns',
  input: contract.ListTurns,
  output: contract.TurnList,
  allow: 'signedIn',
  run: ({ db, clock, me }, input) => listTurns(db, me, input, today(clock).toString()),
})

export const exportSheet = operation({
  name: 'progress.turns_sheet',
  summary: 'Xuất bảng theo dõi ra Excel, cùng mẫu với tệp cập nhật tiến độ nạp vào',
  reads: 'GET /turns.xlsx',
  input: contract.ExportTurns,
  output: contract.TurnSheet,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => {
    const day = today(clock).toString()
    return sheetAnswer(await turnSheet(await allTurns(db, me, input, day), day), `Theo dõi thực hiện ${day}`)
  },
})

export const get = operation({
  name: 'progress.turn',
  summary: 'Một việc được giao trong năm: căn cứ, hạn, trạng thái, lịch sử, việc cần làm tiếp',
  reads: 'GET /turns/:assignmentId/:year',
  input: contract.GetTurn,
  output: contract.TurnDetail,
  load: turnToRead,
  allow: policy.canReadTurn,
  run: async ({ db, clock, record: turn, me }) => {
    const day = today(clock).toString()
    const [{ plan, task }, headings, { rhythm, set }, parts, others, chain, years] = await Promise.all([
      planAndTaskOf(db, turn),
      lineOf(db, turn.clauseId),
      rhythmOf(db, turn),
      subTasksOf(db, turn),
      othersOn(db, turn, day),
      chainOf(db, turn),
      yearsOf(db, turn, day),
    ])
    const history = await notesOf(db, me, [turn.assignmentId, ...chain.predecessors.map(one => one.assignmentId)], {
      page: 1,
      pageSize: 20,
    })
    const may = mayOf(me, turn, day)
    const nextCheckIn = nextCheckInOf(turn, rhythm, day)
    const carried = ({ agencyId, ...one }: (typeof chain.successors)[number]) => ({
      ...one,
      may: { open: policy.canReadTurn(me, { agencyId }) },
    })
    const { standing } = turn
    return {
      ...turn,
      asOf: day,
      years,
      agency: { id: turn.agencyId, name: turn.agencyName, code: turn.agencyCode },
      plan,
      task,
      clause: headings.at(-1) ?? null,
      headings: headings.slice(0, -1),
      extended: standing?.extendedTo != null,
      dueRule: dueText(turn, day),
      daysLeft: turn.due === null ? null : daysUntil(turn.due, day),
      workingDaysLate: turn.status === 'late' ? workingDaysBetween(dayOf(turn.due!), dayOf(day)) : null,
      statusRule: contract.statusRules[turn.status],
      percent: standing?.percent ?? null,
      suggestedPercent: suggestedPercent(parts),
      outlook: standing?.outlook ?? null,
      lastCheckInOn: standing?.lastCheckInOn ?? null,
      rhythm,
      rhythmSet: set,
      nextCheckIn,
      closingAsked:
        turn.state === 'closing' && standing?.closingAskedAt
          ? { by: standing.closingAskedByName ?? '', at: standing.closingAskedAt }
          : null,
      closed: standing?.closedAt ? { by: standing.closedByName ?? '', at: standing.closedAt } : null,
      pausedOn: standing?.pausedOn ?? null,
      evidence: { claimed: turn.claimed, verified: turn.verified, rejected: turn.rejected },
      subTasks: parts,
      others,
      predecessors: chain.predecessors.map(carried),
      successors: chain.successors.map(carried),
      history,
      nextStep: nextStep({ ...turn, percent: standing?.percent ?? null, nextCheckIn }, may, day),
      may,
    }
  },
})

const dayOf = (day: string) => Temporal.PlainDate.from(day)

/** The rule of the due day; where it falls on a day off, the next working day too, which changes nothing about being late. */
function dueText(turn: TurnRecord, day: string): string {
  const words = dueWords(turn)
  if (turn.due === null || isDone(turn.status)) return words
  const effective = effectiveDeadline(dayOf(turn.due), 'next_working_day').toString()
  return effective === turn.due || day > effective
    ? words
    : `${words}. Hạn rơi vào ngày nghỉ (ngày làm việc kế tiếp là ${shortDay(effective)}); trạng thái vẫn tính theo ngày ghi trong kế hoạch`
}

function mayOf(me: Parameters<typeof policy.canNote>[0], turn: TurnRecord, day: string): contract.TurnDetail['may'] {
  const held = turn.endedOn === null || turn.endedOn >= day
  const open = held && turn.state !== 'closed'
  const closes = turn.recurrence !== 'ongoing'
  return {
    note: held && policy.canNote(me, turn),
    checkIn: held && fits('check_in', turn.state) && policy.canCheckIn(me, turn),
    claimEvidence: open && policy.canClaimFor(me, turn),
    askClosing:
      held && closes && fits('ask_closing', turn.state) && policy.canAskClosing(me, turn) && turn.claimed + turn.verified > 0,
    confirmClosing:
      fits('confirm_closing', turn.state) &&
      policy.canSupervise(me) &&
      policy.isSecondPerson(me, turn.standing?.closingAskedById ?? null) &&
      turn.verified > 0,
    returnClosing: fits('return_closing', turn.state) && policy.canSupervise(me),
    reopen: held && fits('reopen', turn.state) && policy.canSupervise(me),
    pause: held && fits('pause', turn.state) && policy.canPause(me, turn),
    resume: held && fits('resume', turn.state) && policy.canPause(me, turn),
    setRhythm: policy.canSetRhythm(me),
    subTasks: open && policy.canSubTask(me, turn),
    askExtension: open && turn.role === 'lead' && turn.due !== null && turn.recurrence !== 'ongoing' && policy.works(me, turn),
    raiseDifficulty: held && policy.works(me, turn),
  }
}
