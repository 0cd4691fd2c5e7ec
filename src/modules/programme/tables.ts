import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { attachments } from '#kernel/attachments/tables.ts'
import { day, instant, record } from '#kernel/db/columns.ts'
import type { DocumentContent } from '#kernel/documents/document.ts'
import { agencies, groups } from '#modules/agencies/index.ts'
import type { Edit, PartyRole, ReadingState } from './contract.ts'
import type { ClauseKind, Frequency, PartRole, PlanReading, Recurrence } from './reading/types.ts'

/** A document on its way to become a plan: handed in, read by the machine, checked by people. */
export const readings = pgTable(
  'plan_reading',
  {
    ...record,
    state: text().$type<ReadingState>().notNull(),
    fileName: text().notNull(),
    fileSize: integer().notNull(),
    sha256: text().notNull(),
    /** Null once it failed or was discarded: then nothing of the file is kept. */
    attachmentId: uuid().references(() => attachments.id),
    /** The agency whose people check it; null when the system handed it in. */
    agencyId: uuid().references(() => agencies.id),
    /** The person insists that it is the province's own plan. */
    ownProvince: boolean().notNull().default(false),
    error: jsonb().$type<{ code: string; sentence: string }>(),
    title: text(),
    /** How many edits stand; every edit, undo and redo changes it or `version`. */
    edits: integer().notNull().default(0),
    amendsPlanId: uuid().references(() => plans.id),
    adoptedPlanId: uuid().references(() => plans.id),
    /** Personal data: who handed it in. Purpose: accountability. Kept as long as the reading. */
    uploadedById: text().notNull(),
    uploadedByName: text().notNull(),
  },
  table => [index().on(table.createdAt), index().on(table.sha256)],
)

/** What the machine read, written once: the blocks of the document and their meaning. Large, hence apart. */
export const readingContents = pgTable('plan_reading_content', {
  ...record,
  readingId: uuid()
    .notNull()
    .unique()
    .references(() => readings.id),
  content: jsonb().$type<DocumentContent>().notNull(),
  reading: jsonb().$type<PlanReading>().notNull(),
})

/** What people changed, in order. An undone edit waits to be redone until another one is made. */
export const readingEdits = pgTable(
  'plan_reading_edit',
  {
    ...record,
    readingId: uuid()
      .notNull()
      .references(() => readings.id),
    position: integer().notNull(),
    edit: jsonb().$type<Edit>().notNull(),
    undone: boolean().notNull().default(false),
    /** Version of the reading after this edit was last made, undone or redone. */
    readingVersion: integer().notNull(),
    /** Personal data: who checked. Purpose: accountability. Kept as long as the reading. */
    byId: text().notNull(),
    byName: text().notNull(),
    at: instant().notNull(),
  },
  table => [uniqueIndex().on(table.readingId, table.position)],
)

/** How far a reading has come. Not a record: nobody answers for it, so it is kept out of the audit. */
export const readingProgress = pgTable('plan_reading_progress', {
  readingId: uuid()
    .primaryKey()
    .references(() => readings.id, { onDelete: 'cascade' }),
  page: integer().notNull(),
  pages: integer().notNull(),
  stage: text().$type<'text' | 'recognition'>().notNull(),
})

export type LegalBasisRow = {
  number: string | null
  date: string | null
  title: string
  issuer: string | null
  role: 'basis' | 'proposal'
}

/** An adopted plan as its newest edition says it. */
export const plans = pgTable('plan', {
  ...record,
  /** Its address: made of number or title at first adoption, never changed. */
  code: text().notNull().unique(),
  edition: integer().notNull(),
  number: text(),
  title: text().notNull(),
  issuer: text(),
  issuedOn: day(),
  signerName: text(),
  signerPosition: text(),
  signerAuthority: text(),
  legalBases: jsonb().$type<LegalBasisRow[]>().notNull(),
  effectiveOn: day().notNull(),
  attachmentId: uuid().references(() => attachments.id),
  adoptedAt: instant().notNull(),
  adoptedById: text().notNull(),
  adoptedByName: text().notNull(),
})

/** What each edition said of itself, the present one included. */
export const editions = pgTable(
  'plan_edition',
  {
    ...record,
    planId: uuid()
      .notNull()
      .references(() => plans.id),
    edition: integer().notNull(),
    number: text(),
    title: text().notNull(),
    issuedOn: day(),
    effectiveOn: day().notNull(),
    attachmentId: uuid().references(() => attachments.id),
    adoptedAt: instant().notNull(),
    adoptedById: text().notNull(),
    adoptedByName: text().notNull(),
  },
  table => [uniqueIndex().on(table.planId, table.edition)],
)

/** A paragraph of one edition, verbatim, in its place. Never changed. */
export const clauses = pgTable(
  'clause',
  {
    ...record,
    planId: uuid()
      .notNull()
      .references(() => plans.id),
    edition: integer().notNull(),
    position: integer().notNull(),
    parentId: uuid(),
    /** Address within the edition: the path, or with the place of a dash under it (`III.1.a-2`). */
    anchor: text().notNull(),
    path: text().notNull(),
    mark: text(),
    level: integer().notNull(),
    kind: text().$type<ClauseKind>().notNull(),
    role: text().$type<PartRole>().notNull(),
    text: text().notNull(),
    verbatim: text().notNull(),
    page: integer(),
  },
  table => [
    uniqueIndex().on(table.planId, table.edition, table.anchor),
    index().on(table.planId, table.edition, table.position),
    index('clause_search').using('gin', sql`lan_toa_words(${table.verbatim})`),
  ],
)

/** Where an item of a plan stands. An item that a later edition changes or drops ends and stays readable under its number. */
const planItem = {
  planId: uuid()
    .notNull()
    .references(() => plans.id),
  /** In the edition that last held it; null when a person added it. */
  clauseId: uuid().references(() => clauses.id),
  section: text().notNull(),
  order: integer().notNull(),
  sinceEdition: integer().notNull(),
  /** Last day on which it held; null while it holds. */
  endedOn: day(),
}

export const targets = pgTable(
  'target',
  {
    ...record,
    ...planItem,
    /** Counts through all editions; never reused. */
    number: integer().notNull(),
    text: text().notNull(),
    year: integer(),
    value: doublePrecision(),
    unit: text(),
    comparison: text().$type<'>=' | '<=' | '='>(),
    replacedById: uuid(),
  },
  table => [uniqueIndex().on(table.planId, table.number), index().on(table.clauseId)],
)

export const tasks = pgTable(
  'task',
  {
    ...record,
    ...planItem,
    /** Counts through all editions; never reused. */
    number: integer().notNull(),
    heading: text(),
    text: text().notNull(),
    leadUnclear: boolean().notNull().default(false),
    recurrence: text().$type<Recurrence>(),
    /** Last day on which it must be done. */
    due: day(),
    dueText: text(),
    product: text(),
    replacedById: uuid(),
  },
  table => [
    uniqueIndex().on(table.planId, table.number),
    index().on(table.clauseId),
    index('task_search').using('gin', sql`lan_toa_words(${table.text})`),
  ],
)

/** A body that the text names for a task; without agency and group it names nobody in the register. */
export const taskParties = pgTable(
  'task_party',
  {
    ...record,
    taskId: uuid()
      .notNull()
      .references(() => tasks.id),
    role: text().$type<PartyRole>().notNull(),
    position: integer().notNull(),
    agencyId: uuid().references(() => agencies.id),
    groupId: uuid().references(() => groups.id),
    asWritten: text().notNull(),
  },
  table => [index().on(table.taskId, table.role, table.position)],
)

/** A body named for a responsibility, kept with it: few, and only read together. */
export type PartyRow = { agencyId: string | null; groupId: string | null; asWritten: string }

export const responsibilities = pgTable(
  'responsibility',
  { ...record, ...planItem, agency: text().notNull(), parties: jsonb().$type<PartyRow[]>().notNull(), text: text().notNull() },
  table => [index().on(table.planId)],
)

/** Who reports what to whom and when, as the plan says it; periods and forms are another module's. */
export const reportingRules = pgTable(
  'reporting_rule',
  {
    ...record,
    ...planItem,
    who: text(),
    /** Empty where the text names nobody in the register: then it concerns whoever has work of the plan. */
    parties: jsonb().$type<PartyRow[]>().notNull(),
    to: text(),
    dueText: text(),
    monthDays: text().array().notNull(),
    frequency: text().$type<Frequency>(),
  },
  table => [index().on(table.planId)],
)

/** Which tasks bring a target about: suggested by shared words until a person says otherwise. */
export const taskTargets = pgTable(
  'task_target',
  {
    ...record,
    taskId: uuid()
      .notNull()
      .references(() => tasks.id),
    targetId: uuid()
      .notNull()
      .references(() => targets.id),
    origin: text().$type<'suggested' | 'person'>().notNull(),
  },
  table => [uniqueIndex().on(table.taskId, table.targetId), index().on(table.targetId)],
)

/** One task for one agency. The past stays with the agency that had it; a successor gets an assignment of its own. */
export const assignments = pgTable(
  'assignment',
  {
    ...record,
    planId: uuid()
      .notNull()
      .references(() => plans.id),
    taskId: uuid()
      .notNull()
      .references(() => tasks.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    role: text().$type<PartyRole>().notNull(),
    /** The group through which the agency was reached; null when it is named itself or was added by hand. */
    viaGroupId: uuid().references(() => groups.id),
    /** Taken over from the task, here so that lists of 100,000 are sorted by an index; an extension would change it. */
    due: day(),
    assignedOn: day().notNull(),
    /** Last day on which it held; null while it holds. */
    endedOn: day(),
    endedBecause: text().$type<'succeeded' | 'amended' | 'by_hand'>(),
    /** The assignment of the agency that ended, which this one carries on. */
    carriesOnId: uuid(),
  },
  table => [
    uniqueIndex('assignment_held_once')
      .on(table.taskId, table.agencyId)
      .where(sql`ended_on is null`),
    index().on(table.agencyId, table.due, table.id),
    index().on(table.due, table.id),
    index().on(table.taskId),
  ],
)
