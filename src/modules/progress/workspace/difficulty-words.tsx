import { formatDate } from '#ui/dates.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import type { Output } from '#workspace/api.ts'
import { difficultyStateNames, type DifficultyState } from '../contract.ts'

const tones: Record<DifficultyState, StatusTone> = { open: 'info', answered: 'success', escalated: 'warning', closed: 'neutral' }

/** The state; late where the answer is. */
export function DifficultyBadge({ row }: { row: Pick<Output<'progress.difficulty'>, 'state' | 'daysLate'> }) {
  if (row.daysLate > 0) return <StatusBadge tone="danger">{`Quá hạn trả lời ${row.daysLate} ngày làm việc`}</StatusBadge>
  return <StatusBadge tone={tones[row.state]}>{difficultyStateNames[row.state]}</StatusBadge>
}

/** Until when, or that it is over. */
export const answerWords = (row: Pick<Output<'progress.difficulty'>, 'state' | 'answerBy'>): string =>
  row.state === 'open' || row.state === 'escalated' ? `trả lời chậm nhất ngày ${formatDate(row.answerBy)}` : ''
