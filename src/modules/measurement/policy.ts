import { type Actor, holds, isAdministrator, isOffice } from '#kernel/actor.ts'

/** Figures and their lists are open to everyone who is signed in, and public. These rules are about changing them and about people's data. */
type Held = { agencyId: string }

/** How a target is measured, remarks and stated figures: the programme office. Administrators look, they do not touch the substance. */
export const canRevise = (actor: Actor): boolean => isOffice(actor)
export const canAnnotate = (actor: Actor): boolean => isOffice(actor)
export const canState = (actor: Actor): boolean => isOffice(actor)
export const canKeepPopulations = (actor: Actor): boolean => isOffice(actor)

export const seesAllStaff = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor)
/** Names of officials: their own agency, the office, administrators. */
export const canSeeStaff = (actor: Actor, { agencyId }: Held): boolean =>
  seesAllStaff(actor) || holds(actor, ['leader', 'officer', 'editor', 'viewer'], agencyId)
/** Each agency keeps its own list. */
export const canKeepStaff = (actor: Actor, { agencyId }: Held): boolean =>
  isOffice(actor) || holds(actor, ['leader', 'officer', 'editor'], agencyId)
/** Whether there is any agency whose list they keep. */
export const keepsSomeStaff = (actor: Actor): boolean => isOffice(actor) || holds(actor, ['leader', 'officer', 'editor'])
/** Whether there is any list that they may see. */
export const seesSomeStaff = (actor: Actor): boolean =>
  seesAllStaff(actor) || holds(actor, ['leader', 'officer', 'editor', 'viewer'])

/** Which work is likely to be late is as open as the work itself: the office and administrators see all, others their own agencies. */
export const seesAllForecasts = (actor: Actor): boolean => isOffice(actor) || isAdministrator(actor)
