import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { childPlanStateNames, type ChildPlanState } from '../contract.ts'

const tones: Record<ChildPlanState, StatusTone> = { missing: 'warning', issued: 'info', returned: 'danger', verified: 'success' }
export const ChildPlanBadge = ({ state }: { state: ChildPlanState }) => (
  <StatusBadge tone={tones[state]}>{childPlanStateNames[state]}</StatusBadge>
)
