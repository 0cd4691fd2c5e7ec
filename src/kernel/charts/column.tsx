import type { ReactElement } from 'react'
import { formatNumber } from '../i18n/formats.ts'
import type { ColumnData } from './data.ts'
import { at, drawingOf, Frame, Legend, legendOf, Linked, say, steps, textWidth, type ChartOptions } from './frame.tsx'
import { colour, fillOf } from './palette.tsx'

const plotHeight = 180

/** Upright bars in the order of time; the axis begins at nought. */
export function ColumnChart({ data, ...options }: { data: ColumnData } & ChartOptions): ReactElement {
  const drawing = drawingOf(data.title, options)
  const { width, id, scheme } = drawing
  const legend = legendOf(data.series.length > 1 ? data.series : [], width)
  const sums = data.columns.map(column => column.values.reduce((sum, value) => sum + value, 0))
  const levels = steps(Math.max(1, ...sums))
  const top = levels.at(-1)!
  const left = textWidth(formatNumber(top), 12) + 10
  const space = (width - left) / Math.max(1, data.columns.length)
  const wide = Math.min(44, space * 0.66)
  const up = (value: number) => plotHeight - (value / top) * plotHeight
  // Labels that would touch are left out, evenly.
  const every = Math.max(1, Math.ceil(Math.max(1, ...data.columns.map(column => textWidth(column.label, 12) + 6)) / space))
  return (
    <Frame
      title={data.title}
      description={data.description ?? ''}
      drawing={drawing}
      height={legend.height + plotHeight + 36}
      used={data.series.map(one => one.tone)}
      links={data.columns.some(column => column.href)}
    >
      <Legend legend={legend} drawing={drawing} />
      <g transform={`translate(0 ${legend.height + 10})`}>
        {levels.map(level => (
          <g key={level} aria-hidden="true">
            <path d={`M${at(left)} ${at(up(level))}H${width}`} stroke={colour('line', scheme)} />
            <text x={at(left - 6)} y={at(up(level) + 4)} textAnchor="end" fontSize="12" fill={colour('soft', scheme)}>
              {formatNumber(level)}
            </text>
          </g>
        ))}
        {data.columns.map((column, place) => {
          const middle = left + space * (place + 0.5)
          let height = 0
          return (
            <Linked key={column.label} href={column.href} label={`${column.label}: ${say(sums[place]!, data.unit)}`}>
              {column.href && <rect x={at(middle - space / 2)} width={at(space)} height={plotHeight + 24} fillOpacity="0" />}
              {data.series.map((one, part) => {
                const value = column.values[part] ?? 0
                if (value === 0) return null
                const from = height
                height += value
                return (
                  <rect
                    key={one.key}
                    x={at(middle - wide / 2)}
                    y={at(up(height))}
                    width={at(wide)}
                    height={at(Math.max(0.5, up(from) - up(height)))}
                    fill={fillOf(one.tone, id, scheme)}
                  >
                    <title>{`${column.label}, ${one.label}: ${formatNumber(value)}`}</title>
                  </rect>
                )
              })}
              {place % every === 0 && (
                <text x={at(middle)} y={plotHeight + 18} textAnchor="middle" fontSize="12" fill={colour('soft', scheme)}>
                  {column.label}
                </text>
              )}
            </Linked>
          )
        })}
      </g>
    </Frame>
  )
}
