import type { Pace, Point } from '../contract.ts'

/** Days are 'YYYY-MM-DD', which compare as text; values are shares 0..1 or numbers. */

export const paceRule =
  'Đạt: con số không thấp hơn mức kế hoạch giao. Đúng nhịp: không thấp hơn đường thẳng từ 0 vào ngày kế hoạch có hiệu lực đến mức phải đạt vào ngày cuối của năm chỉ tiêu. Chậm: thấp hơn đường đó. Quá hạn: hết năm chỉ tiêu mà chưa đạt. Chỉ tiêu tính theo mốc văn bản chỉ có ngày cuối, không có đường nhịp.'

export const forecastRule =
  'Dự kiến theo đường thẳng qua các số liệu của 60 ngày gần nhất, khi có ít nhất 3 số liệu và con số đang tăng; là ước tính, không phải cam kết.'

/** The plan's first day and the target's last one. */
export type Course = { start: string; deadline: string; wanted: number }

const day = (text: string) => Temporal.PlainDate.from(text)
const daysBetween = (from: string, to: string): number => day(from).until(day(to)).days

/** The last day of the target's year; null where the plan names no year. */
export const deadlineOf = (year: number | null): string | null => (year === null ? null : `${year}-12-31`)

/** What the straight line asks for on a day: nothing on the first, all on the last. */
export function expectedOn({ start, deadline, wanted }: Course, today: string): number {
  const length = daysBetween(start, deadline)
  if (length <= 0 || today >= deadline) return wanted
  return wanted * Math.max(0, Math.min(1, daysBetween(start, today) / length))
}

/** @param course null without a year or a wanted value. @param line false for milestones, which only have a last day. */
export function paceOf(value: number | null, course: Course | null, today: string, line: boolean): Pace {
  if (value === null || course === null) return 'unknown'
  // A third of a share, summed, may miss the whole by the last bit.
  if (value >= course.wanted - 1e-9) return 'reached'
  if (today > course.deadline) return 'overdue'
  return !line || value >= expectedOn(course, today) - 1e-9 ? 'on_pace' : 'behind'
}

const window = 60
/**
 * The day on which the straight line through the points of the last sixty days (least squares) meets what is wanted. Null with
 * fewer than three points, without a rise, once reached, and beyond fifty years, where a straight line says nothing.
 */
export function forecastDay(points: readonly Point[], wanted: number, today: string): string | null {
  const recent = points
    .filter(point => point.on <= today && daysBetween(point.on, today) <= window)
    .map(point => ({ x: -daysBetween(point.on, today), y: point.value }))
  if (recent.length < 3 || recent.at(-1)!.y >= wanted) return null
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const [middleX, middleY] = [mean(recent.map(point => point.x)), mean(recent.map(point => point.y))]
  const spread = recent.reduce((sum, { x }) => sum + (x - middleX) ** 2, 0)
  const slope = spread === 0 ? 0 : recent.reduce((sum, { x, y }) => sum + (x - middleX) * (y - middleY), 0) / spread
  if (slope <= 1e-12) return null
  // Fifty days and a billionth are fifty days.
  const days = Math.max(1, Math.ceil(middleX + (wanted - middleY) / slope - 1e-6))
  return days > 18_263 ? null : day(today).add({ days }).toString()
}
