import type { Draft, DraftTarget, DraftTask, Edit, Field, ItemKind } from '../contract.ts'
import type { AgencyMention, PlanReading, Read } from '../reading/types.ts'
import { editFault } from './faults.ts'
import {
  emptyDuty,
  emptyReporting,
  emptyTarget,
  emptyTask,
  isField,
  itemOf,
  kindOf,
  lists,
  typed,
  type DraftItem,
  type ListName,
} from './items.ts'
import { merged, split } from './merge.ts'

/**
 * The draft as it stands after these edits. The reading is never changed, so that taking an edit away is all that undo is.
 * Pure: the same reading and edits always give the same draft, with the same ids.
 */
export const draftOf = (reading: PlanReading, edits: readonly Edit[]): Draft =>
  counted(edits.reduce((draft, edit, index) => applied(draft, edit, index + 1), asRead(reading)))

/** The draft before each of the edits, in one walk: what an edit meant is told from what stood there. */
export function stagesOf(reading: PlanReading, edits: readonly Edit[]): Draft[] {
  let draft = asRead(reading)
  return edits.map((edit, index) => {
    const before = counted(draft)
    draft = applied(draft, edit, index + 1)
    return before
  })
}

function asRead(reading: PlanReading): Draft {
  const item = (kind: ItemKind, index: number, read: { section: string; clause: number | null }) => ({
    id: `${kind}-${index + 1}`,
    section: read.section,
    order: 0,
    clause: read.clause,
    excluded: false,
    goneInto: null,
  })
  return {
    head: {
      title: field(reading.title),
      number: field(reading.number),
      issuedOn: field(reading.date),
      issuer: field(reading.issuer),
      signerName: field(reading.signer.name),
      signerPosition: field(reading.signer.position),
      signerAuthority: field(reading.signer.authority),
    },
    legalBases: reading.legalBases.map((basis, index) => ({
      id: `basis-${index + 1}`,
      role: basis.role,
      excluded: false,
      number: field(basis.number),
      date: field(basis.date),
      title: field(basis.title),
      issuer: field(basis.issuer),
    })),
    targets: reading.targets.map((target, index) => ({
      ...item('target', index, target),
      text: field(target.text),
      year: field(target.year),
      value: field(target.value),
      unit: field(target.unit),
      comparison: { ...field(target.value), value: target.comparison, doubt: null },
    })),
    tasks: reading.tasks.map((task, index) => ({
      ...item('task', index, task),
      heading: task.heading,
      text: field(task.text),
      lead: field(task.lead),
      coordinating: field(task.coordinate),
      leadUnclear: false,
      recurrence: field(task.recurrence),
      due: field(task.due),
      dueText: field(task.dueText),
      product: field(task.product),
    })),
    responsibilities: reading.responsibilities.map((responsibility, index) => ({
      ...item('responsibility', index, responsibility),
      agency: field(responsibility.agency),
      parties: { ...field<AgencyMention[] | string>(responsibility.agency), value: responsibility.agencies, doubt: null },
      text: field(responsibility.text),
    })),
    reporting: reading.reporting.map((rule, index) => ({
      ...item('reporting', index, rule),
      who: field(rule.who),
      to: field(rule.to),
      dueText: field(rule.dueText),
      monthDay: field(rule.monthDay),
      frequency: field(rule.frequency),
    })),
  }
}

const field = <T>(read: Read<T>): Field<T> => ({
  value: read.value,
  sources: read.source ? [read.source] : [],
  confidence: read.confidence,
  doubt: read.doubt,
  confirmed: false,
  edited: false,
})

/** One edit on a draft; an edit that no longer fits (see `editFault`) changes nothing. */
function applied(draft: Draft, edit: Edit, number: number): Draft {
  if (editFault(draft, edit)) return draft
  switch (edit.do) {
    case 'change_head':
      return { ...draft, head: changed(draft.head, edit.changes) }
    case 'change_basis':
    case 'change_target':
    case 'change_task':
    case 'change_responsibility':
    case 'change_reporting':
      return withItem(draft, edit.id, item => changed(item, edit.changes))
    case 'confirm':
      return edit.ids.reduce(
        (next, id) =>
          id === 'head'
            ? { ...next, head: confirmed(next.head, edit.field) }
            : withItem(next, id, item => confirmed(item, edit.field)),
        draft,
      )
    case 'add_target':
      return behind(draft, 'targets', edit.after, changed(emptyTarget(`target-e${number}`), edit.values))
    case 'add_task':
      return behind(draft, 'tasks', edit.after, changed(emptyTask(`task-e${number}`), edit.values))
    case 'add_responsibility':
      return behind(draft, 'responsibilities', edit.after, changed(emptyDuty(`responsibility-e${number}`), edit.values))
    case 'add_reporting':
      return behind(draft, 'reporting', edit.after, changed(emptyReporting(`reporting-e${number}`), edit.values))
    case 'merge_tasks':
      return merged(draft, edit.ids)
    case 'split_task':
      return split(draft, edit.id, edit.at, `task-e${number}`)
    case 'exclude':
      return withItem(draft, edit.id, item => ({ ...item, excluded: true }))
    case 'restore':
      return withItem(draft, edit.id, item => ({ ...item, excluded: false }))
    case 'move': {
      const list = lists[kindOf(edit.id) as keyof typeof lists]
      const item = itemOf(draft, edit.id)!
      return behind({ ...draft, [list]: draft[list].filter(other => other.id !== edit.id) }, list, edit.after, item)
    }
    case 'target_to_task': {
      const target = itemOf(draft, edit.id) as DraftTarget
      const task = { ...emptyTask(`task-e${number}`), section: target.section, clause: target.clause, text: target.text }
      return inPlace(
        withItem(draft, edit.id, item => ({ ...item, excluded: true, goneInto: task.id })),
        'tasks',
        task,
      )
    }
    case 'task_to_target': {
      const task = itemOf(draft, edit.id) as DraftTask
      const target = { ...emptyTarget(`target-e${number}`), section: task.section, clause: task.clause, text: task.text }
      return inPlace(
        withItem(draft, edit.id, item => ({ ...item, excluded: true, goneInto: target.id })),
        'targets',
        target,
      )
    }
  }
}

/** Values that a person typed are certain; where they were first read stays known. */
function changed<Item extends object>(item: Item, changes: object): Item {
  const next = { ...item } as Record<string, unknown>
  for (const [name, value] of Object.entries(changes)) {
    const old = next[name]
    if (value !== undefined) next[name] = isField(old) ? typed(value, old.sources) : value
  }
  return next as Item
}

function confirmed<Item extends object>(item: Item, only: string | undefined): Item {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) =>
      isField(value) && (only === undefined || only === name) ? [name, { ...value, confirmed: true }] : [name, value],
    ),
  ) as Item
}

function withItem(draft: Draft, id: string, change: (item: DraftItem) => DraftItem): Draft {
  const list = lists[kindOf(id) as keyof typeof lists]
  return { ...draft, [list]: draft[list].map(item => (item.id === id ? change(item) : item)) }
}

/** Puts an item behind another, or at the top. */
function behind(draft: Draft, list: ListName, after: string | null, item: DraftItem): Draft {
  const items: DraftItem[] = [...draft[list]]
  const place = after === null ? 0 : items.findIndex(other => other.id === after) + 1
  const neighbour = items[place - 1]
  const placed = 'section' in item && item.section === '' && neighbour && 'section' in neighbour ? neighbour.section : null
  return { ...draft, [list]: items.toSpliced(place, 0, placed === null ? item : ({ ...item, section: placed } as DraftItem)) }
}

/** Puts an item where its paragraph stands in the document. */
function inPlace(draft: Draft, list: 'tasks' | 'targets', item: DraftTask | DraftTarget): Draft {
  const items: (DraftTask | DraftTarget)[] = draft[list]
  const place = item.clause === null ? -1 : items.findLastIndex(other => other.clause !== null && other.clause <= item.clause!)
  return { ...draft, [list]: items.toSpliced(place === -1 && item.clause === null ? items.length : place + 1, 0, item) }
}

/** Numbers the items of each section anew. */
function counted(draft: Draft): Draft {
  const count = <Item extends { section: string; order: number; excluded: boolean }>(items: Item[]): Item[] => {
    const seen = new Map<string, number>()
    return items.map(item => {
      if (item.excluded) return { ...item, order: 0 }
      const order = (seen.get(item.section) ?? 0) + 1
      seen.set(item.section, order)
      return { ...item, order }
    })
  }
  return {
    ...draft,
    targets: count(draft.targets),
    tasks: count(draft.tasks),
    responsibilities: count(draft.responsibilities),
    reporting: count(draft.reporting),
  }
}
