import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../db/columns.ts'

/** One row for each thing that somebody did. Append-only (a trigger refuses changes); each row holds the hash of the one before. */
export const auditEntries = pgTable(
  'audit_entry',
  {
    sequence: bigint({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    /** Personal data: who acted. Purpose: accountability to inspectors. Kept as long as the programme's records. */
    actorId: text().notNull(),
    actorName: text().notNull(),
    operation: text().notNull(),
    requestId: text().notNull(),
    reason: text(),
    changes: jsonb().$type<Change[]>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  table => [index().on(table.actorId, table.sequence), index('audit_entry_changes').using('gin', table.changes)],
)

/** The last row's number and hash: a chain cut at its end is found out too. */
export const auditHead = pgTable('audit_head', {
  id: integer().primaryKey().default(1),
  sequence: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
})

/** What a record was before each change, so that history can be read and a conflict explained. */
export const revisions = pgTable(
  'revision',
  {
    id: uuid().primaryKey(),
    entity: text().notNull(),
    entityId: uuid().notNull(),
    version: integer().notNull(),
    at: instant().notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    operation: text().notNull(),
    /** The whole record as it stood before the change. */
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    changed: text().array().notNull(),
  },
  table => [index().on(table.entity, table.entityId, table.version)],
)

export type Change =
  | { kind: 'insert'; entity: string; id: string; after: Record<string, unknown> }
  | { kind: 'insert_many'; entity: string; ids: string[] }
  | { kind: 'update'; entity: string; id: string; fields: Record<string, [before: unknown, after: unknown]> }
  | { kind: 'remove'; entity: string; id: string; before: Record<string, unknown> }
  | { kind: 'statement'; entity: string; description: string; count: number }
