import { inArray, sql, type SQL } from 'drizzle-orm'
import { type Actor, isAdministrator, isOffice, isSystem, unitsOf } from '#kernel/actor.ts'
import { seesAllWork } from './policy.ts'
import { assignments, readings } from './tables.ts'

/** The twin of `canReadAssignment` for lists. */
export function visibleAssignments(actor: Actor): SQL {
  if (isSystem(actor) || seesAllWork(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? inArray(assignments.agencyId, units) : sql`false`
}

/** The twin of `canReadReading` for lists. */
export function visibleReadings(actor: Actor): SQL {
  if (isSystem(actor) || isOffice(actor) || isAdministrator(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? inArray(readings.agencyId, units) : sql`false`
}

/** The twin of `holdsOn`: assignments that hold on a day. */
export const heldOn = (day: string): SQL =>
  sql`${assignments.assignedOn} <= ${day} and (${assignments.endedOn} is null or ${assignments.endedOn} >= ${day})`
