import { and, asc, desc, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { attachments } from '#kernel/attachments/tables.ts'
import type { Reader } from '#kernel/db/client.ts'
import { documentMatch } from '#kernel/search/text.ts'
import { agencies } from '#modules/agencies/index.ts'
import { assignments, tasks } from '#modules/programme/index.ts'
import type { CheckOutcome, ExportEvidence, ListEvidence } from '../contract.ts'
import { mayOf } from '../policy.ts'
import { countsForTarget, hasDeadLink, provesAssignment, provesTask, visibleEvidence } from '../scope.ts'
import { evidence, evidenceChecks, evidenceLinks } from '../tables.ts'
import type { EvidenceRow } from './links.ts'

export const evidenceById = async (db: Reader, id: string): Promise<EvidenceRow | undefined> =>
  (await db.select().from(evidence).where(eq(evidence.id, id)))[0]

/** To be changed in this transaction: two verdicts at once are given one after the other. */
export const evidenceToChange = async (db: Reader, id: string): Promise<EvidenceRow | undefined> =>
  (await db.select().from(evidence).where(eq(evidence.id, id)).for('update'))[0]

/** Several, always in one order, so that two bulk changes never wait for each other in a circle. */
export const manyToChange = (db: Reader, ids: readonly string[]): Promise<EvidenceRow[]> =>
  db
    .select()
    .from(evidence)
    .where(inArray(evidence.id, [...ids]))
    .orderBy(asc(evidence.id))
    .for('update')

const columns = {
  id: evidence.id,
  version: evidence.version,
  agencyId: evidence.agencyId,
  agency: { id: agencies.id, code: agencies.code, name: agencies.name },
  kind: evidence.kind,
  title: evidence.title,
  happenedOn: evidence.happenedOn,
  quantity: evidence.quantity,
  unit: evidence.unit,
  note: evidence.note,
  address: evidence.address,
  file: { id: attachments.id, name: attachments.name },
  source: evidence.source,
  state: evidence.state,
  stateReason: evidence.stateReason,
  stateAt: evidence.stateAt,
  claimedById: evidence.claimedById,
  claimedByName: evidence.claimedByName,
  claimedAt: evidence.createdAt,
}
const rows = (db: Reader) =>
  db
    .select(columns)
    .from(evidence)
    .innerJoin(agencies, eq(agencies.id, evidence.agencyId))
    .leftJoin(attachments, eq(attachments.id, evidence.attachmentId))

type Filter = z.output<typeof ExportEvidence>
const words = sql`public.lan_toa_words(${evidence.title})`

function conditions(actor: Actor, input: Filter): SQL | undefined {
  const { from, to, year } = input
  return and(
    visibleEvidence(actor),
    input.ids && inArray(evidence.id, input.ids),
    input.agency && inArray(evidence.agencyId, input.agency),
    input.state && inArray(evidence.state, input.state),
    input.kind && inArray(evidence.kind, input.kind),
    input.assignment ? provesAssignment(input.assignment) : undefined,
    input.task ? provesTask(input.task) : undefined,
    input.target ? countsForTarget(input.target) : undefined,
    year ? and(gte(evidence.happenedOn, `${year}-01-01`), lte(evidence.happenedOn, `${year}-12-31`)) : undefined,
    from ? gte(evidence.happenedOn, from) : undefined,
    to ? lte(evidence.happenedOn, to) : undefined,
    input.source ? eq(evidence.source, input.source) : undefined,
    input.link ? hasDeadLink : undefined,
    input.q ? documentMatch(words, input.q).where : undefined,
  )
}

const orders = {
  happenedOn: evidence.happenedOn,
  claimedAt: evidence.createdAt,
  agency: sql`${agencies.name} collate "vi-x-icu"`,
  title: sql`${evidence.title} collate "vi-x-icu"`,
  state: evidence.state,
}
/** Newest claims first where nothing else is asked. */
function order(sort: Filter['sort']): SQL[] {
  if (!sort) return [desc(evidence.createdAt), desc(evidence.id)]
  const field = orders[sort.replace('-', '') as keyof typeof orders]
  return sort.startsWith('-') ? [desc(field), desc(evidence.id)] : [asc(field), asc(evidence.id)]
}

type Row = Awaited<ReturnType<typeof rows>>[number]

export async function listEvidence(db: Reader, actor: Actor, input: z.output<typeof ListEvidence>) {
  const where = conditions(actor, input)
  const { page, pageSize } = input
  const [found, [total]] = await Promise.all([
    rows(db)
      .where(where)
      .orderBy(...order(input.sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(evidence)
      .where(where),
  ])
  return { items: await withLinks(db, actor, found), total: total?.total ?? 0, page, pageSize }
}

/** @param limit the largest number of rows that a sheet may have. */
export const allEvidence = async (db: Reader, actor: Actor, input: Filter, limit: number) =>
  withLinks(
    db,
    actor,
    await rows(db)
      .where(conditions(actor, input))
      .orderBy(...order(input.sort))
      .limit(limit),
  )

export async function countEvidence(db: Reader, actor: Actor, agencyIds: readonly string[] | undefined) {
  const of = and(visibleEvidence(actor), agencyIds && inArray(evidence.agencyId, [...agencyIds]))
  const [states, [dead]] = await Promise.all([
    db
      .select({ state: evidence.state, count: sql<number>`count(*)::int` })
      .from(evidence)
      .where(of)
      .groupBy(evidence.state),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(evidence)
      .where(and(of, inArray(evidence.state, ['claimed', 'verified']), hasDeadLink)),
  ])
  const inState = (state: EvidenceRow['state']) => states.find(row => row.state === state)?.count ?? 0
  return {
    claimed: inState('claimed'),
    verified: inState('verified'),
    rejected: inState('rejected'),
    withdrawn: inState('withdrawn'),
    deadLinks: dead?.count ?? 0,
  }
}

async function withLinks(db: Reader, actor: Actor, found: Row[]) {
  const ids = found.map(row => row.id)
  const [linked, checks] = ids.length > 0 ? await Promise.all([tasksOf(db, ids), lastChecks(db, ids)]) : [[], []]
  const byPiece = Map.groupBy(linked, link => link.evidenceId)
  const checkOf = new Map(checks.map(({ evidenceId, ...check }) => [evidenceId, check]))
  return found.map(row => ({
    ...row,
    tasks: (byPiece.get(row.id) ?? []).map(({ evidenceId: _, ...rest }) => rest),
    check: (row.address && checkOf.get(row.id)) || null,
    may: mayOf(actor, row),
  }))
}

const tasksOf = (db: Reader, evidenceIds: string[]) =>
  db
    .select({
      evidenceId: evidenceLinks.evidenceId,
      assignmentId: assignments.id,
      id: tasks.id,
      number: tasks.number,
      section: tasks.section,
    })
    .from(evidenceLinks)
    .innerJoin(assignments, eq(assignments.id, evidenceLinks.assignmentId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(inArray(evidenceLinks.evidenceId, evidenceIds))
    .orderBy(asc(tasks.number))

const lastChecks = (
  db: Reader,
  evidenceIds: string[],
): Promise<{ evidenceId: string; outcome: CheckOutcome; at: Temporal.Instant }[]> =>
  db
    .selectDistinctOn([evidenceChecks.evidenceId], {
      evidenceId: evidenceChecks.evidenceId,
      outcome: evidenceChecks.outcome,
      at: evidenceChecks.at,
    })
    .from(evidenceChecks)
    .where(inArray(evidenceChecks.evidenceId, evidenceIds))
    .orderBy(evidenceChecks.evidenceId, desc(evidenceChecks.at), desc(evidenceChecks.id))

/** Titles that hold the words, best first. */
export function findEvidence(db: Reader, where: SQL, text: string, limit: number) {
  const match = documentMatch(words, text)
  return db
    .select({
      id: evidence.id,
      title: evidence.title,
      kind: evidence.kind,
      happenedOn: evidence.happenedOn,
      agency: { code: agencies.code, name: agencies.name },
      rank: match.rank,
    })
    .from(evidence)
    .innerJoin(agencies, eq(agencies.id, evidence.agencyId))
    .where(and(match.where, where))
    .orderBy(desc(match.rank), desc(evidence.happenedOn), desc(evidence.id))
    .limit(limit)
}
