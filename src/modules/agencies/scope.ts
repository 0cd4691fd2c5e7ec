import { inArray, sql, type SQL } from 'drizzle-orm'
import { type Actor, unitsOf } from '#kernel/actor.ts'
import { canKeepRegister } from './policy.ts'
import { contacts } from './tables.ts'

/** The twin of `canSeeContacts` for lists. */
export function visibleContacts(actor: Actor): SQL {
  if (canKeepRegister(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? inArray(contacts.agencyId, units) : sql`false`
}
