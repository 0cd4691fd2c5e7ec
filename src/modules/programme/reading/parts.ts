import type { PartRole } from './types.ts'
import { findPhrase, plain, wordsOf } from './words.ts'

const KEYWORDS: [PartRole, string[]][] = [
  [
    'organisation',
    [
      'tổ chức thực hiện',
      'phân công thực hiện',
      'tổ chức triển khai',
      'phân công trách nhiệm',
      'trách nhiệm thực hiện',
      'trách nhiệm của',
      'trách nhiệm các',
      'phân công tổ chức',
      'tổ chức và phân công',
      'phân công nhiệm vụ',
      'triển khai thực hiện',
      'phân công, tổ chức',
      'điều khoản thi hành',
    ],
  ],
  [
    'reporting',
    [
      'chế độ báo cáo',
      'chế độ thông tin',
      'thông tin báo cáo',
      'công tác báo cáo',
      'báo cáo kết quả',
      'thông tin, báo cáo',
      'chế độ thông tin báo cáo',
    ],
  ],
  ['funding', ['kinh phí', 'nguồn lực', 'nguồn vốn', 'dự toán', 'nhu cầu vốn', 'cơ chế tài chính']],
  [
    'situation',
    [
      'tình hình',
      'thực trạng',
      'kết quả đạt được',
      'đánh giá',
      'sự cần thiết',
      'căn cứ',
      'cơ sở pháp lý',
      'bối cảnh',
      'tồn tại',
      'hạn chế',
      'đặc điểm',
    ],
  ],
  ['targets', ['mục tiêu', 'chỉ tiêu']],
  ['purpose', ['mục đích', 'yêu cầu', 'quan điểm', 'nguyên tắc']],
  [
    'tasks',
    [
      'nhiệm vụ',
      'giải pháp',
      'nội dung',
      'biện pháp',
      'hoạt động',
      'công việc',
      'hình thức',
      'chương trình công tác',
      'lộ trình',
    ],
  ],
  [
    'scope',
    ['phạm vi', 'đối tượng', 'thời gian', 'địa điểm', 'thành phần', 'tiến độ', 'địa bàn', 'thời hạn', 'định hướng', 'tầm nhìn'],
  ],
]

/** The roles that a heading names, in the order of its words. "MỤC TIÊU, NHIỆM VỤ" has two: its children then decide. */
export function rolesOf(heading: string, noisy: boolean): PartRole[] {
  const words = wordsOf(heading).slice(0, 16)
  const hits: { role: PartRole; from: number; to: number }[] = []
  for (const [role, phrases] of KEYWORDS) {
    for (const phrase of phrases) {
      const found = findPhrase(words, [phrase], noisy)
      if (found && !hits.some(hit => found.from < hit.to && found.to > hit.from))
        hits.push({ role, from: found.from, to: found.to })
    }
  }
  const ordered = hits.toSorted((a, b) => a.from - b.from)
  const roles: PartRole[] = []
  for (const hit of ordered) if (!roles.includes(hit.role)) roles.push(hit.role)
  // "Nhiệm vụ và giải pháp thực hiện mục tiêu …" is about tasks: what follows far behind the first word only qualifies it.
  const first = ordered[0]
  if (!first) return []
  const near = ordered.filter(hit => hit.from - first.from <= 7)
  return roles.filter(role => near.some(hit => hit.role === role))
}

/**
 * The role of a heading inside of a part, which must begin with the word: "Mục tiêu cụ thể", "Kinh phí thực hiện". A longer
 * heading that only mentions the word ("Tuyên truyền về mục tiêu …") says nothing.
 */
export function roleOfSubheading(heading: string, noisy: boolean): PartRole | null {
  const before = heading.split(/[:.]/)[0] ?? heading
  const words = wordsOf(before)
  if (words.length === 0 || words.length > 14) return null
  for (const [role, phrases] of KEYWORDS) {
    if (role === 'situation') continue
    const found = findPhrase(words, phrases, noisy, 0, Math.min(words.length, 6))
    const lead = words[0]?.fold ?? ''
    if (found && (found.from === 0 || (found.from === 1 && /^(?:cac|mot|ve|nhung|nguon|noi)$/.test(lead)))) return role
  }
  return null
}

/** "Mục tiêu chung", "Mục tiêu tổng quát": an aim without figures to follow. */
export const isGeneralObjective = (heading: string, noisy: boolean): boolean => {
  const words = wordsOf(heading.slice(0, 60))
  return (
    findPhrase(words, ['mục tiêu chung', 'mục tiêu tổng quát', 'mục tiêu tổng thể', 'tổng quát', 'quan điểm'], noisy, 0, 5) !==
      null || /^(?:chung|tong quat)$/.test(plain(heading))
  )
}
