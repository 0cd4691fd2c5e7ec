import type { Actor } from '#kernel/actor.ts'
import { concerns, type Duty } from '#kernel/duties.ts'

/** An inbox is its owner's alone; what belongs there follows from rights and delegations of the day. */
export const mine = <D extends Duty>(actor: Actor, duties: readonly D[]): D[] => duties.filter(duty => concerns(actor, duty))

/** For whom a duty came by delegation alone; null where it is one's own. */
export function onBehalfOf(actor: Actor, duty: Duty): string | null {
  const own = actor.grants.filter(grant => !grant.delegatedBy)
  if (own.length === actor.grants.length || concerns({ ...actor, grants: own }, duty)) return null
  const lent = actor.grants.find(grant => grant.delegatedBy && concerns({ ...actor, grants: [grant] }, duty))
  return lent?.delegatedBy?.name ?? null
}
