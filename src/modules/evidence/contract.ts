import { z } from 'zod'

/** What kind of thing was done. Formulas of targets count by it. */
export const EvidenceKind = z.enum([
  'plan',
  'column',
  'account',
  'article',
  'product',
  'broadcast',
  'event',
  'training',
  'dissemination',
  'reach',
  'document',
  'other',
])
export type EvidenceKind = z.infer<typeof EvidenceKind>
export const evidenceKindNames: Record<EvidenceKind, string> = {
  plan: 'Kế hoạch đã ban hành',
  column: 'Chuyên trang, chuyên mục',
  account: 'Trang, kênh trên nền tảng số',
  article: 'Tin, bài',
  product: 'Sản phẩm truyền thông',
  broadcast: 'Phát thanh, truyền hình, truyền thanh cơ sở',
  event: 'Hội nghị, sự kiện',
  training: 'Tập huấn, bồi dưỡng',
  dissemination: 'Quán triệt, phổ biến',
  reach: 'Người dân được tiếp cận',
  document: 'Văn bản, báo cáo',
  other: 'Kết quả khác',
}

/** In what each kind is usually counted; filled into the form, where it can be changed. */
export const evidenceKindUnits: Record<EvidenceKind, string> = {
  plan: 'kế hoạch',
  column: 'chuyên mục',
  account: 'trang, kênh',
  article: 'tin, bài',
  product: 'sản phẩm',
  broadcast: 'lượt phát',
  event: 'cuộc',
  training: 'người',
  dissemination: 'người',
  reach: 'người',
  document: 'văn bản',
  other: 'kết quả',
}

/** Claimed by the agency; verified or rejected by the office; withdrawn by who claimed it. */
export const EvidenceState = z.enum(['claimed', 'verified', 'rejected', 'withdrawn'])
export type EvidenceState = z.infer<typeof EvidenceState>
export const evidenceStateNames: Record<EvidenceState, string> = {
  claimed: 'Chờ xác nhận',
  verified: 'Đã xác nhận',
  rejected: 'Không được chấp nhận',
  withdrawn: 'Đã rút',
}
