import type { Module } from '#kernel/module.ts'

export const progressModule: Module = {
  name: 'progress',
  title: 'Theo dõi thực hiện',
  operations: [],
}
