import { operation } from '#kernel/operation.ts'
import { agencyById } from '#modules/agencies/index.ts'
import { forgetPerson } from '../auth/authenticate.ts'
import * as contract from '../contract.ts'
import { grantTaken, lastAdministrator, noSuchAgency } from '../errors.ts'
import * as policy from '../policy.ts'
import { grantById, grantsOf, otherAdministrators, personById } from '../queries.ts'
import { roleGrants } from '../tables.ts'

export const grant = operation({
  name: 'identity.grant_role',
  summary: 'Cấp vai trò tại một cơ quan',
  writes: 'POST /persons/:id/grants',
  input: contract.GrantRole,
  output: contract.Grant,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canGrant,
  run: async ({ write, platform, record: person, me }, { role, unitId }) => {
    if (!(await agencyById(write.read, unitId))) throw noSuchAgency()
    if (person.grants.some(held => held.role === role && held.unitId === unitId)) throw grantTaken()
    const { id } = await write.insert(roleGrants, { personId: person.id, role, unitId })
    await write.emit('identity.role_granted', { personId: person.id, role, unitId })
    forgetPerson(platform, person.id)
    const made = (await grantsOf(write.read, [person.id])).find(held => held.id === id)!
    return { ...made, may: { revoke: policy.canRevoke(me, made) } }
  },
})

export const revoke = operation({
  name: 'identity.revoke_grant',
  summary: 'Thu hồi vai trò',
  writes: 'DELETE /grants/:grantId',
  input: contract.RevokeGrant,
  output: contract.Nothing,
  load: ({ db }, { grantId }) => grantById(db, grantId),
  allow: policy.canRevoke,
  run: async ({ write, platform, record: held }, { version }) => {
    if (held.role === 'administrator' && (await otherAdministrators(write.read, held.personId)) === 0) throw lastAdministrator()
    await write.remove(roleGrants, { ...held, version })
    await write.emit('identity.role_revoked', { personId: held.personId, role: held.role, unitId: held.unitId })
    forgetPerson(platform, held.personId)
    return null
  },
})
