import type { Actor, Role } from './actor.ts'
import { holds, isOffice, unitsOf } from './actor.ts'
import type { Reader } from './db/client.ts'

/**
 * Something that somebody must do now. Never stored: a module computes its duties from the state of things, so that one is gone
 * when it is done, and the inbox, the mail and the counts on screens always say the same.
 */
export type Duty = {
  /** `module.verb`: by it a person is spared the mail of a kind. */
  kind: string
  /** With `kind` it names the duty over days: `ASSIGNMENT:2026`. */
  key: string
  /** What to do, as an imperative: "Cập nhật tiến độ nhiệm vụ 4". */
  title: string
  /** Why it is here and by which rule it came to this person. */
  detail: string | null
  /** Where one click does it; within the workspace, without its base: `/viec/ID`. */
  href: string
  /** Last day on time; null without one. */
  due: string | null
  urgency: Urgency
  to: Audience
  /** How many things stand behind it, where one line speaks of many. */
  count?: number
}

export const urgencies = ['late', 'today', 'soon', 'open'] as const
export type Urgency = (typeof urgencies)[number]

/** Whom it concerns. `except`: persons who may not do it themselves (four eyes). */
export type Audience = ({ agencyId: string; roles: readonly Role[] } | { office: true } | { personId: string }) & {
  except?: readonly string[]
}

/** Whose duties are wanted: everyone's at once (the nightly mail), or those of one person's agencies, of the office, of the person. */
export type DutyScope = 'everyone' | { agencyIds: readonly string[]; office: boolean; personId: string }

export type DutySource = {
  kinds: readonly { kind: string; title: string }[]
  /** It reads nothing but what operations wrote: what it found for the whole office holds until the next write. */
  steady?: boolean
  /** Those of the scope, in any order. One query or a few for the whole scope, never one for each agency. */
  find(read: { db: Reader; day: string }, of: DutyScope): Promise<Duty[]>
}

export const scopeOf = (actor: Actor): DutyScope => ({
  agencyIds: unitsOf(actor),
  office: isOffice(actor),
  personId: actor.id,
})

/** Whether a duty is this person's. */
export function concerns(actor: Actor, { to }: Duty): boolean {
  if (to.except?.includes(actor.id)) return false
  if ('office' in to) return isOffice(actor)
  if ('personId' in to) return to.personId === actor.id
  return holds(actor, to.roles, to.agencyId)
}
