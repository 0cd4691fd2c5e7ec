import { type Actor, isAdministrator, isOffice } from '#kernel/actor.ts'

/** Who keeps the platform, or the programme, may show what it looks like in use. */
export const canLoad = (actor: Actor): boolean => isAdministrator(actor) || isOffice(actor)
export const canWipe = canLoad
