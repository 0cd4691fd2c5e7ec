import type { Module } from '#kernel/module.ts'
import { commands } from './commands.ts'
import { keepJob, settleJob } from './jobs.ts'
import * as editing from './operations/editing.ts'
import * as forecast from './operations/forecast.ts'
import * as measures from './operations/measures.ts'
import * as populations from './operations/populations.ts'
import * as staff from './operations/staff.ts'
import { sections } from './portal/index.ts'
import { reactions } from './reactions.ts'
import { seed } from './seed.ts'

export const measurementModule: Module = {
  name: 'measurement',
  title: 'Đo lường chỉ tiêu',
  operations: [
    measures.listTargets,
    measures.getTarget,
    measures.exportMembers,
    measures.listMembers,
    measures.chart,
    editing.revise,
    editing.annotate,
    editing.removeAnnotation,
    editing.stateValue,
    staff.list,
    staff.exportSheet,
    staff.importSheet,
    staff.add,
    staff.update,
    staff.remove,
    populations.list,
    populations.exportSheet,
    populations.importSheet,
    populations.set,
    forecast.forecast,
  ],
  jobs: [keepJob, settleJob],
  reactions,
  sections,
  commands,
  seed,
  work: {
    doings: ['measure_annotation', 'measure_statement', 'staff_member'],
    traces: ['measure_value'],
    plan: ['measure'],
    lists: ['commune_population'],
  },
}
