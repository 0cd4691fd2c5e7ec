import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { instant } from '../db/columns.ts'

/** What happened, written in the same transaction as the change itself; a worker hands it to the reactions of other modules. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    at: instant().notNull(),
    name: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    dispatchedAt: instant(),
  },
  table => [
    index('outbox_waiting')
      .on(table.id)
      .where(sql`dispatched_at is null`),
  ],
)
