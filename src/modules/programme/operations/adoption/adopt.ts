import type { Actor } from '#kernel/actor.ts'
import { releaseAttachment, useAttachment } from '#kernel/attachments/attachments.ts'
import type { Write } from '#kernel/audit/write.ts'
import { newId } from '#kernel/id.ts'
import type { Draft, DraftHead } from '../../contract.ts'
import { planByCode, type PlanRow } from '../../queries/plans.ts'
import type { ReadingRow } from '../../queries/readings.ts'
import type { PlanReading } from '../../reading/types.ts'
import { anchorsOf, planCode } from '../../rules.ts'
import { clauses, editions, plans, readings } from '../../tables.ts'
import { assignNewTasks } from './assigning.ts'
import { bodiesOf } from './bodies.ts'
import { keepDuties } from './duties.ts'
import { keepItems } from './items.ts'

/** The event after which others may build on the plan. */
export const planAdopted = 'programme.plan_adopted'

export type Adoption = {
  plan: PlanRow
  edition: number
  effectiveOn: string
  /** Row of each paragraph, by its position in the reading. */
  clauseIds: readonly string[]
}

/**
 * Makes a plan, or a new edition of one, of a checked draft: paragraphs, targets, tasks, duties, and an assignment for every
 * agency that the named bodies come to on the effective day. All or nothing, in the transaction that `write` holds.
 */
export async function adopt(
  write: Write,
  given: {
    reading: ReadingRow
    read: PlanReading
    draft: Draft
    effectiveOn: string
    amends: PlanRow | null
    me: Actor
    at: Temporal.Instant
  },
) {
  const { reading, read, draft, effectiveOn, me } = given
  const bodies = await bodiesOf(write.read, draft, effectiveOn)
  const facts = {
    ...headOf(draft.head),
    legalBases: draft.legalBases
      .filter(basis => !basis.excluded)
      .map(({ role, number, date, title, issuer }) => ({
        role,
        number: number.value,
        date: date.value,
        title: title.value,
        issuer: issuer.value,
      })),
    effectiveOn,
    attachmentId: reading.attachmentId,
    adoptedAt: given.at,
    adoptedById: me.id,
    adoptedByName: me.name,
  }
  const plan = given.amends
    ? await write.update(plans, given.amends, { ...facts, edition: given.amends.edition + 1 })
    : await write.insert(plans, { ...facts, code: await freeCode(write, facts), edition: 1 })
  const { legalBases: _, signerName: __, signerPosition: ___, signerAuthority: ____, issuer: _____, ...ofEdition } = facts
  await write.insert(editions, { ...ofEdition, planId: plan.id, edition: plan.edition })
  if (plan.attachmentId) {
    await useAttachment(write, plan.attachmentId, { entity: 'plan', entityId: plan.id })
    await releaseAttachment(write, plan.attachmentId, { entity: 'plan_reading', entityId: reading.id })
  }

  const adoption: Adoption = { plan, edition: plan.edition, effectiveOn, clauseIds: await keepClauses(write, plan, read) }
  const items = await keepItems(write, adoption, draft, bodies)
  await keepDuties(write, adoption, draft, bodies)
  const assigned = await assignNewTasks(write, adoption, items, bodies)
  await write.update(readings, reading, { state: 'adopted', adoptedPlanId: plan.id, title: plan.title })
  await write.emit(planAdopted, { planId: plan.id, code: plan.code, edition: plan.edition, effectiveOn })
  return { plan, tasks: items.tasks, targets: items.targets, assigned }
}

const headOf = (head: DraftHead) => ({
  title: head.title.value ?? '',
  number: head.number.value,
  issuedOn: head.issuedOn.value,
  issuer: head.issuer.value,
  signerName: head.signerName.value,
  signerPosition: head.signerPosition.value,
  signerAuthority: head.signerAuthority.value,
})

async function freeCode(write: Write, plan: { number: string | null; title: string }): Promise<string> {
  const taken = new Set<string>()
  for (;;) {
    const code = planCode(plan, candidate => taken.has(candidate))
    if (!(await planByCode(write.read, code))) return code
    taken.add(code)
  }
}

/** Every paragraph of the document as this edition prints it. */
async function keepClauses(write: Write, plan: PlanRow, read: PlanReading): Promise<string[]> {
  const ids = read.clauses.map(() => newId())
  const anchors = anchorsOf(read.clauses)
  await write.insertMany(
    clauses,
    read.clauses.map((clause, index) => ({
      id: ids[index]!,
      planId: plan.id,
      edition: plan.edition,
      position: index,
      parentId: clause.parent === null ? null : (ids[clause.parent] ?? null),
      anchor: anchors[index]!,
      path: clause.path,
      mark: clause.mark,
      level: clause.level,
      kind: clause.kind,
      role: clause.role,
      text: clause.text,
      verbatim: clause.verbatim,
      page: clause.source.page,
    })),
  )
  return ids
}
