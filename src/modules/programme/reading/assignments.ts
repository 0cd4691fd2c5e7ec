import { agencyHeading, listReader, mentionsOf, readAgencyCell, type AgencyContext, type AgencyList } from './agencies.ts'
import { VERBS } from './bodies.ts'
import { isTimeText } from './due.ts'
import { spoken } from './lexicon.ts'
import { labelsIn } from './meaning.ts'
import type { AgencyMention } from './types.ts'
import { findPhrase, phraseAt, plain, wordsOf } from './words.ts'

export type Span = { start: number; end: number }
/** What a sentence or header says about who does it, with whom and by when. Spans are offsets into the text. */
export type Assignment = {
  lead: AgencyMention[]
  leadSpan: Span | null
  /** stated: "chủ trì", "Giao …", a label; subject: the sentence merely begins with a body. */
  leadBy: 'stated' | 'subject' | null
  coordinate: AgencyMention[]
  coordinateSpan: Span | null
  time: string | null
  timeSpan: Span | null
  product: string | null
  /** The text proper, without labels that follow it. */
  body: string
}

const union = (a: AgencyMention[], b: AgencyMention[]): AgencyMention[] => [
  ...a,
  ...b.filter(mention => !a.some(other => plain(other.name) === plain(mention.name))),
]
export const mergeMentions = union

const GIVING = new Set(['giao', 'do', 'cho', 'nghị', 'cầu', 'công', 'đó'])

/** "Văn phòng A (chủ trì); các sở (phối hợp)" put as labels: "Chủ trì: Văn phòng A; Phối hợp: các sở". */
export const rolesAsLabels = (text: string): string => {
  const parts = [...text.matchAll(/([^()]+?)\s*\((?:cơ quan |đơn vị )?(chủ trì|phối hợp)\)/giu)]
  if (parts.length === 0 || !parts.some(part => /chủ trì/iu.test(part[2] ?? ''))) return text
  return parts
    .map(
      part =>
        `${/chủ/iu.test(part[2] ?? '') ? 'Chủ trì' : 'Phối hợp'}: ${(part[1] ?? '').replace(/^[\s;,.-]+|[\s;,.-]+$/gu, '')}`,
    )
    .join('; ')
}

/**
 * What a cell or value that may name both says: "Sở A chủ trì, phối hợp Sở B", "- Chủ trì: Sở A - Phối hợp: Sở B", "Sở A".
 * `lines`: the lines of a cell as they are printed, where they are known.
 */
export function readBodies(text: string, context: AgencyContext, lines: readonly string[] = []): Assignment {
  const bare = rolesAsLabels(text.replace(/^\s*[-–+•]\s*/u, ''))
  // "Sở A/ Sở B, Sở C" under "Cơ quan chủ trì/phối hợp"; a stroke within a name has no space beside it.
  const parted =
    /^([^/]+?)(?:\s+\/\s*|\s*\/\s+)(?=\p{Lu}|các\s)(.+)$/su.exec(bare) ??
    /^([^/]+?)\/(?=(?:sở|ubnd|ủy ban|công an|các|hội|ban|văn phòng|bộ|tỉnh đoàn|thành đoàn)\s)(\p{Lu}.+)$/isu.exec(bare)
  // Bodies each on a line of its own under that heading: the first leads. A line that merely was too long ends within a name.
  const [first = '', ...others] = lines.map(line => line.replace(/^\s*[-–+•]\s*|[\s;.]+$/gu, ''))
  const [leader, ...helpers] = others.length > 0 && !/chủ trì|phối hợp/iu.test(bare) ? readAgencyCell(bare, context) : []
  if (leader && helpers.length > 0 && plain(leader.asWritten) === plain(first) && !/[,/]$/u.test(first))
    return readAssignment(`Chủ trì: ${first}; Phối hợp: ${others.join('; ')}`, context)
  // Exports of text put those lines one after the other: two names with nothing between them.
  const [one, two] = listReader(bare, context, true).at(0)?.pieces ?? []
  if (one && two && /^\s+$/.test(bare.slice(one.end, two.start)) && !/chủ trì|phối hợp/iu.test(bare))
    return readAssignment(`Chủ trì: ${bare.slice(0, one.end)}; Phối hợp: ${bare.slice(two.start)}`, context)
  const labelled = parted && !/chủ trì|phối hợp/iu.test(bare) ? `Chủ trì: ${parted[1] ?? ''}; Phối hợp: ${parted[2] ?? ''}` : bare
  return readAssignment(/chủ trì|phối hợp/iu.test(labelled) ? labelled : `Chủ trì: ${labelled}`, context)
}

/** Reads who leads, who coordinates and by when from one paragraph. */
export function readAssignment(text: string, context: AgencyContext): Assignment {
  const labels = labelsIn(text)
  const firstLabel = labels.find(label => label.start > 0)
  const body = firstLabel ? text.slice(0, firstLabel.start).replace(/[\s(;,–-]+$/u, '') : text
  const result: Assignment = {
    lead: [],
    leadSpan: null,
    leadBy: null,
    coordinate: [],
    coordinateSpan: null,
    time: null,
    timeSpan: null,
    product: null,
    body,
  }
  for (const label of labels) {
    const span = { start: label.valueStart, end: label.end }
    if (label.meaning === 'lead' || label.meaning === 'agencies') {
      const inner = readSentence(label.value, context)
      const lead =
        inner.leadBy === 'stated' && inner.lead.length > 0
          ? inner.lead
          : readAgencyCell(label.value.split(/[,;]?\s*(?:và\s+)?phối hợp(?:\s+(?:với|cùng))?\s*:?/iu)[0] ?? '', context)
      result.lead = union(result.lead, lead)
      if (lead.length > 0) Object.assign(result, { leadSpan: result.leadSpan ?? span, leadBy: 'stated' })
      result.coordinate = union(result.coordinate, inner.coordinate)
    } else if (label.meaning === 'coordinate') {
      result.coordinate = union(result.coordinate, readAgencyCell(label.value, context))
      result.coordinateSpan ??= span
    } else if (label.meaning === 'time' && result.time === null) {
      result.time = label.value
      result.timeSpan = { start: label.valueStart, end: label.valueStart + label.value.length }
    } else if (label.meaning === 'product') result.product ??= label.value
  }
  if (labels[0]?.start === 0) return result
  const sentence = readSentence(body, context)
  if (result.lead.length === 0)
    Object.assign(result, { lead: sentence.lead, leadSpan: sentence.leadSpan, leadBy: sentence.leadBy })
  result.coordinate = union(sentence.coordinate, result.coordinate)
  result.coordinateSpan = sentence.coordinateSpan ?? result.coordinateSpan
  if (result.time === null) {
    const time = timeIn(body, context.noisy)
    if (time) Object.assign(result, { time: body.slice(time.start, time.end), timeSpan: time })
  }
  return result
}

/** The sentence patterns: "A chủ trì, phối hợp với B …", "Giao A …", "… do A chủ trì", "A, B tổ chức …:". */
function readSentence(text: string, context: AgencyContext): Omit<Assignment, 'time' | 'timeSpan' | 'product' | 'body'> {
  const { noisy } = context
  const reader = listReader(text, context, false)
  const { words } = reader
  const gap = (index: number): string => text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? text.length)
  const result: Omit<Assignment, 'time' | 'timeSpan' | 'product' | 'body'> = {
    lead: [],
    leadSpan: null,
    leadBy: null,
    coordinate: [],
    coordinateSpan: null,
  }
  const setLead = (list: AgencyList, by: 'stated' | 'subject'): void => {
    result.lead = union(result.lead, mentionsOf(list, text, context))
    result.leadSpan ??= { start: list.start, end: list.end }
    result.leadBy = by
  }
  // "A … chủ trì"
  for (let from = 0, guard = 0; guard < 6; guard++) {
    const found = findPhrase(words, ['chủ trì'], noisy, from)
    if (!found) break
    from = found.to
    const starts: number[] = []
    for (let index = 0; index < found.from; index++)
      if (index === 0 || /[.;:(]/.test(gap(index)) || GIVING.has(spoken(words[index - 1]?.raw ?? ''))) starts.push(index)
    for (const start of starts.toReversed().concat(starts)) {
      const list = reader.at(start)
      if (!list) continue
      const between = words
        .slice(list.to, found.from)
        .map(word => word.fold)
        .join(' ')
      // "Sở A (Chi cục B) chủ trì": what stands in the brackets only tells which part of A.
      const inBrackets = /^[^(]*\)/.test(text.slice(list.end, words[found.from]?.start ?? 0))
      if (
        list.to <= found.from &&
        !inBrackets &&
        /^(?:(?:la|se|duoc giao|lam|la co quan|la don vi|co trach nhiem|chiu trach nhiem|dau moi)\s?)*$/.test(between)
      ) {
        setLead(list, 'stated')
        break
      }
    }
    if (result.lead.length > 0) break
  }
  // "… (Ban A; thường xuyên)": in closing brackets a body beside a time does the work.
  const closing = /\(([^();]{6,160});\s*([^();]{4,60})\)[\s.;]*$/u.exec(text)
  if (result.lead.length === 0 && closing && isTimeText((closing[2] ?? '').replace(/^thời gian\s*:\s*/iu, ''))) {
    const named = agencyHeading(closing[1] ?? '', context)
    if (named && /^[\s.,]*$/.test(named.rest)) {
      const start = closing.index + 1
      Object.assign(result, { lead: named.mentions, leadSpan: { start, end: start + named.restStart }, leadBy: 'stated' })
    }
  }
  // "Giao A …", and the body with which the paragraph begins.
  if (result.lead.length === 0) {
    const giving = /^(?:giao|phân công|đề nghị|yêu cầu)(?:\s+cho)?$/u
    const opening = giving.test(spoken(`${words[0]?.raw ?? ''} ${words[1]?.raw ?? ''}`))
      ? 2
      : giving.test(spoken(words[0]?.raw ?? ''))
        ? 1
        : 0
    const list = reader.at(opening)
    // "Thống kê, đánh giá …" is what is done, not the statistics office.
    if (list && !/^thống kê$/iu.test(text.slice(list.start, list.end).trim())) {
      const rest = text.slice(list.end)
      const resolved = list.pieces.every(piece => piece.entry !== null)
      const known = resolved || !noisy
      const bare = /^\s*[:.]?\s*$/.test(rest)
      const acts = verbFollows(words, list.to, rest, noisy) || (noisy && resolved && /:\s*$/.test(rest))
      if (known && (bare ? /:\s*$/.test(rest) || opening > 0 : acts)) setLead(list, opening > 0 ? 'stated' : 'subject')
    }
  }
  /** A list of bodies that begins after a stop or a comma and goes on to the word given, the longest first. */
  function listEndingAt(end: number): AgencyList | null {
    for (let index = 0; index < end; index++) {
      if (index === 0 || !/[;.,:(]/.test(gap(index))) continue
      const list = reader.at(index)
      if (list && list.to === end && list.start === words[index]?.start) return list
    }
    return null
  }
  // "phối hợp với B", "hợp tác, liên kết với B", "(cùng) với B"
  for (let from = 0, guard = 0; guard < 12; guard++) {
    const found = findPhrase(words, ['phối hợp', 'hợp tác', 'liên kết'], noisy, from)
    if (!found) break
    from = found.to
    let at = found.to
    const isWith = (index: number): boolean =>
      /^(?:với|cùng)$/u.test(spoken(words[index]?.raw ?? '')) || (noisy && /^v[a-z0-9&]{1,2}i$/.test(words[index]?.fold ?? ''))
    let joined = false
    for (let step = 0; step < 4 && at < words.length; step++, at++) {
      if (/[.;:]/.test(gap(at)) && at > found.to) break
      if (isWith(at)) {
        joined = true
        at++
        if (isWith(at)) at++
        break
      }
      if (
        !/^(?:chặt|chẽ|thường|xuyên|tốt|hiệu|quả|cùng|chat|che|chit|liên|kết|lien|ket|hợp|tác|hop|tac|triển|khai)$/u.test(
          spoken(words[at]?.raw ?? ''),
        )
      )
        break
    }
    const first = joined ? at : found.to
    // "A chủ trì; B, C phối hợp": those who help stand before the word.
    const helpers = !joined && result.lead.length > 0 ? listEndingAt(found.from) : null
    if (helpers) {
      const mentions = mentionsOf(helpers, text, context)
      result.coordinate = union(
        result.coordinate,
        mentions.filter(mention => !result.lead.some(lead => plain(lead.name) === plain(mention.name))),
      )
      result.coordinateSpan ??= { start: helpers.start, end: helpers.end }
      continue
    }
    // Without "với" a proper name or a group must follow: "phối hợp Sở A", "phối hợp các sở", not "phối hợp tổ chức".
    const collective = /^(?:các|ngành|sở|ubnd|địa|chính)$/u.test(spoken(words[first]?.raw ?? ''))
    if (!joined && (noisy || !(words[first]?.capital || collective))) continue
    const list = reader.at(first)
    if (!list || list.start > (words[first]?.start ?? 0)) continue
    const mentions = mentionsOf(list, text, context).filter(
      mention => !result.lead.some(lead => plain(lead.name) === plain(mention.name)),
    )
    result.coordinate = union(result.coordinate, mentions)
    result.coordinateSpan ??= { start: list.start, end: list.end }
    from = Math.max(from, list.to)
  }
  return result
}

const ACTING = new Set(VERBS.map(plain).filter(verb => !/^(?:nhu|theo|khi|bang|do|tai|tu|vao|truoc|sau)$/.test(verb)))
function verbFollows(words: ReturnType<typeof wordsOf>, at: number, rest: string, noisy: boolean): boolean {
  if (/^\s*\(/.test(rest)) return false
  if (/^\s*,?\s*(?:theo|căn cứ)\s+(?:chức năng|thẩm quyền|nhiệm vụ|lĩnh vực|phạm vi)/iu.test(rest)) return true
  const one = words[at]?.fold ?? ''
  const two = `${one} ${words[at + 1]?.fold ?? ''}`
  if (ACTING.has(one) || ACTING.has(two) || ACTING.has(`${two} ${words[at + 2]?.fold ?? ''}`)) return true
  return (
    noisy &&
    ['phối hợp', 'chủ trì', 'tổ chức', 'triển khai', 'thực hiện'].some(
      phrase => phraseAt(words, at, phrase, true) !== null || phraseAt(words, at + 1, phrase, true) !== null,
    )
  )
}

const TIME_END =
  /(?:xong\s+)?(?:trước|trong|vào|dự kiến(?:\s+vào)?|chậm nhất(?:\s+là)?(?:\s+trước)?)\s+(?:ngày\s+)?(?:quý\s+[IVX1-4]+|tháng\s+\d{1,2}|năm|\d{1,2}\/\d{1,2}|\d{1,2}\/|\d{1,2}\s+tháng\s+\d{1,2})?[\s/,-]*(?:năm\s+)?\d{4}$/iu
/** "…, hoàn thành trong Quý II": the year is that of the plan. */
const WITHOUT_YEAR =
  /(?:hoàn thành|xong)\s+(?:trước|trong|vào)\s+(?:ngày\s+)?(?:quý\s+(?:IV|I{1,3}|[1-4])|tháng\s+\d{1,2}|\d{1,2}(?:\/|\s+tháng\s+)\d{1,2})$/iu
const BEFORE_DAY =
  /(?:trước|chậm nhất(?:\s+là)?)\s+(?:ngày\s+)?\d{1,2}\s*(?:\/\s*\d{1,2}\s*\/|tháng\s+\d{1,2}\s+năm)\s*\d{4}(?!\d)/giu
/** "… định kỳ hằng quý", "…; mỗi năm ít nhất 02 lớp" at the end of the sentence. */
const REPEATED =
  /\s(?:định kỳ\s+)?(?:h[ằà]ng (?:năm|quý|tháng|tuần|ngày)|thường xuyên)$|[;,]\s*mỗi (?:năm|quý|tháng)\s[^;,.]{3,40}$|\d{1,3}\s(?:\p{L}+\s){0,2}\p{L}+\s?\/\s?(?:tuần|tháng|quý|năm)$/iu
const FINISHED =
  /(?<!đã\s)(?<!sau khi\s)hoàn thành\s+(?:[\p{L}]+\s+){0,4}?(?=(?:trước|trong|vào|chậm|đến|năm|quý|tháng)\s)(?:[\p{L}\s]{2,24}?)?(?:[\dIVX]{1,4}[\s/.-]*(?:tháng|năm|quý)?[\s/.-]*){1,4}/iu

/**
 * The time a task states within its own sentence: a closing sentence ("Hoàn thành trong năm 2025.", "Nhiệm vụ thường xuyên."),
 * brackets, an opening ("Hằng năm, …"), or "hoàn thành trước …". Years inside names of other documents are not times.
 */
export function timeIn(text: string, noisy: boolean): Span | null {
  const sentences = [...text.matchAll(/[^.;]+(?:\.(?=\d)[^.;]*)*[.;]?/gu)]
  const last = sentences.at(-1)
  const tail = last?.[0] ?? ''
  const at = (last?.index ?? 0) + (tail.length - tail.trimStart().length)
  const clean = tail.trim().replace(/[\s.;/]+$/u, '')
  if (isTimeText(clean) && (sentences.length > 1 || clean.length < text.length)) return { start: at, end: at + clean.length }
  if (noisy) {
    const found = noisyMarker(text)
    if (found) return found
  }
  const brackets = [...text.matchAll(/\(([^()]{4,60})\)/gu)].findLast(
    // "Tháng hành động quốc gia (tháng 12)": when a known day or month is kept, not when the work must be done.
    match => isTimeText(match[1] ?? '') && !(/^(?:ngày |tháng )?[\d/]+$/iu.test(match[1] ?? '') && !/\d{4}/.test(match[1] ?? '')),
  )
  if (brackets && text.length - brackets.index < brackets[0].length + 12)
    return { start: brackets.index + 1, end: brackets.index + brackets[0].length - 1 }
  const opening = /^[^,:]{4,45}(?=[,:])/u.exec(text)
  if (opening && isTimeText(opening[0]) && !/^thường xuyên/iu.test(opening[0])) return { start: 0, end: opening[0].length }
  const finished = FINISHED.exec(text)
  if (finished && /\d{4}/.test(finished[0]))
    return { start: finished.index, end: finished.index + finished[0].replace(/[\s./-]+$/u, '').length }
  const stripped = text
    .replace(/[\s.;/]+$/u, '')
    // "… trong tháng 11/2026 (Sở A chủ trì)"
    .replace(/\s*\([^()]*(?:chủ trì|phối hợp)[^()]*\)$/iu, '')
  const end = TIME_END.exec(stripped)
  if (end && !/(?:giai đoạn|kế hoạch|chương trình|quy hoạch|số liệu|kết quả)\s+\S*\s*$/iu.test(stripped.slice(0, end.index)))
    return { start: end.index, end: stripped.length }
  const soon = WITHOUT_YEAR.exec(stripped)
  if (soon) return { start: soon.index, end: stripped.length }
  // "…, báo cáo UBND tỉnh trước ngày 30/6/2026 để trình HĐND": one strict day inside of the sentence.
  const within = [...stripped.matchAll(BEFORE_DAY)]
  const [day] = within
  if (
    day &&
    within.length === 1 &&
    !/(?:được|đã|ban hành|phát sinh|hiệu lực|đăng ký|cấp)(?:\s+\S+){0,3}\s*$/iu.test(stripped.slice(0, day.index))
  )
    return { start: day.index, end: day.index + day[0].length }
  const repeated = REPEATED.exec(stripped)
  return repeated ? { start: stripped.length - repeated[0].trimStart().length, end: stripped.length } : null
}

/** In untrustworthy letters: the closing words that come nearest to a marker of time. */
function noisyMarker(text: string): Span | null {
  const words = wordsOf(text)
  const tail = Math.max(0, words.length - 8)
  const ongoing = findPhrase(words, ['nhiệm vụ thường xuyên'], true, tail)
  if (ongoing && ongoing.to >= words.length)
    return { start: words[ongoing.from]?.start ?? 0, end: words[ongoing.to - 1]?.end ?? text.length }
  const finished = findPhrase(words, ['hoàn thành'], true, tail)
  if (finished && /^(?:19|20)\d{2}$/.test(words.at(-1)?.fold ?? ''))
    return { start: words[finished.from]?.start ?? 0, end: words.at(-1)?.end ?? text.length }
  return null
}

/** Whether the noisy words mean "nhiệm vụ thường xuyên". */
export const meansOngoing = (text: string): boolean =>
  findPhrase(wordsOf(text), ['nhiệm vụ thường xuyên', 'thường xuyên'], true) !== null
