import { sweepJob, sweepReaction } from './attachments/sweep.ts'
import { verifyAuditCommand } from './audit/command.ts'
import { auditOperations } from './audit/operations.ts'
import { tidyJob } from './events/tidy.ts'
import { letterReaction, mailJob } from './mail/post.ts'
import { backupCommand, restoreCommand } from './backup/command.ts'
import type { Module } from './module.ts'
import { list as listNotices } from './notices.ts'
import { savedViewOperations } from './saved-views/operations.ts'
import { searchOperations } from './search/operations.ts'

/** What the kernel itself contributes; it stands before every module of the product. */
export const kernelModule: Module = {
  name: 'kernel',
  title: 'Hạ tầng',
  operations: [...auditOperations, ...searchOperations, ...savedViewOperations, listNotices],
  jobs: [mailJob, sweepJob, tidyJob],
  reactions: [letterReaction, sweepReaction],
  commands: [verifyAuditCommand, backupCommand, restoreCommand],
}
