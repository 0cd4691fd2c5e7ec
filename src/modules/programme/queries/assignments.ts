import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { documentMatch } from '#kernel/search/text.ts'
import { agencies, groups } from '#modules/agencies/index.ts'
import type { ExportAssignments, ListAssignments } from '../contract.ts'
import { heldOn, visibleAssignments } from '../scope.ts'
import { assignments, plans, tasks } from '../tables.ts'
import { underSection } from './tasks.ts'

export type AssignmentRecord = typeof assignments.$inferSelect

export const assignmentById = async (db: Reader, id: string): Promise<AssignmentRecord | undefined> =>
  (await db.select().from(assignments).where(eq(assignments.id, id)))[0]

export const assignmentToEnd = async (db: Reader, id: string): Promise<AssignmentRecord | undefined> =>
  (await db.select().from(assignments).where(eq(assignments.id, id)).for('update'))[0]

const columns = {
  id: assignments.id,
  version: assignments.version,
  role: assignments.role,
  agency: { id: agencies.id, code: agencies.code, name: agencies.name },
  task: { id: tasks.id, number: tasks.number, section: tasks.section, text: tasks.text, recurrence: tasks.recurrence },
  plan: plans.code,
  due: assignments.due,
  viaGroup: groups.name,
  assignedOn: assignments.assignedOn,
  endedOn: assignments.endedOn,
}
const rows = (db: Reader) =>
  db
    .select(columns)
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .innerJoin(plans, eq(plans.id, assignments.planId))
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .leftJoin(groups, eq(groups.id, assignments.viaGroupId))

type Filter = z.output<typeof ExportAssignments>
const asksTask = (input: Filter) => input.recurrence !== undefined || input.section !== undefined || input.q !== undefined

async function conditions(db: Reader, actor: Actor, input: Filter, today: string): Promise<SQL | undefined> {
  const where: SQL[] = [visibleAssignments(actor), heldOn(input.on ?? today)]
  if (input.agency) where.push(inArray(assignments.agencyId, input.agency))
  if (input.task) where.push(eq(assignments.taskId, input.task))
  if (input.role) where.push(eq(assignments.role, input.role))
  if (input.dueBefore) where.push(sql`${assignments.due} < ${input.dueBefore}`)
  if (input.recurrence) where.push(inArray(tasks.recurrence, input.recurrence))
  if (input.section) where.push(underSection(input.section))
  if (input.q) where.push(documentMatch(sql`public.lan_toa_words(${tasks.text})`, input.q).where)
  if (input.plan) {
    const [plan] = await db.select({ id: plans.id }).from(plans).where(eq(plans.code, input.plan))
    where.push(plan ? eq(assignments.planId, plan.id) : sql`false`)
  }
  return and(...where)
}

const orders = { due: assignments.due, agency: sql`${agencies.name} collate "vi-x-icu"`, assignedOn: assignments.assignedOn }
function order(sort: Filter['sort']) {
  const field = orders[(sort ?? 'due').replace('-', '') as keyof typeof orders]
  // Without a date comes last both ways, as PostgreSQL sorts ascending; so the index (due, id) serves the usual order.
  return sort?.startsWith('-') ? [sql`${field} desc nulls last`, desc(assignments.id)] : [asc(field), asc(assignments.id)]
}

export async function listAssignments(db: Reader, actor: Actor, input: z.output<typeof ListAssignments>, today: string) {
  const where = await conditions(db, actor, input, today)
  const { page, pageSize } = input
  const counted = db.select({ total: sql<number>`count(*)::int` }).from(assignments)
  const [items, [total]] = await Promise.all([
    rows(db)
      .where(where)
      .orderBy(...order(input.sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    asksTask(input) ? counted.innerJoin(tasks, eq(tasks.id, assignments.taskId)).where(where) : counted.where(where),
  ])
  return { items, total: total?.total ?? 0, page, pageSize }
}

export const allAssignments = async (db: Reader, actor: Actor, input: Filter, today: string) =>
  rows(db)
    .where(await conditions(db, actor, input, today))
    .orderBy(...order(input.sort))

/** Everyone who holds or held a task, as far as the actor may see it; those who hold it first. */
export const assignmentsOfTask = (db: Reader, actor: Actor, taskId: string) =>
  rows(db)
    .where(and(eq(assignments.taskId, taskId), visibleAssignments(actor)))
    .orderBy(sql`${assignments.endedOn} nulls first`, desc(assignments.role), sql`${agencies.name} collate "vi-x-icu"`)

export const openAssignments = (db: Reader, where: SQL): Promise<AssignmentRecord[]> =>
  db
    .select()
    .from(assignments)
    .where(and(sql`${assignments.endedOn} is null`, where))
    .orderBy(asc(assignments.id))
