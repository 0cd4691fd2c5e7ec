import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { day, instant, record } from '#kernel/db/columns.ts'
import type { DemoState } from './contract.ts'

/** A made-up year that stands, or stood, in the platform. At most one stands at a time. */
export const demos = pgTable(
  'demo',
  {
    ...record,
    state: text().$type<DemoState>().notNull(),
    /** The days that it tells of. */
    from: day().notNull(),
    to: day().notNull(),
    /** The plan was adopted for it, and goes with it. */
    adoptedPlan: boolean().notNull().default(false),
    /** What the province keeps of itself stood empty, was made up, and goes with it. */
    filledLists: boolean().notNull().default(false),
    /** 0..100 while it is being written. */
    progress: integer().notNull().default(0),
    error: text(),
    at: instant().notNull(),
    /** Personal data: who loaded it. Purpose: accountability. Kept with the audit. */
    byId: text().notNull(),
    byName: text().notNull(),
    wipedAt: instant(),
  },
  table => [
    uniqueIndex('demo_stands_once')
      .on(sql`(true)`)
      .where(sql`${table.state} <> 'wiped'`),
  ],
)
