import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { agencyById } from '#modules/agencies/index.ts'
import { forgetPerson } from '../auth/authenticate.ts'
import * as contract from '../contract.ts'
import { delegationOver, fault, notAColleague } from '../errors.ts'
import * as policy from '../policy.ts'
import { colleaguesAt, delegationById, delegationsOf, overlapping } from '../queries.ts'
import { delegationFault } from '../rules.ts'
import { delegations } from '../tables.ts'

export const colleagues = operation({
  name: 'identity.colleagues',
  summary: 'Đồng nghiệp tại một cơ quan',
  reads: 'GET /colleagues',
  input: contract.Colleagues,
  output: contract.ColleagueList,
  load: ({ db }, { unitId }) => agencyById(db, unitId),
  allow: (actor, agency) => policy.canSeeColleagues(actor, agency.id),
  run: async ({ db, record: agency, me }) => ({
    items: (await colleaguesAt(db, agency.id)).filter(colleague => colleague.id !== me.id),
  }),
})

export const list = operation({
  name: 'identity.list_delegations',
  summary: 'Các ủy quyền tôi đã giao và đã nhận',
  reads: 'GET /me/delegations',
  input: contract.NoInput,
  output: contract.DelegationList,
  allow: 'signedIn',
  run: async ({ db, clock, me }) => ({
    items: (await delegationsOf(db, me.id, today(clock).toString())).map(delegation => ({
      ...delegation,
      may: { withdraw: ['coming', 'running'].includes(delegation.state) && policy.canWithdrawDelegation(me, delegation) },
    })),
  }),
})

export const delegate = operation({
  name: 'identity.delegate',
  summary: 'Ủy quyền cho đồng nghiệp khi vắng mặt',
  writes: 'POST /me/delegations',
  input: contract.Delegate,
  output: contract.DelegationMade,
  load: ({ db }, { unitId }) => agencyById(db, unitId),
  allow: (actor, agency) => policy.canDelegate(actor, agency.id),
  run: async ({ write, platform, clock, record: agency, me }, input) => {
    const objection = delegationFault(input, today(clock).toString())
    if (objection) throw fault(objection.path, objection.message)
    const colleague = (await colleaguesAt(write.read, agency.id)).find(person => person.id === input.toPersonId)
    if (!colleague || colleague.id === me.id) throw notAColleague()
    const wanted = { ...input, fromPersonId: me.id }
    const other = await overlapping(write.read, wanted)
    if (other)
      throw fault('startsOn', 'Đã có một ủy quyền khác tại cơ quan này trong thời gian đó; hãy thu hồi trước hoặc chọn ngày khác')
    const made = await write.insert(delegations, wanted)
    await write.emit('identity.delegated', { id: made.id, from: me.id, to: colleague.id, unitId: agency.id })
    forgetPerson(platform, colleague.id)
    return made
  },
})

export const withdraw = operation({
  name: 'identity.withdraw_delegation',
  summary: 'Thu hồi ủy quyền',
  writes: 'POST /delegations/:id/withdraw',
  input: contract.WithdrawDelegation,
  output: contract.Nothing,
  load: ({ db }, { id }) => delegationById(db, id),
  allow: policy.canWithdrawDelegation,
  run: async ({ write, platform, clock, record: delegation }, { version }) => {
    if (delegation.withdrawnAt || delegation.endsOn < today(clock).toString()) throw delegationOver()
    await write.update(delegations, { ...delegation, version }, { withdrawnAt: clock.now() })
    forgetPerson(platform, delegation.toPersonId)
    return null
  },
})
