import type { ReactElement } from 'react'
import { shortDay } from '../i18n/formats.ts'
import type { LineData } from './data.ts'
import { at, drawingOf, fitted, Frame, say, steps, textWidth, type ChartOptions } from './frame.tsx'
import { colour } from './palette.tsx'

const plotHeight = 190
const daysOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** A history over days: what was reached, where it should stand, the level to reach, and what happened on the way. */
export function LineChart({ data, ...options }: { data: LineData } & ChartOptions): ReactElement {
  const drawing = drawingOf(data.title, options)
  const { width, scheme } = drawing
  const annotations = data.annotations ?? []
  const days = [...data.points, ...(data.pace ?? []), ...annotations].map(one => daysOf(one.on))
  const [from, to] = [Math.min(...days), Math.max(...days)]
  const levels = steps(Math.max(1, data.goal?.value ?? 0, ...[...data.points, ...(data.pace ?? [])].map(one => one.value)))
  const top = levels.at(-1)!
  const left = textWidth(say(top, data.unit === '%' ? '%' : ''), 12) + 18
  const right = width - 8
  const across = (on: string) => (to === from ? (left + right) / 2 : left + ((daysOf(on) - from) / (to - from)) * (right - left))
  const up = (value: number) => plotHeight - (value / top) * plotHeight
  const path = (list: readonly { on: string; value: number }[]) =>
    list.map((one, place) => `${place === 0 ? 'M' : 'L'}${at(across(one.on))} ${at(up(one.value))}`).join('')
  const last = data.points.at(-1)
  const keys = [{ label: 'Thực hiện', dash: undefined }, ...(data.pace ? [{ label: 'Nhịp cần đạt', dash: '5 4' }] : [])]
  const notes = annotations.map((one, place) => `${place + 1}. ${shortDay(one.on)}: ${one.text}`)
  return (
    <Frame
      title={data.title}
      description={data.description ?? ''}
      drawing={drawing}
      height={50 + plotHeight + 38 + notes.length * 20}
      used={[]}
      links={false}
    >
      <g fontSize="13" aria-hidden="true" fill={colour('soft', scheme)}>
        {keys.map((key, place) => (
          <g key={key.label} transform={`translate(${place * 118} 0)`}>
            <path
              d="M0 9h22"
              stroke={colour(key.dash ? 'soft' : 'accent', scheme)}
              strokeWidth="2.5"
              {...(key.dash ? { strokeDasharray: key.dash } : {})}
            />
            <text x="28" y="13.5">
              {key.label}
            </text>
          </g>
        ))}
      </g>
      <g transform="translate(0 50)">
        {levels.map(level => (
          <g key={level} aria-hidden="true">
            <path d={`M${at(left)} ${at(up(level))}H${right}`} stroke={colour('line', scheme)} />
            <text x={at(left - 6)} y={at(up(level) + 4)} textAnchor="end" fontSize="12" fill={colour('soft', scheme)}>
              {say(level, data.unit === '%' ? '%' : '')}
            </text>
          </g>
        ))}
        {data.goal && (
          <g>
            <path d={`M${at(left)} ${at(up(data.goal.value))}H${right}`} stroke={colour('success', scheme)} strokeWidth="1.5" />
            <text
              x={at(left + 6)}
              y={at(up(data.goal.value) - 6)}
              fontSize="12"
              fontWeight="600"
              fill={colour('success', scheme)}
            >
              {fitted(data.goal.label, right - left - 12, 12)}
            </text>
          </g>
        )}
        {data.pace && data.pace.length > 1 && (
          <path d={path(data.pace)} fill="none" stroke={colour('soft', scheme)} strokeWidth="2" strokeDasharray="5 4" />
        )}
        {data.points.length > 1 && (
          <path d={path(data.points)} fill="none" stroke={colour('accent', scheme)} strokeWidth="2.5" strokeLinejoin="round" />
        )}
        {data.points.map(point => (
          <circle key={point.on} cx={at(across(point.on))} cy={at(up(point.value))} r="3.5" fill={colour('accent', scheme)}>
            <title>{`${shortDay(point.on)}: ${say(point.value, data.unit)}`}</title>
          </circle>
        ))}
        {last && (
          <text
            x={at(Math.min(right - 2, Math.max(left + 30, across(last.on))))}
            y={at(Math.max(12, up(last.value) - 10))}
            textAnchor="end"
            fontSize="13"
            fontWeight="600"
          >
            {say(last.value, data.unit)}
          </text>
        )}
        {annotations.map((one, place) => (
          <g key={`${one.on} ${one.text}`}>
            <path d={`M${at(across(one.on))} 0V${plotHeight}`} stroke={colour('soft', scheme)} strokeDasharray="2 3" />
            <circle
              cx={at(across(one.on))}
              cy={plotHeight}
              r="8"
              fill={colour('paper', scheme)}
              stroke={colour('soft', scheme)}
            />
            <text x={at(across(one.on))} y={plotHeight + 4} textAnchor="middle" fontSize="11">
              {place + 1}
            </text>
          </g>
        ))}
        {days.length > 0 && (
          <g fontSize="12" aria-hidden="true" fill={colour('soft', scheme)}>
            <text x={at(left)} y={plotHeight + 20}>
              {shortDay(dayText(from))}
            </text>
            <text x={right} y={plotHeight + 20} textAnchor="end">
              {shortDay(dayText(to))}
            </text>
          </g>
        )}
        {notes.map((note, place) => (
          <text key={note} y={plotHeight + 42 + place * 20} fontSize="13" fill={colour('soft', scheme)}>
            {fitted(note, width, 13)}
          </text>
        ))}
      </g>
    </Frame>
  )
}

const dayText = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10)
