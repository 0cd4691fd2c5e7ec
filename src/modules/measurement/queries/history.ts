import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import type { Point } from '../contract.ts'
import { annotations, measures, measureValues } from '../tables.ts'

/** Kept values of the last `days` days, by target, oldest first; days on which nothing could be counted are absent. */
export async function pointsOf(
  db: Reader,
  targetIds: readonly string[],
  day: string,
  days: number,
): Promise<Map<string, Point[]>> {
  if (targetIds.length === 0) return new Map()
  const rows = await db
    .select({ targetId: measureValues.targetId, on: measureValues.on, value: sql<number>`${measureValues.value}` })
    .from(measureValues)
    .where(
      and(
        inArray(measureValues.targetId, [...targetIds]),
        sql`${measureValues.on} >= ${day}::date - ${days}::int and ${measureValues.on} < ${day}::date and ${measureValues.value} is not null`,
      ),
    )
    .orderBy(measureValues.targetId, asc(measureValues.on))
  return new Map(
    [...Map.groupBy(rows, row => row.targetId)].map(([id, points]) => [id, points.map(({ on, value }) => ({ on, value }))]),
  )
}

/** All kept values of a target before a day, with the edition that each was counted by. */
export const historyOf = (db: Reader, targetId: string, day: string) =>
  db
    .select({
      on: measureValues.on,
      value: sql<number>`${measureValues.value}`,
      numerator: measureValues.numerator,
      denominator: measureValues.denominator,
      edition: measures.edition,
    })
    .from(measureValues)
    .innerJoin(measures, eq(measures.id, measureValues.measureId))
    .where(
      and(eq(measureValues.targetId, targetId), sql`${measureValues.on} < ${day}::date and ${measureValues.value} is not null`),
    )
    .orderBy(asc(measureValues.on))

export const annotationsOf = (db: Reader, targetId: string) =>
  db.select().from(annotations).where(eq(annotations.targetId, targetId)).orderBy(asc(annotations.on), asc(annotations.createdAt))

export const annotationById = async (db: Reader, id: string) =>
  (await db.select().from(annotations).where(eq(annotations.id, id)))[0]

/** The last day whose values stand; null before the first. */
export const keptUntil = async (db: Reader): Promise<string | null> =>
  (
    await db
      .select({ on: sql<string | null>`max(${measureValues.on})::text` })
      .from(measureValues)
      .where(eq(measureValues.settled, true))
  )[0]?.on ?? null
