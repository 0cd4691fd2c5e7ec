import { dayOf, today } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { wantedOf } from '../definitions.ts'
import {
  dayInFuture,
  evidenceNotVerified,
  measureChanged,
  measureTooEarly,
  notByHand,
  notMeasured,
  parametersMissing,
} from '../errors.ts'
import * as policy from '../policy.ts'
import { annotationById } from '../queries/history.ts'
import { evidenceState, groupCodes } from '../queries/lookups.ts'
import { editionsOf, measuresOn, targetRow } from '../queries/targets.ts'
import { annotations, measures, statements } from '../tables.ts'
import { listsChanged, measureRevised } from './events.ts'

const load = ({ db, clock }: { db: Reader; clock: Parameters<typeof today>[0] }, { targetId }: { targetId: string }) =>
  targetRow(db, today(clock).toString(), targetId)

/** What each formula cannot do without. */
async function checkParameters(db: Reader, formula: contract.Formula, parameters: contract.Parameters): Promise<void> {
  const needs = {
    groups: ['agencies_with_all_kinds', 'agencies_with_any', 'share_of_reach'].includes(formula),
    requirements: formula !== 'share_of_list' && formula !== 'manual',
  }
  if (needs.groups && !parameters.groups?.length && !parameters.agencies?.length)
    throw parametersMissing({ what: 'nhóm cơ quan phải thực hiện' })
  if (needs.requirements && !parameters.requirements?.length) throw parametersMissing({ what: 'loại minh chứng được tính' })
  const known = await groupCodes(db)
  const unknown = (parameters.groups ?? []).find(code => !known.has(code))
  if (unknown) throw parametersMissing({ what: `một nhóm cơ quan có thật (không có nhóm mang mã ${unknown})` })
}

export const revise = operation({
  name: 'measurement.revise',
  summary: 'Đặt cách tính mới cho một chỉ tiêu, từ một ngày, kèm lý do; cách tính cũ giữ nguyên cho các ngày trước',
  writes: 'POST /measures/:targetId/editions',
  input: contract.ReviseMeasure,
  output: contract.Revised,
  load,
  allow: policy.canRevise,
  run: async ({ write, clock, record: target, me }, input) => {
    const day = today(clock).toString()
    await checkParameters(write.read, input.formula, input.parameters)
    const [newest] = await editionsOf(write.read, target.id)
    if ((newest?.edition ?? 0) !== input.afterEdition)
      throw measureChanged({ by: newest?.byName ?? 'người khác', edition: newest?.edition ?? 0 })
    const earliest = newest && newest.validFrom > day ? newest.validFrom : day
    if (input.validFrom < earliest) throw measureTooEarly({ earliest: shortDay(earliest) })
    if (newest)
      await write.update(measures, newest, {
        validUntil: Temporal.PlainDate.from(input.validFrom).subtract({ days: 1 }).toString(),
      })
    const { formula, parameters, statement, validFrom, basis, reason } = input
    write.because(reason)
    const made = await write.insert(measures, {
      targetId: target.id,
      code: newest?.code ?? `${target.year ?? 'khong-nam'}-${target.number}`,
      edition: (newest?.edition ?? 0) + 1,
      formula,
      parameters,
      statement,
      wanted: input.wanted ?? wantedOf(target, formula, parameters),
      paceFrom: newest?.paceFrom ?? target.plan.effectiveOn,
      validFrom,
      basis,
      reason,
      byId: me.id,
      byName: me.name,
    })
    await write.emit(measureRevised, { targetId: target.id, edition: made.edition })
    return made
  },
})

export const annotate = operation({
  name: 'measurement.annotate',
  summary: 'Ghi chú thích vào một ngày trong lịch sử của chỉ tiêu',
  writes: 'POST /measures/:targetId/annotations',
  input: contract.Annotate,
  output: contract.AnnotationKey,
  load,
  allow: policy.canAnnotate,
  run: async ({ write, clock, record: target, me }, { on, text }) => {
    if (on > today(clock).toString()) throw dayInFuture()
    return write.insert(annotations, { targetId: target.id, on, text, byId: me.id, byName: me.name })
  },
})

export const removeAnnotation = operation({
  name: 'measurement.remove_annotation',
  summary: 'Bỏ một chú thích',
  writes: 'DELETE /measure-annotations/:id',
  input: contract.RemoveAnnotation,
  output: contract.Nothing,
  load: ({ db }, { id }) => annotationById(db, id),
  allow: policy.canAnnotate,
  run: async ({ write, record: annotation }, { version }) => {
    await write.remove(annotations, { ...annotation, version })
    return null
  },
})

export const stateValue = operation({
  name: 'measurement.state',
  summary: 'Nhập số liệu của chỉ tiêu không tính được từ minh chứng, kèm một minh chứng đã xác nhận',
  writes: 'POST /measures/:targetId/statements',
  input: contract.StateValue,
  output: contract.Stated,
  load,
  allow: policy.canState,
  run: async ({ write, clock, record: target, me }, { targetId: _, ...input }) => {
    const at = clock.now()
    const day = dayOf(at).toString()
    if (input.on > day) throw dayInFuture()
    const measure = (await measuresOn(write.read, [target.id], day)).get(target.id)
    if (!measure) throw notMeasured()
    if (measure.formula !== 'manual') throw notByHand()
    if (!measure.parameters.asNumber && !input.denominator) throw parametersMissing({ what: 'tổng số để tính tỷ lệ' })
    if ((await evidenceState(write.read, input.evidenceId))?.state !== 'verified') throw evidenceNotVerified()
    const stated = await write.insert(statements, {
      targetId: target.id,
      ...input,
      denominator: input.denominator ?? null,
      at,
      byId: me.id,
      byName: me.name,
    })
    await write.emit(listsChanged, { list: 'statements', targetId: target.id })
    return stated
  },
})
