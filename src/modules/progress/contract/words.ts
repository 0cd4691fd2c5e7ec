import { z } from 'zod'

/** The status of an assignment's turn: computed, never typed (see statusOf in rules.ts). */
export const Status = z.enum(['not_due', 'in_progress', 'done', 'done_late', 'late', 'ongoing_with_results'])
export type Status = z.infer<typeof Status>
export const statusNames: Record<Status, string> = {
  not_due: 'Chưa đến hạn',
  in_progress: 'Đang thực hiện',
  done: 'Đã hoàn thành',
  done_late: 'Đã hoàn thành quá hạn',
  late: 'Quá hạn',
  ongoing_with_results: 'Thường xuyên (đã có kết quả)',
}
/** Said of a coordinating agency whose turn is late: it is not the one who is late. */
export const lateTogether = 'Đã qua hạn chung'
/** How each status is counted, shown wherever a number of it stands. */
export const statusRules: Record<Status, string> = {
  not_due: 'Chưa có việc làm nào được ghi nhận và chưa qua hạn',
  in_progress: 'Đã có cập nhật tiến độ hoặc minh chứng, chưa qua hạn và chưa được xác nhận hoàn thành',
  done: 'Đã được xác nhận hoàn thành, ngày hoàn thành không sau hạn',
  done_late: 'Đã được xác nhận hoàn thành, ngày hoàn thành sau hạn',
  late: 'Đã qua hạn mà chưa được xác nhận hoàn thành; với nhiệm vụ thường xuyên: hết năm mà không có kết quả nào được xác nhận',
  ongoing_with_results: 'Nhiệm vụ thường xuyên có ít nhất một minh chứng đã xác nhận trong năm',
}

export const StandingState = z.enum(['open', 'paused', 'closing', 'closed'])
export type StandingState = z.infer<typeof StandingState>
/** Said beside the status, as it changes what is to be done next. */
export const standingNames: Record<StandingState, string> = {
  open: 'Đang mở',
  paused: 'Tạm dừng',
  closing: 'Chờ xác nhận hoàn thành',
  closed: 'Đã đóng',
}

export const NoteKind = z.enum([
  'note',
  'check_in',
  'paused',
  'resumed',
  'closing_asked',
  'closing_returned',
  'closed',
  'reopened',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'extension_withdrawn',
  'urged',
])
export type NoteKind = z.infer<typeof NoteKind>
export const noteKindNames: Record<NoteKind, string> = {
  note: 'Cập nhật tiến độ',
  check_in: 'Báo cáo nhanh theo kỳ',
  paused: 'Tạm dừng',
  resumed: 'Tiếp tục',
  closing_asked: 'Đề nghị xác nhận hoàn thành',
  closing_returned: 'Chưa xác nhận, trả lại',
  closed: 'Xác nhận hoàn thành',
  reopened: 'Mở lại',
  extension_asked: 'Đề nghị gia hạn',
  extension_granted: 'Đồng ý gia hạn',
  extension_refused: 'Không đồng ý gia hạn',
  extension_withdrawn: 'Rút đề nghị gia hạn',
  urged: 'Đôn đốc',
}

export const Outlook = z.enum(['on_track', 'at_risk', 'off_track'])
export type Outlook = z.infer<typeof Outlook>
export const outlookNames: Record<Outlook, string> = {
  on_track: 'Đúng tiến độ',
  at_risk: 'Có nguy cơ chậm',
  off_track: 'Đang chậm',
}

export const Rhythm = z.enum(['weekly', 'monthly', 'quarterly', 'none'])
export type Rhythm = z.infer<typeof Rhythm>
export const rhythmNames: Record<Rhythm, string> = {
  weekly: 'Hằng tuần',
  monthly: 'Hằng tháng',
  quarterly: 'Hằng quý',
  none: 'Không theo kỳ',
}

export const ExtensionState = z.enum(['asked', 'granted', 'refused', 'withdrawn'])
export type ExtensionState = z.infer<typeof ExtensionState>
export const extensionStateNames: Record<ExtensionState, string> = {
  asked: 'Chờ xem xét',
  granted: 'Đã đồng ý',
  refused: 'Không đồng ý',
  withdrawn: 'Đã rút',
}

export const DifficultyKind = z.enum(['difficulty', 'proposal'])
export type DifficultyKind = z.infer<typeof DifficultyKind>
export const difficultyKindNames: Record<DifficultyKind, string> = {
  difficulty: 'Khó khăn, vướng mắc',
  proposal: 'Kiến nghị',
}

export const DifficultyState = z.enum(['open', 'answered', 'escalated', 'closed'])
export type DifficultyState = z.infer<typeof DifficultyState>
export const difficultyStateNames: Record<DifficultyState, string> = {
  open: 'Chờ trả lời',
  answered: 'Đã trả lời',
  escalated: 'Đã chuyển cấp trên',
  closed: 'Đã kết thúc',
}
