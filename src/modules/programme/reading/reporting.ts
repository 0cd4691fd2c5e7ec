import { fold } from '#kernel/vietnamese.ts'

import { listReader, mentionsOf, type AgencyContext } from './agencies.ts'
import { daysOf } from './due.ts'
import { holderOf, isDifficulty } from './duties.ts'
import { read } from './fields.ts'
import { sourceOf } from './lines.ts'
import type { Node } from './outline.ts'
import type { Frequency, ReportingReading } from './types.ts'
import { findPhrase, plain, trimmed, wordsOf } from './words.ts'

const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * Days of the year on which reports fall due, as printed ("trước ngày 15/6" is 06-15). "Ngày 15 tháng cuối quý" stands for
 * four days, "ngày 25 hằng tháng" for twelve. Dates of cited documents are not taken.
 */
export function monthDaysIn(text: string): { days: string[]; start: number; end: number } {
  // Same length as the text, so that offsets hold.
  const folded = foldKeepingPlace(text)
  const days: string[] = []
  let start = -1
  let end = -1
  const add = (month: number, day: number, from: number, to: number): void => {
    if (month < 1 || month > 12 || day < 1 || day > daysOf(2024, month)) return
    const monthDay = `${pad(month)}-${pad(day)}`
    if (!days.includes(monthDay)) days.push(monthDay)
    start = start < 0 ? from : Math.min(start, from)
    end = Math.max(end, to)
  }
  const cited = (at: number): boolean =>
    /(?:so\s+\S*\d\S*|\/[a-z]{2,}\S*)[^;.]{0,12}\s*$/.test(folded.slice(Math.max(0, at - 40), at)) ||
    /(?:nghi quyet|quyet dinh|thong tu|nghi dinh|cong van|chi thi)[^,;.]{0,30}$/.test(folded.slice(Math.max(0, at - 50), at)) ||
    // What the figures of a report span is no day to send it.
    /(?<![a-z])tu (?:ngay )?(?:\d[\da-z/ ]{2,30} den (?:het )?(?:ngay )?)?$/.test(folded.slice(Math.max(0, at - 60), at)) ||
    /(?:tinh|lay|chot|ky|so lieu)[^;.)]{0,20}\stu (?:ngay )?(?:\d[^;.)]{0,40})?$/.test(folded.slice(Math.max(0, at - 80), at))
  for (const match of folded.matchAll(
    /(?:ngay\s+)?(?<![\d/.-])(\d{1,2})\s*(?:\/|\.|-(?=\d{1,2}(?:\D|$))|\s+thang\s+)\s*(\d{1,2})(?:\s*(?:\/|-|\.|,?\s*nam\s+)\s*(\d{4}))?(?![\d/%])/g,
  )) {
    if (cited(match.index) || /\d\s*\.\s*\d/.test(match[0])) continue
    add(Number(match[2]), Number(match[1]), match.index, match.index + match[0].length)
  }
  for (const match of folded.matchAll(
    /(?:ngay\s+)?(\d{1,2})\s*(?:cua\s+)?(?:thang cuoi (?:cua )?(?:moi )?(?:quy|ky)(?: bao cao)?|cua thang cuoi)/g,
  ))
    for (const month of / ky(?: bao cao)?$/.test(match[0]) ? lastMonths(folded) : [3, 6, 9, 12])
      add(month, Number(match[1]), match.index, match.index + match[0].length)
  for (const match of folded.matchAll(/(?:ngay\s+)(\d{1,2})\s*(?:cua\s+)?(?:h[ai]ng thang|moi thang|cac thang(?!\s*\d))/g))
    for (let month = 1; month <= 12; month++) add(month, Number(match[1]), match.index, match.index + match[0].length)
  for (const match of folded.matchAll(
    /bao cao (?:hang )?thang[\s,(:]*(?:gui )?(?:truoc|cham nhat|vao) ngay (\d{1,2})(?!\d|\s*(?:\/|-|thang|cua))/g,
  ))
    for (let month = 1; month <= 12; month++) add(month, Number(match[1]), match.index, match.index + match[0].length)
  for (const match of folded.matchAll(/(?:ngay\s+)?(\d{1,2})\s*(?:cua\s+)?thang dau (?:tien )?(?:cua )?(?:moi )?quy/g))
    for (const month of [1, 4, 7, 10]) add(month, Number(match[1]), match.index, match.index + match[0].length)
  // "trước ngày 15 của tháng 6 và tháng 12"
  for (const match of folded.matchAll(
    /ngay\s+(\d{1,2})\s+(?:cua\s+)?(?:cac\s+)?thang\s+(\d{1,2}(?:\s*(?:,|va|;)\s*(?:thang\s+)?\d{1,2})+)(?!\s*\/)/g,
  ))
    for (const month of (match[2] ?? '').match(/\d{1,2}/g) ?? [])
      add(Number(month), Number(match[1]), match.index, match.index + match[0].length)
  return { days, start, end }
}

/** The last months of the periods that a text names: "tháng cuối kỳ báo cáo" depends on whether that is a quarter, a half or a year. */
const lastMonths = (folded: string): number[] =>
  /(?<![a-z])quy(?! (?:dinh|che|hoach|trinh|mo))/.test(folded)
    ? [3, 6, 9, 12]
    : /(?:6|sau) thang|nua nam/.test(folded)
      ? [6, 12]
      : /(?<![a-z])nam(?! \d)/.test(folded)
        ? [12]
        : []

function foldKeepingPlace(text: string): string {
  let folded = ''
  for (const letter of text) {
    const plainLetter = fold(letter) || ' '
    folded += letter.length === 1 ? (plainLetter[0] ?? ' ') : plainLetter.padEnd(letter.length).slice(0, letter.length)
  }
  return folded
}

export function frequencyOf(text: string, days: number): Frequency | null {
  const folded = plain(text)
  if (/h[a-z]{2,3}g thang|moi thang|h[ai]ng thang/.test(folded)) return 'monthly'
  if (/(?:h[ai]ng|moi|theo|tung|cuoi|dinh ky|bao cao) quy(?! (?:dinh|che|hoach|trinh|mo))/.test(folded)) return 'quarterly'
  if (/(?:6|sau) thang|nua nam|2 lan nam|hai lan/.test(folded) || days === 2) return 'semiannual'
  if (days === 4) return 'quarterly'
  if (days === 12) return 'monthly'
  if (/h[a-z]{1,3}g n[a-z]{1,3}m|moi nam|thuong nien|cuoi nam|bao cao nam/.test(folded)) return 'annual'
  return null
}

/** Sentences of a paragraph with their place. A full stop after a number or abbreviation does not end one. */
const sentencesOf = (text: string): { text: string; start: number }[] => {
  const found: { text: string; start: number }[] = []
  let from = 0
  for (const match of text.matchAll(/\.(?=\s+\p{Lu})/gu)) {
    if (/(?:^|\s)(?:TP|TT|Th|Tp|số|khoản)$/iu.test(text.slice(from, match.index))) continue
    found.push({ text: text.slice(from, match.index + 1), start: from })
    from = match.index + 1
  }
  found.push({ text: text.slice(from), start: from })
  return found
    .map(sentence => ({
      text: sentence.text.trim(),
      start: sentence.start + (sentence.text.length - sentence.text.trimStart().length),
    }))
    .filter(sentence => sentence.text !== '')
}

const WHEN = /(?:(?:định kỳ|dinh ky)[^;:]{0,12})?(?:(?:h[ằà]ng|mỗi)\s+(?:năm|quý|tháng|tuần)|định kỳ|6 tháng|sáu tháng)/iu

const underReports = (node: Node): boolean =>
  node.role === 'reporting' || (node.parent !== null && /:\s*$/.test(node.parent.text) && /bao cao/.test(plain(node.parent.text)))

/** The report duties of the organisation part and of the closing paragraphs. */
export function reportingOf(nodes: Node[], agencies: AgencyContext, trust: number): { entry: ReportingReading; node: Node }[] {
  const found: { entry: ReportingReading; node: Node }[] = []
  for (const node of nodes) {
    if (!['organisation', 'reporting', 'closing', 'other'].includes(node.role) || node.line.table) continue
    for (const sentence of sentencesOf(node.text)) {
      const words = wordsOf(sentence.text)
      const report = findPhrase(words, ['báo cáo'], agencies.noisy)
      // "Chế độ báo cáo:" over "- Quý I: trước ngày 20/3."
      const listed =
        !report && underReports(node) && PERIOD.test(plain(sentence.text)) && monthDaysIn(sentence.text).days.length > 0
      // "Các đơn vị gửi kết quả về Sở A trước ngày … để tổng hợp"
      const sent = !report && !listed && SENDING.test(plain(sentence.text)) && monthDaysIn(sentence.text).days.length > 0
      if ((!report && !listed && !sent) || isDifficulty(sentence.text, agencies.noisy)) continue
      for (const part of clausesOf(sentence.text)) {
        const entry = readReport(node, part.text, sentence.start + part.start, agencies, trust)
        if (entry) found.push({ entry, node })
      }
    }
  }
  return found
}

const SENDING = /(?:gui|nop) (?:(?:ve|cho) [^;.]{0,60})?(?:ket qua|so lieu)[^;.]{0,160} tong hop(?: |$)/

const PERIOD = /^(?:va )?(?:dinh ky )?(?:nam|ca nam|quy|thang|\d+ thang|tong ket|so ket|truoc|cham nhat|lan)(?: |$)/

/** Of a long sentence with several duties, the piece between semicolons that speaks of reports; its dates may stand before. */
function clausesOf(text: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = []
  let from = 0
  for (const match of text.matchAll(/;\s+/gu)) {
    parts.push({ text: text.slice(from, match.index), start: from })
    from = match.index + match[0].length
  }
  parts.push({ text: text.slice(from), start: from })
  const reporting: { text: string; start: number }[] = []
  for (const part of parts) {
    const previous = reporting.at(-1)
    if (/bao c[a-z0-9]{1,2}o|tong hop, bao/.test(fold(part.text))) reporting.push(part)
    // "báo cáo 6 tháng trước 10/6; năm trước 05/12": the second period needs no verb.
    else if (previous && PERIOD.test(plain(part.text)) && monthDaysIn(part.text).days.length > 0)
      previous.text = text.slice(previous.start, part.start + part.text.length)
  }
  const dated = reporting.filter(part => monthDaysIn(part.text).days.length > 0)
  if (parts.some(part => monthDaysIn(part.text).days.length > 0) && dated.length === 0) return [{ text, start: 0 }]
  return reporting.length > 0 ? reporting : [{ text, start: 0 }]
}

function readReport(node: Node, text: string, start: number, agencies: AgencyContext, trust: number): ReportingReading | null {
  const { days, start: from, end: to } = monthDaysIn(text)
  const folded = plain(text)
  const when = WHEN.exec(text)
  const sends =
    /(?:gui|ve |cho |bao cao (?:ve )?(?:uy ban|ubnd|so |chu tich|ban |tinh uy))|tong hop bao cao|bao cao (?:ket qua|tien do|tinh hinh|ve tien do)/.test(
      folded,
    )
  if (days.length === 0 && !when && !sends) return null
  // "Báo cáo UBND các nội dung cần sửa đổi" is not a report on the plan.
  if (days.length === 0 && !/ket qua|tinh hinh|tien do|dinh ky|bao cao cong tac|che do bao cao/.test(folded) && !agencies.noisy)
    return null
  if (days.length === 0 && /(?:trinh|tham muu)[^;.]{0,80}bao cao (?:de xuat|kinh te)/.test(folded)) return null
  const offset = node.offset + start
  const frequency = frequencyOf(text, days.length)
  const span = dueSpan(text, from, to, when)
  const who = whoOf(node, text, agencies)
  const receiver = receiverOf(text, agencies)
  const dueSource = span ? sourceOf(node.line, offset + span.start, offset + span.end) : null
  return {
    section: node.path,
    clause: null,
    who: read(
      who.name,
      who.node ? sourceOf(who.node.line) : sourceOf(node.line, offset, offset + text.length),
      trust * 0.9,
      who.name === null ? 'Không rõ ai phải báo cáo.' : null,
    ),
    to: read(
      receiver?.name ?? null,
      receiver ? sourceOf(node.line, offset + receiver.start, offset + receiver.end) : null,
      trust * 0.85,
      receiver ? null : 'Không rõ báo cáo gửi về đâu.',
    ),
    dueText: read(span ? text.slice(span.start, span.end) : null, dueSource, trust),
    monthDay: read(days, days.length > 0 ? dueSource : null, trust, days.length === 0 ? 'Không ghi ngày báo cáo.' : null),
    frequency: read<Frequency | null>(
      frequency,
      dueSource,
      trust * 0.9,
      frequency === null && days.length > 0 ? 'Không rõ báo cáo một lần hay hằng năm.' : null,
    ),
  }
}

/** From "định kỳ" or "trước ngày" to "hằng năm" and the brackets after it. */
function dueSpan(text: string, from: number, to: number, when: RegExpExecArray | null): { start: number; end: number } | null {
  let start = from
  let end = to
  if (start < 0) {
    if (!when) return null
    start = when.index
    end = when.index + when[0].length
  } else {
    const before =
      /(?:(?:định kỳ|dinh ky|binh ky|hằng năm|hàng năm|6 tháng|hằng quý|hàng quý|báo cáo)?[\s,(]*(?:h[ằà]ng (?:năm|quý|tháng))?[\s,(]*(?:(?:trước|chậm nhất|truoc|vào)[\s\p{L}]{0,14})?)$/iu.exec(
        text.slice(0, start),
      )
    if (before) start -= before[0].replace(/^(?:báo cáo)?[\s,(]+/iu, '').length
    const after =
      /^[\s)]*(?:của\s+)?(?:h[ằàa]ng|mỗi|cuối|hing|héng)?\s*(?:năm|quý|tháng|nam)?(?:\s*\([^)]{4,60}\)|\s+hoặc đột xuất(?: khi có yêu cầu)?)?/iu.exec(
        text.slice(end),
      )
    if (after) end += after[0].trimEnd().length
  }
  return { start, end }
}

function whoOf(node: Node, text: string, agencies: AgencyContext): { name: string | null; node: Node | null } {
  for (let current: Node | null = node; current; current = current.parent) {
    const holder = current.parent === null ? null : holderOf(current, agencies)
    if (holder) return { name: holder.name, node: current }
  }
  const opened = /(?:yêu cầu|đề nghị|giao)\s+(?=(?:các|giám đốc|thủ trưởng|sở|ubnd|ủy ban))/iu.exec(node.text)
  for (const [source, at] of opened
    ? ([[node.text, opened.index + opened[0].length]] as const)
    : ([
        [text, 0],
        [node.text, 0],
      ] as const)) {
    const reader = listReader(source, agencies, false)
    for (let index = 0; index < Math.min(reader.words.length, 60); index++) {
      if ((reader.words[index]?.start ?? 0) < at) continue
      const list = reader.at(index)
      if (!list) continue
      if (/(?:về|gửi|cho|của|với|báo cáo)\s*$/iu.test(source.slice(0, list.start))) {
        index = list.to - 1
        continue
      }
      // Who reports stands before the verb.
      if (/báo cáo/iu.test(source.slice(0, list.start))) break
      return { name: trimmed(source.slice(list.start, list.end)), node: null }
    }
  }
  return { name: null, node: null }
}

/** The body to which the report goes, with "(qua …)" where that is said. */
function receiverOf(text: string, agencies: AgencyContext): { name: string; start: number; end: number } | null {
  const reader = listReader(text, agencies, false)
  const { words } = reader
  const report = findPhrase(words, ['báo cáo'], agencies.noisy)
  let fallback: { name: string; start: number; end: number } | null = null
  for (let index = report ? Math.max(0, report.from - 14) : 0; index < words.length; index++) {
    const before = words[index - 1]?.fold ?? ''
    const two = `${words[index - 2]?.fold ?? ''} ${before}`
    const direct = before === 've' || before === 'gui' || before === 'cho' || (agencies.noisy && /^v[a-z]$/.test(before))
    const reported = two === 'bao cao' || (agencies.noisy && /^bao c[a-z0-9]{1,3}o?$/.test(two))
    if (!direct && !reported) continue
    const list = reader.at(index)
    if (!list || list.start !== words[index]?.start) continue
    const piece = list.pieces[0]
    if (!piece) continue
    let end = piece.end
    const through = /^\s*\((?:qua|thông qua)[^)]{3,120}\)/iu.exec(text.slice(end))
    const mention = mentionsOf({ ...list, pieces: [piece] }, text, agencies)[0]
    let name = mention?.name ?? text.slice(piece.start, end)
    if (through) {
      end += through[0].length
      name = `${name}${through[0]}`
    }
    if (direct) return { name, start: piece.start, end }
    fallback ??= { name, start: piece.start, end }
  }
  return fallback
}
