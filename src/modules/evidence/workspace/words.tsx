import { formatDate } from '#ui/dates.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { evidenceStateNames, type EvidenceState } from '../contract.ts'

const tones: Record<EvidenceState, StatusTone> = {
  claimed: 'info',
  verified: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}
export const StateBadge = ({ state }: { state: EvidenceState }) => (
  <StatusBadge tone={tones[state]}>{evidenceStateNames[state]}</StatusBadge>
)

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
/** `85 người`; nothing for the one that everything is. */
export const amount = ({ quantity, unit }: { quantity: number; unit: string | null }): string | null =>
  quantity === 1 && unit === null ? null : [numbers.format(quantity), unit].filter(Boolean).join(' ')

/** An address short enough for a line: `baogialai.com.vn/…/ten-bai`. */
export function shortAddress(address: string, longest = 56): string {
  const plain = address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
  let shown = plain
  try {
    shown = decodeURI(plain)
  } catch {
    // Not every address can be read as text; then it stays as it is.
  }
  if (shown.length <= longest) return shown
  const host = shown.split('/')[0]!
  const rest = Math.max(12, longest - host.length - 3)
  return `${host}/…${shown.slice(-rest)}`
}

/** What was done with a piece, as its history tells it. */
export const stepNames: Record<string, string> = {
  'evidence.claim': 'Ghi nhận',
  'evidence.import': 'Nạp từ Excel',
  'evidence.update': 'Sửa, gửi lại để xác nhận',
  'evidence.verify': 'Xác nhận',
  'evidence.verify_many': 'Xác nhận',
  'evidence.reject': 'Không chấp nhận',
  'evidence.reopen': 'Mở xem xét lại',
  'evidence.withdraw': 'Rút minh chứng',
}

export const fieldNames: Record<string, string> = {
  kind: 'loại kết quả',
  title: 'việc đã làm',
  happenedOn: 'ngày thực hiện',
  quantity: 'số lượng',
  unit: 'đơn vị tính',
  note: 'ghi chú',
  address: 'địa chỉ trang',
  attachmentId: 'tệp kèm theo',
}

export const onDay = (day: string): string => `ngày ${formatDate(day)}`

/** All that may show other figures once evidence changed. */
export const affected = ['progress', 'inbox', 'measurement', 'dashboards', 'programme'] as const
