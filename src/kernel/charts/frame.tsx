import type { ReactElement, ReactNode } from 'react'
import { formatNumber } from '../i18n/formats.ts'
import { colour, fillOf, Patterns, type Scheme, type Tone } from './palette.tsx'

/** What every chart is told besides its data. */
export type ChartOptions = {
  /** Width in pixels; letters keep their size, so draw a narrow one for a phone instead of shrinking a wide one. 640 where not stated. */
  width?: number
  scheme?: Scheme
  /** Makes ids within the SVG unique among several charts of one page; made of the title where not stated. */
  id?: string
}

export type Drawing = { width: number; scheme: Scheme; id: string }

export const drawingOf = (title: string, options: ChartOptions): Drawing => ({
  width: Math.max(240, options.width ?? 640),
  scheme: options.scheme ?? 'page',
  id: options.id ?? `chart-${nameOf(`${title} ${options.width ?? 640}`)}`,
})

/** A short name of a text, the same on every machine (FNV-1a). */
function nameOf(text: string): string {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return (hash >>> 0).toString(36)
}

const typeface = "'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"

/** The SVG around a chart: its size, its name for screen readers, its patterns. With links inside it is a group, otherwise a picture. */
export function Frame(props: {
  title: string
  description: string
  drawing: Drawing
  height: number
  used: readonly Tone[]
  links: boolean
  children: ReactNode
}): ReactElement {
  const { drawing } = props
  // Of nothing too there is a picture: one without height could be drawn by nobody.
  const height = Math.max(1, props.height)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${drawing.width} ${height}`}
      width={drawing.width}
      height={height}
      role={props.links ? 'group' : 'img'}
      aria-labelledby={`${drawing.id}-title`}
      aria-describedby={`${drawing.id}-description`}
      fontFamily={typeface}
      fontSize="14"
      fill={colour('ink', drawing.scheme)}
    >
      <title id={`${drawing.id}-title`}>{props.title}</title>
      <desc id={`${drawing.id}-description`}>{props.description}</desc>
      <Patterns id={drawing.id} used={props.used} scheme={drawing.scheme} />
      {props.children}
    </svg>
  )
}

/** About how wide a text is, in pixels: Be Vietnam Pro takes 0.56 of its size for a letter on average. */
export const textWidth = (text: string, size = 14): number => text.length * size * 0.56

/** Cut to a width at a word, with an ellipsis. */
export function fitted(text: string, width: number, size = 14): string {
  const most = Math.floor(width / (size * 0.56))
  if (text.length <= most) return text
  const cut = text.slice(0, Math.max(1, most - 1))
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

export type LegendItem = { label: string; tone: Tone }

/** Where each item of a legend stands, wrapped to the width; `height` 0 for none. */
export function legendOf(items: readonly LegendItem[], width: number) {
  let x = 0
  let row = 0
  const placed = items.map(item => {
    const wide = 22 + textWidth(item.label, 13) + 18
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1]
    const at = { ...item, x, y: row * 24 }
    x += wide
    return at
  })
  return { placed, height: items.length > 0 ? (row + 1) * 24 + 8 : 0 }
}

export const Legend = ({ legend, drawing }: { legend: ReturnType<typeof legendOf>; drawing: Drawing }): ReactElement => (
  <g fontSize="13" aria-hidden="true">
    {legend.placed.map(item => (
      <g key={item.label} transform={`translate(${item.x} ${item.y})`}>
        <rect y="3" width="14" height="14" rx="2" fill={fillOf(item.tone, drawing.id, drawing.scheme)} />
        <text x="21" y="15" fill={colour('soft', drawing.scheme)}>
          {item.label}
        </text>
      </g>
    ))}
  </g>
)

/**
 * A link where there is somewhere to go. `label` says the whole: as the name of squares, whose figure alone says little; with `named`
 * off it is a hint, and the words on the picture are the name, so that what is seen can be said (WCAG 2.5.3).
 */
export const Linked = (props: { href: string | undefined; label: string; named?: boolean; children: ReactNode }) =>
  props.href ? (
    <a href={props.href} aria-label={props.named === false ? undefined : props.label}>
      {props.named === false && <title>{props.label}</title>}
      {props.children}
    </a>
  ) : (
    <g>{props.children}</g>
  )

/** Values of an axis from 0: three to six round steps that reach the largest value. */
export function steps(largest: number): number[] {
  const rough = Math.max(largest, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max([1, 2, 2.5, 5, 10].find(factor => factor * power >= rough)! * power, largest >= 4 ? 1 : 0.25)
  const count = Math.max(1, Math.ceil(largest / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, place) => Number((place * step).toPrecision(12)))
}

export const say = (value: number, unit: string): string =>
  unit === '%' ? `${formatNumber(value, 'vi', 1)}%` : `${formatNumber(value)} ${unit}`.trim()
/** Coordinates with one decimal: enough for the eye, and the same bytes everywhere. */
export const at = (value: number): number => Math.round(value * 10) / 10
