import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { documentMatch } from '#kernel/search/text.ts'
import { clauses, plans, tasks } from '../tables.ts'

/** Paragraphs of the present editions that hold the words, best first. */
export function findClauses(db: Reader, text: string, limit: number) {
  const { where, rank } = documentMatch(sql`public.lan_toa_words(${clauses.verbatim})`, text)
  return db
    .select({
      anchor: clauses.anchor,
      path: clauses.path,
      verbatim: clauses.verbatim,
      code: plans.code,
      title: plans.title,
      rank,
    })
    .from(clauses)
    .innerJoin(plans, and(eq(plans.id, clauses.planId), eq(plans.edition, clauses.edition)))
    .where(where)
    .orderBy(desc(rank), clauses.position)
    .limit(limit)
}

/** Tasks that hold now and have the words, best first. */
export function findTasks(db: Reader, text: string, limit: number) {
  const { where, rank } = documentMatch(sql`public.lan_toa_words(${tasks.text})`, text)
  return db
    .select({
      id: tasks.id,
      number: tasks.number,
      section: tasks.section,
      text: tasks.text,
      code: plans.code,
      anchor: clauses.anchor,
      rank,
    })
    .from(tasks)
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .leftJoin(clauses, eq(clauses.id, tasks.clauseId))
    .where(and(where, isNull(tasks.endedOn)))
    .orderBy(desc(rank), tasks.number)
    .limit(limit)
}
