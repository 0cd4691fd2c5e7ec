import { fold } from '#kernel/vietnamese.ts'
import type { PartyRole } from './contract.ts'
import type { Clause } from './reading/types.ts'

/** Days are 'YYYY-MM-DD', which compare as text; without an end a thing still holds. */
export const holdsOn = (thing: { assignedOn: string; endedOn: string | null }, day: string): boolean =>
  thing.assignedOn <= day && (thing.endedOn === null || day <= thing.endedOn)

/** Whole days from one day to another; negative when it has passed. */
export const daysUntil = (day: string, from: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days

/** A plan's address, from its number where it has one, otherwise from the first words of its title. */
export function planCode(plan: { number: string | null; title: string }, taken: (code: string) => boolean): string {
  const slug = (text: string) =>
    fold(text)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  const words = slug(plan.title).split('-').slice(0, 12).join('-')
  const base = (plan.number && /\d/.test(plan.number) ? slug(plan.number) : words) || 'ke-hoach'
  for (let again = 1; ; again++) {
    const code = again === 1 ? base : `${base}-${again}`
    if (!taken(code)) return code
  }
}

const outside: Partial<Record<Clause['kind'], string>> = {
  preamble: 'mo-dau',
  recipients: 'noi-nhan',
  signature: 'chu-ky',
  footnote: 'chu-thich',
}

/**
 * An address for every paragraph, unique within the edition: its path; for one that prints none of its own, its place below
 * the one above: `III.1.a-2` for the second dash, `III.2-d1` for the first paragraph without any mark.
 */
export function anchorsOf(clauses: readonly Clause[]): string[] {
  const taken = new Set<string>()
  return clauses.map(clause => {
    const own = clause.path !== '' && clause.path !== clause.parentPath
    const above = clause.parentPath || clause.path || outside[clause.kind] || 'doan'
    const base = own ? clause.path : `${above}-${clause.mark === null ? 'd' : ''}${clause.order}`
    let anchor = base
    for (let again = 2; taken.has(anchor); again++) anchor = `${base}~${again}`
    taken.add(anchor)
    return anchor
  })
}

type NamedParty = { role: PartyRole; agencyId: string | null; groupId: string | null }
export type Reached = { role: PartyRole; viaGroupId: string | null }

/**
 * Which agencies the bodies named for a task come to, each once: whoever leads does not also coordinate, and who is named
 * itself is not counted through a group. `members`: agencies of each group on the day of assignment.
 */
export function fanOut(parties: readonly NamedParty[], members: ReadonlyMap<string, readonly string[]>): Map<string, Reached> {
  const reached = new Map<string, Reached>()
  for (const role of ['lead', 'coordinating'] as const) {
    const ofRole = parties.filter(party => party.role === role)
    for (const { agencyId } of ofRole) if (agencyId && !reached.has(agencyId)) reached.set(agencyId, { role, viaGroupId: null })
    for (const { groupId } of ofRole)
      for (const agencyId of groupId ? (members.get(groupId) ?? []) : [])
        if (!reached.has(agencyId)) reached.set(agencyId, { role, viaGroupId: groupId })
  }
  return reached
}

/**
 * The last day on time for a date that a plan prints. "Trước ngày 15/6" is read strictly: 14/6 is the last day; "đến",
 * "chậm nhất" include the day itself. 29/2 is the last day of February in other years.
 * @param monthDay `MM-DD` as printed.
 */
export function lastDayOnTime(monthDay: string, dueText: string | null, year: number): string {
  const [month, day] = monthDay.split('-').map(Number) as [number, number]
  const printed = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  const before = /(?:^|[^\p{L}])trước\s+(?:ngày\s+)?\d/iu.test(dueText ?? '')
  return (before ? printed.subtract({ days: 1 }) : printed).toString()
}

/** The next last day on time, today included; null when the plan prints no date. */
export function nextReportDay(rule: { monthDays: readonly string[]; dueText: string | null }, today: string): string | null {
  const year = Number(today.slice(0, 4))
  return (
    [year, year + 1, year + 2]
      .flatMap(each => rule.monthDays.map(monthDay => lastDayOnTime(monthDay, rule.dueText, each)))
      .filter(day => day >= today)
      .toSorted()[0] ?? null
  )
}

/** Pairs of neighbouring syllables, without marks: a Vietnamese word is mostly two of them. */
const pairsOf = (text: string): string[] => {
  const syllables = fold(text).match(/[a-z0-9]+/g) ?? []
  return syllables.length < 2 ? syllables : syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`)
}

/** 0..1: how much of two texts is the same words in the same order (Dice on syllable pairs, repeated ones counted). */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (a.length + b.length === 0) return 1
  const left = new Map<string, number>()
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of b) {
    const count = left.get(pair) ?? 0
    if (count > 0) {
      shared++
      left.set(pair, count - 1)
    }
  }
  return (2 * shared) / (a.length + b.length)
}

/** Fewest significant pairs of syllables that a task must share with a target before they are suggested as linked. */
const enoughShared = 4

/**
 * Suggests for each task the target it most likely serves, by words that both use and that are not everywhere in the plan:
 * a pair of syllables found in more than a quarter of all items says nothing. A person decides; the rule only saves typing.
 */
export function suggestLinks(
  targets: readonly { id: string; text: string }[],
  tasks: readonly { id: string; text: string }[],
): { taskId: string; targetId: string }[] {
  const sets = new Map([...targets, ...tasks].map(item => [item.id, new Set(pairsOf(item.text))]))
  const used = new Map<string, number>()
  for (const pairs of sets.values()) for (const pair of pairs) used.set(pair, (used.get(pair) ?? 0) + 1)
  const common = Math.max(2, sets.size / 4)
  return tasks.flatMap(task => {
    const own = [...sets.get(task.id)!].filter(pair => used.get(pair)! <= common)
    const best = targets
      .map(target => ({ targetId: target.id, shared: own.filter(pair => sets.get(target.id)!.has(pair)).length }))
      .toSorted((a, b) => b.shared - a.shared)[0]
    return best && best.shared >= enoughShared ? [{ taskId: task.id, targetId: best.targetId }] : []
  })
}
