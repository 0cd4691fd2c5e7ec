import { type Actor, holds, isAdministrator, isOffice, type Role, unitsOf } from '#kernel/actor.ts'

/** Accounts and rights. Rights are by person: whoever holds them, nobody changes their own. */
type Person = { id: string; units: readonly string[] }
type Grant = { personId: string; unitId: string; role: Role }

/** Rights that are one's own, not held for somebody who is away: only these may be handed to others. */
export const ownGrants = (actor: Actor) => actor.grants.filter(grant => !grant.delegatedBy)
const holdsOwn = (actor: Actor, role: Role, unitId?: string) => holds({ ...actor, grants: ownGrants(actor) }, role, unitId)

/** Administrators see every account, the office those who work in the programme, others the people of their own agencies. */
export const canSeeAll = (actor: Actor): boolean => isAdministrator(actor) || isOffice(actor)
export const canRead = (actor: Actor, person: Person): boolean =>
  canSeeAll(actor) || actor.id === person.id || unitsOf(actor).some(unit => person.units.includes(unit))

/** What a leader may hand out at their own agency: nothing above a leader. */
export const underLeader: readonly Role[] = ['leader', 'officer', 'editor', 'viewer']

export const canHandOut = (actor: Actor, { unitId, role }: { unitId: string; role: Role }): boolean =>
  holdsOwn(actor, 'administrator') || (holdsOwn(actor, 'leader', unitId) && underLeader.includes(role))

/** Agencies at which the actor may hand out at least something; `all` for an administrator. */
export const handsOutAt = (actor: Actor): 'all' | string[] =>
  holdsOwn(actor, 'administrator')
    ? 'all'
    : ownGrants(actor)
        .filter(grant => grant.role === 'leader')
        .map(grant => grant.unitId)

export const canInvite = (actor: Actor, wanted: { unitId: string; role: Role }): boolean => canHandOut(actor, wanted)

export const canGrant = (actor: Actor, person: Person, wanted: { unitId: string; role: Role }): boolean =>
  actor.id !== person.id && canRead(actor, person) && canHandOut(actor, wanted)

export const canRevoke = (actor: Actor, grant: Grant): boolean => actor.id !== grant.personId && canHandOut(actor, grant)

/** Sending again or taking back: whoever could have invited with these same rights. */
export const canManageInvitation = (actor: Actor, invited: { grants: readonly Omit<Grant, 'personId'>[] }): boolean =>
  holdsOwn(actor, 'administrator') || (invited.grants.length > 0 && invited.grants.every(grant => canHandOut(actor, grant)))

export const canEdit = (actor: Actor): boolean => holdsOwn(actor, 'administrator')
export const canDeactivate = (actor: Actor, person: { id: string }): boolean => canEdit(actor) && actor.id !== person.id
export const canUnlock = (actor: Actor): boolean => isAdministrator(actor)

/** Administration is not passed on: another administrator is there, or one is made. */
export const canDelegate = (actor: Actor, unitId: string): boolean =>
  ownGrants(actor).some(grant => grant.unitId === unitId && grant.role !== 'administrator')
export const canSeeColleagues = (actor: Actor, unitId: string): boolean => canSeeAll(actor) || holdsAny(actor, unitId)
const holdsAny = (actor: Actor, unitId: string) => actor.grants.some(grant => grant.unitId === unitId)
export const canWithdrawDelegation = (actor: Actor, delegation: { fromPersonId: string }): boolean =>
  actor.id === delegation.fromPersonId || isAdministrator(actor)

/** Those whose account can do the most harm in foreign hands are asked to switch on the second factor. */
export const shouldUseTwoFactor = (actor: Actor): boolean => holds(actor, ['administrator', 'leader'])
