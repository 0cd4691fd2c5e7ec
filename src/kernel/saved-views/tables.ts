import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import { record } from '../db/columns.ts'

/** A person's own ways of looking at a list: search, filters and order under a name. Goes when the person removes it. */
export const savedViews = pgTable(
  'saved_view',
  { ...record, ownerId: text().notNull(), table: text().notNull(), name: text().notNull(), search: text().notNull() },
  view => [unique().on(view.ownerId, view.table, view.name)],
)
