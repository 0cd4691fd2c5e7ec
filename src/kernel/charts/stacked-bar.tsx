import type { ReactElement } from 'react'
import { formatNumber } from '../i18n/formats.ts'
import type { BarData, StackedBarData } from './data.ts'
import { at, drawingOf, fitted, Frame, Legend, legendOf, Linked, say, textWidth, type ChartOptions } from './frame.tsx'
import { colour, fillOf } from './palette.tsx'

const rowHeight = 50
const barHeight = 20

/** A row for each thing, its whole told in parts; the label stands above the bar, so that it reads at 360 px too. */
export function StackedBarChart({ data, ...options }: { data: StackedBarData } & ChartOptions): ReactElement {
  const drawing = drawingOf(data.title, options)
  const { width, id, scheme } = drawing
  const shown = data.series.filter((_, place) => data.rows.some(row => (row.values[place] ?? 0) > 0))
  const legend = legendOf(shown, width)
  const sums = data.rows.map(row => row.values.reduce((sum, value) => sum + value, 0))
  const most = Math.max(1, ...sums)
  return (
    <Frame
      title={data.title}
      description={data.description ?? ''}
      drawing={drawing}
      height={legend.height + data.rows.length * rowHeight}
      used={shown.map(one => one.tone)}
      links={data.rows.some(row => row.href)}
    >
      <Legend legend={legend} drawing={drawing} />
      {data.rows.map((row, place) => {
        const sum = sums[place]!
        const long = sum === 0 ? 0 : data.shares ? width : (sum / most) * width
        const note = row.note ?? say(sum, data.unit)
        let x = 0
        return (
          <Linked
            key={row.label}
            href={row.href}
            named={false}
            label={`${row.label}: ${note}${data.series.map((one, part) => (row.values[part] ? `; ${one.label} ${formatNumber(row.values[part]!)}` : '')).join('')}`}
          >
            <g transform={`translate(0 ${legend.height + place * rowHeight})`}>
              <text y="14">{fitted(row.label, width - textWidth(note, 13) - 16)}</text>
              <text x={width} y="14" textAnchor="end" fontSize="13" fill={colour('soft', scheme)}>
                {note}
              </text>
              <rect y="21" width={width} height={barHeight} rx="3" fill={colour('line', scheme)} fillOpacity="0.5" />
              {data.series.map((one, part) => {
                const value = row.values[part] ?? 0
                if (value === 0) return null
                const wide = (value / sum) * long
                const start = x
                x += wide
                const figure = formatNumber(value)
                return (
                  <g key={one.key}>
                    <rect
                      x={at(start)}
                      y="21"
                      width={at(Math.max(wide - 1, 1))}
                      height={barHeight}
                      fill={fillOf(one.tone, id, scheme)}
                    >
                      <title>{`${one.label}: ${figure}`}</title>
                    </rect>
                    {wide > textWidth(figure, 13) + 12 && (
                      <Figure x={start + wide / 2} y={35.5} figure={figure} tint={colour(one.tone, scheme)} scheme={scheme} />
                    )}
                  </g>
                )
              })}
            </g>
          </Linked>
        )
      })}
    </Frame>
  )
}

/** A figure on a bar, on a plate of paper: readable over every pattern. */
const Figure = (props: { x: number; y: number; figure: string; tint: string; scheme: Parameters<typeof colour>[1] }) => {
  const wide = textWidth(props.figure, 12) + 8
  return (
    <g aria-hidden="true">
      <rect
        x={at(props.x - wide / 2)}
        y={props.y - 11.5}
        width={at(wide)}
        height="15"
        rx="3"
        fill={colour('paper', props.scheme)}
      />
      <text x={at(props.x)} y={props.y} textAnchor="middle" fontSize="12" fontWeight="600" fill={colour('ink', props.scheme)}>
        {props.figure}
      </text>
    </g>
  )
}

/** One value a row. */
export function BarChart({ data, ...options }: { data: BarData } & ChartOptions): ReactElement {
  const drawing = drawingOf(data.title, options)
  const { width, id, scheme } = drawing
  const most = data.most ?? Math.max(1, ...data.rows.map(row => row.value))
  return (
    <Frame
      title={data.title}
      description={data.description ?? ''}
      drawing={drawing}
      height={data.rows.length * rowHeight}
      used={data.rows.map(row => row.tone ?? 'accent')}
      links={data.rows.some(row => row.href)}
    >
      {data.rows.map((row, place) => {
        const note = [say(row.value, data.unit), row.note].filter(Boolean).join(' · ')
        return (
          <Linked key={`${place} ${row.label}`} href={row.href} named={false} label={`${row.label}: ${note}`}>
            <g transform={`translate(0 ${place * rowHeight})`}>
              <text y="14">{fitted(row.label, width - textWidth(note, 13) - 16)}</text>
              <text x={width} y="14" textAnchor="end" fontSize="13" fill={colour('soft', scheme)}>
                {note}
              </text>
              <rect y="21" width={width} height="14" rx="3" fill={colour('line', scheme)} fillOpacity="0.5" />
              <rect
                y="21"
                width={at((Math.min(row.value, most) / most) * width)}
                height="14"
                rx="2"
                fill={fillOf(row.tone ?? 'accent', id, scheme)}
              />
            </g>
          </Linked>
        )
      })}
    </Frame>
  )
}
