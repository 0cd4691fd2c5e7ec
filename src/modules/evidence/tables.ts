import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { attachments } from '#kernel/attachments/tables.ts'
import { day, instant, record } from '#kernel/db/columns.ts'
import { agencies } from '#modules/agencies/index.ts'
import { assignments, targets } from '#modules/programme/index.ts'
import type { EvidenceKind, EvidenceState } from './contract.ts'

/** Something done: dated, countable, with its source. What it proves stands in `evidence_link`. */
export const evidence = pgTable(
  'evidence',
  {
    ...record,
    /** Whose it is. */
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    kind: text().$type<EvidenceKind>().notNull(),
    title: text().notNull(),
    happenedOn: day().notNull(),
    /** How many: of articles, sittings, people. */
    quantity: doublePrecision().notNull().default(1),
    unit: text(),
    note: text(),
    /** Public web address. */
    address: text(),
    /** The address without what does not distinguish pages, by which a second claim of the same page is found. */
    addressKey: text(),
    attachmentId: uuid().references(() => attachments.id),
    /** `person`, or the module that recorded it. */
    source: text().notNull(),
    /** The thing in that module (`article:ID`); the same thing is never recorded twice. */
    sourceKey: text(),
    state: text().$type<EvidenceState>().notNull(),
    /** Of the present state, in the words of who set it. */
    stateReason: text(),
    stateAt: instant().notNull(),
    /** Personal data: who claimed and who decided. Purpose: accountability, four eyes. Kept as long as the evidence. */
    stateById: text().notNull(),
    stateByName: text().notNull(),
    claimedById: text().notNull(),
    claimedByName: text().notNull(),
  },
  table => [
    uniqueIndex('evidence_source_once').on(table.source, table.sourceKey),
    index().on(table.agencyId, table.happenedOn),
    index().on(table.state, table.createdAt),
    index().on(table.addressKey),
    index().on(table.kind, table.state),
    index('evidence_first_of_kind').on(table.agencyId, table.kind, table.state, table.happenedOn, table.id),
    index().on(table.state, table.happenedOn),
    index('evidence_search').using('gin', sql`lan_toa_words(${table.title})`),
    check('evidence_quantity', sql`quantity >= 0`),
  ],
)

/** What a piece of evidence proves: an assignment or a target, one each row. */
export const evidenceLinks = pgTable(
  'evidence_link',
  {
    ...record,
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id),
    assignmentId: uuid().references(() => assignments.id),
    targetId: uuid().references(() => targets.id),
  },
  table => [
    uniqueIndex('evidence_link_assignment').on(table.assignmentId, table.evidenceId),
    uniqueIndex('evidence_link_target').on(table.targetId, table.evidenceId),
    index().on(table.evidenceId),
    check('evidence_link_one', sql`num_nonnulls(assignment_id, target_id) = 1`),
  ],
)

/**
 * How much evidence an assignment has, by the year in which it happened; year 0 is all years. Written in the transaction that
 * changes the evidence, so that lists of a hundred thousand need not count. Not a record: it can be made anew from the evidence.
 */
export const evidenceTallies = pgTable(
  'evidence_tally',
  {
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id, { onDelete: 'cascade' }),
    year: integer().notNull(),
    claimed: integer().notNull(),
    verified: integer().notNull(),
    rejected: integer().notNull(),
    /** Of claimed and verified ones. */
    firstOn: day(),
    lastVerifiedOn: day(),
  },
  table => [primaryKey({ columns: [table.assignmentId, table.year] })],
)

/** What stood at a public address when it was looked at. Never changed. */
export const evidenceChecks = pgTable(
  'evidence_check',
  {
    ...record,
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id),
    at: instant().notNull(),
    outcome: text().$type<'reached' | 'missing' | 'unreachable' | 'refused'>().notNull(),
    status: integer(),
    finalAddress: text(),
    title: text(),
    /** Of the bytes received, hexadecimal. */
    sha256: text(),
    bytes: integer(),
    /** What happened, in a sentence for people. */
    detail: text(),
  },
  table => [
    index().on(table.evidenceId, table.at),
    // Few do not open, and they are looked for among all.
    index('evidence_check_failed')
      .on(table.evidenceId)
      .where(sql`outcome <> 'reached'`),
  ],
)
