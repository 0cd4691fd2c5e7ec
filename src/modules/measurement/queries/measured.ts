import type { Reader } from '#kernel/db/client.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { measuresShare, type Figure, type MeasuredTarget, type Point } from '../contract.ts'
import { deadlineOf, expectedOn, forecastDay, paceOf, type Course } from '../rules.ts'
import { figureOf } from './formulas.ts'
import { pointsOf } from './history.ts'
import { measuresOn, targetRows, type MeasureRow, type TargetRow } from './targets.ts'

/** The line against which a target is held; null without a year or a wanted value. Milestones have a course but no line. */
export function courseOf(target: TargetRow, measure: MeasureRow): Course | null {
  const deadline = deadlineOf(target.year)
  return deadline === null || measure.wanted === null ? null : { start: measure.paceFrom, deadline, wanted: measure.wanted }
}
export const hasLine = (measure: Pick<MeasureRow, 'formula'>): boolean => measure.formula !== 'milestone'

/** Puts a target, how it is counted and its number together: pace, forecast, trend. */
export function measured(
  target: TargetRow,
  measure: MeasureRow | undefined,
  figure: Figure | null,
  points: readonly Point[],
  day: string,
): MeasuredTarget {
  const course = measure ? courseOf(target, measure) : null
  const value = figure?.value ?? null
  const trend = value === null ? [...points] : [...points, { on: day, value }]
  const pace = measure ? paceOf(value, course, day, hasLine(measure)) : 'unknown'
  const forecast = course && measure && hasLine(measure) && pace !== 'reached' ? forecastDay(trend, course.wanted, day) : null
  return {
    id: target.id,
    number: target.number,
    section: target.section,
    anchor: target.anchor,
    text: target.text,
    year: target.year,
    plan: target.plan,
    measure: measure
      ? {
          id: measure.id,
          code: measure.code,
          edition: measure.edition,
          formula: measure.formula,
          statement: measure.statement,
          share: measuresShare(measure.formula, measure.parameters),
          wanted: measure.wanted,
          unit: measure.parameters.unit ?? null,
          validFrom: measure.validFrom,
        }
      : null,
    figure,
    pace,
    expected: course && measure && hasLine(measure) ? expectedOn(course, day) : null,
    deadline: deadlineOf(target.year),
    forecast,
    forecastText: forecast && course ? forecastWords(forecast, course.deadline) : null,
    trend: thinned(trend, 40),
  }
}

const forecastWords = (forecast: string, deadline: string) =>
  `Dự kiến đạt khoảng ngày ${shortDay(forecast)}${forecast > deadline ? ', sau hạn' : ''}`

/** Few points for a small line: the first, the last, and those where the value changes, at most about so many. */
export function thinned<P extends Point>(points: readonly P[], most: number): P[] {
  const bends = points.filter(
    (point, place) =>
      place === 0 ||
      place === points.length - 1 ||
      point.value !== points[place - 1]!.value ||
      point.value !== points[place + 1]!.value,
  )
  if (bends.length <= most) return bends
  const step = (bends.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, place) => bends[Math.round(place * step)]!)
}

/**
 * Every target that holds on a day, with its number as it stands at this moment, counted anew. For the day itself; past days are
 * what was kept (`pointsOf`).
 */
export async function measuredTargets(
  db: Reader,
  day: string,
  which: { plan?: string | undefined; planId?: string; year?: number | undefined; ids?: readonly string[] } = {},
): Promise<MeasuredTarget[]> {
  const targets = await targetRows(db, day, which)
  const ids = targets.map(target => target.id)
  const [measures, points] = await Promise.all([measuresOn(db, ids, day), pointsOf(db, ids, day, 400)])
  return Promise.all(
    targets.map(async target => {
      const measure = measures.get(target.id)
      const figure = measure ? await figureOf(db, { target, measure, day }) : null
      return measured(target, measure, figure, points.get(target.id) ?? [], day)
    }),
  )
}
