import type { Reaction } from '#kernel/module.ts'
import type { Call } from '#kernel/operation.ts'
import {
  evidenceClaimed,
  evidenceRejected,
  evidenceRelinked,
  evidenceVerified,
  evidenceWithdrawn,
} from '#modules/evidence/index.ts'
import { planAdopted } from '#modules/programme/index.ts'
import { z } from 'zod'
import { keepJob } from './jobs.ts'
import { listsChanged, measureRevised } from './operations/events.ts'
import { defineMeasures } from './operations/keeping.ts'

const Adopted = z.object({ planId: z.uuid() })

/** Seconds in which changes gather before the day is counted again. */
const gathering = 10
const countAgain = async ({ platform }: Call) => {
  await platform.jobs.send(keepJob.name, {}, { key: 'today', startAfterSeconds: gathering })
}

const moving = [
  // What is looked at again falls back to claimed.
  evidenceClaimed,
  evidenceVerified,
  evidenceRejected,
  evidenceWithdrawn,
  evidenceRelinked,
  listsChanged,
  measureRevised,
  'agencies.succeeded',
]

export const reactions: readonly Reaction[] = [
  {
    event: planAdopted,
    name: 'measurement.measure_adopted',
    run: async (call, payload) => {
      await defineMeasures.run(call, Adopted.parse(payload))
      await countAgain(call)
    },
  },
  ...moving.map(event => ({ event, name: `measurement.after_${event}`, run: countAgain })),
]
