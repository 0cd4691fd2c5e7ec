import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { addNote, changeStanding, insistFits, insistHeld, standingAnswer, turnToChange } from './changing.ts'

/** While paused nobody is asked for check-ins; the due day holds. */
export const pause = operation({
  name: 'progress.pause',
  summary: 'Tạm dừng theo dõi theo kỳ một việc, có lý do',
  writes: 'POST /turns/:assignmentId/:year/pause',
  input: contract.Pause,
  output: contract.Standing,
  load: turnToChange,
  allow: policy.canPause,
  run: async ({ write, clock, record: turn, me }, { reason }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    insistFits(turn, 'pause')
    write.because(reason)
    await addNote(write, turn, { kind: 'paused', text: reason, by: me, clock })
    const changed = await changeStanding(write, turn, { state: 'paused', pausedOn: day })
    await write.emit('progress.paused', { assignmentId: turn.assignmentId, year: turn.year })
    return standingAnswer(write.read, changed, day)
  },
})

/** Gives one full rhythm before the next check-in is wanted. */
export const resume = operation({
  name: 'progress.resume',
  summary: 'Tiếp tục một việc đang tạm dừng; kỳ báo cáo nhanh được tính lại từ hôm nay',
  writes: 'POST /turns/:assignmentId/:year/resume',
  input: contract.Resume,
  output: contract.Standing,
  load: turnToChange,
  allow: policy.canPause,
  run: async ({ write, clock, record: turn, me }, { text }) => {
    const day = today(clock).toString()
    insistHeld(turn, day)
    insistFits(turn, 'resume')
    await addNote(write, turn, { kind: 'resumed', text: text || 'Tiếp tục thực hiện', by: me, clock })
    const changed = await changeStanding(write, turn, { state: 'open', pausedOn: null, rhythmFrom: day })
    await write.emit('progress.resumed', { assignmentId: turn.assignmentId, year: turn.year })
    return standingAnswer(write.read, changed, day)
  },
})
