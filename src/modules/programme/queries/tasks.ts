import { and, asc, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reader } from '#kernel/db/client.ts'
import { documentMatch } from '#kernel/search/text.ts'
import { agencies, groups } from '#modules/agencies/index.ts'
import type { ExportTasks, ListTasks, PartyRole } from '../contract.ts'
import { heldOn } from '../scope.ts'
import { assignments, clauses, plans, taskParties, tasks, taskTargets } from '../tables.ts'

export type TaskRow = typeof tasks.$inferSelect

export const taskById = async (db: Reader, id: string): Promise<TaskRow | undefined> =>
  (await db.select().from(tasks).where(eq(tasks.id, id)))[0]

/** A path and everything under it: `III.1` holds `III.1.a`, not `III.10`. */
export const underSection = (section: string): SQL =>
  sql`(${tasks.section} = ${section} or ${tasks.section} like ${`${section.replace(/[%_\\]/g, '\\$&')}.%`})`

const briefColumns = {
  id: tasks.id,
  number: tasks.number,
  section: tasks.section,
  anchor: clauses.anchor,
  clauseId: tasks.clauseId,
  text: tasks.text,
  recurrence: tasks.recurrence,
  due: tasks.due,
  dueText: tasks.dueText,
  endedOn: tasks.endedOn,
  plan: plans.code,
}
const briefRows = (db: Reader) =>
  db
    .select(briefColumns)
    .from(tasks)
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .leftJoin(clauses, eq(clauses.id, tasks.clauseId))

/** As the document runs. */
const inPlace = [sql`${clauses.position} nulls last`, asc(tasks.order), asc(tasks.number)]

/** Tasks with the names of those who lead and how many agencies hold them on the day. */
export const taskBriefs = async (db: Reader, where: SQL | undefined, day: string) =>
  withWork(
    db,
    await briefRows(db)
      .where(where)
      .orderBy(...inPlace),
    day,
  )

async function withWork<Row extends { id: string }>(db: Reader, rows: Row[], day: string) {
  const ids = rows.map(row => row.id)
  const [parties, held] = ids.length > 0 ? await Promise.all([partiesOf(db, ids), heldCounts(db, ids, day)]) : [[], []]
  const byTask = Map.groupBy(parties, party => party.taskId)
  const names = (id: string, role: PartyRole) =>
    (byTask.get(id) ?? [])
      .filter(party => party.role === role)
      .map(party => party.agency?.name ?? party.group?.name ?? party.asWritten)
  const count = (id: string, role: PartyRole) => held.find(row => row.taskId === id && row.role === role)?.count ?? 0
  return rows.map(row => ({
    ...row,
    leads: names(row.id, 'lead'),
    coordinating: names(row.id, 'coordinating'),
    assigned: { lead: count(row.id, 'lead'), coordinating: count(row.id, 'coordinating') },
  }))
}

/** The bodies that the text names for tasks, in its order. */
export async function partiesOf(db: Reader, taskIds: string[]) {
  const rows = await db
    .select({
      taskId: taskParties.taskId,
      role: taskParties.role,
      asWritten: taskParties.asWritten,
      agency: { id: agencies.id, code: agencies.code, name: agencies.name },
      group: { id: groups.id, code: groups.code, name: groups.name },
    })
    .from(taskParties)
    .leftJoin(agencies, eq(agencies.id, taskParties.agencyId))
    .leftJoin(groups, eq(groups.id, taskParties.groupId))
    .where(inArray(taskParties.taskId, taskIds))
    .orderBy(asc(taskParties.taskId), asc(taskParties.position))
  return rows
}

const heldCounts = (db: Reader, taskIds: string[], day: string) =>
  db
    .select({ taskId: assignments.taskId, role: assignments.role, count: sql<number>`count(*)::int` })
    .from(assignments)
    .where(and(inArray(assignments.taskId, taskIds), heldOn(day)))
    .groupBy(assignments.taskId, assignments.role)

type Filter = z.output<typeof ExportTasks>
function conditions(input: Filter, day: string): SQL | undefined {
  const where: (SQL | undefined)[] = []
  if (!input.ended) where.push(or(isNull(tasks.endedOn), sql`${tasks.endedOn} >= ${day}`))
  if (input.plan) where.push(eq(plans.code, input.plan))
  if (input.recurrence) where.push(inArray(tasks.recurrence, input.recurrence))
  if (input.dueBefore) where.push(sql`${tasks.due} < ${input.dueBefore}`)
  if (input.section) where.push(underSection(input.section))
  if (input.q) where.push(documentMatch(sql`public.lan_toa_words(${tasks.text})`, input.q).where)
  if (input.agency || input.role) {
    const role = input.role ? sql`and ${assignments.role} = ${input.role}` : sql``
    const agency = input.agency ? sql`and ${assignments.agencyId} = ${input.agency}` : sql``
    where.push(
      sql`exists (select from ${assignments} where ${assignments.taskId} = ${tasks.id} and ${heldOn(day)} ${role} ${agency})`,
    )
  }
  return and(...where)
}

function order(sort: Filter['sort']) {
  const direction = sort?.startsWith('-') ? desc : asc
  switch (sort?.replace('-', '')) {
    case 'due':
      return [sql`${direction(tasks.due)} nulls last`, ...inPlace]
    case 'section':
      return [direction(sql`${clauses.position}`), asc(tasks.order), asc(tasks.number)]
    case 'number':
      return [asc(plans.code), direction(tasks.number)]
    default:
      return [desc(plans.adoptedAt), ...inPlace]
  }
}

export async function listTasks(db: Reader, input: z.output<typeof ListTasks>, day: string) {
  const where = conditions(input, day)
  const { page, pageSize } = input
  const [rows, [total]] = await Promise.all([
    briefRows(db)
      .where(where)
      .orderBy(...order(input.sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(tasks)
      .innerJoin(plans, eq(plans.id, tasks.planId))
      .where(where),
  ])
  return { items: await withWork(db, rows, day), total: total?.total ?? 0, page, pageSize }
}

export const allTasks = async (db: Reader, input: Filter, day: string) =>
  withWork(
    db,
    await briefRows(db)
      .where(conditions(input, day))
      .orderBy(...order(input.sort)),
    day,
  )

/** Links of all tasks of a plan that hold. */
export const linksOf = (db: Reader, planId: string) =>
  db
    .select({ taskId: taskTargets.taskId, targetId: taskTargets.targetId, origin: taskTargets.origin })
    .from(taskTargets)
    .innerJoin(tasks, eq(tasks.id, taskTargets.taskId))
    .where(and(eq(tasks.planId, planId), isNull(tasks.endedOn)))

export const linkBetween = async (db: Reader, taskId: string, targetId: string) =>
  (
    await db
      .select()
      .from(taskTargets)
      .where(and(eq(taskTargets.taskId, taskId), eq(taskTargets.targetId, targetId)))
  )[0]

/** The tasks that this one replaced, and the one that replaced it. */
export async function lineageOf(db: Reader, task: TaskRow) {
  const key = { id: tasks.id, number: tasks.number }
  const [replaces, [replacedBy]] = await Promise.all([
    db.select(key).from(tasks).where(eq(tasks.replacedById, task.id)).orderBy(asc(tasks.number)),
    task.replacedById ? db.select(key).from(tasks).where(eq(tasks.id, task.replacedById)) : [],
  ])
  return { replaces, replacedBy: replacedBy ?? null }
}
