import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { SearchSource } from '#kernel/module.ts'
import { excerptOf } from '#kernel/search/excerpt.ts'
import { documentMatch } from '#kernel/search/text.ts'
import { clauses, plans, tasks } from './tables.ts'

/** Adopted plans are public, so both sources answer whoever asks; links lead into the portal's plan page. */
const clauseSource: SearchSource = {
  kind: 'clause',
  title: 'Văn bản kế hoạch',
  async find(db, _actor, text, limit) {
    const { where, rank } = documentMatch(sql`public.lan_toa_words(${clauses.verbatim})`, text)
    const found = await db
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
    return found.map(clause => ({
      kind: 'clause',
      title: clause.path ? `Mục ${clause.path}` : clause.title,
      excerpt: excerptOf(clause.verbatim, text),
      href: `/ke-hoach/${clause.code}#${clause.anchor}`,
      rank: clause.rank,
    }))
  },
}

const taskSource: SearchSource = {
  kind: 'task',
  title: 'Nhiệm vụ',
  async find(db, actor, text, limit) {
    const { where, rank } = documentMatch(sql`public.lan_toa_words(${tasks.text})`, text)
    const found = await db
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
    return found.map(task => ({
      kind: 'task',
      title: `Nhiệm vụ ${task.number} (mục ${task.section})`,
      excerpt: excerptOf(task.text, text),
      href: actor ? `/lam-viec/nhiem-vu/${task.id}` : `/ke-hoach/${task.code}#${task.anchor ?? ''}`,
      rank: task.rank,
    }))
  },
}

export const search: readonly SearchSource[] = [clauseSource, taskSource]
