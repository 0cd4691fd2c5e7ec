import { type Actor, holds, isAdministrator, isOffice } from '#kernel/actor.ts'
import type { PartyRole } from '#modules/programme/contract.ts'
import { canReadAssignment } from '#modules/programme/policy.ts'

/** Who may do what about a turn. Administrators look, so that they can help; the substance is the agencies' and the office's. */
export type HeldTurn = { agencyId: string; role: PartyRole }

export const canReadTurn = (actor: Actor, turn: { agencyId: string }): boolean => canReadAssignment(actor, turn)
/** Whose list is the whole province's. */
export const seesAllTurns = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor)

/** Those who do the work of the agency that holds it. */
export const works = (actor: Actor, turn: { agencyId: string }): boolean => holds(actor, ['leader', 'officer'], turn.agencyId)

/** Offered on the turn's screen to those who claim for the agency; the office claims elsewhere. */
export const canClaimFor = (actor: Actor, turn: { agencyId: string }): boolean =>
  holds(actor, ['leader', 'officer', 'editor'], turn.agencyId)

/** The agency that holds it, leading or coordinating; the office adds what it knows. */
export const canNote = (actor: Actor, turn: HeldTurn): boolean => works(actor, turn) || isOffice(actor)
/** Only the lead is asked how it stands, and only the lead may say that it is done. */
export const canCheckIn = (actor: Actor, turn: HeldTurn): boolean => turn.role === 'lead' && works(actor, turn)
export const canAskClosing = canCheckIn

/** A leader of the agency or the office; never who wrote it. */
export const canAcknowledge = (actor: Actor, note: { agencyId: string | null; byId: string }, turn: HeldTurn): boolean =>
  note.byId !== actor.id && (isOffice(actor) || (note.agencyId === turn.agencyId && holds(actor, 'leader', turn.agencyId)))

export const canPause = (actor: Actor, turn: HeldTurn): boolean =>
  isOffice(actor) || (turn.role === 'lead' && holds(actor, 'leader', turn.agencyId))

export const canSetRhythm = (actor: Actor): boolean => isOffice(actor)
export const canSupervise = (actor: Actor): boolean => isOffice(actor)

/**
 * Four eyes by person: who asked does not confirm, whatever rights they hold or hold for others; and nobody confirms with a right
 * that the asker lent them.
 */
export const isSecondPerson = (actor: Actor, askedById: string | null): boolean =>
  actor.id !== askedById &&
  actor.grants.some(grant => grant.role === 'office' && (askedById === null || grant.delegatedBy?.id !== askedById))

/** The agency's own matter. */
export const canSubTask = (actor: Actor, turn: { agencyId: string }): boolean => works(actor, turn)
