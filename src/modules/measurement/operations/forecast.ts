import { unitsOf } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { seesAllForecasts } from '../policy.ts'
import { forecastLateness } from '../queries/forecast.ts'
import { latenessRule } from '../rules.ts'

export const forecast = operation({
  name: 'measurement.forecast',
  summary: 'Phần việc có nguy cơ quá hạn, kèm dấu hiệu và cách xét',
  reads: 'GET /forecast',
  input: contract.GetForecast,
  output: contract.Forecast,
  allow: 'signedIn',
  run: async ({ db, clock, me }, { year, agency, limit }) => {
    const on = today(clock).toString()
    const asked = year ?? Number(on.slice(0, 4))
    const seen = seesAllForecasts(me) ? undefined : unitsOf(me)
    const agencies = agency ? [agency].filter(one => seen?.includes(one) ?? true) : seen
    return { on, year: asked, ...(await forecastLateness(db, asked, on, { limit, agencies })), rule: [...latenessRule] }
  },
})
