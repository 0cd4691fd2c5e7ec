import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { type Actor, isSystem, unitsOf } from '#kernel/actor.ts'
import { dayOf } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { textMatch } from '#kernel/search/text.ts'
import { agencies } from '#modules/agencies/index.ts'
import { assignments, tasks } from '#modules/programme/index.ts'
import type { Extension, ListExtensions } from '../contract.ts'
import { seesAllTurns } from '../policy.ts'
import * as policy from '../policy/exceptions.ts'
import { workingDaysLate } from '../rules/exceptions.ts'
import { extensions } from '../tables.ts'

export type ExtensionRow = typeof extensions.$inferSelect

/** The twin of `canReadExtension` for lists; also that of every list of what agencies hold. */
export function ofOwnAgencies(actor: Actor): SQL {
  if (isSystem(actor) || seesAllTurns(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? inArray(assignments.agencyId, units) : sql`false`
}

const rows = (db: Reader) =>
  db
    .select({
      extension: extensions,
      agency: { id: agencies.id, name: agencies.name },
      task: { id: tasks.id, number: tasks.number, section: tasks.section, text: tasks.text },
    })
    .from(extensions)
    .innerJoin(assignments, eq(assignments.id, extensions.assignmentId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))

type Found = Awaited<ReturnType<typeof rows>>[number]
export type ExtensionRecord = ExtensionRow & { agencyId: string; agency: Found['agency']; task: Found['task'] }
const flat = ({ extension, agency, task }: Found): ExtensionRecord => ({ ...extension, agencyId: agency.id, agency, task })

/** With the person's rights; days late by the day on which it was asked. */
export const shownExtension = (row: ExtensionRecord, me: Actor): z.input<typeof Extension> => ({
  ...row,
  by: row.byName,
  daysAfterDue: workingDaysLate(row.due, dayOf(row.at).toString()),
  decided:
    row.decidedAt && row.state !== 'withdrawn'
      ? { at: row.decidedAt, by: row.decidedByName ?? '', reason: row.decisionReason }
      : null,
  may: {
    decide: row.state === 'asked' && policy.canDecideExtension(me, row),
    withdraw: row.state === 'asked' && policy.canWithdrawExtension(me, row),
  },
})

const orders = { at: extensions.at, due: extensions.due, agency: sql`${agencies.name} collate "vi-x-icu"` }

export async function listExtensions(db: Reader, me: Actor, input: z.output<typeof ListExtensions>) {
  const { page, pageSize, sort = '-at' } = input
  const where = and(
    ofOwnAgencies(me),
    input.state ? inArray(extensions.state, input.state) : undefined,
    input.agency ? inArray(assignments.agencyId, input.agency) : undefined,
    input.assignment ? eq(extensions.assignmentId, input.assignment) : undefined,
    input.assignment && input.year !== undefined ? inArray(extensions.year, [0, input.year]) : undefined,
    input.q ? textMatch([agencies.name, tasks.text, extensions.reason], input.q).where : undefined,
  )
  const field = orders[sort.replace('-', '') as keyof typeof orders]
  const [items, [counted]] = await Promise.all([
    rows(db)
      .where(where)
      .orderBy(sort.startsWith('-') ? desc(field) : asc(field), desc(extensions.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(extensions)
      .innerJoin(assignments, eq(assignments.id, extensions.assignmentId))
      .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(where),
  ])
  return { items: items.map(item => shownExtension(flat(item), me)), total: counted?.total ?? 0, page, pageSize }
}

export const extensionById = async (db: Reader, id: string): Promise<ExtensionRecord | undefined> => {
  const [found] = await rows(db).where(eq(extensions.id, id))
  return found && flat(found)
}

/** For changing: whoever decides second sees what the first decided. */
export async function lockedExtension(db: Reader, id: string): Promise<ExtensionRecord | undefined> {
  await db.select({ id: extensions.id }).from(extensions).where(eq(extensions.id, id)).for('update')
  return extensionById(db, id)
}

export const openExtension = async (
  db: Reader,
  turn: { assignmentId: string; year: number },
): Promise<ExtensionRow | undefined> =>
  (
    await db
      .select()
      .from(extensions)
      .where(and(eq(extensions.assignmentId, turn.assignmentId), eq(extensions.year, turn.year), eq(extensions.state, 'asked')))
  )[0]
