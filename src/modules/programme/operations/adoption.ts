import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import { adopt as adoptDraft } from './adoption/adopt.ts'
import { bodiesOf } from './adoption/bodies.ts'
import { heldItems } from './adoption/items.ts'
import { previewOf } from './adoption/preview.ts'
import * as contract from '../contract.ts'
import { countOutcomes, differenceOf } from '../difference.ts'
import { missingOf } from '../draft/doubts.ts'
import { draftOf } from '../draft/draft.ts'
import { notAmendable, notComplete } from '../errors.ts'
import * as policy from '../policy.ts'
import { planById, planToChange } from '../queries/plans.ts'
import { readingById, readingToChange, standing } from '../queries/readings.ts'
import { open } from './checking.ts'

export const difference = operation({
  name: 'programme.difference',
  summary: 'So sánh bản đọc với kế hoạch mà nó thay thế',
  reads: 'GET /plan-readings/:id/difference',
  input: contract.GetReading,
  output: contract.Difference,
  load: ({ db }, { id }) => readingById(db, id),
  allow: policy.canReadReading,
  run: async ({ db, record }) => {
    const { reading, content, rows } = await open(db, record, record.version)
    const plan = reading.amendsPlanId && (await planById(db, reading.amendsPlanId))
    if (!plan) throw notAmendable()
    const held = await heldItems(db, plan.id)
    const found = differenceOf({ targets: held.targets, tasks: held.compared }, draftOf(content.reading, standing(rows)))
    return { plan, ...found, counts: { targets: countOutcomes(found.targets), tasks: countOutcomes(found.tasks) } }
  },
})

export const preview = operation({
  name: 'programme.adoption_preview',
  summary: 'Xem trước khi thông qua: sẽ có bao nhiêu nhiệm vụ, việc giao, điểm chưa rõ',
  reads: 'GET /plan-readings/:id/adoption',
  input: contract.PreviewAdoption,
  output: contract.AdoptionPreview,
  load: ({ db }, { id }) => readingById(db, id),
  allow: policy.canReadReading,
  run: async ({ db, clock, record }, input) => {
    const { reading, content, rows } = await open(db, record, record.version)
    const draft = draftOf(content.reading, standing(rows))
    const effectiveOn = input.effectiveOn ?? draft.head.issuedOn.value ?? today(clock).toString()
    return { version: reading.version, effectiveOn, ...previewOf(draft, await bodiesOf(db, draft, effectiveOn)) }
  },
})

export const adopt = operation({
  name: 'programme.adopt',
  summary: 'Thông qua bản đọc thành kế hoạch và giao việc',
  writes: 'POST /plan-readings/:id/adoption',
  input: contract.Adopt,
  output: contract.Adopted,
  load: ({ db }, { id }) => readingToChange(db, id),
  allow: policy.canAdopt,
  run: async ({ write, clock, record, me }, { version, effectiveOn }) => {
    const { reading, content, rows } = await open(write.read, record, version)
    const draft = draftOf(content.reading, standing(rows))
    const missing = missingOf(draft)
    if (missing.length > 0)
      throw notComplete(
        { count: missing.length },
        { fields: missing.map(doubt => ({ path: `${doubt.itemId}.${doubt.field}`, message: doubt.reason })) },
      )
    const amends = reading.amendsPlanId ? await planToChange(write.read, reading.amendsPlanId) : undefined
    const made = await adoptDraft(write, {
      reading,
      read: content.reading,
      draft,
      effectiveOn,
      amends: amends ?? null,
      me,
      at: clock.now(),
    })
    return {
      id: made.plan.id,
      code: made.plan.code,
      edition: made.plan.edition,
      tasks: made.tasks,
      targets: made.targets,
      assignments: made.assigned,
    }
  },
})
