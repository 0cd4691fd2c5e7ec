import { z } from 'zod'
import { today } from '#kernel/clock.ts'
import { job } from '#kernel/module.ts'
import { daysToSettle, forgetStaff, keepValues } from './operations/keeping.ts'

/** Counts today again. Sent by every change that may move a target; many changes at once make one run. */
export const keepJob = job({
  name: 'measurement.keep',
  data: z.object({}),
  expireInSeconds: 600,
  run: async call => {
    await keepValues.run(call, {})
  },
})

/** Just after midnight: the days that are over get the value that stands. */
export const settleJob = job({
  name: 'measurement.settle',
  data: z.looseObject({}).nullish(),
  cron: '10 0 * * *',
  expireInSeconds: 3600,
  run: async call => {
    const { db, clock } = call.platform
    for (const on of await daysToSettle(db, today(clock).toString())) await keepValues.run(call, { on, settle: true })
    await forgetStaff.run(call, {})
  },
})
