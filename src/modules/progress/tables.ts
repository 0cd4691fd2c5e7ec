import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { attachments } from '#kernel/attachments/tables.ts'
import { day, instant, record } from '#kernel/db/columns.ts'
import { agencies } from '#modules/agencies/index.ts'
import { evidence } from '#modules/evidence/index.ts'
import { persons } from '#modules/identity/index.ts'
import { assignments, plans, targets, tasks } from '#modules/programme/index.ts'
import type { DifficultyKind, DifficultyState, ExtensionState, NoteKind, Outlook, Rhythm, StandingState } from './contract.ts'

/**
 * Which turn of an assignment a row speaks of: a task done every year or all the time has one each year, under one history; what
 * is done once has the turn 0. Turns exist by rule (see rules.ts), rows only once somebody did something.
 */
const turn = {
  assignmentId: uuid()
    .notNull()
    .references(() => assignments.id),
  year: integer().notNull(),
}
/** Personal data: who did it. Purpose: accountability, four eyes. Kept as long as the row. */
const by = { byId: text().notNull(), byName: text().notNull() }

/** Where a turn stands, as far as it cannot be computed. Without a row: open, nothing begun. */
export const standings = pgTable(
  'standing',
  {
    ...record,
    ...turn,
    state: text().$type<StandingState>().notNull().default('open'),
    /** First day on which anything was noted or asked. Evidence has its own (`evidence_tally.first_on`). */
    startedOn: day(),
    /** Granted by an extension; otherwise the turn's own due day holds. */
    extendedTo: day(),
    /** 0..100 as last stated in a note; never decides about the status. */
    percent: smallint(),
    outlook: text().$type<Outlook>(),
    lastCheckInOn: day(),
    /** From this day a full rhythm is counted: assigned, checked in, or resumed. */
    rhythmFrom: day(),
    pausedOn: day(),
    /** Last day of the work as the lead agency states it, and as confirmed. */
    doneOn: day(),
    closingAskedById: text(),
    closingAskedByName: text(),
    closingAskedAt: instant(),
    closedAt: instant(),
    closedById: text(),
    closedByName: text(),
  },
  table => [
    uniqueIndex('standing_turn').on(table.assignmentId, table.year),
    index().on(table.state),
    check('standing_percent', sql`percent between 0 and 100`),
    check('standing_closed', sql`(state = 'closed') = (closed_at is not null)`),
  ],
)

/** The one history of an assignment, newest last: notes, check-ins, and every change of its standing with its reason. */
export const notes = pgTable(
  'progress_note',
  {
    ...record,
    ...turn,
    kind: text().$type<NoteKind>().notNull(),
    at: instant().notNull(),
    /** On whose behalf: the agency that holds the assignment, or the programme office. */
    agencyId: uuid().references(() => agencies.id),
    outlook: text().$type<Outlook>(),
    percent: smallint(),
    text: text().notNull(),
    ...by,
    acknowledgedAt: instant(),
    acknowledgedById: text(),
    acknowledgedByName: text(),
  },
  table => [index().on(table.assignmentId, table.at), index().on(table.kind, table.acknowledgedAt)],
)

/** How often a task is checked in on, where the office set it; otherwise the rule for its recurrence holds. */
export const rhythms = pgTable('task_rhythm', {
  ...record,
  taskId: uuid()
    .notNull()
    .unique()
    .references(() => tasks.id),
  rhythm: text().$type<Rhythm>().notNull(),
})

/** A piece of the work inside the agency. */
export const subTasks = pgTable(
  'sub_task',
  {
    ...record,
    ...turn,
    position: integer().notNull(),
    title: text().notNull(),
    due: day(),
    assigneeId: uuid().references(() => persons.id),
    assigneeName: text(),
    doneOn: day(),
    doneById: text(),
    doneByName: text(),
  },
  table => [index().on(table.assignmentId, table.year, table.position), index().on(table.assigneeId)],
)

/** What an agency issued to carry out the province's plan; proven by its evidence of the kind `plan`. */
export const childPlans = pgTable(
  'child_plan',
  {
    ...record,
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    parentPlanId: uuid()
      .notNull()
      .references(() => plans.id),
    /** The year it is for. */
    year: integer().notNull(),
    number: text().notNull(),
    issuedOn: day().notNull(),
    title: text().notNull(),
    signerName: text(),
    attachmentId: uuid().references(() => attachments.id),
    address: text(),
    evidenceId: uuid().references(() => evidence.id),
  },
  table => [uniqueIndex().on(table.agencyId, table.parentPlanId, table.number, table.issuedOn), index().on(table.parentPlanId)],
)

export const childTargets = pgTable(
  'child_target',
  {
    ...record,
    childPlanId: uuid()
      .notNull()
      .references(() => childPlans.id),
    position: integer().notNull(),
    /** The province's target that it serves. */
    targetId: uuid().references(() => targets.id),
    text: text().notNull(),
    value: text(),
    unit: text(),
    year: integer(),
  },
  table => [index().on(table.childPlanId, table.position), index().on(table.targetId)],
)

/** A wish for more time. Granting it changes the due day of the turn; who grants is never who asked. */
export const extensions = pgTable(
  'extension',
  {
    ...record,
    ...turn,
    /** The due day when it was asked for. */
    due: day().notNull(),
    wantedDue: day().notNull(),
    reason: text().notNull(),
    state: text().$type<ExtensionState>().notNull(),
    at: instant().notNull(),
    ...by,
    grantedDue: day(),
    decidedAt: instant(),
    decidedById: text(),
    decidedByName: text(),
    decisionReason: text(),
  },
  table => [
    uniqueIndex('extension_asked_once')
      .on(table.assignmentId, table.year)
      .where(sql`state = 'asked'`),
    index().on(table.state, table.at),
  ],
)

/** A difficulty (khó khăn, vướng mắc) or a proposal (kiến nghị), raised on a task by an agency, answered by the one it is routed to. */
export const difficulties = pgTable(
  'difficulty',
  {
    ...record,
    kind: text().$type<DifficultyKind>().notNull(),
    taskId: uuid()
      .notNull()
      .references(() => tasks.id),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    text: text().notNull(),
    state: text().$type<DifficultyState>().notNull(),
    /** Who is to answer: Sở KH&CN first; after escalation whoever was named. */
    routedToId: uuid()
      .notNull()
      .references(() => agencies.id),
    /** Last working day for the answer. */
    answerBy: day().notNull(),
    at: instant().notNull(),
    ...by,
    escalatedAt: instant(),
    escalatedBecause: text(),
  },
  table => [index().on(table.state, table.answerBy), index().on(table.taskId), index().on(table.agencyId)],
)

export const difficultyReplies = pgTable(
  'difficulty_reply',
  {
    ...record,
    difficultyId: uuid()
      .notNull()
      .references(() => difficulties.id),
    kind: text().$type<'answer' | 'comment' | 'escalated' | 'closed' | 'reopened'>().notNull(),
    text: text().notNull(),
    at: instant().notNull(),
    ...by,
  },
  table => [index().on(table.difficultyId, table.at)],
)

/** A reminder with weight: the late agencies, what each is late with, the letter. */
export const urges = pgTable(
  'urge',
  {
    ...record,
    at: instant().notNull(),
    /** Until when the late work is to be done or explained. */
    answerBy: day().notNull(),
    message: text(),
    signerName: text(),
    signerPosition: text(),
    agencies: integer().notNull(),
    items: integer().notNull(),
    ...by,
  },
  table => [index().on(table.at)],
)

export const urgeItems = pgTable(
  'urge_item',
  {
    ...record,
    ...turn,
    urgeId: uuid()
      .notNull()
      .references(() => urges.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    due: day().notNull(),
    daysLate: integer().notNull(),
  },
  table => [index().on(table.urgeId, table.agencyId), index().on(table.assignmentId), index().on(table.agencyId)],
)
