import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { job, type Reaction } from '#kernel/module.ts'
import type { Call } from '#kernel/operation.ts'
import { checkWanted, noteCheck } from './operations/checks.ts'
import { evidenceClaimed } from './operations/recording.ts'
import { toLookAtAgain, type ToLookAt } from './queries/checks.ts'
import { evidenceById } from './queries/evidence.ts'
import { lookAt } from './snapshot.ts'

/** Looks at one address, soon after it was claimed or because somebody asked. */
export const checkLinkJob = job({
  name: 'evidence.check_link',
  data: z.object({ id: z.uuid() }),
  retryLimit: 2,
  run: async (call, { id }) => {
    const piece = await evidenceById(call.platform.db, id)
    if (piece?.address && piece.state !== 'withdrawn') await look(call, { id, address: piece.address })
  },
})

/** How many addresses a night, how many hosts at once, and how long one host is left alone between two looks. */
const politeness = { each: 400, hosts: 4, pauseMs: 500 }

/** Looks again at what was verified: pages are moved and taken down. One host hears of us one request at a time. */
export const checkLinksJob = job({
  name: 'evidence.check_links',
  data: z.object({}),
  cron: '20 2 * * *',
  retryLimit: 1,
  expireInSeconds: 3600,
  run: async call => {
    const due = await toLookAtAgain(call.platform.db, call.platform.clock.now(), politeness.each)
    const queues = [...Map.groupBy(due, ({ address }) => new URL(address).host).values()]
    const walk = async () => {
      for (let queue = queues.pop(); queue; queue = queues.pop())
        for (const [place, one] of queue.entries()) {
          if (place > 0) await wait(politeness.pauseMs)
          await look(call, one)
        }
    }
    await Promise.all(Array.from({ length: politeness.hosts }, walk))
  },
})

async function look(call: Call, { id, address }: ToLookAt): Promise<void> {
  const snapshot = await lookAt(call.platform.outside, address)
  await noteCheck.run(call, { id, address, snapshot })
}

export const reactions: readonly Reaction[] = [
  { event: evidenceClaimed, name: 'evidence.check_claimed', queue: checkLinkJob.name },
  { event: checkWanted, name: 'evidence.check_again', queue: checkLinkJob.name },
]
