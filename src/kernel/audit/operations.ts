import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { holds, type Actor } from '../actor.ts'
import { zone } from '../clock.ts'
import { listInput, listOutput, moment, plainDate } from '../contract.ts'
import { operation } from '../operation.ts'
import type { Platform } from '../platform.ts'
import { textMatch } from '../search/text.ts'
import { fieldsOf, historyOf, touches } from './history.ts'
import { auditEntries, type Change } from './tables.ts'

const field = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
const kind = z.enum(['insert', 'insert_many', 'update', 'remove', 'statement'])

const entryShape = z.object({
  sequence: z.number().int(),
  at: moment,
  actorId: z.string(),
  actorName: z.string(),
  operation: z.string(),
  /** What the operation does, in Vietnamese; null for one that no longer exists. */
  summary: z.string().nullable(),
  requestId: z.string(),
  reason: z.string().nullable(),
  changes: z.array(
    z.object({
      kind,
      entity: z.string(),
      id: z.string().nullable(),
      /** Rows touched. */
      count: z.number().int(),
      description: z.string().nullable(),
      fields: z.array(field),
    }),
  ),
})

/** Those who keep the platform and those who steer the programme answer to inspectors; nobody else reads what others did. */
const mayReadAudit = (actor: Actor): boolean => holds(actor, ['administrator', 'office'])

/** The whole book, newest first. Days are days in Việt Nam, both included. */
export const listAudit = operation({
  name: 'audit.list',
  summary: 'Xem sổ nhật ký',
  reads: 'GET /audit',
  input: listInput(['sequence'], {
    entity: z.string().max(100).optional(),
    id: z.string().max(100).optional(),
    actor: z.string().max(100).optional(),
    operation: z.string().max(100).optional(),
    from: plainDate.optional(),
    to: plainDate.optional(),
  }),
  output: listOutput(entryShape),
  allow: mayReadAudit,
  run: async ({ db, platform }, input) => {
    const { page, pageSize } = input
    const startOf = (day: string, plus = 0) =>
      Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime({ timeZone: zone }).toInstant()
    const where = and(
      input.entity ? touches({ entity: input.entity, id: input.id }) : undefined,
      input.actor ? eq(auditEntries.actorId, input.actor) : undefined,
      // The name of an operation, or of a whole module.
      input.operation
        ? sql`(${auditEntries.operation} = ${input.operation} or starts_with(${auditEntries.operation}, ${`${input.operation}.`}))`
        : undefined,
      input.from ? gte(auditEntries.at, startOf(input.from)) : undefined,
      input.to ? lt(auditEntries.at, startOf(input.to, 1)) : undefined,
      input.q ? textMatch([auditEntries.actorName, auditEntries.operation, auditEntries.reason], input.q).where : undefined,
    )
    const rows = await db
      .select()
      .from(auditEntries)
      .where(where)
      .orderBy(input.sort === 'sequence' ? asc(auditEntries.sequence) : desc(auditEntries.sequence))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
    const summaryOf = summaries(platform)
    return {
      items: rows.map(row => ({ ...row, summary: summaryOf(row.operation), changes: row.changes.map(changeShape) })),
      total: await db.$count(auditEntries, where),
      page,
      pageSize,
    }
  },
})

/** What became of one record, newest first. Modules show the same for their own with `historyOf`. */
export const entityHistory = operation({
  name: 'audit.history',
  summary: 'Xem lịch sử thay đổi của một bản ghi',
  reads: 'GET /audit/history/:entity/:id',
  input: z.object({ entity: z.string().max(100), id: z.uuid() }),
  output: z.object({
    items: z.array(
      z.object({
        sequence: z.number().int(),
        version: z.number().int().nullable(),
        at: moment,
        by: z.string(),
        operation: z.string(),
        summary: z.string().nullable(),
        reason: z.string().nullable(),
        kind,
        fields: z.array(field),
      }),
    ),
  }),
  allow: mayReadAudit,
  run: async ({ db, platform }, { entity, id }) => {
    const summaryOf = summaries(platform)
    const steps = await historyOf(db, entity, id)
    return { items: steps.map(step => ({ ...step, summary: summaryOf(step.operation) })) }
  },
})

export const auditOperations = [listAudit, entityHistory]

const changeShape = (change: Change) => ({
  kind: change.kind,
  entity: change.entity,
  id: 'id' in change ? change.id : null,
  count: change.kind === 'statement' ? change.count : change.kind === 'insert_many' ? change.ids.length : 1,
  description: change.kind === 'statement' ? change.description : null,
  fields: fieldsOf(change),
})

function summaries(platform: Pick<Platform, 'modules'>) {
  const known = new Map(platform.modules.flatMap(module => module.operations).map(each => [each.name, each.summary]))
  return (name: string) => known.get(name) ?? null
}
