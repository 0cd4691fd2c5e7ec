import { unitsOf } from '#kernel/actor.ts'
import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { agenciesByIds, agencyById } from '#modules/agencies/index.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { workOf } from '../queries/work.ts'

export const agencyWork = operation({
  name: 'programme.agency_work',
  summary: 'Việc của một cơ quan: chủ trì, phối hợp, trách nhiệm, ngày báo cáo',
  reads: 'GET /agencies/:agencyId/work',
  input: contract.GetAgencyWork,
  output: contract.AgencyWork,
  load: ({ db }, { agencyId }) => agencyById(db, agencyId),
  allow: (actor, agency) => policy.canReadAssignment(actor, { agencyId: agency.id }),
  run: ({ db, clock, record: agency }, { on }) => workOf(db, agency, on ?? today(clock).toString()),
})

export const myWork = operation({
  name: 'programme.my_work',
  summary: 'Việc của các cơ quan mà tôi làm việc',
  reads: 'GET /my-work',
  input: contract.GetMyWork,
  output: contract.MyWork,
  allow: 'signedIn',
  run: async ({ db, clock, me }, { on }) => {
    const day = on ?? today(clock).toString()
    const own = await agenciesByIds(db, unitsOf(me))
    return { agencies: await Promise.all(own.map(agency => workOf(db, agency, day))) }
  },
})
