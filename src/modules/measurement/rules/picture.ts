import type { LineData } from '#kernel/charts/data.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import type { Annotation, MeasuredTarget, Point } from '../contract.ts'

const rounded = (value: number) => Math.round(value * 1000) / 1000

/** The history of a target as a line: what was reached, the pace wanted, the level to reach, remarks. Shares are drawn in %. */
export function pictureOf(
  target: Pick<MeasuredTarget, 'number' | 'measure' | 'figure'>,
  points: readonly Point[],
  line: { from: Point; to: Point } | null,
  annotations: readonly Pick<Annotation, 'on' | 'text'>[],
): LineData | null {
  const { measure, figure } = target
  if (!measure || points.length === 0) return null
  const scale = measure.share ? 100 : 1
  const unit = measure.share ? '%' : (measure.unit ?? '')
  const drawn = ({ on, value }: Point) => ({ on, value: rounded(value * scale) })
  return {
    title: `Chỉ tiêu ${target.number}: diễn biến theo thời gian`,
    description: `${measure.statement}${figure ? ` Tính đến hết ngày ${shortDay(figure.on)}.` : ''}`,
    unit,
    points: points.map(drawn),
    ...(line ? { pace: [drawn(line.from), drawn(line.to)] } : {}),
    ...(measure.wanted === null
      ? {}
      : {
          goal: {
            value: rounded(measure.wanted * scale),
            label: `Phải đạt ${String(rounded(measure.wanted * scale)).replace('.', ',')}${unit === '%' ? '%' : ''}`,
          },
        }),
    ...(annotations.length > 0 ? { annotations: annotations.map(({ on, text }) => ({ on, text })) } : {}),
  }
}
