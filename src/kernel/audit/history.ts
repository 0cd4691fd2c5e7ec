import { and, desc, eq, or, sql, type SQL } from 'drizzle-orm'
import type { Reader } from '../db/client.ts'
import { auditEntries, revisions, type Change } from './tables.ts'

export type Step = {
  sequence: number
  /** Version of the record after this step; null where it was removed. */
  version: number | null
  at: Temporal.Instant
  by: string
  operation: string
  reason: string | null
  kind: Change['kind']
  fields: { field: string; before: unknown; after: unknown }[]
}

/** Everything that was done to one record, newest first. For modules' own operations, which decide who may see it. */
export async function historyOf(db: Reader, entity: string, id: string, limit = 200): Promise<Step[]> {
  const entries = await db
    .select()
    .from(auditEntries)
    .where(touches({ entity, id }))
    .orderBy(desc(auditEntries.sequence))
    .limit(limit)
  const kept = await db
    .select({ version: revisions.version })
    .from(revisions)
    .where(and(eq(revisions.entity, entity), eq(revisions.entityId, id)))
    .orderBy(desc(revisions.version))
  return entries.flatMap(entry =>
    entry.changes
      .filter(change => concerns(change, entity, id))
      .toReversed()
      .map(change => {
        // Every update and removal left one revision: what the record was before.
        const before = change.kind === 'update' || change.kind === 'remove' ? kept.shift()?.version : undefined
        return {
          sequence: entry.sequence,
          version: change.kind === 'remove' ? null : (before ?? 0) + 1,
          at: entry.at,
          by: entry.actorName,
          operation: entry.operation,
          reason: entry.reason,
          kind: change.kind,
          fields: fieldsOf(change),
        }
      }),
  )
}

/** Entries whose changes touch a kind of record, or one record of it; the index on `changes` serves both. */
export function touches(record: { entity: string; id?: string }): SQL {
  const holds = (change: Record<string, unknown>) => sql`${auditEntries.changes} @> ${JSON.stringify([change])}::jsonb`
  const { entity, id } = record
  return id ? or(holds({ entity, id }), holds({ entity, ids: [id] }))! : holds({ entity })
}

const concerns = (change: Change, entity: string, id: string) =>
  change.entity === entity && (('id' in change && change.id === id) || ('ids' in change && change.ids.includes(id)))

/** Fields of every record that say nothing by themselves. */
const silent = new Set(['id', 'version', 'createdAt', 'updatedAt'])
const secret = /password|passwd|secret|token|otp|backupcode|recoverycode/i

/** What a person may read of a change: never what opens an account. */
export function fieldsOf(change: Change): Step['fields'] {
  const shown = (field: string, value: unknown) => (secret.test(field) && value !== null ? '[ẩn]' : (value ?? null))
  const all =
    change.kind === 'update'
      ? Object.entries(change.fields).map(([field, [before, after]]) => ({ field, before, after }))
      : change.kind === 'insert'
        ? Object.entries(change.after).map(([field, after]) => ({ field, before: null, after }))
        : change.kind === 'remove'
          ? Object.entries(change.before).map(([field, before]) => ({ field, before, after: null }))
          : []
  return all
    .filter(({ field, before, after }) => !silent.has(field) && (before ?? after) !== null)
    .map(({ field, before, after }) => ({ field, before: shown(field, before), after: shown(field, after) }))
}
