import type { Module } from '#kernel/module.ts'
import { letterJob, letterReaction } from './letters.ts'
import * as me from './operations/me.ts'
import { seed } from './seed.ts'

export const identityModule: Module = {
  name: 'identity',
  title: 'Tài khoản và quyền',
  operations: [me.me],
  jobs: [letterJob],
  reactions: [letterReaction],
  seed,
}
