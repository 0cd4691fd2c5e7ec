import { and, asc, desc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import type { Draft, Edit, ListReadings } from '../contract.ts'
import { stagesOf } from '../draft/draft.ts'
import { describeEdit } from '../draft/words.ts'
import type { PlanReading } from '../reading/types.ts'
import { likeness } from '../rules.ts'
import { visibleReadings } from '../scope.ts'
import { plans, readingContents, readingEdits, readingProgress, readings } from '../tables.ts'

export type ReadingRow = typeof readings.$inferSelect
export type EditRow = typeof readingEdits.$inferSelect
export type ContentRow = typeof readingContents.$inferSelect

export const readingById = async (db: Reader, id: string): Promise<ReadingRow | undefined> =>
  (await db.select().from(readings).where(eq(readings.id, id)))[0]

/** For those who are about to change it: a second person waits here until the first is done. */
export const readingToChange = async (db: Reader, id: string): Promise<ReadingRow | undefined> =>
  (await db.select().from(readings).where(eq(readings.id, id)).for('update'))[0]

export const contentOf = async (db: Reader, readingId: string): Promise<ContentRow | undefined> =>
  (await db.select().from(readingContents).where(eq(readingContents.readingId, readingId)))[0]

export const editsOf = (db: Reader, readingId: string): Promise<EditRow[]> =>
  db.select().from(readingEdits).where(eq(readingEdits.readingId, readingId)).orderBy(asc(readingEdits.position))

const amended = alias(plans, 'amended')
const adopted = alias(plans, 'adopted')
const summary = {
  id: readings.id,
  version: readings.version,
  file: { name: readings.fileName, size: readings.fileSize },
  state: readings.state,
  progress: { page: readingProgress.page, pages: readingProgress.pages, stage: readingProgress.stage },
  error: readings.error,
  title: readings.title,
  uploadedBy: readings.uploadedByName,
  createdAt: readings.createdAt,
  amendsPlan: { id: amended.id, code: amended.code, title: amended.title },
  adoptedPlan: { id: adopted.id, code: adopted.code, title: adopted.title },
}
const summaries = (db: Reader) =>
  db
    .select(summary)
    .from(readings)
    .leftJoin(readingProgress, and(eq(readingProgress.readingId, readings.id), eq(readings.state, 'reading')))
    .leftJoin(amended, eq(amended.id, readings.amendsPlanId))
    .leftJoin(adopted, eq(adopted.id, readings.adoptedPlanId))

export const readingSummary = async (db: Reader, id: string) => (await summaries(db).where(eq(readings.id, id)))[0]!

export async function listReadings(db: Reader, actor: Actor, input: z.output<typeof ListReadings>) {
  const where: (SQL | undefined)[] = [visibleReadings(actor)]
  if (input.state) where.push(inArray(readings.state, input.state))
  const field = input.sort?.endsWith('state') ? readings.state : readings.createdAt
  const direction = input.sort && !input.sort.startsWith('-') ? asc : desc
  const { page, pageSize } = input
  const [items, total] = await Promise.all([
    summaries(db)
      .where(and(...where))
      .orderBy(direction(field), desc(readings.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.$count(readings, and(...where)),
  ])
  return { items, total, page, pageSize }
}

/** An adopted plan made from a file with this content, in any edition. */
export async function planOfFile(db: Reader, sha256: string) {
  const [found] = await db
    .select({ id: plans.id, code: plans.code, title: plans.title, edition: plans.edition })
    .from(readings)
    .innerJoin(plans, eq(plans.id, readings.adoptedPlanId))
    .where(eq(readings.sha256, sha256))
    .limit(1)
  return found
}

/** How alike two titles must be for one plan to seem a new edition of the other. */
const sameTitle = 0.8

/** The adopted plan that the draft seems to be a new edition of: by number, otherwise by title. */
export async function planLike(db: Reader, draft: Draft) {
  const { number, title } = { number: draft.head.number.value, title: draft.head.title.value }
  const all = await db.select({ id: plans.id, code: plans.code, title: plans.title, number: plans.number }).from(plans)
  const likely =
    all.find(plan => number !== null && plan.number === number) ??
    all
      .map(plan => ({ ...plan, alike: likeness(plan.title, title ?? '') }))
      .filter(plan => plan.alike >= sameTitle)
      .toSorted((a, b) => b.alike - a.alike)[0]
  return likely ? { id: likely.id, code: likely.code, title: likely.title } : null
}

/** Edits that stand, in order; undone ones left out. */
export const standing = (rows: readonly EditRow[]): Edit[] => rows.filter(row => !row.undone).map(row => row.edit)

/** The history in words. Undone edits come last, each told from what stood there when it was made. */
export function historyOf(reading: PlanReading, rows: readonly EditRow[]) {
  const stages = stagesOf(
    reading,
    rows.map(row => row.edit),
  )
  return rows.map((row, index) => ({
    what: describeEdit(stages[index]!, row.edit),
    by: row.byName,
    at: row.at,
    undone: row.undone,
  }))
}

/** What was done since somebody looked at this version. */
export const editsSince = (db: Reader, readingId: string, version: number): Promise<EditRow[]> =>
  db
    .select()
    .from(readingEdits)
    .where(and(eq(readingEdits.readingId, readingId), gt(readingEdits.readingVersion, version)))
    .orderBy(asc(readingEdits.position))
