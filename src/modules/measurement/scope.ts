import { inArray, sql, type SQL } from 'drizzle-orm'
import { type Actor, isSystem } from '#kernel/actor.ts'
import { seesAllStaff } from './policy.ts'
import { staffMembers } from './tables.ts'

/** The twin of `canSeeStaff` for lists. */
export function visibleStaff(actor: Actor): SQL {
  if (isSystem(actor) || seesAllStaff(actor)) return sql`true`
  const units = [
    ...new Set(
      actor.grants
        .filter(
          grant => grant.role === 'leader' || grant.role === 'officer' || grant.role === 'editor' || grant.role === 'viewer',
        )
        .map(grant => grant.unitId),
    ),
  ]
  return units.length > 0 ? inArray(staffMembers.agencyId, units) : sql`false`
}

/** The twin of `onList`. */
export const listedOn = (day: string): SQL =>
  sql`(${staffMembers.since} is null or ${staffMembers.since} <= ${day}::date) and (${staffMembers.until} is null or ${staffMembers.until} >= ${day}::date)`
