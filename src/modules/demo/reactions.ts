import type { Reaction } from '#kernel/module.ts'
import { removeMadeUp } from '#modules/identity/index.ts'
import { writeJob } from './jobs.ts'
import { requested, wiped } from './operations.ts'

export const reactions: readonly Reaction[] = [
  { event: requested, name: 'demo.write_requested', queue: writeJob.name },
  {
    event: wiped,
    name: 'demo.remove_people',
    run: async call => {
      await removeMadeUp.run(call, {})
    },
  },
]
