import type { DocumentContent } from '#kernel/documents/document.ts'

/**
 * Where a value was read. `start` and `end` are character offsets into the text of the paragraph, or of the table cell
 * when `row` and `cell` are given. `quote` is what stands there, verbatim.
 */
export type Source = {
  block: number
  page: number | null
  start: number
  end: number
  quote: string
  row?: number
  cell?: number
}

/** A value with its origin and how far it may be trusted. */
export type Read<T> = {
  value: T
  /** Null when the document does not state the value (it is then absent or inferred). */
  source: Source | null
  /** 0..1. Below `DOUBTFUL` a person should look before adopting. */
  confidence: number
  /** A Vietnamese sentence that says why a person should look; null when nothing is doubtful. */
  doubt: string | null
}

/** Confidence under which the checking screen shows a field first. */
export const DOUBTFUL = 0.75

export type AgencyKind =
  | 'committee'
  | 'department'
  | 'board'
  | 'office'
  | 'press'
  | 'commune'
  | 'ward'
  | 'university'
  | 'college'
  | 'party'
  | 'front'
  | 'union'
  | 'enterprise'
  | 'police'
  | 'military'
  | 'central'
  | 'other'

/** What the reader must know about a province to name its agencies. Loaded from data/, or built from the agencies module. */
export type AgencyDirectory = {
  province: { code: string; name: string }
  agencies: { code: string; name: string; kind: AgencyKind; aliases: string[] }[]
  groups: { code: string; name: string; aliases: string[] }[]
}

/** One body named by the plan. */
export type AgencyMention = {
  /** Canonical name when resolved in the directory, otherwise as written. */
  name: string
  /** Code in the directory; null when it is not one of the province's own. */
  code: string | null
  kind: 'agency' | 'group' | 'unresolved'
  asWritten: string
}

export type Recurrence = 'ongoing' | 'annual' | 'once'
export type Frequency = 'annual' | 'semiannual' | 'quarterly' | 'monthly'

/** What a part of the plan is about. */
export type PartRole =
  | 'preamble'
  | 'situation'
  | 'purpose'
  | 'scope'
  | 'targets'
  | 'tasks'
  | 'funding'
  | 'organisation'
  | 'reporting'
  | 'annex'
  | 'closing'
  | 'other'

export type ClauseKind =
  | 'part'
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'table_row'
  | 'preamble'
  | 'signature'
  | 'recipients'
  | 'footnote'

/** A paragraph of the document in its place; `clauses` lists all of them in reading order. */
export type Clause = {
  /** Position in `PlanReading.clauses`. */
  index: number
  /** Numbers and letters that the document prints, e.g. `III.1.b`, `PL.I.2.15`; dashes add nothing. Empty before the first part. */
  path: string
  /** The mark as printed: `III.`, `1.`, `b)`, `-`; null for a paragraph without one. */
  mark: string | null
  /** Depth in the tree, 1 for parts; 0 for what stands outside of it (preamble, signature, recipients). */
  level: number
  kind: ClauseKind
  role: PartRole
  /** Without the mark. For a table row: the text of its cells joined by ` | `. */
  text: string
  /** Verbatim, mark included. */
  verbatim: string
  parent: number | null
  parentPath: string | null
  /** Counts from 1 among the children of one parent. */
  order: number
  source: Source
}

export type LegalBasis = {
  number: Read<string | null>
  date: Read<string | null>
  title: Read<string>
  issuer: Read<string | null>
  role: 'basis' | 'proposal'
}

export type TargetReading = {
  section: string
  clause: number | null
  text: Read<string>
  year: Read<number | null>
  value: Read<number | null>
  unit: Read<string | null>
  /** How the figure is meant: at least, at most, exactly. */
  comparison: '>=' | '<=' | '=' | null
}

export type TaskReading = {
  section: string
  /** Counts from 1 among the tasks of one section. */
  order: number
  clause: number | null
  text: Read<string>
  /** The heading or group row the task stands under. */
  heading: string | null
  lead: Read<AgencyMention[]>
  coordinate: Read<AgencyMention[]>
  recurrence: Read<Recurrence | null>
  /** `YYYY-MM-DD`, the last day on which the work must be done. */
  due: Read<string | null>
  dueText: Read<string | null>
  product: Read<string | null>
}

export type ResponsibilityReading = {
  section: string
  order: number
  clause: number | null
  /** As the heading names it; may be several bodies. */
  agency: Read<string>
  agencies: AgencyMention[]
  text: Read<string>
}

export type ReportingReading = {
  section: string
  clause: number | null
  who: Read<string | null>
  to: Read<string | null>
  dueText: Read<string | null>
  /** `MM-DD` of every year, as printed ("trước ngày 15/6" is 06-15). */
  monthDay: Read<string[]>
  frequency: Read<Frequency | null>
}

export type PlanReading = {
  /** False for a poem, a letter, a list: `reasons` says in Vietnamese what spoke for and against. */
  isPlan: { value: boolean; confidence: number; reasons: string[] }
  /** The province whose authority issued the plan; null when the document does not say. */
  province: Read<{ code: string | null; name: string } | null>
  /** Whether that is the directory's own province; null when unknown. */
  ownProvince: boolean | null
  title: Read<string | null>
  number: Read<string | null>
  date: Read<string | null>
  issuer: Read<string | null>
  signer: { name: Read<string | null>; position: Read<string | null>; authority: Read<string | null> }
  legalBases: LegalBasis[]
  clauses: Clause[]
  targets: TargetReading[]
  tasks: TaskReading[]
  responsibilities: ResponsibilityReading[]
  reporting: ReportingReading[]
  /** Vietnamese sentences about the document as a whole (no annex found though one is named, letters badly recognised, …). */
  warnings: string[]
  format: DocumentContent['format']
  recognised: boolean
}

/** The fixed interface of `plan read FILE --json`. */
export type PlanWire = {
  title: string | null
  number: string | null
  issuer: string | null
  date: string | null
  targets: { section: string; text: string; year: number | null; value: number | null; unit: string | null }[]
  tasks: {
    section: string
    text: string
    lead: string[]
    coordinate: string[]
    recurrence: Recurrence | null
    due: string | null
    dueText: string | null
  }[]
  responsibilities: { section: string; agency: string; text: string }[]
  reporting: { who: string | null; to: string | null; dueText: string | null; monthDay: string[]; frequency: Frequency | null }[]
}
