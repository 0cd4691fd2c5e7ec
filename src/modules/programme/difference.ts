import type { Differing, Draft } from './contract.ts'
import { comparisonNames, recurrenceNames } from './contract.ts'
import { likeness } from './rules.ts'

/** An item of the plan as it holds now, in the shape in which drafts are compared with it. */
export type PlanTarget = {
  id: string
  number: number
  section: string
  text: string
  year: number | null
  value: number | null
  unit: string | null
  comparison: keyof typeof comparisonNames | null
}
export type PlanTask = {
  id: string
  number: number
  section: string
  text: string
  lead: Body[]
  coordinating: Body[]
  recurrence: keyof typeof recurrenceNames | null
  due: string | null
  product: string | null
}
/** `code`: of the agency or group; null for words that name nobody in the register. */
type Body = { code: string | null; name: string }

/** How alike two texts must be to be the same item reworded; less when they stand at the same place. */
const alikeAnywhere = 0.6
const alikeInPlace = 0.4

/**
 * What a new edition would change: every item of the plan and of the draft once, in the draft's order, dropped ones last.
 * An item that only stands elsewhere is the same. Pure.
 */
export function differenceOf(
  plan: { targets: readonly PlanTarget[]; tasks: readonly PlanTask[] },
  draft: Draft,
): { targets: Differing[]; tasks: Differing[] } {
  const newTargets = draft.targets
    .filter(item => !item.excluded)
    .map(item => ({
      itemId: item.id,
      section: item.section,
      text: item.text.value,
      shown: shownTarget({
        text: item.text.value,
        year: item.year.value,
        value: item.value.value,
        unit: item.unit.value,
        comparison: item.comparison.value,
      }),
    }))
  const newTasks = draft.tasks
    .filter(item => !item.excluded)
    .map(item => ({
      itemId: item.id,
      section: item.section,
      text: item.text.value,
      shown: shownTask({
        text: item.text.value,
        lead: item.lead.value,
        coordinating: item.coordinating.value,
        recurrence: item.recurrence.value,
        due: item.due.value,
        product: item.product.value,
      }),
    }))
  return {
    targets: pairUp(
      plan.targets.map(target => ({ ...target, shown: shownTarget(target) })),
      newTargets,
    ),
    tasks: pairUp(
      plan.tasks.map(task => ({ ...task, shown: shownTask(task) })),
      newTasks,
    ),
  }
}

export const countOutcomes = (items: readonly Differing[]) => {
  const counts = { same: 0, changed: 0, added: 0, removed: 0 }
  for (const { outcome } of items) counts[outcome]++
  return counts
}

type Shown = Record<string, string | null>
type Old = { id: string; number: number; section: string; text: string; shown: Shown }
type New = { itemId: string; section: string; text: string; shown: Shown }

/** Fields as they are compared and shown, under their titles. */
const shownTarget = (target: Omit<PlanTarget, 'id' | 'number' | 'section'>): Shown => ({
  'nội dung': plain(target.text),
  năm: target.year === null ? null : String(target.year),
  'số phải đạt':
    target.value === null
      ? null
      : [target.comparison && comparisonNames[target.comparison], target.value.toLocaleString('vi-VN'), target.unit]
          .filter(Boolean)
          .join(' '),
})
const shownTask = (task: Omit<PlanTask, 'id' | 'number' | 'section'>): Shown => ({
  'nội dung': plain(task.text),
  'cơ quan chủ trì': bodies(task.lead),
  'cơ quan phối hợp': bodies(task.coordinating),
  'tính chất': task.recurrence && recurrenceNames[task.recurrence],
  'thời hạn': task.due && `${task.due.slice(8)}/${task.due.slice(5, 7)}/${task.due.slice(0, 4)}`,
  'sản phẩm': task.product,
})
const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const bodies = (list: readonly Body[]) =>
  [...new Set(list.map(body => body.name))].toSorted((a, b) => a.localeCompare(b, 'vi')).join('; ') || null
/** A capital letter more or less changes nothing of what is asked of whom. */
const sameWords = (a: string | null | undefined, b: string | null | undefined) =>
  (a ?? '').toLocaleLowerCase('vi') === (b ?? '').toLocaleLowerCase('vi')

function pairUp(old: readonly Old[], fresh: readonly New[]): Differing[] {
  const candidates = old.flatMap(before =>
    fresh.map(after => {
      const score = before.shown['nội dung'] === after.shown['nội dung'] ? 1 : likeness(before.text, after.text)
      return { before, after, score, inPlace: before.section === after.section }
    }),
  )
  const likely = candidates
    .filter(({ score, inPlace }) => score >= (inPlace ? alikeInPlace : alikeAnywhere))
    .toSorted((a, b) => b.score + Number(b.inPlace) / 10 - (a.score + Number(a.inPlace) / 10))
  const formerOf = new Map<New, Old>()
  const taken = new Set<Old>()
  for (const { before, after } of likely) {
    if (formerOf.has(after) || taken.has(before)) continue
    formerOf.set(after, before)
    taken.add(before)
  }
  const keyOf = ({ id, number, section, text }: Old) => ({ id, number, section, text })
  const draftKeyOf = ({ itemId, section, text }: New) => ({ itemId, section, text })
  return [
    ...fresh.map((after): Differing => {
      const before = formerOf.get(after)
      if (!before) return { outcome: 'added', before: null, after: draftKeyOf(after), fields: [] }
      const fields = Object.keys(after.shown)
        .filter(title => !sameWords(before.shown[title], after.shown[title]))
        .map(title => ({ title, before: before.shown[title] ?? null, after: after.shown[title] ?? null }))
      return { outcome: fields.length > 0 ? 'changed' : 'same', before: keyOf(before), after: draftKeyOf(after), fields }
    }),
    ...old
      .filter(before => !taken.has(before))
      .map((before): Differing => ({ outcome: 'removed', before: keyOf(before), after: null, fields: [] })),
  ]
}
