import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { extensionStateNames, type ExtensionState } from '../contract.ts'

const tones: Record<ExtensionState, StatusTone> = {
  asked: 'warning',
  granted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
}
export const ExtensionBadge = ({ state }: { state: ExtensionState }) => (
  <StatusBadge tone={tones[state]}>{extensionStateNames[state]}</StatusBadge>
)
