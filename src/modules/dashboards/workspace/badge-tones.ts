import type { StatusTone } from '#ui/feedback/status-badge.tsx'
import type { Status } from '#modules/progress/contract.ts'

/** How a status looks as a badge. */
export const badgeTones: Record<Status, StatusTone> = {
  not_due: 'neutral',
  in_progress: 'info',
  done: 'success',
  done_late: 'success',
  late: 'danger',
  ongoing_with_results: 'success',
}
