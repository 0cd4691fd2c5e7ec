import { bigint, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { record } from '../db/columns.ts'

/** A file that a person attached. The bytes lie in the storage once for all files of the same content. */
export const attachments = pgTable(
  'attachment',
  {
    ...record,
    /** As the person named it, cleaned; only shown, never part of a path. */
    name: text().notNull(),
    /** What the content is, whatever the name says: see kinds.ts. */
    kind: text().notNull(),
    mediaType: text().notNull(),
    /** Bytes. */
    size: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    /** Personal data: who attached it. Purpose: accountability. Kept as long as the file. */
    uploadedBy: text().notNull(),
    uploadedByName: text().notNull(),
  },
  table => [index().on(table.sha256)],
)

/** Where an attachment is used: one row for each record that holds it. */
export const attachmentUses = pgTable(
  'attachment_use',
  {
    ...record,
    attachmentId: uuid()
      .notNull()
      .references(() => attachments.id),
    /** Table and id of the record that holds the file. */
    entity: text().notNull(),
    entityId: uuid().notNull(),
  },
  table => [uniqueIndex().on(table.attachmentId, table.entity, table.entityId), index().on(table.entity, table.entityId)],
)

export type Attachment = typeof attachments.$inferSelect
