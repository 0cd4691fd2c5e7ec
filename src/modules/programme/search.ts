import type { SearchSource } from '#kernel/module.ts'
import { excerptOf } from '#kernel/search/excerpt.ts'
import { findClauses, findTasks } from './queries/search.ts'

/** Adopted plans are public, so both sources answer whoever asks; links lead into the portal's plan page. */
const clauseSource: SearchSource = {
  kind: 'clause',
  title: 'Văn bản kế hoạch',
  find: async (db, _actor, text, limit) =>
    (await findClauses(db, text, limit)).map(clause => ({
      kind: 'clause',
      title: clause.path ? `Mục ${clause.path}` : clause.title,
      excerpt: excerptOf(clause.verbatim, text),
      href: `/ke-hoach/${clause.code}#${clause.anchor}`,
      rank: clause.rank,
    })),
}

/** Those who are signed in are led into the workspace, where the task's assignments are; others to its public page. */
const taskSource: SearchSource = {
  kind: 'task',
  title: 'Nhiệm vụ',
  find: async (db, actor, text, limit) =>
    (await findTasks(db, text, limit)).map(task => ({
      kind: 'task',
      title: `Nhiệm vụ ${task.number} (mục ${task.section})`,
      excerpt: excerptOf(task.text, text),
      href: actor ? `/lam-viec/nhiem-vu/${task.id}` : `/ke-hoach/${task.code}/nhiem-vu/${task.number}`,
      rank: task.rank,
    })),
}

export const search: readonly SearchSource[] = [clauseSource, taskSource]
