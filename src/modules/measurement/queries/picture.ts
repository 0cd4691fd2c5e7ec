import type { Chart } from '#kernel/charts/index.ts'
import type { Reader } from '#kernel/db/client.ts'
import { pictureOf } from '../rules.ts'
import { figureOf } from './formulas.ts'
import { annotationsOf, historyOf } from './history.ts'
import { courseOf, hasLine, measured, thinned } from './measured.ts'
import { measuresOn, type TargetRow } from './targets.ts'

/** Everything that a public page says of one target: its number, how it is counted, its history as a chart. */
export async function pictured(db: Reader, target: TargetRow, day: string) {
  const measure = (await measuresOn(db, [target.id], day)).get(target.id)
  if (!measure) return null
  const [figure, past, annotations] = await Promise.all([
    figureOf(db, { target, measure, day }),
    historyOf(db, target.id, day),
    annotationsOf(db, target.id),
  ])
  const whole = measured(target, measure, figure, past, day)
  const course = hasLine(measure) ? courseOf(target, measure) : null
  const line = course && { from: { on: course.start, value: 0 }, to: { on: course.deadline, value: course.wanted } }
  const points = thinned(figure.value === null ? past : [...past, { on: day, value: figure.value }], 400)
  const data = pictureOf(whole, points, line, annotations)
  return { target: whole, measure, annotations, chart: data && ({ kind: 'line', data } satisfies Chart) }
}
