import type { Module } from '#kernel/module.ts'
import { commands } from './commands.ts'
import { readPlanJob } from './jobs.ts'
import * as adoption from './operations/adoption.ts'
import * as assignments from './operations/assignments.ts'
import * as checking from './operations/checking.ts'
import * as plans from './operations/plans.ts'
import * as readings from './operations/readings.ts'
import * as tasks from './operations/tasks.ts'
import * as work from './operations/work.ts'
import { pages, sections } from './portal/index.ts'
import { reactions } from './reactions.ts'
import { search } from './search.ts'

export const programmeModule: Module = {
  name: 'programme',
  title: 'Kế hoạch và giao việc',
  operations: [
    readings.upload,
    readings.list,
    readings.get,
    readings.file,
    readings.discard,
    checking.edit,
    checking.undo,
    checking.redo,
    checking.amend,
    adoption.difference,
    adoption.preview,
    adoption.adopt,
    plans.list,
    plans.get,
    plans.file,
    plans.clauses,
    plans.clause,
    plans.tree,
    tasks.list,
    tasks.exportSheet,
    tasks.get,
    tasks.link,
    tasks.unlink,
    assignments.list,
    assignments.exportSheet,
    assignments.assign,
    assignments.end,
    work.agencyWork,
    work.myWork,
  ],
  jobs: [readPlanJob],
  reactions,
  pages,
  sections,
  search,
  commands,
  work: {
    plan: [
      'plan_reading',
      'plan_reading_content',
      'plan_reading_edit',
      'plan_reading_progress',
      'plan',
      'plan_edition',
      'clause',
      'target',
      'task',
      'task_party',
      'responsibility',
      'reporting_rule',
      'task_target',
      'assignment',
    ],
  },
}
