import type { Tone } from './palette.tsx'

/** The shapes that charts are made of. Pure data: the same goes into the picture and into the table beside it. */

type Named = {
  /** What is shown; also the name for screen readers. */
  title: string
  /** How it is counted and until when, in words. */
  description?: string
  /** `nhiệm vụ`, `%`. */
  unit: string
}

export type Series = { key: string; label: string; tone: Tone }

/** Rows of a whole in parts. */
export type StackedBarData = Named & {
  series: readonly Series[]
  rows: readonly {
    label: string
    /** Beside the label, right: `12 nhiệm vụ`. */
    note?: string
    href?: string
    /** In the order of `series`. */
    values: readonly number[]
  }[]
  /** Every bar as long as the others: for comparing shares, where sizes stand in `note`. */
  shares?: boolean
}

export type BarData = Named & {
  rows: readonly { label: string; value: number; tone?: Tone; note?: string; href?: string }[]
  /** Where the longest bar would end; the largest value where not stated. 100 for shares in %. */
  most?: number
}

/** Upright bars in the order of time, each in parts. */
export type ColumnData = Named & {
  series: readonly Series[]
  columns: readonly { label: string; values: readonly number[]; href?: string }[]
}

/** A history: days are 'YYYY-MM-DD', in order. */
export type LineData = Named & {
  points: readonly { on: string; value: number }[]
  /** Where it should stand, as a second, dashed line: the pace from its start to the target's day. */
  pace?: readonly { on: string; value: number }[]
  /** A level to be reached. */
  goal?: { value: number; label: string }
  annotations?: readonly { on: string; text: string }[]
}

/** Squares on a grid, grouped: a schematic map, a calendar of months. */
export type TileData = Named & {
  tiles: readonly {
    key: string
    label: string
    x: number
    y: number
    /** Short, within the square: `80%`, `3`. */
    text: string
    /** The whole sentence, for screen readers and the pointer. */
    sentence: string
    tone: Tone
    href?: string
  }[]
  groups?: readonly { label: string; tiles: readonly { x: number; y: number }[] }[]
  legend: readonly { label: string; tone: Tone }[]
}
