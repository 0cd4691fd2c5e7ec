import { z } from 'zod'
import type { Reaction } from '#kernel/module.ts'
import { readPlanJob } from './jobs.ts'
import { planUploaded } from './operations/readings.ts'
import { followSuccession } from './operations/succession.ts'

const Succeeded = z.object({ id: z.uuid(), successors: z.array(z.uuid()), on: z.iso.date() })

export const reactions: readonly Reaction[] = [
  { event: planUploaded, name: 'programme.read_uploaded', queue: readPlanJob.name },
  {
    event: 'agencies.succeeded',
    name: 'programme.move_work',
    run: async (call, payload) => {
      await followSuccession.run(call, Succeeded.parse(payload))
    },
  },
]
