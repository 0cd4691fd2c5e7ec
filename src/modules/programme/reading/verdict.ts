import type { Zones } from './lines.ts'
import type { Node } from './outline.ts'
import type { PlanReading } from './types.ts'
import { capitalShare, plain } from './words.ts'

const OTHER_KINDS: [RegExp, string][] = [
  [/^bao cao$/, 'báo cáo'],
  [/^to trinh$/, 'tờ trình'],
  [/^thong bao$/, 'thông báo'],
  [/^giay moi$/, 'giấy mời'],
  [/^cong van$/, 'công văn'],
  [/^bien ban$/, 'biên bản'],
  [/^nghi quyet$/, 'nghị quyết'],
  [/^hop dong(?: |$)/, 'hợp đồng'],
]

/** Whether the document is a plan, with the reasons a person can check. */
export function judge(zones: Zones, nodes: Node[], reading: PlanReading): PlanReading['isPlan'] {
  const reasons: string[] = []
  let score = 0
  const say = (points: number, reason: string): void => {
    score += points
    reasons.push(reason)
  }
  const heads = zones.lines.slice(0, 30).filter(line => !line.table && capitalShare(line.text) > 0.6)
  const other = OTHER_KINDS.find(([pattern]) => heads.some(line => pattern.test(plain(line.text))))
  const kind = /\/(KH|CTr|CTHĐ|ĐA|PA)[-–]/u.exec(reading.number.value ?? '')
  if (zones.title >= 0) say(3, `Có tên loại văn bản “${zones.lines[zones.title]?.text.slice(0, 40) ?? ''}”.`)
  else reasons.push('Không có tên loại văn bản “KẾ HOẠCH” hoặc “CHƯƠNG TRÌNH”.')
  if (kind) say(1, `Ký hiệu ${reading.number.value} là của kế hoạch, chương trình.`)
  if (other && zones.title < 0) say(-3, `Văn bản mang tên loại ${other[1]}.`)
  const roles = new Set(nodes.filter(node => node.parent === null && node.mark).map(node => node.role))
  const known = ['purpose', 'targets', 'tasks', 'organisation', 'funding', 'scope'].filter(role =>
    roles.has(role as never),
  ).length
  if (known >= 2) say(2, `Có ${known} phần thường gặp của kế hoạch (mục đích, mục tiêu, nhiệm vụ, kinh phí, tổ chức thực hiện).`)
  else reasons.push('Không có các phần thường gặp của kế hoạch (mục tiêu, nhiệm vụ, tổ chức thực hiện).')
  if (reading.tasks.length > 0) say(1, `Đọc được ${reading.tasks.length} nhiệm vụ.`)
  else reasons.push('Không đọc được nhiệm vụ nào.')
  if (reading.responsibilities.length > 0) say(1, `Đọc được ${reading.responsibilities.length} trách nhiệm của các cơ quan.`)
  const value = score >= 4 && (reading.tasks.length > 0 || reading.responsibilities.length > 0 || reading.targets.length > 0)
  return { value, confidence: Math.min(0.99, Math.max(0.5, Math.abs(score - 3.5) / 5 + 0.5)), reasons }
}
