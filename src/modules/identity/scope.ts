import { eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { type Actor, unitsOf } from '#kernel/actor.ts'
import { canSeeAll } from './policy.ts'
import { persons, roleGrants } from './tables.ts'

/** The twin of `canRead` for lists. */
export function visible(actor: Actor): SQL {
  if (canSeeAll(actor)) return sql`true`
  const units = unitsOf(actor)
  const colleague =
    units.length > 0
      ? sql`exists (select from ${roleGrants} where ${roleGrants.personId} = ${persons.id} and ${inArray(roleGrants.unitId, units)})`
      : sql`false`
  return or(eq(persons.id, actor.id), colleague)!
}
