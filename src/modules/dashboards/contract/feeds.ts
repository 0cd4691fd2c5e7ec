import { z } from 'zod'
import { fileAnswer, id, moment } from '#kernel/contract.ts'

export const MyFeeds = z.object({})
export const FeedList = z.object({
  items: z.array(z.object({ id, createdAt: moment, lastUsedAt: moment.nullable() })),
  /** Public addresses, one for each of the person's agencies. */
  agencies: z.array(z.object({ id, name: z.string(), address: z.string() })),
})
export const CreateFeed = z.object({})
/** The address with its secret, shown this once. */
export const NewFeed = z.object({ id, address: z.string() })
export const RevokeFeed = z.object({ id })
export const ReadFeed = z.object({ file: z.string().max(120) })
export const Feed = fileAnswer
export const Done = z.null()
