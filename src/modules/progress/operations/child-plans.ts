import {
  attachmentAnswer,
  attachmentById,
  releaseAttachment,
  storeAttachment,
  useAttachment,
} from '#kernel/attachments/attachments.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { today, type Clock } from '#kernel/clock.ts'
import { notFound } from '#kernel/errors.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import { agencyById } from '#modules/agencies/index.ts'
import { recordEvidence, withdrawRecorded } from '#modules/evidence/index.ts'
import { planById, type PlanRow } from '#modules/programme/index.ts'
import { childPlanSheet } from '../child-plan-sheet.ts'
import * as contract from '../contract.ts'
import { fault } from '../errors.ts'
import { childPlanVerified, noParentPlan, numberTaken } from '../errors/exceptions.ts'
import * as policy from '../policy/exceptions.ts'
import {
  childPlanById,
  childPlansOf,
  isObliged,
  ownAgencies,
  parentPlan,
  provenByPlan,
  provinceTargets,
  sameNumber,
  standingsOf,
  targetRowsOf,
  targetsOf,
  type ChildPlanRow,
} from '../queries/child-plans.ts'
import { childPlans, childTargets } from '../tables.ts'

const fileKinds = ['pdf', 'docx'] as const
const fileLimit = 20 * 1024 * 1024

export const list = operation({
  name: 'progress.child_plans',
  summary: 'Kế hoạch triển khai của các cơ quan: ai đã ban hành, ai chưa',
  reads: 'GET /child-plans',
  input: contract.ListChildPlans,
  output: contract.ChildPlanList,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => {
    const { page, pageSize } = input
    const [parent, own] = await Promise.all([parentPlan(db, input.plan), ownAgencies(db, me)])
    if (!parent)
      return {
        items: [],
        total: 0,
        page,
        pageSize,
        parent: null,
        counts: { missing: 0, issued: 0, returned: 0, verified: 0 },
        own,
      }
    const { rows, counts } = await standingsOf(db, me, parent.id, today(clock).toString(), input)
    return { items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize, parent, counts, own }
  },
})

export const exportSheet = operation({
  name: 'progress.child_plans_sheet',
  summary: 'Xuất tình hình ban hành kế hoạch triển khai ra Excel',
  reads: 'GET /child-plans.xlsx',
  input: contract.ExportChildPlans,
  output: contract.ChildPlanSheet,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => {
    const day = today(clock).toString()
    const parent = await parentPlan(db, input.plan)
    if (!parent) throw noParentPlan()
    const { rows } = await standingsOf(db, me, parent.id, day, input)
    return sheetAnswer(await childPlanSheet(rows), `Kế hoạch triển khai của các cơ quan ${day}`)
  },
})

export const ofAgency = operation({
  name: 'progress.agency_child_plans',
  summary: 'Kế hoạch triển khai của một cơ quan, với chỉ tiêu riêng',
  reads: 'GET /agencies/:agencyId/child-plans',
  input: contract.GetAgencyChildPlans,
  output: contract.AgencyChildPlans,
  load: ({ db }, { agencyId }) => agencyById(db, agencyId),
  allow: (actor, agency) => policy.canReadChildPlan(actor, { agencyId: agency.id }),
  run: async ({ db, clock, record: agency, me }, { plan }) => {
    const mine = policy.canRecordChildPlan(me, { agencyId: agency.id })
    const parent = await parentPlan(db, plan)
    if (!parent)
      return {
        agency,
        parent: null,
        obliged: false,
        state: 'missing' as const,
        items: [],
        provinceTargets: [],
        may: { add: false },
      }
    const [rows, obliged, aims] = await Promise.all([
      childPlansOf(db, agency.id, parent.id),
      isObliged(db, agency.id, parent.id, today(clock).toString()),
      provinceTargets(db, parent.id),
    ])
    const own = await targetsOf(
      db,
      rows.map(row => row.id),
    )
    const order: contract.ChildPlanState[] = ['verified', 'issued', 'returned']
    return {
      agency,
      parent,
      obliged,
      state: order.find(state => rows.some(row => row.state === state)) ?? ('missing' as const),
      items: rows.map(row => ({
        ...row,
        agency,
        parent,
        targets: own
          .filter(target => target.childPlanId === row.id)
          .map(target => ({
            ...target,
            target: target.number === null ? null : { number: target.number, text: target.targetText ?? '' },
          })),
        may: { edit: mine && row.state !== 'verified' },
      })),
      provinceTargets: aims,
      may: { add: mine },
    }
  },
})

export const file = operation({
  name: 'progress.child_plan_file',
  summary: 'Tệp của một kế hoạch triển khai',
  reads: 'GET /child-plans/:id/file',
  input: contract.GetChildPlan,
  output: contract.ChildPlanFile,
  load: ({ db }, { id }) => childPlanById(db, id),
  allow: policy.canReadChildPlan,
  run: async ({ db, platform, record }) => {
    const attachment = record.attachmentId ? await attachmentById(db, record.attachmentId) : undefined
    if (!attachment) throw notFound()
    return attachmentAnswer(platform, attachment, { inline: true })
  },
})

export const add = operation({
  name: 'progress.add_child_plan',
  summary: 'Ghi nhận kế hoạch triển khai mà cơ quan đã ban hành',
  writes: 'POST /child-plans',
  input: contract.AddChildPlan,
  output: contract.ChildPlanKey,
  bodyLimit: fileLimit + 200_000,
  load: ({ db }, { agencyId }) => agencyById(db, agencyId),
  allow: (actor, agency) => policy.canRecordChildPlan(actor, { agencyId: agency.id }),
  run: async ({ write, clock, platform, record: agency, me }, { plan, targets, file: given, agencyId, ...fields }) => {
    const parent = await parentPlan(write.read, plan)
    if (!parent) throw noParentPlan()
    if (!given && !fields.address)
      throw fault({ path: 'address', message: 'Hãy gửi kèm tệp kế hoạch hoặc ghi địa chỉ nơi đã đăng' })
    await judge(write, clock, { agencyId, ...fields }, parent)
    const attachment = given && (await storeAttachment(write, platform, { ...given, allow: fileKinds, limit: fileLimit, by: me }))
    const made = await write.insert(childPlans, {
      agencyId: agency.id,
      parentPlanId: parent.id,
      number: fields.number,
      issuedOn: fields.issuedOn,
      title: fields.title,
      year: fields.year,
      signerName: fields.signerName || null,
      address: fields.address || null,
      attachmentId: attachment?.id ?? null,
    })
    if (attachment) await useAttachment(write, attachment.id, { entity: 'child_plan', entityId: made.id })
    await keepTargets(write, parent, made.id, targets)
    return prove(write, clock, me, made)
  },
})

/** What was rejected comes back as a claim once it is mended; what was verified stays as it is. */
export const update = operation({
  name: 'progress.update_child_plan',
  summary: 'Sửa kế hoạch triển khai chưa được xác nhận',
  writes: 'PATCH /child-plans/:id',
  input: contract.UpdateChildPlan,
  output: contract.ChildPlanKey,
  bodyLimit: fileLimit + 200_000,
  load: ({ db }, { id }) => childPlanById(db, id),
  allow: policy.canRecordChildPlan,
  run: async ({ write, clock, platform, record, me }, { id, version, targets, file: given, ...fields }) => {
    if (record.state === 'verified') throw childPlanVerified()
    const parent = (await planById(write.read, record.parentPlanId))!
    await judge(write, clock, { ...record, ...fields }, parent, id)
    const attachment = given && (await storeAttachment(write, platform, { ...given, allow: fileKinds, limit: fileLimit, by: me }))
    if (!attachment && !record.attachmentId && !(fields.address === undefined ? record.address : fields.address))
      throw fault({ path: 'address', message: 'Hãy gửi kèm tệp kế hoạch hoặc ghi địa chỉ nơi đã đăng' })
    const { evidence: _, file: __, targetCount: ___, state: ____, ...row } = record
    const changed = await write.update(
      childPlans,
      { ...row, version },
      {
        ...fields,
        ...(attachment ? { attachmentId: attachment.id } : {}),
      },
    )
    if (attachment) {
      await useAttachment(write, attachment.id, { entity: 'child_plan', entityId: id })
      if (record.attachmentId) await releaseAttachment(write, record.attachmentId, { entity: 'child_plan', entityId: id })
    }
    if (targets) await keepTargets(write, parent, id, targets)
    // The verdict of the office stands until the claim itself is made anew.
    if (record.state === 'returned')
      await withdrawRecorded(write, {
        ...sourceOf(changed),
        reason: 'Cơ quan sửa lại kế hoạch đã ghi nhận',
        by: me,
        at: clock.now(),
      })
    return prove(write, clock, me, changed)
  },
})

/** @throws `invalid` for a day to come or before the province's plan; `child_plan_number` for a number that is there already. */
async function judge(
  write: Write,
  clock: Clock,
  plan: { agencyId: string; number: string; issuedOn: string },
  parent: PlanRow,
  id?: string,
) {
  const day = today(clock).toString()
  if (plan.issuedOn > day) throw fault({ path: 'issuedOn', message: 'Ngày ban hành không được sau hôm nay' })
  if (parent.issuedOn && plan.issuedOn < parent.issuedOn)
    throw fault({ path: 'issuedOn', message: `Ngày ban hành không thể trước kế hoạch của tỉnh (${shortDay(parent.issuedOn)})` })
  const same = await sameNumber(write.read, plan, id)
  if (same)
    throw numberTaken(
      { number: same.number, on: shortDay(same.issuedOn) },
      { fields: [{ path: 'number', message: 'Số này đã có' }] },
    )
}

async function keepTargets(
  write: Write,
  parent: PlanRow,
  childPlanId: string,
  wanted: readonly contract.ChildTarget[],
): Promise<void> {
  const known = new Set((await provinceTargets(write.read, parent.id)).map(target => target.id))
  const stray = wanted.findIndex(target => target.targetId !== null && !known.has(target.targetId))
  if (stray >= 0) throw fault({ path: `targets.${stray}.targetId`, message: 'Chỉ tiêu này không thuộc kế hoạch của tỉnh' })
  for (const old of await targetRowsOf(write.read, childPlanId)) await write.remove(childTargets, old)
  await write.insertMany(
    childTargets,
    wanted.map((target, position) => ({ ...target, childPlanId, position })),
  )
}

const sourceOf = (plan: ChildPlanRow) => ({ source: 'progress', sourceKey: `child_plan:${plan.id}` })

/** The plan is a claim that the office verifies, linked to the work and the targets that it serves. */
async function prove(write: Write, clock: Clock, me: Actor, plan: ChildPlanRow) {
  const day = today(clock).toString()
  const piece = await recordEvidence(write, {
    ...(await provenByPlan(write.read, plan.agencyId, plan.parentPlanId, day)),
    agencyId: plan.agencyId,
    kind: 'plan',
    title: `Kế hoạch số ${plan.number} ngày ${shortDay(plan.issuedOn)}: ${plan.title}`.slice(0, 300),
    happenedOn: plan.issuedOn,
    address: plan.address,
    attachmentId: plan.attachmentId,
    ...sourceOf(plan),
    state: 'claimed',
    by: me,
    at: clock.now(),
    today: day,
  })
  return write.update(childPlans, plan, { evidenceId: piece.id })
}
