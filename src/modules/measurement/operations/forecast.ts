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
    const units = unitsOf(me)
    const all = (await forecastLateness(db, asked, on, { agencyId: agency })).filter(
      one => seesAllForecasts(me) || units.includes(one.agency.id),
    )
    const counted = (risk: contract.Risk) => all.filter(one => one.risk === risk).length
    return {
      on,
      year: asked,
      high: counted('high'),
      medium: counted('medium'),
      items: all.slice(0, limit),
      rule: [...latenessRule],
    }
  },
})
