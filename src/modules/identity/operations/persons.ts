import { eq } from 'drizzle-orm'
import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { forgetPerson } from '../auth/authenticate.ts'
import { clearGuard, lockedUntil } from '../auth/guard.ts'
import * as contract from '../contract.ts'
import { fault, lastAdministrator } from '../errors.ts'
import { letterWith } from '../letters.ts'
import * as policy from '../policy.ts'
import { delegationsOf, grantsOf, listPersons, openInvitationOf, otherAdministrators, personById, stateOf } from '../queries.ts'
import { persons, sessions, twoFactors } from '../tables.ts'

export const list = operation({
  name: 'identity.list_persons',
  summary: 'Danh sách tài khoản',
  reads: 'GET /persons',
  input: contract.ListPersons,
  output: contract.PersonList,
  allow: 'signedIn',
  run: ({ db, me }, input) => listPersons(db, me, input),
})

export const get = operation({
  name: 'identity.get_person',
  summary: 'Một tài khoản',
  reads: 'GET /persons/:id',
  input: contract.GetPerson,
  output: contract.PersonDetail,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canRead,
  run: async ({ db, platform, clock, record: person, me }) => {
    const [grants, invitation, delegations, lock] = await Promise.all([
      grantsOf(db, [person.id]),
      openInvitationOf(db, person.id),
      delegationsOf(db, person.id, today(clock).toString()),
      policy.canUnlock(me) ? lockedUntil(platform, person.email) : null,
    ])
    const state = stateOf(person)
    const manages = invitation !== undefined && policy.canManageInvitation(me, person)
    return {
      ...person,
      state,
      grants: grants.map(grant => ({ ...grant, may: { revoke: policy.canRevoke(me, grant) } })),
      invitation:
        invitation && state === 'invited'
          ? { ...invitation, expired: invitation.expiresAt.epochMilliseconds <= clock.now().epochMilliseconds }
          : null,
      delegations: delegations.map(delegation => ({
        ...delegation,
        may: { withdraw: ['coming', 'running'].includes(delegation.state) && policy.canWithdrawDelegation(me, delegation) },
      })),
      lockedUntil: lock,
      may: {
        edit: policy.canEdit(me),
        grant: me.id !== person.id && policy.handsOutAt(me).length > 0,
        deactivate: state !== 'deactivated' && policy.canDeactivate(me, person),
        reactivate: state === 'deactivated' && policy.canDeactivate(me, person),
        unlock: lock !== null,
        resetTwoFactor: person.twoFactorEnabled && policy.canDeactivate(me, person),
        resend: state === 'invited' && manages,
        withdraw: state === 'invited' && manages,
      },
    }
  },
})

export const edit = operation({
  name: 'identity.edit_person',
  summary: 'Sửa thông tin của một tài khoản',
  writes: 'PATCH /persons/:id',
  input: contract.EditPerson,
  output: contract.Profile,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canEdit,
  run: async ({ write, platform, record }, { id: _, version, ...fields }) => {
    const { grants: __, units: ___, ...person } = record
    forgetPerson(platform, person.id)
    return write.update(persons, { ...person, version }, fields)
  },
})

export const deactivate = operation({
  name: 'identity.deactivate_person',
  summary: 'Ngừng hoạt động một tài khoản',
  writes: 'POST /persons/:id/deactivate',
  input: contract.DeactivatePerson,
  output: contract.Nothing,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canDeactivate,
  run: async ({ write, platform, clock, record }, { version, reason }) => {
    const { grants, units: _, ...person } = record
    if (person.deactivatedAt) throw fault('id', 'Tài khoản này đã ngừng hoạt động từ trước')
    if (grants.some(grant => grant.role === 'administrator') && (await otherAdministrators(write.read, person.id)) === 0)
      throw lastAdministrator()
    write.because(reason)
    await write.update(persons, { ...person, version }, { deactivatedAt: clock.now() })
    await write.statement('session', `Kết thúc mọi phiên của ${person.id}`, async tx => {
      const ended = await tx.delete(sessions).where(eq(sessions.personId, person.id)).returning({ id: sessions.id })
      return ended.length
    })
    await write.emit('identity.person_deactivated', { id: person.id })
    forgetPerson(platform, person.id)
    return null
  },
})

export const reactivate = operation({
  name: 'identity.reactivate_person',
  summary: 'Cho một tài khoản hoạt động trở lại',
  writes: 'POST /persons/:id/reactivate',
  input: contract.ReactivatePerson,
  output: contract.Nothing,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canDeactivate,
  run: async ({ write, platform, record }, { version }) => {
    const { grants: _, units: __, ...person } = record
    await write.update(persons, { ...person, version }, { deactivatedAt: null })
    forgetPerson(platform, person.id)
    return null
  },
})

export const unlock = operation({
  name: 'identity.unlock_person',
  summary: 'Mở khóa đăng nhập cho một tài khoản',
  writes: 'POST /persons/:id/unlock',
  input: contract.UnlockPerson,
  output: contract.Nothing,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canUnlock,
  run: async ({ write, platform, record: person }) => {
    await write.statement('sign_in_guard', `Mở khóa tài khoản ${person.id}`, async () =>
      (await clearGuard(platform, { kind: 'account', what: person.email })) ? 1 : 0,
    )
    return null
  },
})

/** For a lost telephone whose backup codes are lost too. The password still protects; the owner is told by mail. */
export const resetTwoFactor = operation({
  name: 'identity.reset_two_factor',
  summary: 'Tắt xác thực hai bước của một người mất điện thoại',
  writes: 'POST /persons/:id/reset-two-factor',
  input: contract.ResetTwoFactor,
  output: contract.Nothing,
  load: ({ db }, { id }) => personById(db, id),
  allow: policy.canDeactivate,
  run: async ({ write, platform, record }, { version, reason }) => {
    const { grants: _, units: __, ...person } = record
    write.because(reason)
    await write.update(persons, { ...person, version }, { twoFactorEnabled: false })
    await write.statement('two_factor', `Xóa khóa xác thực hai bước của ${person.id}`, async tx => {
      const gone = await tx.delete(twoFactors).where(eq(twoFactors.personId, person.id)).returning({ id: twoFactors.id })
      return gone.length
    })
    await letterWith(write, platform, { kind: 'twoFactorOff', to: person.email, name: person.name })
    forgetPerson(platform, person.id)
    return null
  },
})
