import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { PartyRole } from '#modules/programme/contract.ts'
import { lateTogether, outlookNames, statusNames, type Outlook, type Status } from '../contract.ts'

/** One colour and shape for each status, on every screen. */
export const statusTones: Record<Status, StatusTone> = {
  not_due: 'neutral',
  in_progress: 'info',
  done: 'success',
  done_late: 'warning',
  late: 'danger',
  ongoing_with_results: 'success',
}

/** The status of a turn in words. A coordinating agency is not the one who is late: it is told that the common day has passed. */
export function TurnStatus({ status, role = 'lead' }: { status: Status; role?: PartyRole }) {
  if (role === 'coordinating' && status === 'late') return <StatusBadge tone="neutral">{lateTogether}</StatusBadge>
  return <StatusBadge tone={statusTones[status]}>{statusNames[status]}</StatusBadge>
}

const outlookTones: Record<Outlook, StatusTone> = { on_track: 'success', at_risk: 'warning', off_track: 'danger' }
export const TurnOutlook = ({ outlook }: { outlook: Outlook }) => (
  <StatusBadge tone={outlookTones[outlook]}>{outlookNames[outlook]}</StatusBadge>
)

/** The screen of a turn. */
export const turnHref = ({ assignmentId, year }: { assignmentId: string; year: number }): string =>
  workspacePath(`/viec/${assignmentId}${year === 0 ? '' : `?nam=${year}`}`)
