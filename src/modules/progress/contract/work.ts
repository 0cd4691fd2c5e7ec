import { z } from 'zod'
import {
  fileAnswer,
  flagIfSaid,
  id,
  listInput,
  listOutput,
  may,
  moment,
  oneOrMore,
  plainDate,
  sheetReport,
  sheetRow,
  sheetToTake,
  version,
} from '#kernel/contract.ts'
import { PartyRole, Recurrence } from '#modules/programme/contract.ts'
import { NoteKind, Outlook, outlookNames, Rhythm, rhythmNames, StandingState, Status } from './words.ts'

const count = z.number().int()
const reason = z.string().trim().min(5, 'Hãy nêu lý do').max(1000).meta({ title: 'Lý do' })
const words = (least: number) => z.string().trim().min(least, 'Hãy viết ít nhất một câu ngắn').max(4000)

/** A turn by its address: the year is 0 for what is done once, but any year finds it; 0 for other work is the present year. */
export const TurnKey = z.object({ assignmentId: id, year: z.coerce.number().int().min(0).max(2200) })
export type TurnKey = z.infer<typeof TurnKey>
export const GetTurn = TurnKey

const turnFilters = {
  /** The present year where not given. */
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  agency: oneOrMore(id),
  task: id.optional(),
  plan: z.string().max(120).optional(),
  /** A path and everything under it: `III.1`. */
  section: z.string().max(80).optional(),
  role: PartyRole.optional(),
  status: oneOrMore(Status),
  state: oneOrMore(StandingState),
  recurrence: oneOrMore(Recurrence),
  /** First and last due day wanted. */
  dueFrom: plainDate.optional(),
  dueTo: plainDate.optional(),
  /** Only what is past its due day and not confirmed as done. */
  late: flagIfSaid,
  outlook: oneOrMore(Outlook),
}
export const ListTurns = listInput(['due', 'agency', 'task', 'status', 'evidence', 'percent'], turnFilters)

/** Days are 'YYYY-MM-DD'. `daysLeft`: to the due day, negative when it has passed. `daysLate`: of a turn whose status is `late`. */
export const TurnRow = z.object({
  assignmentId: id,
  /** Of the turn: 0 for what is done once. */
  year: count,
  role: PartyRole,
  agency: z.object({ id, code: z.string(), name: z.string() }),
  task: z.object({ id, number: count, section: z.string(), text: z.string() }),
  plan: z.string(),
  recurrence: Recurrence,
  due: plainDate.nullable(),
  extended: z.boolean(),
  state: StandingState,
  status: Status,
  /** In words, as it stands on screens. */
  statusName: z.string(),
  startedOn: plainDate.nullable(),
  doneOn: plainDate.nullable(),
  percent: count.nullable(),
  outlook: Outlook.nullable(),
  lastCheckInOn: plainDate.nullable(),
  claimed: count,
  verified: count,
  assignedOn: plainDate,
  endedOn: plainDate.nullable(),
  daysLeft: count.nullable(),
  daysLate: count.nullable(),
})
export type TurnRow = z.infer<typeof TurnRow>
export const TurnList = listOutput(TurnRow).extend({ year: count, asOf: plainDate })
export const ExportTurns = ListTurns.omit({ page: true, pageSize: true })
export const TurnSheet = fileAnswer

/** A row that changes something becomes a note of the turn's history. */
export const turnOutcomes = ['noted', 'unchanged', 'failed'] as const
export const ImportTurns = sheetToTake
export const ImportedTurn = sheetRow(turnOutcomes, { agency: z.string(), task: z.string() })
export type ImportedTurn = z.infer<typeof ImportedTurn>
export const TurnImport = sheetReport(turnOutcomes, ImportedTurn)

export const Note = z.object({
  id,
  assignmentId: id,
  year: count,
  kind: NoteKind,
  at: moment,
  /** Null: the programme office or the system. */
  agency: z.string().nullable(),
  by: z.string(),
  outlook: Outlook.nullable(),
  percent: count.nullable(),
  text: z.string(),
  acknowledged: z.object({ at: moment, by: z.string() }).nullable(),
  may: may('acknowledge'),
})
export type Note = z.infer<typeof Note>
export const NoteList = listOutput(Note)
/** The history of an assignment through all years, and of those that it carries on; newest first. */
export const ListNotes = z.object({
  assignmentId: id,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
})

export const WriteNote = TurnKey.extend({
  /** A check-in answers the rhythm; it says how the work looks. */
  kind: z.enum(['note', 'check_in']).default('note'),
  text: words(3).meta({ title: 'Nội dung' }),
  outlook: Outlook.optional().meta({ title: 'Nhận định', labels: outlookNames }),
  percent: z.number().int().min(0).max(100).optional().meta({ title: 'Mức hoàn thành', unit: '%' }),
})
export const AcknowledgeNote = z.object({ id })

export const Pause = TurnKey.extend({ reason })
export const Resume = TurnKey.extend({ text: z.string().trim().max(1000).optional().meta({ title: 'Ghi chú' }) })
export const SetRhythm = z.object({ taskId: id, rhythm: Rhythm.meta({ title: 'Kỳ báo cáo nhanh', labels: rhythmNames }) })
export const TaskRhythm = z.object({ taskId: id, rhythm: Rhythm })

export const AskClosing = TurnKey.extend({
  /** Last day of the work; not after today. */
  doneOn: plainDate.meta({ title: 'Ngày hoàn thành' }),
  text: words(3).meta({ title: 'Kết quả chính' }),
})
export const ConfirmClosing = TurnKey.extend({
  /** Where the office finds another last day than the agency stated. */
  doneOn: plainDate.optional().meta({ title: 'Ngày hoàn thành được xác nhận' }),
  text: z.string().trim().max(1000).optional().meta({ title: 'Ghi chú' }),
})
export const ConfirmClosings = z.object({ turns: z.array(TurnKey).min(1).max(500) })
export const ConfirmedClosings = z.object({
  confirmed: count,
  refused: z.array(TurnKey.extend({ agency: z.string(), reason: z.string() })),
})
export const ReturnClosing = TurnKey.extend({ reason })
export const Reopen = TurnKey.extend({ reason })

export const SubTask = z.object({
  id,
  version,
  position: count,
  title: z.string(),
  due: plainDate.nullable(),
  assigneeId: id.nullable(),
  assigneeName: z.string().nullable(),
  doneOn: plainDate.nullable(),
  doneByName: z.string().nullable(),
})
export type SubTask = z.infer<typeof SubTask>
const subTaskFields = {
  title: z.string().trim().min(3, 'Hãy viết việc cần làm').max(300).meta({ title: 'Việc cần làm' }),
  due: plainDate.nullable().optional().meta({ title: 'Hạn' }),
  /** One of the agency's persons; a name alone where the person has no account. */
  assigneeId: id.nullable().optional().meta({ title: 'Người làm' }),
  assigneeName: z.string().trim().max(120).nullable().optional().meta({ title: 'Người làm (ghi tên)' }),
}
export const AddSubTask = TurnKey.extend(subTaskFields)
export const UpdateSubTask = z.object({ id, version, ...subTaskFields, title: subTaskFields.title.optional() })
export const MarkSubTask = z.object({ id, version, done: z.boolean() })
export const RemoveSubTask = z.object({ id, version })
export const OrderSubTasks = TurnKey.extend({ ids: z.array(id).min(1).max(200) })
export const SubTaskList = z.object({ items: z.array(SubTask) })
export const RemovedSubTask = z.null()

/** What is to be done next on a turn, for the one primary action of its screen. */
export const NextStep = z.enum([
  'resume',
  'confirm_closing',
  'wait_for_closing',
  'check_in',
  'claim_evidence',
  'ask_closing',
  'note',
  'nothing',
])
export type NextStep = z.infer<typeof NextStep>

/** How a turn stands after a change, for those who changed it; the screen reads the whole anew. */
export const Standing = z.object({
  assignmentId: id,
  year: count,
  state: StandingState,
  status: Status,
  percent: count.nullable(),
  outlook: Outlook.nullable(),
  doneOn: plainDate.nullable(),
  lastCheckInOn: plainDate.nullable(),
  nextCheckIn: plainDate.nullable(),
})

const Carried = z.object({ assignmentId: id, agency: z.string(), from: plainDate, until: plainDate.nullable(), may: may('open') })
export const TurnDetail = z.object({
  assignmentId: id,
  year: count,
  asOf: plainDate,
  /** The turns of the same assignment, newest first; empty for what is done once. */
  years: z.array(z.object({ year: count, status: Status })),
  role: PartyRole,
  agency: z.object({ id, code: z.string(), name: z.string() }),
  plan: z.object({ id, code: z.string(), number: z.string().nullable(), title: z.string() }),
  task: z.object({
    id,
    number: count,
    section: z.string(),
    text: z.string(),
    product: z.string().nullable(),
    dueText: z.string().nullable(),
  }),
  clause: z.object({ anchor: z.string(), path: z.string(), verbatim: z.string() }).nullable(),
  headings: z.array(z.object({ anchor: z.string(), text: z.string() })),
  recurrence: Recurrence,
  due: plainDate.nullable(),
  /** The due day without an extension. */
  ownDue: plainDate.nullable(),
  extended: z.boolean(),
  /** Where the due day comes from, in words. */
  dueRule: z.string(),
  daysLeft: count.nullable(),
  /** Working days since the due day while the status is `late`. */
  workingDaysLate: count.nullable(),
  status: Status,
  statusRule: z.string(),
  state: StandingState,
  percent: count.nullable(),
  /** From sub-tasks done; never decides. Null without sub-tasks. */
  suggestedPercent: count.nullable(),
  outlook: Outlook.nullable(),
  startedOn: plainDate.nullable(),
  lastCheckInOn: plainDate.nullable(),
  rhythm: Rhythm,
  rhythmSet: z.boolean(),
  nextCheckIn: plainDate.nullable(),
  doneOn: plainDate.nullable(),
  closingAsked: z.object({ by: z.string(), at: moment }).nullable(),
  closed: z.object({ by: z.string(), at: moment }).nullable(),
  pausedOn: plainDate.nullable(),
  assignedOn: plainDate,
  endedOn: plainDate.nullable(),
  evidence: z.object({ claimed: count, verified: count, rejected: count }),
  subTasks: z.array(SubTask),
  /** Other agencies that hold the task today: leads first, the first dozen; counts of all. */
  others: z.object({
    lead: count,
    coordinating: count,
    items: z.array(z.object({ id, name: z.string(), role: PartyRole })),
  }),
  /** The assignments that this one carries on, and those that carry it on. */
  predecessors: z.array(Carried),
  successors: z.array(Carried),
  history: NoteList,
  nextStep: NextStep,
  may: may(
    'note',
    'checkIn',
    'claimEvidence',
    'askClosing',
    'confirmClosing',
    'returnClosing',
    'reopen',
    'pause',
    'resume',
    'setRhythm',
    'subTasks',
    'askExtension',
    'raiseDifficulty',
  ),
})
export type TurnDetail = z.infer<typeof TurnDetail>
