import { type Actor, holds, isOffice, unitsOf } from '#kernel/actor.ts'
import { type HeldTurn, isSecondPerson, seesAllTurns, works } from '../policy.ts'

type Asked = { agencyId: string; byId: string }

/** More time is asked for by the agency that leads. */
export const canAskExtension = (actor: Actor, turn: HeldTurn): boolean => turn.role === 'lead' && works(actor, turn)
export const canReadExtension = (actor: Actor, extension: { agencyId: string }): boolean =>
  seesAllTurns(actor) || unitsOf(actor).includes(extension.agencyId)
/** The office, and never the person who asked. */
export const canDecideExtension = (actor: Actor, extension: Asked): boolean => isSecondPerson(actor, extension.byId)
export const canWithdrawExtension = (actor: Actor, extension: Asked): boolean =>
  works(actor, extension) && (actor.id === extension.byId || holds(actor, 'leader', extension.agencyId))

type Raised = Asked & { routedToId: string }
/** Leading or coordinating: whoever does the work may say what stands in the way. */
export const canRaise = (actor: Actor, turn: { agencyId: string }): boolean => works(actor, turn)
export const canReadDifficulty = (actor: Actor, raised: Raised): boolean =>
  seesAllTurns(actor) || unitsOf(actor).some(unit => unit === raised.agencyId || unit === raised.routedToId)
/** The office, also where it was passed on to one that has no account; nobody answers themselves. */
export const canAnswer = (actor: Actor, raised: Raised): boolean =>
  actor.id !== raised.byId && (isOffice(actor) || holds(actor, ['leader', 'officer'], raised.routedToId))
export const canComment = (actor: Actor, raised: Raised): boolean =>
  works(actor, raised) || isOffice(actor) || holds(actor, ['leader', 'officer'], raised.routedToId)
export const canEscalate = (actor: Actor, raised: Raised): boolean => isOffice(actor) || holds(actor, 'leader', raised.routedToId)
/** Whoever raised it says whether the answer helps. */
export const canCloseDifficulty = (actor: Actor, raised: Raised): boolean => works(actor, raised)
export const canReopenDifficulty = (actor: Actor, raised: Raised): boolean => works(actor, raised) || isOffice(actor)

export const canUrge = (actor: Actor): boolean => isOffice(actor)
export const canSeeUrges = (actor: Actor): boolean => seesAllTurns(actor)

export const canReadChildPlan = (actor: Actor, plan: { agencyId: string }): boolean =>
  seesAllTurns(actor) || unitsOf(actor).includes(plan.agencyId)
export const canRecordChildPlan = (actor: Actor, plan: { agencyId: string }): boolean => works(actor, plan)
