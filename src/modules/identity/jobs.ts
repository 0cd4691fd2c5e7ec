import { z } from 'zod'
import { job } from '#kernel/module.ts'
import { forgetOldGuards } from './auth/guard.ts'

/** Failed sign-ins are personal data: a day after the last one they say nothing any more and go. */
export const forgetGuardsJob = job({
  name: 'identity.forget_guards',
  data: z.object({}),
  cron: '40 2 * * *',
  run: ({ platform }) => forgetOldGuards(platform),
})
