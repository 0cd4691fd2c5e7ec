import type {
  Draft,
  DraftBasis,
  DraftHead,
  DraftReporting,
  DraftResponsibility,
  DraftTarget,
  DraftTask,
  Field,
  ItemKind,
  Source,
} from '../../contract.ts'

/** An item of the draft whatever its kind; the head is one, too. */
export type Item =
  | { kind: 'head'; id: 'head'; item: DraftHead }
  | { kind: 'basis'; id: string; item: DraftBasis }
  | { kind: 'target'; id: string; item: DraftTarget }
  | { kind: 'task'; id: string; item: DraftTask }
  | { kind: 'responsibility'; id: string; item: DraftResponsibility }
  | { kind: 'reporting'; id: string; item: DraftReporting }

export function itemsOf(draft: Draft): Item[] {
  return [
    { kind: 'head', id: 'head', item: draft.head },
    ...draft.legalBases.map(item => ({ kind: 'basis' as const, id: item.id, item })),
    ...draft.targets.map(item => ({ kind: 'target' as const, id: item.id, item })),
    ...draft.tasks.map(item => ({ kind: 'task' as const, id: item.id, item })),
    ...draft.responsibilities.map(item => ({ kind: 'responsibility' as const, id: item.id, item })),
    ...draft.reporting.map(item => ({ kind: 'reporting' as const, id: item.id, item })),
  ]
}

export const itemOf = (draft: Draft, id: string): Item | undefined => itemsOf(draft).find(item => item.id === id)

const isField = (value: unknown): value is Field<unknown> =>
  typeof value === 'object' && value !== null && 'sources' in value && 'value' in value

/** What a form changes: plain values by name. */
export const valuesOf = ({ item }: Item): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, isField(value) ? value.value : value]))

export const fieldsOf = ({ item }: Item): Record<string, Field<unknown>> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => isField(value))) as Record<string, Field<unknown>>

/** Where an item, or one field of it, stands in the document. */
export function sourcesOf(item: Item, field?: string): Source[] {
  const fields = fieldsOf(item)
  const chosen = field ? fields[field]?.sources : undefined
  if (chosen && chosen.length > 0) return chosen
  return (fields['text'] ?? fields['title'] ?? fields['dueText'])?.sources ?? []
}

/** The part of the screen in which a kind of item is shown. */
export type Part = 'chung' | 'chi-tieu' | 'nhiem-vu' | 'trach-nhiem' | 'bao-cao'
export const partOf: Record<ItemKind, Part> = {
  head: 'chung',
  basis: 'chung',
  target: 'chi-tieu',
  task: 'nhiem-vu',
  responsibility: 'trach-nhiem',
  reporting: 'bao-cao',
}
