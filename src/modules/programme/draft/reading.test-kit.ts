import type { AgencyMention, PlanReading, Read, Source } from '../reading/types.ts'

/** A reading made by hand: what the reader would say of a document with these targets and tasks, one paragraph each. */
export function readingOf(plan: {
  title?: string | null
  targets?: string[]
  tasks: (string | Partial<PlannedTask>)[]
}): PlanReading {
  const targets = plan.targets ?? []
  const tasks = plan.tasks.map(task => (typeof task === 'string' ? { text: task } : task))
  const lines = [...targets, ...tasks.map(task => task.text ?? 'Tuyên truyền trên hệ thống truyền thanh')]
  const texts = lines.map((text, block) => read(text, { block, page: 1, start: 0, end: text.length, quote: text }))
  const none = read(null)
  return {
    isPlan: { value: true, confidence: 1, reasons: [] },
    province: read(null),
    ownProvince: true,
    title: read(plan.title === undefined ? 'Kế hoạch thử' : plan.title),
    number: none,
    date: none,
    issuer: none,
    signer: { name: none, position: none, authority: none },
    legalBases: [],
    clauses: lines.map((text, index) => ({
      index,
      path: `I.${index + 1}`,
      mark: `${index + 1}.`,
      level: 2,
      kind: 'item',
      role: index < targets.length ? 'targets' : 'tasks',
      text,
      verbatim: `${index + 1}. ${text}`,
      parent: null,
      parentPath: 'I',
      order: index + 1,
      source: texts[index]!.source!,
    })),
    targets: targets.map((_, index) => ({
      section: 'I',
      clause: index,
      text: texts[index]!,
      year: none,
      value: none,
      unit: none,
      comparison: null,
    })),
    tasks: tasks.map((task, index) => ({
      section: task.section ?? 'II',
      order: index + 1,
      clause: targets.length + index,
      text: texts[targets.length + index]!,
      heading: null,
      lead: read(task.lead ?? [department]),
      coordinate: read(task.coordinating ?? []),
      recurrence: read(task.recurrence ?? null),
      due: read(task.due ?? null),
      dueText: none,
      product: none,
    })),
    responsibilities: [],
    reporting: [],
    warnings: [],
    format: 'txt',
    recognised: false,
  }
}
type PlannedTask = {
  text: string
  section: string
  lead: AgencyMention[]
  coordinating: AgencyMention[]
  recurrence: 'ongoing' | 'annual' | 'once'
  due: string
}

export const department: AgencyMention = {
  kind: 'agency',
  code: 'so-khoa-hoc-va-cong-nghe',
  name: 'Sở Khoa học và Công nghệ',
  asWritten: 'Sở Khoa học và Công nghệ',
}
export const stranger: AgencyMention = { kind: 'unresolved', code: null, name: 'Liên hiệp Thử', asWritten: 'Liên hiệp Thử' }

const read = <T>(value: T, source: Source | null = null): Read<T> => ({ value, source, confidence: 1, doubt: null })
