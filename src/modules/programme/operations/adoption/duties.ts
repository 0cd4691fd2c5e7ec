import { and, eq, isNull } from 'drizzle-orm'
import type { Write } from '#kernel/audit/write.ts'
import { fold } from '#kernel/vietnamese.ts'
import { dayBefore } from '#modules/agencies/index.ts'
import type { Draft, DraftReporting, DraftResponsibility } from '../../contract.ts'
import { reportingRules, responsibilities } from '../../tables.ts'
import type { Adoption } from './adopt.ts'
import type { Bodies } from './bodies.ts'

/** Responsibilities and reporting rules: what reads the same stays, what is new begins, what is gone ends. */
export async function keepDuties(write: Write, adoption: Adoption, draft: Draft, bodies: Bodies): Promise<void> {
  const { plan, edition, effectiveOn, clauseIds } = adoption
  const ended = { endedOn: dayBefore(effectiveOn) }
  const placeOf = (item: { clause: number | null; section: string; order: number }) => ({
    clauseId: item.clause === null ? null : (clauseIds[item.clause] ?? null),
    section: item.section,
    order: item.order,
  })
  const begins = { planId: plan.id, sinceEdition: edition }

  const heldDuties = await write.read
    .select()
    .from(responsibilities)
    .where(and(eq(responsibilities.planId, plan.id), isNull(responsibilities.endedOn)))
  const duties = sorted(heldDuties, present(draft.responsibilities), dutyKey, item =>
    dutyKey({ agency: item.agency.value, text: item.text.value }),
  )
  for (const [old, item] of duties.same) await write.update(responsibilities, old, placeOf(item))
  for (const old of duties.gone) await write.update(responsibilities, old, ended)
  await write.insertMany(
    responsibilities,
    duties.fresh.map((item: DraftResponsibility) => ({
      ...begins,
      ...placeOf(item),
      agency: item.agency.value,
      parties: item.parties.value.map(bodies.partyOf),
      text: item.text.value,
    })),
  )

  const heldRules = await write.read
    .select()
    .from(reportingRules)
    .where(and(eq(reportingRules.planId, plan.id), isNull(reportingRules.endedOn)))
  const rules = sorted(heldRules, present(draft.reporting), ruleKey, item =>
    ruleKey({ who: item.who.value, to: item.to.value, dueText: item.dueText.value, monthDays: item.monthDay.value }),
  )
  for (const [old, item] of rules.same) await write.update(reportingRules, old, placeOf(item))
  for (const old of rules.gone) await write.update(reportingRules, old, ended)
  await write.insertMany(
    reportingRules,
    rules.fresh.map((item: DraftReporting) => {
      const named = item.who.value ? bodies.partyNamed(item.who.value) : null
      return {
        ...begins,
        ...placeOf(item),
        who: item.who.value,
        parties: named ? [named] : [],
        to: item.to.value,
        dueText: item.dueText.value,
        monthDays: item.monthDay.value,
        frequency: item.frequency.value,
      }
    }),
  )
}

const present = <Item extends { excluded: boolean }>(items: Item[]) => items.filter(item => !item.excluded)
const dutyKey = (duty: { agency: string; text: string }) => fold(`${duty.agency}: ${duty.text}`)
const ruleKey = (rule: { who: string | null; to: string | null; dueText: string | null; monthDays: string[] }) =>
  fold([rule.who, rule.to, rule.dueText, ...rule.monthDays].join(' · '))

function sorted<Old, Item>(held: Old[], items: Item[], keyOfOld: (old: Old) => string, keyOfItem: (item: Item) => string) {
  const waiting = Map.groupBy(held, keyOfOld)
  const same: [Old, Item][] = []
  const fresh: Item[] = []
  for (const item of items) {
    const old = waiting.get(keyOfItem(item))?.shift()
    if (old) same.push([old, item])
    else fresh.push(item)
  }
  return { same, fresh, gone: [...waiting.values()].flat() }
}
