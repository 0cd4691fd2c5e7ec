import { type Actor, holds, isAdministrator, isOffice, unitsOf } from '#kernel/actor.ts'

/**
 * An adopted plan, its clauses and tasks are public. These rules are about what stands before adoption, who gives work out,
 * and who sees which agency holds it.
 */
type Reading = { agencyId: string | null }
type Held = { agencyId: string }

const atItsAgency = (actor: Actor, roles: Parameters<typeof holds>[1], reading: Reading): boolean =>
  reading.agencyId !== null && holds(actor, roles, reading.agencyId)

export const canUpload = (actor: Actor): boolean => isOffice(actor)

/** Administrators look, so that they can help; they do not touch the substance. */
export const canReadReading = (actor: Actor, reading: Reading): boolean =>
  isOffice(actor) || isAdministrator(actor) || atItsAgency(actor, ['leader', 'officer', 'editor', 'viewer'], reading)

export const canCheck = (actor: Actor, reading: Reading): boolean =>
  isOffice(actor) || atItsAgency(actor, ['leader', 'officer', 'editor'], reading)

/** Adoption makes work for others: the programme office, or a leader of the agency that checked. */
export const canAdopt = (actor: Actor, reading: Reading): boolean => isOffice(actor) || atItsAgency(actor, 'leader', reading)

export const canAssign = (actor: Actor): boolean => isOffice(actor)
export const canLink = (actor: Actor): boolean => isOffice(actor)

/** Which agency holds what: the office and administrators see all, others what their own agencies hold. */
export const canReadAssignment = (actor: Actor, held: Held): boolean =>
  seesAllWork(actor) || unitsOf(actor).includes(held.agencyId)

export const seesAllWork = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor)
