import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, record } from '#kernel/db/columns.ts'
import { persons } from '#modules/identity/index.ts'
import type { Shape } from './contract.ts'

/**
 * Deadlines for a person's calendar program, behind a secret address. Personal data: whose it is. Purpose: to find the person's
 * agencies each time it is asked, and to let them take it back. Revoked ones stay as a row without use.
 */
export const feeds = pgTable(
  'calendar_feed',
  {
    ...record,
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    /** SHA-256 of the secret, hexadecimal: whoever reads the database cannot read the feed by it. */
    secretHash: text().notNull().unique(),
    revokedAt: instant(),
  },
  table => [index().on(table.personId)],
)

/** When a feed was last asked for. Not a record: calendar programs ask every hour, and nobody answers for it. */
export const feedUses = pgTable('calendar_feed_use', {
  feedId: uuid()
    .primaryKey()
    .references(() => feeds.id, { onDelete: 'cascade' }),
  at: instant().notNull(),
})

/** The shapes of the communes as the province handed them in. The newest that is not removed is shown. */
export const provinceMaps = pgTable(
  'province_map',
  {
    ...record,
    name: text().notNull(),
    communes: integer().notNull(),
    shapes: jsonb().$type<Shape[]>().notNull(),
    /** Personal data: who handed it in. Purpose: accountability. Kept as long as the map. */
    uploadedById: text().notNull(),
    uploadedByName: text().notNull(),
    replacedAt: instant(),
  },
  table => [index().on(table.replacedAt)],
)
