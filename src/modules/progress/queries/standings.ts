import { and, eq } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencyByCode } from '#modules/agencies/index.ts'
import { assignments, planByCode, tasks } from '#modules/programme/index.ts'
import { Status, type Status as StatusName } from '../contract.ts'
import { countTurns } from './turns.ts'

/** How many turns of leads stand where, in the order of the statuses; those without any are left out. */
export type StandingCounts = { status: StatusName; count: number }[]

const inOrder = (counts: StandingCounts): StandingCounts =>
  counts.toSorted((a, b) => Status.options.indexOf(a.status) - Status.options.indexOf(b.status))

/** Of the agencies that lead a task in a year, by the address of its public page; undefined where there is no such task. */
export async function standingsOfTask(db: Reader, code: string, number: number, year: number, today: string) {
  const plan = await planByCode(db, code)
  if (!plan || !Number.isSafeInteger(number) || number > 2_000_000_000) return undefined
  const [task] = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.planId, plan.id), eq(tasks.number, number)))
  return task && inOrder(await countTurns(db, year, today, and(eq(assignments.taskId, task.id), eq(assignments.role, 'lead'))))
}

export async function standingsOfAgency(db: Reader, code: string, year: number, today: string) {
  const agency = await agencyByCode(db, code)
  return (
    agency && inOrder(await countTurns(db, year, today, and(eq(assignments.agencyId, agency.id), eq(assignments.role, 'lead'))))
  )
}
