import { agencyHeading, listReader, mentionsOf, type AgencyContext } from './agencies.ts'
import { read } from './fields.ts'
import { sourceOf } from './lines.ts'
import type { Node } from './outline.ts'
import type { AgencyMention, Read, ResponsibilityReading } from './types.ts'
import { capitalised, findPhrase, plain, trimmed, wordsOf } from './words.ts'

const OPENING = /^(?:(?:đối với|đề nghị|giao cho|giao|trách nhiệm của|nhiệm vụ của)\s*:?\s+)/iu

type Holder = { name: string; mentions: AgencyMention[]; node: Node; start: number; end: number; sure: boolean }

/** Who a heading of "Tổ chức thực hiện" is about. A short heading is taken whole: bodies named in it share the duties. */
export function holderOf(node: Node, agencies: AgencyContext): Holder | null {
  const opening = OPENING.exec(node.text)?.[0] ?? ''
  const heading = agencyHeading(node.text, agencies)
  if (!heading) return null
  const whole = trimmed(node.text.slice(opening.length))
  const short = wordsOf(whole).length <= 34 && !/[.;]\s*$/.test(node.text)
  const ends = /^[\s:;.]*$/.test(heading.rest)
  if (
    node.children.length > 0 &&
    short &&
    (ends || /^[\s,;]|^\s+(?:và|trên|thuộc|có|hoạt|liên|của|tại|cấp|-)/u.test(heading.rest))
  )
    return {
      name: named(whole, heading.mentions, agencies),
      mentions: heading.mentions,
      node,
      start: node.offset + opening.length,
      end: node.offset + node.text.length,
      sure: ends || !agencies.own,
    }
  if (ends)
    return {
      name: named(whole, heading.mentions, agencies),
      mentions: heading.mentions,
      node,
      start: node.offset + opening.length,
      end: node.offset + node.text.length,
      sure: true,
    }
  return null
}

/** One body gets its canonical name, several stay as the heading joins them. */
const named = (written: string, mentions: AgencyMention[], agencies: AgencyContext): string => {
  const only = mentions[0]
  if (agencies.own && mentions.length === 1 && only) return only.name
  if (agencies.noisy && mentions.length > 0) return mentions.map(mention => mention.name).join(', ')
  return agencies.own ? capitalised(written) : written
}

const DIFFICULTY =
  /^(?:trong (?:qua trinh|khi)|qua trinh|neu|truong hop)[^.]{0,80}(?:kho khan|vuong mac|phat sinh|can (?:thiet )?sua doi|dieu chinh)/
export const isDifficulty = (text: string, noisy = false): boolean =>
  DIFFICULTY.test(plain(text)) ||
  (noisy && findPhrase(wordsOf(text), ['trong quá trình thực hiện', 'khó khăn, vướng mắc'], true) !== null)

/** The duties of "Tổ chức thực hiện": one for each lowest item, under the body its heading names. */
export function dutiesOf(parts: Node[], agencies: AgencyContext, trust: number): { duty: ResponsibilityReading; node: Node }[] {
  const found: { duty: ResponsibilityReading; node: Node }[] = []
  const add = (node: Node, holder: Holder | null, start: number): void => {
    const text = node.text.slice(start).trim()
    if (plain(text).split(' ').length < 3) return
    const source = holder ? sourceOf(holder.node.line, holder.start, holder.end) : null
    const agency: Read<string> = holder
      ? read(
          holder.name,
          source,
          trust * 0.96,
          agencies.own && holder.mentions.some(mention => mention.kind === 'unresolved')
            ? `Chưa có trong danh mục cơ quan: ${holder.name}.`
            : null,
        )
      : read('', null, 0.4, 'Không rõ trách nhiệm này thuộc cơ quan nào.')
    found.push({
      node,
      duty: {
        section: node.path,
        order: found.filter(entry => entry.duty.section === node.path).length + 1,
        clause: null,
        agency,
        agencies: holder?.mentions ?? [],
        text: read(text, sourceOf(node.line, node.offset + start), trust),
      },
    })
  }
  const visit = (node: Node, holder: Holder | null): void => {
    // A footnote that stands after the last item is no duty.
    if (node.line.table || /^\[\d+\]/.test(node.text)) return
    if (node.role !== 'organisation' && node.role !== 'reporting') {
      for (const child of node.children) visit(child, holder)
      return
    }
    const own = node.parent === null ? null : holderOf(node, agencies)
    const current = own ?? holder
    const items = node.children.filter(child => !child.line.table)
    if (items.length > 0) {
      if (!own && node.parent !== null) {
        const subject = subjectOf(node, agencies)
        for (const child of items) visit(child, subject?.holder ?? holder)
        return
      }
      for (const child of items) visit(child, current)
      return
    }
    if (node.parent === null || own) return
    // The last paragraphs of the part speak to everybody; they are no duty of the body above them.
    if (node.mark === null && (node.parent.parent === null || isClosing(node.text))) return
    if (node.mark === null && isDifficulty(node.text, agencies.noisy)) return
    const subject = holder ? null : subjectOf(node, agencies)
    add(node, current ?? subject?.holder ?? null, subject?.textStart ?? 0)
  }
  for (const part of parts) visit(part, null)
  return found
}

export const isClosing = (text: string): boolean =>
  /^(?:tren day la|(?:uy ban nhan dan|ubnd)[^.]{0,40}(?:yeu cau|de nghi|giao)|yeu cau (?:cac|giam doc|thu truong)|trong qua trinh)/.test(
    plain(text),
  )

/** "1. Sở Y tế có trách nhiệm …": the body is the subject. After "Căn cứ …, các sở …" it comes later in the sentence. */
function subjectOf(node: Node, agencies: AgencyContext): { holder: Holder; textStart: number } | null {
  const text = node.text
  const opening = OPENING.exec(text)?.[0] ?? ''
  const reader = listReader(text, agencies, false)
  const words = reader.words
  for (let at = 0; at < Math.min(words.length, 60); at++) {
    const start = words[at]?.start ?? 0
    const begins =
      start <= opening.length ||
      /[,:;]\s*$/.test(text.slice(0, start)) ||
      /(?:^|\s)(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?$/iu.test(text.slice(0, start)) ||
      (isDifficulty(text) && words[at]?.fold === 'cac')
    if (!begins) continue
    const list = reader.at(at)
    if (!list) continue
    const rest = text.slice(list.end)
    if (!/^\s*[:,]?\s*\p{Ll}/u.test(rest) && !/^\s*:/.test(rest)) continue
    const mentions = mentionsOf(list, text, agencies)
    const colon = /^\s*:\s*/.exec(rest)
    const holder: Holder = {
      name: named(trimmed(text.slice(list.start, list.end)), mentions, agencies),
      mentions,
      node,
      start: node.offset + list.start,
      end: node.offset + list.end,
      sure: false,
    }
    return { holder, textStart: colon && start <= opening.length ? list.end + colon[0].length : 0 }
  }
  return null
}
