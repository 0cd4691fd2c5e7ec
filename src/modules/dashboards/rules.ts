import type { Tone } from '#kernel/charts/palette.tsx'
import { formatNumber } from '#kernel/i18n/formats.ts'
import { Status } from '#modules/progress/contract.ts'
import type { AgencyStanding, Counts, MapMeasure, Tile } from './contract.ts'

/** Best first, worst last: the order of bars, columns and legends. */
export const statusOrder: readonly Status[] = ['done', 'done_late', 'ongoing_with_results', 'in_progress', 'not_due', 'late']

export const statusTones: Record<Status, Tone> = {
  done: 'success',
  done_late: 'warning',
  ongoing_with_results: 'accent',
  in_progress: 'info',
  not_due: 'neutral',
  late: 'danger',
}

export const noCounts = (): Counts => Object.fromEntries(Status.options.map(status => [status, 0])) as Counts
export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, value) => sum + value, 0)
export const doneOf = (counts: Counts): number => counts.done + counts.done_late + counts.ongoing_with_results
/** 0..1; null where there is nothing to do. */
export const shareOf = (counts: Counts): number | null => {
  const total = totalOf(counts)
  return total === 0 ? null : doneOf(counts) / total
}

/** Agencies with late work: those with the most first, among them who has waited longest. */
export const lateFirst = (agencies: readonly AgencyStanding[]): AgencyStanding[] =>
  agencies
    .filter(one => one.counts.late > 0)
    .toSorted((a, b) => b.counts.late - a.counts.late || (b.daysLate ?? 0) - (a.daysLate ?? 0))

/** Said wherever a share of done work stands. */
export const shareRule =
  'Số việc đã hoàn thành (đúng hạn, quá hạn) và việc thường xuyên đã có kết quả, chia cho tất cả việc mà cơ quan chủ trì trong năm'
export const countRule = 'Mỗi nhiệm vụ giao cho một cơ quan chủ trì tính là một việc; cơ quan phối hợp không tính'

/** The last day of the month before: with it numbers are compared. Null where that lies in another year. */
export function dayBefore(today: string): string | null {
  const day = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ days: 1 })
  return day.year === Number(today.slice(0, 4)) ? day.toString() : null
}

/** The first two parts of a section's path: `III.1.b` → `III.1`. */
export const topSection = (path: string): string => path.split('.').slice(0, 2).join('.')

/** How agencies are told from each other when their number is even: the mean of the two in the middle. */
export function middleOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

export const percent = (share: number): string => `${formatNumber(share * 100, 'vi', 0)}%`

type TileClass = { tone: Tone; label: string }
const doneClasses: readonly (TileClass & { from: number })[] = [
  { from: 0.8, tone: 'success', label: 'Từ 80%' },
  { from: 0.5, tone: 'info', label: '50% đến dưới 80%' },
  { from: 0, tone: 'neutral', label: 'Dưới 50% hoặc chưa có việc' },
]
const lateClasses: readonly (TileClass & { from: number })[] = [
  { from: 3, tone: 'danger', label: 'Từ 3 việc quá hạn' },
  { from: 1, tone: 'warning', label: '1 đến 2 việc quá hạn' },
  { from: 0, tone: 'neutral', label: 'Không có việc quá hạn' },
]

export const tileClasses = (measure: MapMeasure): readonly TileClass[] => (measure === 'done' ? doneClasses : lateClasses)

/** In which class a commune falls, and what stands on its tile. */
export function tileOf(tile: Pick<Tile, 'total' | 'late' | 'share'>, measure: MapMeasure): TileClass & { text: string } {
  const value = measure === 'done' ? (tile.share ?? 0) : tile.late
  const classes = measure === 'done' ? doneClasses : lateClasses
  const { tone, label } = classes.find(one => value >= one.from)!
  const text = tile.total === 0 ? '–' : measure === 'done' ? percent(tile.share ?? 0) : String(tile.late)
  return { tone, label, text }
}

/** One sentence of a commune, for the pointer, for screen readers and for the list beside the map. */
export const tileSentence = (tile: Pick<Tile, 'name' | 'total' | 'done' | 'late'>): string =>
  tile.total === 0
    ? `${tile.name}: chưa chủ trì việc nào`
    : `${tile.name}: đã hoàn thành ${tile.done} trong ${tile.total} việc${tile.late > 0 ? `, ${tile.late} quá hạn` : ''}`
