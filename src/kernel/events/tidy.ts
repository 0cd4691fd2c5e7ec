import { z } from 'zod'
import { and, eq, isNotNull, lt, or } from 'drizzle-orm'
import { letterReaction } from '../mail/post.ts'
import { job } from '../module.ts'
import { outbox } from './tables.ts'

/**
 * Forgets events that were handed out a month ago, and letters after a day: they carry addresses and links that open accounts,
 * and nobody needs them once they are posted. What waits is never touched.
 */
export const tidyJob = job({
  name: 'kernel.tidy_outbox',
  data: z.object({}),
  cron: '20 2 * * *',
  async run({ platform }) {
    const now = platform.clock.now()
    const before = (hours: number) => lt(outbox.dispatchedAt, now.subtract({ hours }))
    await platform.db
      .delete(outbox)
      .where(and(isNotNull(outbox.dispatchedAt), or(before(30 * 24), and(eq(outbox.name, letterReaction.event), before(24)))))
  },
})
