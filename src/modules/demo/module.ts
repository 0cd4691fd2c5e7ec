import type { Module } from '#kernel/module.ts'
import { commands } from './commands.ts'
import { writeJob } from './jobs.ts'
import { notice } from './notice.ts'
import { get, load, wipe } from './operations.ts'
import { reactions } from './reactions.ts'

export const demoModule: Module = {
  name: 'demo',
  title: 'Dữ liệu minh họa',
  operations: [get, load, wipe],
  jobs: [writeJob],
  reactions,
  commands,
  notice,
}
