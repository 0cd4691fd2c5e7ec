import { type Actor, holds, isAdministrator, isOffice } from '#kernel/actor.ts'
import { canReadTurn } from '#modules/progress/policy.ts'

/** The whole province at a glance: the programme office, administrators, and whoever leads an agency, to see where theirs stands. */
export const canSeeProvince = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor) || holds(actor, 'leader')

/** How one agency stands in detail: its own people, the office, administrators. */
export const canSeeAgency = (actor: Actor, agency: { id: string }): boolean => canReadTurn(actor, { agencyId: agency.id })

/** The map changes what everybody sees. */
export const canKeepMap = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor)

/** A feed is its owner's alone. */
export const canRevokeFeed = (actor: Actor, feed: { personId: string }): boolean => feed.personId === actor.id
