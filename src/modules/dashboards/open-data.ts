import { statusNames, statusRules } from '#modules/progress/index.ts'
import type { PublicProgress } from './contract.ts'
import { countRule, shareRule, statusOrder } from './rules.ts'

/** The public numbers for machines: the same as on the page, with how they are counted. */
export const openJson = (progress: PublicProgress): string =>
  `${JSON.stringify(
    {
      about: 'Tình hình thực hiện chương trình truyền thông khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh Gia Lai',
      rules: { count: countRule, share: shareRule, statuses: statusRules },
      names: statusNames,
      ...progress,
    },
    null,
    1,
  )}\n`

/** One line an agency, with a mark of byte order, so that Excel reads the Vietnamese letters. */
export function openCsv(progress: PublicProgress): string {
  const head = ['ma', 'co_quan', 'tong_so_viec', ...statusOrder, 'ty_le_hoan_thanh', 'tinh_den_ngay']
  const rows = progress.agencies.map(one => [
    one.code,
    one.label,
    one.total,
    ...statusOrder.map(status => one.counts[status]),
    one.share === null ? '' : one.share.toFixed(4),
    progress.asOf,
  ])
  return `\ufeff${[head, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula is told to be text: it is opened by people in Excel. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
