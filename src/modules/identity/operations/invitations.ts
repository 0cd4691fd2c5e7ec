import type { Write } from '#kernel/audit/write.ts'
import { operation } from '#kernel/operation.ts'
import type { Platform } from '#kernel/platform.ts'
import { agencyById } from '#modules/agencies/index.ts'
import { forgetPerson } from '../auth/authenticate.ts'
import { setPassword } from '../auth/password-change.ts'
import { hashToken, newToken } from '../auth/secret.ts'
import * as contract from '../contract.ts'
import { accountTaken, alreadyActive, linkSpent, noSuchAgency } from '../errors.ts'
import { letterWith, paths } from '../letters.ts'
import * as policy from '../policy.ts'
import { grantsOf, invitationById, invitationByToken, personByEmail, stateOf, type PersonRow } from '../queries.ts'
import { invitationDays, normalEmail } from '../rules.ts'
import { invitations, persons, roleGrants } from '../tables.ts'

/** A new link by mail; whatever link was sent before stops working. */
async function send(write: Write, platform: Platform, person: PersonRow, by: { id: string; name: string }): Promise<void> {
  const token = newToken()
  const now = platform.clock.now()
  await write.insert(invitations, {
    personId: person.id,
    invitedBy: by.id,
    tokenHash: hashToken(token),
    sentAt: now,
    expiresAt: now.add({ hours: invitationDays * 24 }),
  })
  await letterWith(write, platform, {
    kind: 'invitation',
    to: person.email,
    name: person.name,
    by: by.name,
    path: paths.acceptInvitation(token),
  })
}

export const invite = operation({
  name: 'identity.invite_person',
  summary: 'Mời một người dùng Lan Tỏa',
  writes: 'POST /persons',
  input: contract.InvitePerson,
  output: contract.PersonSummary,
  load: async ({ db }, { unitId }) => (await agencyById(db, unitId)) ?? null,
  allow: (actor, _agency, input) => policy.canInvite(actor, input),
  run: async ({ write, platform, record: agency, me }, { role, unitId, ...fields }) => {
    if (!agency) throw noSuchAgency()
    const email = normalEmail(fields.email)
    if (await personByEmail(write.read, email)) throw accountTaken()
    const person = await write.insert(persons, { ...fields, email })
    await write.insert(roleGrants, { personId: person.id, role, unitId })
    await send(write, platform, person, me)
    return { ...person, state: stateOf(person), grants: await grantsOf(write.read, [person.id]) }
  },
})

export const resend = operation({
  name: 'identity.resend_invitation',
  summary: 'Gửi lại lời mời',
  writes: 'POST /invitations/:id/resend',
  input: contract.ResendInvitation,
  output: contract.Nothing,
  load: ({ db }, { id }) => invitationById(db, id),
  allow: policy.canManageInvitation,
  run: async ({ write, platform, clock, record: { invitation, person }, me }, { version }) => {
    const { grants: _, units: __, ...row } = person
    if (row.activatedAt) throw alreadyActive()
    if (row.deactivatedAt || invitation.acceptedAt || invitation.withdrawnAt) throw linkSpent()
    await write.update(invitations, { ...invitation, version }, { withdrawnAt: clock.now() })
    await send(write, platform, row, me)
    return null
  },
})

export const withdraw = operation({
  name: 'identity.withdraw_invitation',
  summary: 'Thu hồi lời mời',
  writes: 'POST /invitations/:id/withdraw',
  input: contract.WithdrawInvitation,
  output: contract.Nothing,
  load: ({ db }, { id }) => invitationById(db, id),
  allow: policy.canManageInvitation,
  run: async ({ write, platform, clock, record: { invitation, person } }, { version }) => {
    const { grants, units: _, ...row } = person
    if (row.activatedAt) throw alreadyActive()
    if (invitation.acceptedAt || invitation.withdrawnAt) throw linkSpent()
    const now = clock.now()
    await write.update(invitations, { ...invitation, version }, { withdrawnAt: now })
    for (const grant of grants) await write.remove(roleGrants, grant)
    // The mailbox may be invited again later: nobody has worked under this account.
    await write.update(persons, row, { deactivatedAt: now, email: `${row.id}@da-thu-hoi.invalid` })
    forgetPerson(platform, row.id)
    return null
  },
})

export const read = operation({
  name: 'identity.read_invitation',
  summary: 'Xem lời mời trước khi nhận',
  // The token travels in a body: addresses are logged, bodies are not.
  writes: 'POST /invitations/read',
  input: contract.ReadInvitation,
  output: contract.InvitationForGuest,
  allow: 'anyone',
  run: async ({ write, clock }, { token }) => {
    const found = await invitationByToken(write.read, hashToken(token), clock.now())
    if (!found) throw linkSpent()
    const grants = await grantsOf(write.read, [found.person.id])
    return {
      ...found.person,
      expiresAt: found.invitation.expiresAt,
      grants: grants.map(grant => ({ role: grant.role, unit: grant.unit.name })),
    }
  },
})

export const accept = operation({
  name: 'identity.accept_invitation',
  summary: 'Nhận tài khoản theo lời mời',
  writes: 'POST /invitations/accept',
  input: contract.AcceptInvitation,
  output: contract.Accepted,
  allow: 'anyone',
  run: async ({ write, platform, clock }, { token, name, password }) => {
    const now = clock.now()
    const found = await invitationByToken(write.read, hashToken(token), now)
    if (!found) throw linkSpent()
    const { invitation, person } = found
    await setPassword(write, { ...person, name }, { password, field: 'password', now })
    await write.update(invitations, invitation, { acceptedAt: now })
    await write.update(persons, person, { name, activatedAt: now, emailVerified: true })
    forgetPerson(platform, person.id)
    await write.emit('identity.person_activated', { id: person.id })
    return { email: person.email }
  },
})
