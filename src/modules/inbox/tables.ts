import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, instant, record } from '#kernel/db/columns.ts'
import type { Urgency } from '#kernel/duties.ts'
import { newId } from '#kernel/id.ts'
import { persons } from '#modules/identity/index.ts'
import type { Rhythm } from './contract.ts'
import type { Counts } from './rules.ts'

/** How somebody wants to be reminded. Without a row: daily, of everything. */
export const inboxPreferences = pgTable('inbox_preference', {
  ...record,
  personId: uuid()
    .notNull()
    .unique()
    .references(() => persons.id),
  rhythm: text().$type<Rhythm>().notNull(),
  muted: text().array().notNull(),
})

/** A line of a letter. */
export type DigestLine = {
  kind: string
  title: string
  detail: string | null
  href: string
  due: string | null
  urgency: Urgency
  fresh: boolean
}

/**
 * One letter to one person on one day: planned, then sent, or withdrawn because a newer one took its place or it is no longer
 * wanted. The row is the queue: while neither stands, the letter waits. Personal data: what the person was told to do. Purpose:
 * not to tell it twice. Kept for three months.
 */
export const digests = pgTable(
  'digest',
  {
    id: uuid()
      .primaryKey()
      .$defaultFn(() => newId()),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    day: day().notNull(),
    plannedAt: instant().notNull(),
    counts: jsonb().$type<Counts>().notNull(),
    lines: jsonb().$type<DigestLine[]>().notNull(),
    /** Keys of all that it tells, its lines among them: what a later letter is compared with. */
    told: jsonb().$type<string[]>().notNull(),
    sentAt: instant(),
    withdrawnAt: instant(),
    /** What the mail server said when it would not take the letter. */
    refusal: text(),
  },
  table => [
    uniqueIndex('digest_once_a_day').on(table.personId, table.day),
    index('digest_waiting')
      .on(table.id)
      .where(sql`sent_at is null and withdrawn_at is null`),
    index().on(table.day),
    check('digest_one_end', sql`sent_at is null or withdrawn_at is null`),
  ],
)

/** Days whose letters are all planned. */
export const digestRuns = pgTable('digest_run', {
  day: day().primaryKey(),
  finishedAt: instant().notNull(),
  persons: integer().notNull(),
  letters: integer().notNull(),
})
