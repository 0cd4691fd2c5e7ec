import { z } from 'zod'
import { job } from '#kernel/module.ts'
import { writeYear } from './writing.ts'

/** Writes the year that was asked for. Once only: a half-written one is told as such, and wiped by a person. */
export const writeJob = job({
  name: 'demo.write',
  data: z.object({ id: z.uuid() }),
  retryLimit: 0,
  expireInSeconds: 3600,
  run: async (call, { id }) => {
    await writeYear(call, id)
  },
})
