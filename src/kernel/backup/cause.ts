/** Why it failed, as far as a person can do something about it. */
export function causeOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return 'ổ đĩa đã hết chỗ'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'không có quyền ghi'
  if (code === '42501') return 'tài khoản cơ sở dữ liệu không đủ quyền'
  if (code === 'ECONNREFUSED' || code === '57P01' || code === '57P02' || /terminat|closed/i.test(message ?? ''))
    return 'mất kết nối tới cơ sở dữ liệu'
  return message ?? String(error)
}
