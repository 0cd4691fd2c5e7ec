import type { Module } from '#kernel/module.ts'
import { exceptionDuties } from './duties/exceptions.ts'
import { commands } from './commands.ts'
import { workDuties } from './duties/work.ts'
import * as childPlans from './operations/child-plans.ts'
import * as closing from './operations/closing.ts'
import * as difficulties from './operations/difficulties.ts'
import * as exchange from './operations/exchange.ts'
import * as extensions from './operations/extensions.ts'
import * as notes from './operations/notes.ts'
import * as rhythms from './operations/rhythms.ts'
import * as standing from './operations/standing.ts'
import * as subTasks from './operations/sub-tasks.ts'
import * as turns from './operations/turns.ts'
import * as urging from './operations/urging.ts'
import { agencySection, taskSection } from './portal/sections.tsx'
import { reactions } from './reactions.ts'

export const progressModule: Module = {
  name: 'progress',
  title: 'Theo dõi thực hiện',
  operations: [
    turns.list,
    turns.exportSheet,
    exchange.importSheet,
    turns.get,
    notes.list,
    notes.writeNote,
    notes.acknowledge,
    standing.pause,
    standing.resume,
    rhythms.setRhythm,
    closing.ask,
    closing.confirm,
    closing.confirmMany,
    closing.giveBack,
    closing.reopen,
    subTasks.add,
    subTasks.update,
    subTasks.mark,
    subTasks.remove,
    subTasks.reorder,
    extensions.list,
    extensions.ask,
    extensions.decide,
    extensions.decideMany,
    extensions.withdraw,
    difficulties.list,
    difficulties.get,
    difficulties.raise,
    difficulties.answer,
    difficulties.comment,
    difficulties.escalate,
    difficulties.close,
    difficulties.reopen,
    urging.preview,
    urging.urge,
    urging.list,
    urging.get,
    urging.letter,
    childPlans.list,
    childPlans.exportSheet,
    childPlans.ofAgency,
    childPlans.file,
    childPlans.add,
    childPlans.update,
  ],
  reactions,
  sections: [taskSection, agencySection],
  commands,
  duties: [workDuties, exceptionDuties],
  work: {
    doings: [
      'standing',
      'progress_note',
      'sub_task',
      'child_plan',
      'child_target',
      'extension',
      'difficulty',
      'difficulty_reply',
      'urge',
      'urge_item',
    ],
    traces: ['task_rhythm'],
  },
}
