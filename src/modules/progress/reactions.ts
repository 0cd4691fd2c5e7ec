import { z } from 'zod'
import type { Reaction } from '#kernel/module.ts'
import { workAssigned } from '#modules/programme/index.ts'
import { carryOn } from './operations/succession.ts'

const Moved = z.object({ because: z.literal('succeeded'), agencies: z.array(z.uuid()), on: z.iso.date() })

export const reactions: readonly Reaction[] = [
  {
    event: workAssigned,
    name: 'progress.carry_on',
    run: async (call, payload) => {
      const moved = Moved.safeParse(payload)
      if (moved.success) await carryOn.run(call, { successors: moved.data.agencies, on: moved.data.on })
    },
  },
]
