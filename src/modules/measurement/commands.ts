import { systemActor } from '#kernel/actor.ts'
import { formatNumber, formatShare } from '#kernel/i18n/formats.ts'
import { newId } from '#kernel/id.ts'
import type { Command } from '#kernel/module.ts'
import { paceNames, type MeasuredTarget } from './contract.ts'
import { listTargets } from './operations/measures.ts'

export const commands: readonly Command[] = [
  {
    name: 'targets',
    summary: 'Liệt kê chỉ tiêu với con số đo được hôm nay',
    options: [
      { flags: '--plan <mã>', summary: 'Chỉ một kế hoạch' },
      { flags: '--year <năm>', summary: 'Chỉ chỉ tiêu của một năm' },
    ],
    needsPlatform: true,
    async run({ platform, options, out }) {
      const call = { platform: platform!, actor: systemActor, requestId: newId() }
      const { items } = await listTargets.run(call, {
        plan: options['plan'] as string | undefined,
        year: options['year'] as string | undefined,
      })
      for (const target of items)
        out(
          `${(target.measure?.code ?? `số ${target.number}`).padEnd(8)} ${figureText(target).padEnd(26)} ${paceNames[target.pace].padEnd(16)} ${target.text}`,
        )
      return items.map(asLine)
    },
  },
]

/** One target for programs: shares are 0..1. */
const asLine = (target: MeasuredTarget) => ({
  code: target.measure?.code ?? null,
  plan: target.plan.code,
  number: target.number,
  section: target.section,
  text: target.text,
  year: target.year,
  wanted: target.measure?.wanted ?? null,
  value: target.figure?.value ?? null,
  numerator: target.figure?.numerator ?? null,
  denominator: target.figure?.denominator ?? null,
  missing: target.figure?.missing ?? null,
  pace: target.pace,
  formula: target.measure?.formula ?? null,
  statement: target.measure?.statement ?? null,
  version: target.measure?.edition ?? null,
  on: target.figure?.on ?? null,
})

function figureText({ measure, figure }: MeasuredTarget): string {
  if (!measure) return 'chưa có cách tính'
  if (!figure || figure.value === null) return 'chưa có số liệu'
  const of = figure.denominator === null ? '' : ` (${formatNumber(figure.numerator ?? 0)}/${formatNumber(figure.denominator)})`
  return `${measure.share ? formatShare(figure.value) : formatNumber(figure.value)}${of}`
}
