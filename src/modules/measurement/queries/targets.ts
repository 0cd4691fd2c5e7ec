import { and, asc, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { clauses, plans, targets } from '#modules/programme/index.ts'
import { measures } from '../tables.ts'

export type MeasureRow = typeof measures.$inferSelect
export type TargetRow = typeof targets.$inferSelect & {
  anchor: string | null
  plan: { id: string; code: string; number: string | null; title: string; effectiveOn: string }
}

type Which = { plan?: string | undefined; planId?: string; year?: number | undefined; ids?: readonly string[] }

/** Targets of adopted plans, by plan, year and place; those that a later edition ended only when asked for by id. */
export async function targetRows(db: Reader, day: string, which: Which = {}): Promise<TargetRow[]> {
  const rows = await db
    .select({
      target: targets,
      anchor: clauses.anchor,
      plan: { id: plans.id, code: plans.code, number: plans.number, title: plans.title, effectiveOn: plans.effectiveOn },
    })
    .from(targets)
    .innerJoin(plans, eq(plans.id, targets.planId))
    .leftJoin(clauses, eq(clauses.id, targets.clauseId))
    .where(
      and(
        which.ids ? inArray(targets.id, [...which.ids]) : or(isNull(targets.endedOn), gte(targets.endedOn, day)),
        which.plan === undefined ? undefined : eq(plans.code, which.plan),
        which.planId === undefined ? undefined : eq(plans.id, which.planId),
        which.year === undefined ? undefined : eq(targets.year, which.year),
      ),
    )
    .orderBy(desc(plans.effectiveOn), asc(plans.code), sql`${targets.year} nulls last`, asc(targets.number))
  return rows.map(({ target, anchor, plan }) => ({ ...target, anchor, plan }))
}

export const targetRow = async (db: Reader, day: string, id: string): Promise<TargetRow | undefined> =>
  (await targetRows(db, day, { ids: [id] }))[0]

/** The edition by which each target is counted on a day, by target. */
export async function measuresOn(db: Reader, targetIds: readonly string[], day: string): Promise<Map<string, MeasureRow>> {
  if (targetIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([measures.targetId])
    .from(measures)
    .where(and(inArray(measures.targetId, [...targetIds]), lte(measures.validFrom, day)))
    .orderBy(measures.targetId, desc(measures.edition))
  return new Map(rows.map(row => [row.targetId, row]))
}

/** All editions of a target, newest first. */
export const editionsOf = (db: Reader, targetId: string): Promise<MeasureRow[]> =>
  db.select().from(measures).where(eq(measures.targetId, targetId)).orderBy(desc(measures.edition))
