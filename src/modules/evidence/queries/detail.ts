import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Actor } from '#kernel/actor.ts'
import { attachmentById, shapeOf } from '#kernel/attachments/attachments.ts'
import { attachments } from '#kernel/attachments/tables.ts'
import { historyOf } from '#kernel/audit/history.ts'
import type { Reader } from '#kernel/db/client.ts'
import { agencies, agencyById } from '#modules/agencies/index.ts'
import { assignments, clauses, plans, targets, tasks, taskTargets } from '#modules/programme/index.ts'
import { mayOf } from '../policy.ts'
import { hasDeadLink, visibleEvidence } from '../scope.ts'
import { evidence, evidenceChecks, evidenceLinks } from '../tables.ts'
import type { EvidenceRow } from './links.ts'

const planKey = { code: plans.code, number: plans.number, title: plans.title }
const targetKey = { id: targets.id, number: targets.number, text: targets.text, year: targets.year, plan: planKey }

/** Everything of one piece. */
export async function evidenceDetail(db: Reader, actor: Actor, piece: EvidenceRow) {
  const [agency, file, linked, direct, checks, dead, twins, history] = await Promise.all([
    agencyById(db, piece.agencyId),
    piece.attachmentId ? attachmentById(db, piece.attachmentId) : undefined,
    assignmentsOf(db, piece.id),
    targetsOf(db, piece.id),
    checksOf(db, piece.id),
    db
      .select({ id: evidence.id })
      .from(evidence)
      .where(and(eq(evidence.id, piece.id), hasDeadLink)),
    twinsOf(db, actor, piece),
    historyOf(db, 'evidence', piece.id),
  ])
  const { kind, title, happenedOn, quantity, unit, note, address, source, state } = piece
  const last = piece.address === null ? undefined : checks[0]
  return {
    id: piece.id,
    version: piece.version,
    ...{ kind, title, happenedOn, quantity, unit, note, address, source, state },
    agency: agency!,
    file: file ? shapeOf(file) : null,
    stateReason: piece.stateReason,
    stateAt: piece.stateAt,
    stateByName: piece.stateByName,
    claimedByName: piece.claimedByName,
    claimedAt: piece.createdAt,
    assignments: await withTargets(db, linked),
    targets: direct,
    check: last ?? null,
    checks,
    deadLink: dead.length > 0,
    twins,
    history: history.map(({ sequence, at, by, operation, reason, fields }) => ({
      ...{ sequence, at, by, operation, reason },
      fields: fields.filter(({ field }) => told.has(field)),
    })),
    may: mayOf(actor, piece),
  }
}

/** What a reader of the history understands; keys and copies of the state's own columns say nothing more. */
const told = new Set(['kind', 'title', 'happenedOn', 'quantity', 'unit', 'note', 'address', 'state', 'attachmentId'])

const assignmentsOf = (db: Reader, evidenceId: string) =>
  db
    .select({
      linkId: evidenceLinks.id,
      assignmentId: assignments.id,
      role: assignments.role,
      endedOn: assignments.endedOn,
      task: { id: tasks.id, number: tasks.number, section: tasks.section, text: tasks.text },
      plan: planKey,
      clause: {
        anchor: clauses.anchor,
        path: clauses.path,
        edition: clauses.edition,
        current: sql<boolean>`${clauses.edition} = ${plans.edition}`,
      },
    })
    .from(evidenceLinks)
    .innerJoin(assignments, eq(assignments.id, evidenceLinks.assignmentId))
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .leftJoin(clauses, eq(clauses.id, tasks.clauseId))
    .where(eq(evidenceLinks.evidenceId, evidenceId))
    .orderBy(asc(tasks.number))

/** With the targets that each task serves: for them the evidence counts too. */
async function withTargets<Row extends { task: { id: string } }>(db: Reader, rows: Row[]) {
  if (rows.length === 0) return []
  const served = await db
    .select({ taskId: taskTargets.taskId, ...targetKey })
    .from(taskTargets)
    .innerJoin(targets, eq(targets.id, taskTargets.targetId))
    .innerJoin(plans, eq(plans.id, targets.planId))
    .where(
      inArray(
        taskTargets.taskId,
        rows.map(row => row.task.id),
      ),
    )
    .orderBy(asc(targets.number))
  const byTask = Map.groupBy(served, one => one.taskId)
  return rows.map(row => ({ ...row, targets: byTask.get(row.task.id) ?? [] }))
}

const targetsOf = (db: Reader, evidenceId: string) =>
  db
    .select({ linkId: evidenceLinks.id, ...targetKey })
    .from(evidenceLinks)
    .innerJoin(targets, eq(targets.id, evidenceLinks.targetId))
    .innerJoin(plans, eq(plans.id, targets.planId))
    .where(eq(evidenceLinks.evidenceId, evidenceId))
    .orderBy(asc(targets.number))

const checksOf = (db: Reader, evidenceId: string) =>
  db
    .select()
    .from(evidenceChecks)
    .where(eq(evidenceChecks.evidenceId, evidenceId))
    .orderBy(desc(evidenceChecks.at), desc(evidenceChecks.id))
    .limit(20)

/** Others of the same page or file. A page may rightly speak of the work of two agencies: shown, not refused. */
async function twinsOf(db: Reader, actor: Actor, piece: EvidenceRow) {
  const same = [
    piece.addressKey ? eq(evidence.addressKey, piece.addressKey) : undefined,
    piece.attachmentId
      ? inArray(
          evidence.attachmentId,
          db
            .select({ id: attachments.id })
            .from(attachments)
            .where(sql`${attachments.sha256} = (select a.sha256 from ${attachments} a where a.id = ${piece.attachmentId})`),
        )
      : undefined,
  ].filter(condition => condition !== undefined)
  if (same.length === 0) return []
  return db
    .select({
      id: evidence.id,
      title: evidence.title,
      agency: agencies.name,
      state: evidence.state,
      happenedOn: evidence.happenedOn,
    })
    .from(evidence)
    .innerJoin(agencies, eq(agencies.id, evidence.agencyId))
    .where(and(or(...same), ne(evidence.id, piece.id), visibleEvidence(actor)))
    .orderBy(desc(evidence.happenedOn))
    .limit(10)
}

/** A live piece of the same agency with this page or this content; undefined where there is none. */
export async function liveTwin(
  db: Reader,
  of: { agencyId: string; addressKey: string | null; sha256: string | null; without?: string },
): Promise<EvidenceRow | undefined> {
  const same = [
    of.addressKey ? eq(evidence.addressKey, of.addressKey) : undefined,
    of.sha256 ? eq(attachments.sha256, of.sha256) : undefined,
  ].filter(condition => condition !== undefined)
  if (same.length === 0) return undefined
  const [found] = await db
    .select({ piece: evidence })
    .from(evidence)
    .leftJoin(attachments, eq(attachments.id, evidence.attachmentId))
    .where(
      and(
        eq(evidence.agencyId, of.agencyId),
        inArray(evidence.state, ['claimed', 'verified']),
        or(...same),
        of.without ? ne(evidence.id, of.without) : undefined,
      ),
    )
    .orderBy(asc(evidence.createdAt))
    .limit(1)
  return found?.piece
}
