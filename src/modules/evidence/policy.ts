import { type Actor, holds, isAdministrator, isOffice, unitsOf } from '#kernel/actor.ts'
import { isOpenFor } from './rules.ts'
import type { EvidenceState } from './contract.ts'

type Owned = { agencyId: string }
type Piece = Owned & { state: EvidenceState; claimedById: string; source: string }

const claimants = ['leader', 'officer', 'editor'] as const

/** Those who work for the agency, or the programme office on its behalf. */
export const canClaim = (actor: Actor, { agencyId }: Owned): boolean => isOffice(actor) || holds(actor, claimants, agencyId)

/** Whether there is any agency for which the actor may claim. */
export const canClaimSomewhere = (actor: Actor): boolean => isOffice(actor) || holds(actor, claimants)

export const seesAllEvidence = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor)
export const canRead = (actor: Actor, piece: Owned): boolean => seesAllEvidence(actor) || unitsOf(actor).includes(piece.agencyId)

/** Verdicts are the programme office's. That nobody judges what they claimed themselves is said by `isOwnClaim`, in words of its own. */
export const canJudge = (actor: Actor): boolean => isOffice(actor)
/** Four eyes by person: acting for somebody else changes nothing. */
export const isOwnClaim = (actor: Actor, piece: { claimedById: string }): boolean => actor.id === piece.claimedById

/** The agency keeps its claims; the office what it claimed for an agency. */
export const canKeep = (actor: Actor, piece: Piece): boolean =>
  holds(actor, claimants, piece.agencyId) || (isOffice(actor) && isOwnClaim(actor, piece))

export const canLink = (actor: Actor, piece: Piece): boolean => isOffice(actor) || canKeep(actor, piece)

/** Which buttons a screen may show. What another module recorded is changed there. */
export function mayOf(actor: Actor, piece: Piece) {
  const judge = canJudge(actor) && !isOwnClaim(actor, piece)
  const keep = canKeep(actor, piece) && piece.source === 'person'
  return {
    edit: keep && isOpenFor('edit', piece.state),
    withdraw: keep && isOpenFor('withdraw', piece.state),
    verify: judge && isOpenFor('verify', piece.state),
    reject: judge && isOpenFor('reject', piece.state),
    reopen: judge && isOpenFor('reopen', piece.state),
    link: isOffice(actor) ? piece.state !== 'withdrawn' : keep && isOpenFor('link', piece.state),
    checkAgain: canJudge(actor) || holds(actor, claimants, piece.agencyId),
  }
}
