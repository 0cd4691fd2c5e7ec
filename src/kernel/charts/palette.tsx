import type { ReactElement } from 'react'

/**
 * What a colour means. Each tone also has a pattern of its own, so that a chart can be read in print, in the sun and by
 * colour-blind eyes; the numbers stand beside it in any case.
 */
export const tones = ['neutral', 'info', 'success', 'warning', 'danger', 'accent'] as const
export type Tone = (typeof tones)[number]

/** `page`: the colours of the page around it, light or dark by themselves; the others are fixed, for files and pictures. */
export type Scheme = 'page' | 'light' | 'dark'

type Ink = Tone | 'ink' | 'soft' | 'line' | 'paper'
const fixed: Record<'light' | 'dark', Record<Ink, string>> = {
  light: {
    neutral: '#aab8ba',
    info: '#4b9ca1',
    success: '#1f7a43',
    warning: '#c98a12',
    danger: '#b52d27',
    accent: '#0f5a61',
    ink: '#182529',
    soft: '#526266',
    line: '#d9e1e2',
    paper: '#ffffff',
  },
  dark: {
    neutral: '#5d6f74',
    info: '#4fa9ac',
    success: '#5fbf80',
    warning: '#e3b04b',
    danger: '#f0857d',
    accent: '#9bd8d7',
    ink: '#e3eaeb',
    soft: '#a6b5b8',
    line: '#314147',
    paper: '#192429',
  },
}

/** A colour as SVG writes it. On a page it is the page's own (`--chart-success`), with the light one where the page has none. */
export const colour = (name: Ink, scheme: Scheme): string =>
  scheme === 'page' ? `var(--chart-${name}, ${fixed.light[name]})` : fixed[scheme][name]

/** The custom properties that a page sets for its charts, for one of the two schemes. */
export const chartProperties = (scheme: 'light' | 'dark'): string =>
  Object.entries(fixed[scheme])
    .map(([name, value]) => `--chart-${name}:${value}`)
    .join(';')

/** Lines over the plain colour: none for what is done in time and for what waits, hatching for what needs a look. */
const marks: Record<Tone, string | null> = {
  neutral: null,
  info: 'M-1 7 7 -1M3 11 11 3',
  success: null,
  warning: 'M0 0 8 8M-2 6 2 10M6 -2 10 2',
  danger: 'M0 0 8 8M8 0 0 8',
  accent: 'M2 2h1.6v1.6H2ZM6 6h1.6v1.6H6Z',
}

export const fillOf = (tone: Tone, id: string, scheme: Scheme): string =>
  marks[tone] ? `url(#${id}-${tone})` : colour(tone, scheme)

/** Definitions of the patterns that a chart uses; `id` makes them its own among several charts of a page. */
export const Patterns = ({ id, used, scheme }: { id: string; used: readonly Tone[]; scheme: Scheme }): ReactElement => (
  <defs>
    {tones
      .filter(tone => marks[tone] && used.includes(tone))
      .map(tone => (
        <pattern key={tone} id={`${id}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={colour(tone, scheme)} />
          <path
            d={marks[tone]!}
            stroke={colour('paper', scheme)}
            strokeOpacity="0.5"
            strokeWidth={tone === 'danger' ? 0.9 : 1.2}
            fill={tone === 'accent' ? colour('paper', scheme) : 'none'}
          />
        </pattern>
      ))}
  </defs>
)
