/**
 * Who acts, as operations and policies see it. Pure: it also runs in the browser.
 * A role is always held at one unit (an agency); a person may hold several.
 */
export const roles = ['administrator', 'office', 'leader', 'officer', 'editor', 'viewer'] as const
export type Role = (typeof roles)[number]

export type Grant = {
  role: Role
  unitId: string
  /** The person for whom this right is held while they are away; their own rights have none. */
  delegatedBy?: { id: string; name: string; until: string }
}

export type Actor = {
  id: string
  name: string
  email: string
  grants: Grant[]
  /** Of the device that they are signed in with; none for jobs and the command line. */
  sessionId?: string
}

/** Any of the roles, anywhere, or at the given unit. */
export const holds = (actor: Actor, wanted: Role | readonly Role[], unitId?: string): boolean =>
  actor.grants.some(
    grant =>
      (Array.isArray(wanted) ? wanted.includes(grant.role) : grant.role === wanted) &&
      (unitId === undefined || grant.unitId === unitId),
  )

/** Administrators keep the platform; they hold no power over the substance of the programme. */
export const isAdministrator = (actor: Actor): boolean => holds(actor, 'administrator')

/** The programme office (at this province: Sở Khoa học và Công nghệ) sees and steers the whole programme. */
export const isOffice = (actor: Actor): boolean => holds(actor, 'office')

/** Units at which the actor holds any role, each once. */
export const unitsOf = (actor: Actor): string[] => [...new Set(actor.grants.map(grant => grant.unitId))]

/** The system itself: jobs and first-run data. Never reachable by signing in. */
export const systemActor: Actor = { id: 'system', name: 'Hệ thống', email: '', grants: [] }
export const isSystem = (actor: Actor): boolean => actor.id === systemActor.id
