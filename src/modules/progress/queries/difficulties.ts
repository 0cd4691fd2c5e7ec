import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { type Actor, isSystem, unitsOf } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { textMatch } from '#kernel/search/text.ts'
import { agencies } from '#modules/agencies/index.ts'
import { tasks } from '#modules/programme/index.ts'
import type { DifficultyRow as Shown, ListDifficulties } from '../contract.ts'
import { seesAllTurns } from '../policy.ts'
import { waitsForAnswer, workingDaysLate } from '../rules/exceptions.ts'
import { difficulties, difficultyReplies } from '../tables.ts'

export type DifficultyRow = typeof difficulties.$inferSelect

/** The twin of `canReadDifficulty` for lists. */
export function visibleDifficulties(actor: Actor): SQL {
  if (isSystem(actor) || seesAllTurns(actor)) return sql`true`
  const units = unitsOf(actor)
  return units.length > 0 ? or(inArray(difficulties.agencyId, units), inArray(difficulties.routedToId, units))! : sql`false`
}

export const unanswered: SQL = sql`${difficulties.state} in ('open', 'escalated')`

const routed = alias(agencies, 'routed')
const rows = (db: Reader) =>
  db
    .select({
      difficulty: difficulties,
      agency: { id: agencies.id, name: agencies.name },
      routedTo: { id: routed.id, name: routed.name },
      task: { id: tasks.id, number: tasks.number, section: tasks.section, text: tasks.text },
      replies: sql<number>`(select count(*)::int from difficulty_reply r where r.difficulty_id = difficulty.id)`,
    })
    .from(difficulties)
    .innerJoin(agencies, eq(agencies.id, difficulties.agencyId))
    .innerJoin(routed, eq(routed.id, difficulties.routedToId))
    .innerJoin(tasks, eq(tasks.id, difficulties.taskId))

type Found = Awaited<ReturnType<typeof rows>>[number]
export type DifficultyRecord = DifficultyRow & Omit<Found, 'difficulty'>
const flat = ({ difficulty, ...rest }: Found): DifficultyRecord => ({ ...difficulty, ...rest })

export const shownDifficulty = (row: DifficultyRecord, today: string): z.input<typeof Shown> => ({
  ...row,
  by: row.byName,
  daysLate: waitsForAnswer(row.state) ? workingDaysLate(row.answerBy, today) : 0,
})

const orders = { answerBy: difficulties.answerBy, at: difficulties.at, agency: sql`${agencies.name} collate "vi-x-icu"` }

export async function listDifficulties(db: Reader, me: Actor, input: z.output<typeof ListDifficulties>, today: string) {
  const { page, pageSize, sort } = input
  const where = and(
    visibleDifficulties(me),
    input.state ? inArray(difficulties.state, input.state) : undefined,
    input.kind ? eq(difficulties.kind, input.kind) : undefined,
    input.agency ? inArray(difficulties.agencyId, input.agency) : undefined,
    input.task ? eq(difficulties.taskId, input.task) : undefined,
    input.assignment ? eq(difficulties.assignmentId, input.assignment) : undefined,
    input.late ? and(unanswered, sql`${difficulties.answerBy} < ${today}::date`) : undefined,
    input.q ? textMatch([agencies.name, tasks.text, difficulties.text], input.q).where : undefined,
  )
  const field = orders[(sort ?? 'answerBy').replace('-', '') as keyof typeof orders]
  const order = sort
    ? [sort.startsWith('-') ? desc(field) : asc(field)]
    : // What waits for an answer first, the most pressing on top; then the newest.
      [
        sql`case when ${unanswered} then 0 else 1 end`,
        sql`case when ${unanswered} then ${difficulties.answerBy} end`,
        desc(difficulties.at),
      ]
  const [items, [counted]] = await Promise.all([
    rows(db)
      .where(where)
      .orderBy(...order, desc(difficulties.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(difficulties)
      .innerJoin(agencies, eq(agencies.id, difficulties.agencyId))
      .innerJoin(tasks, eq(tasks.id, difficulties.taskId))
      .where(where),
  ])
  return { items: items.map(item => shownDifficulty(flat(item), today)), total: counted?.total ?? 0, page, pageSize }
}

export async function difficultyById(db: Reader, id: string): Promise<DifficultyRecord | undefined> {
  const [found] = await rows(db).where(eq(difficulties.id, id))
  return found && flat(found)
}

/** For changing: whoever comes second sees what the first did. */
export async function lockedDifficulty(db: Reader, id: string): Promise<DifficultyRecord | undefined> {
  await db.select({ id: difficulties.id }).from(difficulties).where(eq(difficulties.id, id)).for('update')
  return difficultyById(db, id)
}

export const repliesOf = (db: Reader, difficultyId: string) =>
  db
    .select({
      id: difficultyReplies.id,
      kind: difficultyReplies.kind,
      text: difficultyReplies.text,
      at: difficultyReplies.at,
      by: difficultyReplies.byName,
    })
    .from(difficultyReplies)
    .where(eq(difficultyReplies.difficultyId, difficultyId))
    .orderBy(asc(difficultyReplies.at), asc(difficultyReplies.id))
