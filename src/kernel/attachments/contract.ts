import { z } from 'zod'
import { id, moment } from '../contract.ts'

/** What a screen shows of an attached file; size in bytes. */
export const attachmentShape = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  uploadedByName: z.string(),
  createdAt: moment,
})
export type AttachmentShape = z.output<typeof attachmentShape>
