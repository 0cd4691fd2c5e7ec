import { and, eq, isNull } from 'drizzle-orm'
import type { Write } from '#kernel/audit/write.ts'
import { suggestLinks } from '../../rules.ts'
import { targets, tasks, taskTargets } from '../../tables.ts'

/**
 * Keeps tasks tied to targets through an edition: a replaced one hands its links on. Tasks that have none yet get a
 * suggestion; what a person decided is never suggested away.
 * @param replaced by which item each ended one was replaced; null where by none.
 */
export async function keepLinks(write: Write, planId: string, replaced: ReadonlyMap<string, string | null>): Promise<void> {
  const ofTargets = await write.read
    .select({ id: targets.id, text: targets.text })
    .from(targets)
    .where(and(eq(targets.planId, planId), isNull(targets.endedOn)))
  const ofTasks = await write.read
    .select({ id: tasks.id, text: tasks.text })
    .from(tasks)
    .where(and(eq(tasks.planId, planId), isNull(tasks.endedOn)))
  const links = await write.read
    .select({ taskId: taskTargets.taskId, targetId: taskTargets.targetId, origin: taskTargets.origin })
    .from(taskTargets)
    .innerJoin(tasks, eq(tasks.id, taskTargets.taskId))
    .where(eq(tasks.planId, planId))
  const present = (id: string) => (replaced.has(id) ? replaced.get(id)! : id)
  const key = (link: { taskId: string; targetId: string }) => `${link.taskId} ${link.targetId}`
  const known = new Set(links.map(key))
  const handedOn = links
    .map(link => ({ ...link, taskId: present(link.taskId), targetId: present(link.targetId) }))
    .filter(link => link.taskId !== null && link.targetId !== null && !known.has(key(link)))
  const linked = new Set([...links, ...handedOn].map(link => link.taskId))
  const suggested = suggestLinks(
    ofTargets,
    ofTasks.filter(task => !linked.has(task.id)),
  ).map(link => ({ ...link, origin: 'suggested' as const }))
  await write.insertMany(taskTargets, [...new Map([...handedOn, ...suggested].map(link => [key(link), link])).values()])
}
