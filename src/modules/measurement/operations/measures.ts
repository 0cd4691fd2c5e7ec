import { drawChart } from '#kernel/charts/index.ts'
import { today } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { notFound } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import { sheetAnswer } from '#kernel/sheets/index.ts'
import * as contract from '../contract.ts'
import { memberSheet } from '../excel.ts'
import * as policy from '../policy.ts'
import { countingOf } from '../queries/formulas.ts'
import { annotationsOf, historyOf } from '../queries/history.ts'
import { statementsOf } from '../queries/lists.ts'
import { courseOf, hasLine, measured, measuredTargets, thinned } from '../queries/measured.ts'
import { membersOf } from '../queries/members.ts'
import { pictured } from '../queries/picture.ts'
import { editionsOf, measuresOn, targetRow } from '../queries/targets.ts'
import { forecastRule, memberKindOf, paceRule } from '../rules.ts'

/** How pace and forecast are told, for readers. */
const inWords = `${paceRule} ${forecastRule}`

export const listTargets = operation({
  name: 'measurement.targets',
  summary: 'Các chỉ tiêu với con số đo được hôm nay, mẫu số, nhịp và xu hướng',
  reads: 'GET /measures',
  input: contract.ListTargets,
  output: contract.TargetList,
  allow: 'signedIn',
  run: async ({ db, clock, me }, input) => {
    const on = today(clock).toString()
    return { on, items: await measuredTargets(db, on, input), paceRule: inWords, may: { revise: policy.canRevise(me) } }
  },
})

const load = ({ db, clock }: { db: Reader; clock: Parameters<typeof today>[0] }, { targetId }: { targetId: string }) =>
  targetRow(db, today(clock).toString(), targetId)

export const getTarget = operation({
  name: 'measurement.target',
  summary: 'Một chỉ tiêu: con số, cách tính, lịch sử, chú thích',
  reads: 'GET /measures/:targetId',
  input: contract.GetTarget,
  output: contract.TargetDetail,
  load,
  allow: 'signedIn',
  run: async ({ db, clock, record: target, me }) => {
    const day = today(clock).toString()
    const [ways, editions, remarks, past, stated] = await Promise.all([
      measuresOn(db, [target.id], day),
      editionsOf(db, target.id),
      annotationsOf(db, target.id),
      historyOf(db, target.id, day),
      statementsOf(db, target.id, day),
    ])
    const measure = ways.get(target.id)
    const counting = measure ? await countingOf(db, { target, measure, day }) : null
    const figure = counting && { on: day, ...counting }
    const whole = measured(target, measure, figure, past, day)
    const course = measure && hasLine(measure) ? courseOf(target, measure) : null
    const counted = counting?.members.filter(member => member.counted).length ?? 0
    const now =
      figure?.value == null
        ? []
        : [
            {
              on: day,
              value: figure.value,
              numerator: figure.numerator,
              denominator: figure.denominator,
              edition: measure!.edition,
            },
          ]
    return {
      ...whole,
      editions: editions.map(edition => ({ ...edition, by: edition.byName })),
      annotations: remarks.map(remark => ({ ...remark, by: remark.byName, may: { remove: policy.canAnnotate(me) } })),
      statements: stated,
      history: thinned([...past, ...now], 400),
      line: course && { from: { on: course.start, value: 0 }, to: { on: course.deadline, value: course.wanted } },
      counted,
      notCounted: (counting?.members.length ?? 0) - counted,
      memberKind: memberKindOf(measure?.formula ?? 'manual'),
      paceRule: inWords,
      chartTitle: `Chỉ tiêu ${target.number}: diễn biến theo thời gian`,
      may: {
        revise: policy.canRevise(me),
        annotate: policy.canAnnotate(me),
        state: policy.canState(me) && measure?.formula === 'manual',
      },
    }
  },
})

export const listMembers = operation({
  name: 'measurement.members',
  summary: 'Đứng sau con số: ai được tính, ai chưa được tính và vì sao',
  reads: 'GET /measures/:targetId/members',
  input: contract.ListMembers,
  output: contract.MemberList,
  load,
  allow: 'signedIn',
  run: async ({ db, clock, record: target, me }, input) => {
    const all = await membersOf(db, target, me, { ...input, on: input.on ?? today(clock).toString() })
    const { page, pageSize } = input
    return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length, page, pageSize }
  },
})

export const exportMembers = operation({
  name: 'measurement.members_sheet',
  summary: 'Xuất danh sách được tính và chưa được tính ra Excel',
  reads: 'GET /measures/:targetId/members.xlsx',
  input: contract.ExportMembers,
  output: contract.MemberSheet,
  load,
  allow: 'signedIn',
  run: async ({ db, clock, record: target, me }, input) => {
    const on = input.on ?? today(clock).toString()
    const rows = await membersOf(db, target, me, { ...input, on })
    return sheetAnswer(await memberSheet(rows), `Chỉ tiêu ${target.number}, tính đến ${on}`)
  },
})

export const chart = operation({
  name: 'measurement.chart',
  summary: 'Biểu đồ diễn biến của một chỉ tiêu (SVG)',
  reads: 'GET /measures/:targetId/chart.svg',
  input: contract.GetChart,
  output: contract.Chart,
  load,
  allow: 'signedIn',
  run: async ({ db, clock, record: target }, { width }) => {
    const picture = await pictured(db, target, today(clock).toString())
    // Nothing counted yet: there is no picture, and an empty one would look like a zero.
    if (!picture?.chart) throw notFound()
    return {
      file: new TextEncoder().encode(drawChart(picture.chart, { width })),
      name: `chi-tieu-${target.number}.svg`,
      type: 'image/svg+xml',
      inline: true,
    }
  },
})
