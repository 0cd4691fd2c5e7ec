import type { Outlook, StandingState } from '#modules/progress/contract.ts'
import type { Risk } from '../contract.ts'

/** A turn that is still open, as far as the forecast looks at it. Days are 'YYYY-MM-DD'. */
export type OpenTurn = {
  /** The day from which time runs: assigned, or the first day of the year for what recurs. */
  from: string
  due: string
  state: StandingState
  startedOn: string | null
  percent: number | null
  outlook: Outlook | null
  lastCheckInOn: string | null
  claimed: number
  verified: number
}
/** How the agency's ended turns went. */
export type Past = { ended: number; late: number }

/** Every sign with its weight: the whole rule, as it is shown. */
export const latenessRule: readonly string[] = [
  'Chỉ xét phần việc chủ trì chưa hoàn thành, chưa quá hạn và chưa đề nghị xác nhận hoàn thành.',
  'Cơ quan tự báo “đang chậm”: 3 điểm; “có nguy cơ chậm”: 2 điểm.',
  'Còn không quá 30 ngày mà chưa ghi nhận việc làm nào: 3 điểm; đã qua nửa thời gian mà chưa ghi nhận việc làm nào: 2 điểm.',
  'Còn không quá 30 ngày mà chưa có minh chứng nào: 1 điểm.',
  'Tỷ lệ hoàn thành tự báo thấp hơn tỷ lệ thời gian đã qua trên 25 điểm phần trăm: 2 điểm.',
  'Đã bắt đầu nhưng quá 60 ngày không cập nhật: 1 điểm. Đang tạm dừng: 1 điểm.',
  'Từ 3 phần việc đã đến hạn trở lên mà ít nhất một nửa bị chậm: 1 điểm.',
  'Từ 4 điểm: nguy cơ cao. Từ 2 điểm: cần chú ý.',
]

/** Plain days have no zone and no hour, so this is exact; Temporal would take longer than the database for a country's turns. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The risk that a turn will be late, by the signs of `latenessRule`; null where there are too few. */
export function latenessOf(turn: OpenTurn, past: Past, today: string): { risk: Risk; points: number; reasons: string[] } | null {
  if (turn.state === 'closed' || turn.state === 'closing' || turn.due < today) return null
  const daysLeft = daysBetween(today, turn.due)
  const length = Math.max(1, daysBetween(turn.from, turn.due))
  const elapsed = Math.min(1, Math.max(0, daysBetween(turn.from, today) / length))
  const begun = turn.startedOn !== null && turn.startedOn <= today
  const signs: [number, string][] = []
  if (turn.outlook === 'off_track') signs.push([3, 'Cơ quan tự báo đang chậm'])
  if (turn.outlook === 'at_risk') signs.push([2, 'Cơ quan tự báo có nguy cơ chậm'])
  if (!begun && daysLeft <= 30) signs.push([3, `Còn ${daysLeft} ngày mà chưa ghi nhận việc làm nào`])
  else if (!begun && elapsed > 0.5)
    signs.push([2, `Đã qua ${Math.round(elapsed * 100)}% thời gian mà chưa ghi nhận việc làm nào`])
  if (begun && daysLeft <= 30 && turn.claimed + turn.verified === 0) signs.push([1, `Còn ${daysLeft} ngày mà chưa có minh chứng`])
  if (turn.percent !== null && turn.percent < elapsed * 100 - 25)
    signs.push([2, `Tự báo hoàn thành ${turn.percent}% khi đã qua ${Math.round(elapsed * 100)}% thời gian`])
  const lastWord = turn.lastCheckInOn ?? turn.startedOn
  if (begun && lastWord !== null && daysBetween(lastWord, today) > 60)
    signs.push([1, `${daysBetween(lastWord, today)} ngày không cập nhật`])
  if (turn.state === 'paused') signs.push([1, 'Đang tạm dừng'])
  if (past.ended >= 3 && past.late * 2 >= past.ended)
    signs.push([1, `Cơ quan có ${past.late} trên ${past.ended} phần việc đã đến hạn bị chậm`])
  const points = signs.reduce((sum, [weight]) => sum + weight, 0)
  if (points < 2) return null
  return { risk: points >= 4 ? 'high' : 'medium', points, reasons: signs.map(([, words]) => words) }
}
