import { z } from 'zod'
import { isWorkingDay } from '#kernel/calendar/working-days.ts'
import { today, zone } from '#kernel/clock.ts'
import { job } from '#kernel/module.ts'
import { alone, deliverDigests } from './operations/delivery.ts'
import { planDigests } from './operations/planning.ts'

/** From this hour on the letters of the day may be planned, in Việt Nam. */
const morning = '05:30'

/**
 * The letters of the morning: planned once a day, then sent. Later in the day the same job finds nothing to do, or goes on where
 * a morning without power, or a mail server that was down, left off.
 */
export const digestJob = job({
  name: 'inbox.digests',
  data: z.object({}),
  cron: '30 5-17 * * *',
  retryLimit: 8,
  retryDelaySeconds: 15,
  expireInSeconds: 3600,
  heartbeatSeconds: 30,
  async run(call) {
    const { platform } = call
    await alone(platform, async held => {
      const day = today(platform.clock)
      const hour = platform.clock.now().toZonedDateTimeISO(zone).toPlainTime().toString()
      const planned = isWorkingDay(day) && hour >= morning ? await planDigests(call, day.toString()) : null
      const { sent, refused } = await deliverDigests(call, held)
      platform.log.info({ day: day.toString(), planned, sent, refused }, 'letters about duties')
    })
  },
})
