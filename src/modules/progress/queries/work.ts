import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidenceTallies } from '#modules/evidence/index.ts'
import { assignments, heldOn, plans, tasks } from '#modules/programme/index.ts'
import type { PartyRole, Recurrence } from '#modules/programme/index.ts'
import type { Rhythm, StandingState, Status, TurnKey } from '../contract.ts'
import { dueOf, hasTurn, recurrenceOf, statusOf, turnYear, usualRhythm } from '../rules.ts'
import { standings, subTasks, rhythms } from '../tables.ts'
import { fromTurns } from './turns.ts'

export type StandingRow = typeof standings.$inferSelect
export type SubTaskRow = typeof subTasks.$inferSelect

/** One turn as its rules and policies see it, with what is stored of it. Days are 'YYYY-MM-DD'. */
export type TurnRecord = {
  assignmentId: string
  /** 0 for what is done once. */
  year: number
  agencyId: string
  agencyName: string
  agencyCode: string
  role: PartyRole
  taskId: string
  taskNumber: number
  clauseId: string | null
  planId: string
  recurrence: Recurrence
  ownDue: string | null
  due: string | null
  state: StandingState
  status: Status
  doneOn: string | null
  startedOn: string | null
  claimed: number
  verified: number
  rejected: number
  assignedOn: string
  endedOn: string | null
  carriesOnId: string | null
  /** What the plan prints for the assignment, before it is turned into a day of the year. */
  statedDue: string | null
  /** Null while nobody did anything. */
  standing: StandingRow | null
}

/** A turn for reading; undefined where there is no such assignment or it has no turn in that year. */
export const turnByKey = (db: Reader, key: TurnKey, today: string): Promise<TurnRecord | undefined> =>
  recordOf(db, key, today, false)

/** A turn for changing: whoever comes second waits, so that no two steps are taken from the same state. */
export const lockedTurn = (db: Reader, key: TurnKey, today: string): Promise<TurnRecord | undefined> =>
  recordOf(db, key, today, true)

async function recordOf(db: Reader, key: TurnKey, today: string, lock: boolean): Promise<TurnRecord | undefined> {
  if (lock)
    await db.select({ id: assignments.id }).from(assignments).where(eq(assignments.id, key.assignmentId)).for('no key update')
  const calendarYear = key.year === 0 ? Number(today.slice(0, 4)) : key.year
  const [found] = await fromTurns(db, calendarYear, {
    assignment: assignments,
    task: tasks,
    agencyName: agencies.name,
    agencyCode: agencies.code,
    standing: standings,
    tally: evidenceTallies,
  })
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
    .where(eq(assignments.id, key.assignmentId))
  if (!found) return undefined
  const { assignment, task, standing, tally } = found
  const recurrence = recurrenceOf(task)
  const year = turnYear(recurrence, calendarYear)
  const ownDue = dueOf(recurrence, assignment.due, calendarYear)
  if (calendarYear > Number(today.slice(0, 4)) + 1 || !hasTurn(assignment, recurrence, ownDue, calendarYear)) return undefined
  const due = standing?.extendedTo ?? ownDue
  const startedOn = [standing?.startedOn, tally?.firstOn].filter(day => day != null).toSorted()[0] ?? null
  const state = standing?.state ?? 'open'
  const doneOn = standing?.doneOn ?? null
  const verified = tally?.verified ?? 0
  return {
    assignmentId: assignment.id,
    year,
    agencyId: assignment.agencyId,
    agencyName: found.agencyName,
    agencyCode: found.agencyCode,
    role: assignment.role,
    taskId: task.id,
    taskNumber: task.number,
    clauseId: task.clauseId,
    planId: assignment.planId,
    recurrence,
    ownDue,
    due,
    state,
    status: statusOf({ recurrence, due, state, doneOn, startedOn, verified }, today),
    doneOn,
    startedOn,
    claimed: tally?.claimed ?? 0,
    verified,
    rejected: tally?.rejected ?? 0,
    assignedOn: assignment.assignedOn,
    endedOn: assignment.endedOn,
    carriesOnId: assignment.carriesOnId,
    statedDue: assignment.due,
    standing,
  }
}

export async function rhythmOf(
  db: Reader,
  turn: { taskId: string; recurrence: Recurrence },
): Promise<{ rhythm: Rhythm; set: boolean }> {
  const [row] = await db.select().from(rhythms).where(eq(rhythms.taskId, turn.taskId))
  return { rhythm: row?.rhythm ?? usualRhythm(turn.recurrence), set: row !== undefined }
}

export const subTasksOf = (db: Reader, turn: { assignmentId: string; year: number }): Promise<SubTaskRow[]> =>
  db
    .select()
    .from(subTasks)
    .where(and(eq(subTasks.assignmentId, turn.assignmentId), eq(subTasks.year, turn.year)))
    .orderBy(asc(subTasks.position), asc(subTasks.id))

/** All years of an assignment that has one turn each, newest first, with how each stands. */
export async function yearsOf(db: Reader, turn: TurnRecord, today: string): Promise<{ year: number; status: Status }[]> {
  if (turn.recurrence === 'once') return []
  const [kept, tallies] = await Promise.all([
    db.select().from(standings).where(eq(standings.assignmentId, turn.assignmentId)),
    db.select().from(evidenceTallies).where(eq(evidenceTallies.assignmentId, turn.assignmentId)),
  ])
  const last = Math.min(Number(today.slice(0, 4)), turn.endedOn === null ? 9999 : Number(turn.endedOn.slice(0, 4)))
  const years = []
  for (let year = Math.max(last, turn.year); year >= Number(turn.assignedOn.slice(0, 4)); year--) {
    const ownDue = dueOf(turn.recurrence, turn.statedDue, year)
    if (!hasTurn(turn, turn.recurrence, ownDue, year)) continue
    const standing = kept.find(row => row.year === year)
    const tally = tallies.find(row => row.year === year)
    const status = statusOf(
      {
        recurrence: turn.recurrence,
        due: standing?.extendedTo ?? ownDue,
        state: standing?.state ?? 'open',
        doneOn: standing?.doneOn ?? null,
        startedOn: [standing?.startedOn, tally?.firstOn].filter(day => day != null).toSorted()[0] ?? null,
        verified: tally?.verified ?? 0,
      },
      today,
    )
    years.push({ year, status })
  }
  return years
}

/** Who else holds the task on the day: counts, and the first dozen with the leads first. */
export async function othersOn(db: Reader, turn: { taskId: string; agencyId: string }, day: string) {
  const where = and(eq(assignments.taskId, turn.taskId), sql`${assignments.agencyId} <> ${turn.agencyId}`, heldOn(day))
  const [items, counts] = await Promise.all([
    db
      .select({ id: agencies.id, name: agencies.name, role: assignments.role })
      .from(assignments)
      .innerJoin(agencies, eq(agencies.id, assignments.agencyId))
      .where(where)
      .orderBy(desc(assignments.role), sql`${agencies.name} collate "vi-x-icu"`)
      .limit(12),
    db
      .select({ role: assignments.role, count: sql<number>`count(*)::int` })
      .from(assignments)
      .where(where)
      .groupBy(assignments.role),
  ])
  const count = (role: PartyRole) => counts.find(row => row.role === role)?.count ?? 0
  return { lead: count('lead'), coordinating: count('coordinating'), items }
}

/** The assignments that this one carries on, nearest first, through however many successions. */
export async function carriedBefore(db: Reader, carriesOnId: string | null): Promise<string[]> {
  if (carriesOnId === null) return []
  const { rows } = await db.execute<{ id: string }>(sql`
    with recursive line as (
      select id, carries_on_id, 1 as back from assignment where id = ${carriesOnId}
      union all
      select a.id, a.carries_on_id, line.back + 1 from assignment a join line on a.id = line.carries_on_id where line.back < 30
    )
    select id from line order by back`)
  return rows.map(row => row.id)
}

const carried = (db: Reader) =>
  db
    .select({
      assignmentId: assignments.id,
      agencyId: assignments.agencyId,
      agency: agencies.name,
      from: assignments.assignedOn,
      until: assignments.endedOn,
    })
    .from(assignments)
    .innerJoin(agencies, eq(agencies.id, assignments.agencyId))

export async function chainOf(db: Reader, turn: TurnRecord) {
  const before = await carriedBefore(db, turn.carriesOnId)
  const [predecessors, successors] = await Promise.all([
    before.length > 0 ? carried(db).where(inArray(assignments.id, before)) : [],
    carried(db).where(eq(assignments.carriesOnId, turn.assignmentId)),
  ])
  return {
    predecessors: predecessors.toSorted((a, b) => before.indexOf(a.assignmentId) - before.indexOf(b.assignmentId)),
    successors,
  }
}

export const planAndTaskOf = async (db: Reader, turn: { planId: string; taskId: string }) => {
  const [[plan], [task]] = await Promise.all([
    db
      .select({ id: plans.id, code: plans.code, number: plans.number, title: plans.title })
      .from(plans)
      .where(eq(plans.id, turn.planId)),
    db.select().from(tasks).where(eq(tasks.id, turn.taskId)),
  ])
  return { plan: plan!, task: task! }
}
