import { and, asc, eq, isNull, max } from 'drizzle-orm'
import type { Write } from '#kernel/audit/write.ts'
import type { Reader } from '#kernel/db/client.ts'
import { newId } from '#kernel/id.ts'
import { dayBefore } from '#modules/agencies/index.ts'
import type { Differing, Draft } from '../../contract.ts'
import { differenceOf, type PlanTask } from '../../difference.ts'
import { partiesOf } from '../../queries/tasks.ts'
import { targets, taskParties, tasks } from '../../tables.ts'
import type { Adoption } from './adopt.ts'
import type { Bodies, TaskParty } from './bodies.ts'
import { keepLinks } from './links.ts'

/** What became of the tasks: those that begin with this edition, and those that it ends. */
export type KeptItems = {
  tasks: number
  targets: number
  begun: { id: string; due: string | null; parties: TaskParty[]; replaces: string | null }[]
  ended: string[]
}

/** Targets and tasks of a plan as they hold now. `compared`: tasks in the shape in which a draft is compared with them. */
export async function heldItems(db: Reader, planId: string) {
  const heldTargets = await db
    .select()
    .from(targets)
    .where(and(eq(targets.planId, planId), isNull(targets.endedOn)))
    .orderBy(asc(targets.number))
  const heldTasks = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.planId, planId), isNull(tasks.endedOn)))
    .orderBy(asc(tasks.number))
  const ids = heldTasks.map(task => task.id)
  const byTask = Map.groupBy(ids.length > 0 ? await partiesOf(db, ids) : [], party => party.taskId)
  const bodiesOf = (taskId: string, role: string) =>
    (byTask.get(taskId) ?? [])
      .filter(party => party.role === role)
      .map(party => ({
        code: (party.agency ?? party.group)?.code ?? null,
        name: (party.agency ?? party.group)?.name ?? party.asWritten,
      }))
  const compared: PlanTask[] = heldTasks.map(task => ({
    ...task,
    lead: bodiesOf(task.id, 'lead'),
    coordinating: bodiesOf(task.id, 'coordinating'),
  }))
  return { targets: heldTargets, tasks: heldTasks, compared }
}

/**
 * Writes targets and tasks: new ones begin, the same ones stay under their number, changed and dropped ones end on the day
 * before the edition takes effect and stay readable, with a pointer to what replaced them.
 */
export async function keepItems(write: Write, adoption: Adoption, draft: Draft, bodies: Bodies): Promise<KeptItems> {
  const { plan, edition, effectiveOn, clauseIds } = adoption
  const held = await heldItems(write.read, plan.id)
  const difference = differenceOf({ targets: held.targets, tasks: held.compared }, draft)
  const ended = { endedOn: dayBefore(effectiveOn) }
  const placeOf = (item: { clause: number | null; section: string; order: number }) => ({
    clauseId: item.clause === null ? null : (clauseIds[item.clause] ?? null),
    section: item.section,
    order: item.order,
  })
  const begins = { planId: plan.id, sinceEdition: edition }

  const changedTargets = matched(difference.targets, held.targets, draft.targets)
  let number = await lastNumber(write.read, targets, plan.id)
  await write.insertMany(
    targets,
    changedTargets.fresh.map(({ id, item }) => ({
      ...begins,
      ...placeOf(item),
      id,
      number: ++number,
      text: item.text.value,
      year: item.year.value,
      value: item.value.value,
      unit: item.unit.value,
      comparison: item.comparison.value,
    })),
  )
  for (const { old, item } of changedTargets.same) await write.update(targets, old, placeOf(item))
  for (const { old, replacedById } of changedTargets.over) await write.update(targets, old, { ...ended, replacedById })

  const changedTasks = matched(difference.tasks, held.tasks, draft.tasks)
  number = await lastNumber(write.read, tasks, plan.id)
  await write.insertMany(
    tasks,
    changedTasks.fresh.map(({ id, item }) => ({
      ...begins,
      ...placeOf(item),
      id,
      number: ++number,
      heading: item.heading,
      text: item.text.value,
      leadUnclear: item.leadUnclear,
      recurrence: item.recurrence.value,
      due: item.due.value,
      dueText: item.dueText.value,
      product: item.product.value,
    })),
  )
  for (const { old, item } of changedTasks.same) await write.update(tasks, old, { ...placeOf(item), heading: item.heading })
  for (const { old, replacedById } of changedTasks.over) await write.update(tasks, old, { ...ended, replacedById })

  const begun = changedTasks.fresh.map(({ id, item, replaces }) => ({
    id,
    replaces,
    due: item.due.value,
    parties: bodies.partiesOf(item),
  }))
  await write.insertMany(
    taskParties,
    begun.flatMap(task => task.parties.map((party, position) => ({ ...party, taskId: task.id, position }))),
  )
  await keepLinks(
    write,
    plan.id,
    new Map([...changedTargets.over, ...changedTasks.over].map(over => [over.old.id, over.replacedById])),
  )
  return {
    tasks: changedTasks.fresh.length + changedTasks.same.length,
    targets: changedTargets.fresh.length + changedTargets.same.length,
    begun,
    ended: changedTasks.over.map(over => over.old.id),
  }
}

/** The pairs of a difference with their rows and items; what begins gets its id here. */
function matched<Old extends { id: string }, Item extends { id: string }>(pairs: Differing[], held: Old[], items: Item[]) {
  const oldOf = new Map(held.map(old => [old.id, old]))
  const itemOf = new Map(items.map(item => [item.id, item]))
  const same: { old: Old; item: Item }[] = []
  const fresh: { id: string; item: Item; replaces: string | null }[] = []
  const over: { old: Old; replacedById: string | null }[] = []
  for (const { outcome, before, after } of pairs) {
    const old = before ? oldOf.get(before.id) : undefined
    const item = after ? itemOf.get(after.itemId) : undefined
    if (old && item && outcome === 'same') same.push({ old, item })
    else {
      const id = newId()
      if (item) fresh.push({ id, item, replaces: old?.id ?? null })
      if (old) over.push({ old, replacedById: item ? id : null })
    }
  }
  return { same, fresh, over }
}

async function lastNumber(db: Reader, table: typeof tasks | typeof targets, planId: string): Promise<number> {
  const [last] = await db
    .select({ number: max(table.number) })
    .from(table as typeof tasks)
    .where(eq(table.planId, planId))
  return last?.number ?? 0
}
