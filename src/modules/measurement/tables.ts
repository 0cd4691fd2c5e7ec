import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, instant, record } from '#kernel/db/columns.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import { targets } from '#modules/programme/index.ts'
import type { Formula, Parameters, StaffField } from './contract.ts'

/** How a target is measured: a formula with its parameters, as data. Never changed but for its last day; a new way is a new edition. */
export const measures = pgTable(
  'measure',
  {
    ...record,
    targetId: uuid()
      .notNull()
      .references(() => targets.id),
    /** Year of the target and its place within the year: `2025-1`. */
    code: text().notNull(),
    edition: integer().notNull(),
    formula: text().$type<Formula>().notNull(),
    parameters: jsonb().$type<Parameters>().notNull(),
    /** The formula in a sentence for people. */
    statement: text().notNull(),
    /** What must be reached: a share (0..1) or a number, by the formula. Null where the plan states none. */
    wanted: doublePrecision(),
    /** The day from which the line of pace rises: the plan's first one, kept through later editions of plan and measure. */
    paceFrom: day().notNull(),
    validFrom: day().notNull(),
    /** Last day on which it is counted this way; null while it is. */
    validUntil: day(),
    /** The document or decision that it follows. */
    basis: text().notNull(),
    /** Why it was made in place of the one before. */
    reason: text(),
    /** Personal data: who decided it. Purpose: accountability. Kept as long as the measure. */
    byId: text().notNull(),
    byName: text().notNull(),
  },
  table => [
    uniqueIndex('measure_edition').on(table.targetId, table.edition),
    check('measure_validity', sql`valid_until is null or valid_until >= valid_from - 1`),
  ],
)

/**
 * What a target stood at on a day, as it was counted on that day or, for days missed, afterwards. Not a record: the worker keeps
 * it; a day that has passed is never counted again.
 */
export const measureValues = pgTable(
  'measure_value',
  {
    targetId: uuid()
      .notNull()
      .references(() => targets.id),
    on: day().notNull(),
    measureId: uuid()
      .notNull()
      .references(() => measures.id),
    numerator: doublePrecision(),
    denominator: doublePrecision(),
    value: doublePrecision(),
    /** What was not known, in a sentence. */
    missing: text(),
    /** The day is over and its value stands. */
    settled: boolean().notNull().default(false),
  },
  table => [primaryKey({ columns: [table.targetId, table.on] })],
)

/** A remark at a day of a target's history: why the line bends. */
export const annotations = pgTable(
  'measure_annotation',
  {
    ...record,
    targetId: uuid()
      .notNull()
      .references(() => targets.id),
    on: day().notNull(),
    text: text().notNull(),
    /** Personal data: who wrote it. Purpose: accountability. Kept as long as the remark. */
    byId: text().notNull(),
    byName: text().notNull(),
  },
  table => [index().on(table.targetId, table.on)],
)

/** A figure that a person states where no formula can count; always with verified evidence. Never changed: a newer one takes its place. */
export const statements = pgTable(
  'measure_statement',
  {
    ...record,
    targetId: uuid()
      .notNull()
      .references(() => targets.id),
    /** The day for which it holds. */
    on: day().notNull(),
    numerator: doublePrecision().notNull(),
    denominator: doublePrecision(),
    text: text().notNull(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id),
    at: instant().notNull(),
    /** Personal data: who stated it. Purpose: accountability. Kept as long as the statement. */
    byId: text().notNull(),
    byName: text().notNull(),
  },
  table => [index().on(table.targetId, table.on)],
)

/**
 * Personal data: name and post of officials who do communication work. Purpose: to know how many of them were trained, as the
 * plan wants (target 2030-2). Seen by their own agency, the programme office and administrators. Kept until five years after they left
 * the work, or until the agency removes them; the audit keeps who changed it.
 */
export const staffMembers = pgTable(
  'staff_member',
  {
    ...record,
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    name: text().notNull(),
    post: text(),
    field: text().$type<StaffField>().notNull(),
    /** First day in this work; null where nobody knows. */
    since: day(),
    /** Last day in this work; null while they do it. */
    until: day(),
    trainedOn: day(),
    training: text(),
    /** Proves the training; counts once it is verified. */
    evidenceId: uuid().references(() => evidence.id),
  },
  table => [
    index().on(table.agencyId, table.name),
    index().on(table.evidenceId),
    check('staff_member_validity', sql`until is null or since is null or until >= since`),
  ],
)

/** How many people live in a commune or ward, as a source states it for a year. Where no source is known there is no row. */
export const populations = pgTable(
  'commune_population',
  {
    ...record,
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    year: integer().notNull(),
    residents: integer().notNull(),
    source: text().notNull(),
  },
  table => [
    uniqueIndex('commune_population_year').on(table.agencyId, table.year),
    check('commune_population_some', sql`residents > 0`),
  ],
)
