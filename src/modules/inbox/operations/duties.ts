import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { onBehalfOf } from '../policy.ts'
import { dutiesOf } from '../queries.ts'
import { countsOf, inOrder } from '../rules.ts'

export const mine = operation({
  name: 'inbox.mine',
  summary: 'Việc của tôi',
  reads: 'GET /inbox',
  input: contract.NoInput,
  output: contract.Inbox,
  allow: 'signedIn',
  run: async ({ db, platform, clock, me }) => {
    const day = today(clock).toString()
    const { duties, unread } = await dutiesOf(platform, { db, day }, me)
    const items = duties
      .toSorted(inOrder)
      .slice(0, contract.mostDuties)
      .map(duty => ({ ...duty, count: duty.count ?? null, onBehalfOf: onBehalfOf(me, duty) }))
    return { day, items, total: duties.length, counts: countsOf(duties), unread }
  },
})

export const count = operation({
  name: 'inbox.count',
  summary: 'Số việc của tôi',
  reads: 'GET /inbox/count',
  input: contract.NoInput,
  output: contract.InboxCount,
  allow: 'signedIn',
  run: async ({ db, platform, clock, me }) => {
    const { duties } = await dutiesOf(platform, { db, day: today(clock).toString() }, me)
    const { late, today: now } = countsOf(duties)
    return { total: duties.length, late, today: now }
  },
})
