import type { Module } from '#kernel/module.ts'

export const evidenceModule: Module = {
  name: 'evidence',
  title: 'Minh chứng',
  operations: [],
}
