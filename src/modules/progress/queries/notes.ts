import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { assignments } from '#modules/programme/index.ts'
import { canAcknowledge } from '../policy.ts'
import { notes } from '../tables.ts'

export type NoteRow = typeof notes.$inferSelect

/** Kinds that wait to be acknowledged; the others are steps, which need none. */
const acknowledged = ['note', 'check_in']

/** The one history of assignments, newest first. */
export async function notesOf(
  db: Reader,
  me: Actor,
  assignmentIds: string[],
  { page, pageSize }: { page: number; pageSize: number },
) {
  const speaker = alias(agencies, 'speaker')
  const where = inArray(notes.assignmentId, assignmentIds)
  const [rows, [counted]] = await Promise.all([
    db
      .select({ note: notes, agency: speaker.name, holderId: assignments.agencyId, role: assignments.role })
      .from(notes)
      .innerJoin(assignments, eq(assignments.id, notes.assignmentId))
      .leftJoin(speaker, eq(speaker.id, notes.agencyId))
      .where(where)
      .orderBy(desc(notes.at), desc(notes.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(notes)
      .where(where),
  ])
  return {
    items: rows.map(({ note, agency, holderId, role }) => shown(me, note, agency, { agencyId: holderId, role })),
    total: counted?.total ?? 0,
    page,
    pageSize,
  }
}

export const shown = (me: Actor, note: NoteRow, agency: string | null, turn: Parameters<typeof canAcknowledge>[2]) => ({
  ...note,
  agency,
  by: note.byName,
  acknowledged: note.acknowledgedAt && { at: note.acknowledgedAt, by: note.acknowledgedByName! },
  may: {
    acknowledge:
      acknowledged.includes(note.kind) &&
      note.agencyId !== null &&
      note.acknowledgedAt === null &&
      canAcknowledge(me, note, turn),
  },
})

/** A note with who holds the work that it speaks of. */
export const noteById = async (db: Reader, id: string) =>
  (
    await db
      .select({ note: notes, agencyId: assignments.agencyId, role: assignments.role, agency: agencies.name })
      .from(notes)
      .innerJoin(assignments, eq(assignments.id, notes.assignmentId))
      .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
      .where(and(eq(notes.id, id), inArray(notes.kind, ['note', 'check_in'])))
  )[0]
