import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { plans, tasks } from '#modules/programme/index.ts'
import { citedPlan, difficulties, difficultyKindNames, unanswered, visibleDifficulties } from '#modules/progress/index.ts'
import type { Counted } from './counts.ts'

/** The plans whose work was counted, as a document cites them; in the order in which they took effect. */
export async function citedPlans(db: Reader, counted: Counted): Promise<string[]> {
  const ids = [...counted.byTask.keys()]
  if (ids.length === 0) return []
  const giving = db.select({ id: tasks.planId }).from(tasks).where(inArray(tasks.id, ids))
  const rows = await db
    .select({ number: plans.number, title: plans.title, issuedOn: plans.issuedOn, issuer: plans.issuer })
    .from(plans)
    .where(inArray(plans.id, giving))
    .orderBy(plans.effectiveOn, plans.code)
  return rows.map(citedPlan)
}

export type Unanswered = { id: string; agency: string; kind: string; text: string; answerBy: string; href: string }

/** Difficulties that wait for an answer, the most pressing first, as far as the reader may see them. @param limit of rows. */
export async function unansweredFor(db: Reader, me: Actor, limit: number): Promise<{ visible: number; items: Unanswered[] }> {
  const rows = await db
    .select({
      id: difficulties.id,
      agency: agencies.name,
      kind: difficulties.kind,
      text: difficulties.text,
      answerBy: difficulties.answerBy,
      visible: sql<number>`(count(*) over ())::int`,
    })
    .from(difficulties)
    .innerJoin(agencies, eq(agencies.id, difficulties.agencyId))
    .where(and(unanswered, visibleDifficulties(me)))
    .orderBy(asc(difficulties.answerBy), asc(difficulties.at), asc(difficulties.id))
    .limit(limit)
  return {
    visible: rows[0]?.visible ?? 0,
    items: rows.map(({ visible: _, kind, ...row }) => ({ ...row, kind: difficultyKindNames[kind], href: `/kho-khan/${row.id}` })),
  }
}
