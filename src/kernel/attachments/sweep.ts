import { z } from 'zod'
import { job, type Reaction } from '../module.ts'
import { attachmentRemoved, sweepContent } from './attachments.ts'

/** Frees the space of a file that was removed, after the removal is committed. */
export const sweepJob = job({
  name: 'kernel.sweep_file',
  data: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), storageKey: z.string() }),
  run: ({ platform }, content) => sweepContent(platform, content),
})
export const sweepReaction: Reaction = { event: attachmentRemoved, name: 'kernel.sweep_after_removal', queue: sweepJob.name }
