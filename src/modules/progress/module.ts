import type { Module } from '#kernel/module.ts'
import * as closing from './operations/closing.ts'
import * as exchange from './operations/exchange.ts'
import * as notes from './operations/notes.ts'
import * as rhythms from './operations/rhythms.ts'
import * as standing from './operations/standing.ts'
import * as subTasks from './operations/sub-tasks.ts'
import * as turns from './operations/turns.ts'
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
  ],
  reactions,
}
