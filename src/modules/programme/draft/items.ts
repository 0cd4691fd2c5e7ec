import type { Draft, DraftReporting, DraftResponsibility, DraftTarget, DraftTask, Field, ItemKind, Source } from '../contract.ts'

/** Kind of item that an id names: ids are `task-12` as read, `task-e3` when made by the third edit, and `head`. */
export const kindOf = (id: string): ItemKind => id.split('-')[0] as ItemKind

export const lists = {
  basis: 'legalBases',
  target: 'targets',
  task: 'tasks',
  responsibility: 'responsibilities',
  reporting: 'reporting',
} as const
export type ListName = (typeof lists)[keyof typeof lists]
export type DraftItem = Draft[ListName][number]

export function itemOf(draft: Draft, id: string): DraftItem | undefined {
  const list = lists[kindOf(id) as keyof typeof lists]
  return list && draft[list].find(item => item.id === id)
}

export const isField = (value: unknown): value is Field<unknown> =>
  typeof value === 'object' && value !== null && 'confirmed' in value

/** A value that a person gave. */
export const typed = <T>(value: T, sources: Source[] = []): Field<T> => ({
  value,
  sources,
  confidence: 1,
  doubt: null,
  confirmed: true,
  edited: true,
})

const emptyItem = (id: string) => ({ id, section: '', order: 0, clause: null, excluded: false, goneInto: null })
export const emptyTarget = (id: string): DraftTarget => ({
  ...emptyItem(id),
  text: typed(''),
  year: typed(null),
  value: typed(null),
  unit: typed(null),
  comparison: typed(null),
})
export const emptyTask = (id: string): DraftTask => ({
  ...emptyItem(id),
  heading: null,
  text: typed(''),
  lead: typed([]),
  coordinating: typed([]),
  leadUnclear: false,
  recurrence: typed(null),
  due: typed(null),
  dueText: typed(null),
  product: typed(null),
})
export const emptyDuty = (id: string): DraftResponsibility => ({
  ...emptyItem(id),
  agency: typed(''),
  parties: typed([]),
  text: typed(''),
})
export const emptyReporting = (id: string): DraftReporting => ({
  ...emptyItem(id),
  who: typed(null),
  to: typed(null),
  dueText: typed(null),
  monthDay: typed([]),
  frequency: typed(null),
})
