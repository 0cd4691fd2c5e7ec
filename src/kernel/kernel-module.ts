import { sweepJob, sweepReaction } from './attachments/sweep.ts'
import { letterReaction, mailJob } from './mail/post.ts'
import type { Module } from './module.ts'

/** What the kernel itself contributes; it stands before every module of the product. */
export const kernelModule: Module = {
  name: 'kernel',
  title: 'Hạ tầng',
  operations: [],
  jobs: [mailJob, sweepJob],
  reactions: [letterReaction, sweepReaction],
}
