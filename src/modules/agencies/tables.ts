import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, record } from '#kernel/db/columns.ts'
import type { GroupRule, Kind } from './contract.ts'

export const agencies = pgTable(
  'agency',
  {
    ...record,
    /** Official code of a commune or ward (Cục Thống kê), otherwise our own. Never changes, never reused. */
    code: text().notNull().unique(),
    name: text().notNull(),
    kind: text().$type<Kind>().notNull(),
    aliases: text().array().notNull().default([]),
    email: text(),
    phone: text(),
    address: text(),
    website: text(),
    validFrom: day(),
    /** Last day of its existence; null while it exists. */
    validUntil: day(),
    /** Units before 1/7/2025 that became part of it. */
    predecessors: jsonb().$type<{ code: string; name: string; part: 'full' | 'partial' }[]>().notNull().default([]),
    /** Where the facts come from. */
    source: text(),
  },
  table => [
    index().on(table.kind, table.name),
    index('agency_search').using('gin', sql`lan_toa_fold(${table.name}) gin_trgm_ops`),
    check('agency_validity', sql`valid_until is null or valid_from is null or valid_until >= valid_from`),
  ],
)

/** Who carries on the work of an agency that ended. The past stays with the one that did it. */
export const successions = pgTable(
  'agency_succession',
  {
    ...record,
    fromId: uuid()
      .notNull()
      .references(() => agencies.id),
    toId: uuid()
      .notNull()
      .references(() => agencies.id),
    on: day().notNull(),
    how: text().$type<'merged' | 'split' | 'renamed'>().notNull(),
    basis: text(),
  },
  table => [index().on(table.fromId), index().on(table.toId)],
)

export const groups = pgTable('agency_group', {
  ...record,
  code: text().notNull().unique(),
  name: text().notNull(),
  aliases: text().array().notNull().default([]),
  rule: jsonb().$type<GroupRule>().notNull(),
})

/**
 * Personal data: name, post, telephone and mail of officials who answer for an agency. Purpose: working contact within the
 * programme. Kept until removed by the agency; the audit keeps who changed it.
 */
export const contacts = pgTable(
  'contact_person',
  {
    ...record,
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    name: text().notNull(),
    position: text(),
    phone: text(),
    email: text(),
    main: boolean().notNull().default(false),
  },
  table => [index().on(table.agencyId)],
)
