import { FALSE_HEADS, HEADS, NOUN_BEFORE_VERB, SECTOR_ABBREVIATIONS, VERBS } from './bodies.ts'
import { continuesGroup } from './continuation.ts'
import { nameAt, resolveName, spoken, type Entry, type Lexicon } from './lexicon.ts'
import type { AgencyMention } from './types.ts'
import { capitalised, phraseAt, plain, trimmed, wordsOf, type Word } from './words.ts'

/** What is needed to recognise bodies in one document. `own`: the plan is of the directory's province. */
export type AgencyContext = { lexicon: Lexicon; noisy: boolean; own: boolean }

/** A named body with its place in the text; `head` is a word the text left out ("Sở A, B" names "Sở B"). */
export type Piece = { start: number; end: number; entry: Entry | null; distance: number; head: string }
export type AgencyList = { pieces: Piece[]; /** index of the word after the list */ to: number; start: number; end: number }

type Phrases = Map<string, string[][]>
const byFirst = (phrases: readonly string[]): Phrases => {
  const map: Phrases = new Map()
  for (const phrase of phrases) {
    const parts = phrase.split(' ')
    const list = map.get(parts[0] ?? '')
    if (list) list.push(parts)
    else map.set(parts[0] ?? '', [parts])
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length)
  return map
}
const longestAt = (phrases: Phrases, word: (index: number) => string | undefined, at: number): number => {
  for (const parts of phrases.get(word(at) ?? '') ?? [])
    if (parts.every((part, index) => word(at + index) === part)) return parts.length
  return 0
}

const SPOKEN_HEADS = byFirst(HEADS)
const SPOKEN_VERBS = byFirst(VERBS)
const FOLDED_HEADS = byFirst(HEADS.map(plain).filter(head => head.length > 3))
const FOLDED_VERBS = byFirst(VERBS.map(plain).filter(verb => verb.length > 4))
const FALSE_HEADS_FOLDED =
  /^(?:ban (?:hanh|giao)|hoi (?:nghi|thao|thi|cho)|bo (?:tri|sung|tieu chi)|bao (?:dam|cao|ve)|so hoa|to chuc (?!chinh tri|xa hoi|khoa hoc)|vien thong|quy hoach|phong |co so du lieu)/
const QUANTIFIERS = byFirst([
  'các',
  'những',
  'một số',
  'tất cả các',
  'toàn thể',
  'từng',
  'mỗi',
  'toàn bộ các',
  'cac',
  'nhung',
  'mot so',
])
const JOINERS = new Set(['và', 'hoặc', 'cùng', 'hay', '&'])
const FOLDED_JOINERS = new Set(['va', 'hoac', '&'])
const SUFFIXES = byFirst(
  'tỉnh,thành phố,tp,tỉnh ủy,thành ủy,cấp tỉnh,cấp xã,xã,phường,đặc khu,việt nam,các cấp,liên quan,có liên quan,thuộc tỉnh,của tỉnh,của thành phố,trung ương,khu vực,chi nhánh'.split(
    ',',
  ),
)
const FOLDED_SUFFIXES = byFirst(
  'tinh,thanh pho,tp,tinh uy,thanh uy,cap tinh,cap xa,viet nam,cac cap,lien quan,co lien quan,thuoc tinh,cua tinh'.split(','),
)
const OPEN_NAMES = new Set(['Ủy ban nhân dân', 'Hội đồng nhân dân', 'Các sở, ban, ngành', 'Các sở, ngành'])
/** Villages act as a group ("các thôn, làng"); alone the word is a place. */
const SETTLEMENTS = new Set(['thôn', 'làng', 'buôn', 'ấp', 'khóm', 'khu phố', 'khu'])
const CELL_STOPS = byFirst('theo,căn cứ,trên cơ sở,tiến hành,có trách nhiệm,để,tham mưu'.split(','))

const LONG_VERBS = VERBS.map(plain).filter(verb => verb.length > 6 && verb.includes(' '))
const noisyVerb = (words: Word[], at: number): number => {
  const first = words[at]?.fold[0]
  for (const verb of LONG_VERBS) {
    const found = verb[0] === first ? phraseAt(words, at, verb, true) : null
    if (found) return found.to - found.from
  }
  return 0
}

/** Reads lists of bodies in one text. `cell`: the text holds nothing but names, so verbs do not end them. */
export function listReader(
  text: string,
  context: AgencyContext,
  cell: boolean,
): { words: Word[]; at: (index: number) => AgencyList | null } {
  const words = wordsOf(text)
  const { lexicon, noisy } = context
  // In a heading all in capitals ("UBND CÁC XÃ, PHƯỜNG") a capital says nothing.
  const shouted = words.length > 1 && text === text.toUpperCase()
  const said = (index: number): string | undefined => (words[index] ? spoken(words[index].raw) : undefined)
  const folded = (index: number): string | undefined => words[index]?.fold
  const gap = (index: number): string => text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? text.length)
  const find = (clean: Phrases, noise: Phrases, at: number): number =>
    longestAt(clean, said, at) || (noisy ? longestAt(noise, folded, at) : 0)
  const quantifierAt = (at: number): number =>
    longestAt(QUANTIFIERS, said, at) || (noisy ? longestAt(QUANTIFIERS, folded, at) : 0)
  const joinerAt = (at: number): boolean => JOINERS.has(said(at) ?? '') || (noisy && FOLDED_JOINERS.has(folded(at) ?? ''))

  const falseHead = (at: number): boolean => {
    const from = words[at]?.start ?? 0
    if (said(at) === 'phòng' && said(at - 1) === 'hải') return true
    if (FALSE_HEADS.test(`${spoken(text.slice(from, from + 60))} `)) return true
    return (
      noisy &&
      FALSE_HEADS_FOLDED.test(
        `${words
          .slice(at, at + 5)
          .map(word => word.fold)
          .join(' ')} `,
      )
    )
  }
  const headAt = (at: number, quantified: boolean): number => {
    const length = find(SPOKEN_HEADS, FOLDED_HEADS, at)
    if (length === 0) return 0
    // "các tổ chức" is always a noun; unquantified it mostly is the verb.
    if (!quantified && SETTLEMENTS.has(said(at) ?? '')) return 0
    return quantified && ['tổ', 'cấp'].includes(said(at) ?? '') ? length : falseHead(at) ? 0 : length
  }
  const verbAt = (at: number): boolean => {
    // Capitals inside of a sentence are names: "Báo Cần Thơ".
    if (!noisy && at > 0 && words[at]?.capital && !/[.:;(]\s*$/.test(gap(at)) && !/^\p{Lu}{2,}$/u.test(words[at]?.raw ?? ''))
      return false
    if (cell) return longestAt(CELL_STOPS, said, at) > 0
    const length = find(SPOKEN_VERBS, FOLDED_VERBS, at) || (noisy ? noisyVerb(words, at) : 0)
    if (length === 0) return false
    const verb = Array.from({ length }, (_, index) => said(at + index)).join(' ')
    const before = [said(at - 1) ?? '', `${said(at - 2) ?? ''} ${said(at - 1) ?? ''}`]
    if (verb === 'giao' && /^(?:thông|dịch|lưu)$/u.test(said(at + 1) ?? '')) return false
    if (/^(?:lĩnh vực|hoạt động|công tác|chuyên ngành)$/u.test(before[1] ?? '')) return false
    if ((NOUN_BEFORE_VERB[verb] ?? []).some(noun => before.includes(noun)) && !/[,;]/.test(gap(at))) return false
    // "các cơ quan, tổ chức, cá nhân": a member of the list, not the verb.
    if (
      verb === 'tổ chức' &&
      /[,/]/.test(gap(at)) &&
      (/^\s*[,/]/.test(gap(at + length)) || joinerAt(at + length) || said(at + length) === 'có' || said(at + length) === 'liên')
    )
      return false
    return true
  }
  const capitalHead = (at: number): boolean => {
    const word = words[at]
    if (!word?.capital || noisy || shouted) return false
    if (said(at) === 'các') return true
    return (
      headAt(at, false) > 0 &&
      !/^(?:Tổ|Thống|Xã|Phường|Thuế|Tỉnh|Thành|Trung|Đảng|Hội|Đoàn|Bộ|Đại|Cao|Thường|Chủ|Giám|Ngành|Báo|Đài|Công)$/u.test(
        word.raw,
      )
    )
  }

  /** Words of a name after its first ones. */
  const modifiers = (from: number, head: number): number => {
    let index = from
    for (; index < words.length && index - head < 16; index++) {
      if (/[,;:.()…\n"“”]/.test(gap(index))) break
      if (joinerAt(index)) {
        const next = words[index + 1]
        const repeated =
          next &&
          !next.capital &&
          words.slice(head, index).some(word => word.fold === next.fold && word.fold.length > 2 && word.fold !== 'cac')
        const proper =
          next?.capital &&
          words[index - 1] &&
          words.slice(head + 1, index).some(word => word.capital) &&
          headAt(index + 1, false) === 0
        if ((repeated || (proper && !noisy)) && quantifierAt(index + 1) === 0 && !verbAt(index + 1)) continue
        break
      }
      if (said(index) === 'với') break
      // "báo cáo UBND tỉnh quý, năm"
      if (/^(?:quý|năm|hằng|hàng)$/u.test(said(index) ?? '') && !words[index]?.capital) break
      if (index > head && verbAt(index)) break
      if (
        index - head >= 2 &&
        capitalHead(index) &&
        !/^(?:thuộc|của|tại|do|cho|bởi)$/u.test(said(index - 1) ?? '') &&
        !/^(?:Văn phòng|VP|Lãnh đạo|Thường trực|[Cc]ơ quan [Tt]hường trực|Chi nhánh|Tổ [Cc]ông tác|Tổ giúp việc|Hội đồng|Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Công đoàn|Trung tâm|Chi cục|Phòng|Thanh tra|Giám đốc|Chủ tịch|Cổng|Trang|Phó)/u.test(
          text.slice(words[head]?.start ?? 0),
        )
      )
        break
    }
    return index
  }
  const suffix = (from: number): number => {
    let index = from
    for (let guard = 0; guard < 4 && index < words.length; guard++) {
      if (/[,;:.()…\n]/.test(gap(index))) break
      if (said(index) === 'xã' && said(index + 1) === 'hội') break
      const length = find(SUFFIXES, FOLDED_SUFFIXES, index)
      if (length > 0 && !verbAt(index)) {
        index += length
        // "Khu vực 9"
        if (/^\d{1,2}$/.test(folded(index) ?? '') && said(index - 1) === 'vực') index++
      } else if (!noisy && words[index]?.capital && headAt(index, false) === 0 && said(index) !== 'các' && !verbAt(index)) index++
      else break
    }
    return index
  }

  type Body = { to: number; entry: Entry | null; distance: number; head: string }
  const bodyAt = (at: number, previous: Piece | null): Body | null => {
    if (at >= words.length) return null
    const quantifier = quantifierAt(at)
    const start = at + quantifier
    const named = nameAt(words, at, lexicon, noisy) ?? (quantifier > 0 ? nameAt(words, start, lexicon, noisy) : null)
    const broken = named && /[:;]|\.\s/.test(text.slice(words[start]?.start ?? 0, words[named.to - 1]?.end ?? 0))
    if (named && !broken && !(named.entry.kind === 'general' && falseHead(at))) {
      const open = OPEN_NAMES.has(named.entry.name)
      const to = open ? modifiers(named.to, at) : suffix(named.to)
      return {
        to,
        entry: to === named.to || named.entry.kind !== 'group' ? named.entry : null,
        distance: named.distance,
        head: '',
      }
    }
    const head = headAt(start, quantifier > 0)
    if (head > 0) return { to: Math.max(modifiers(start + head, start), start + head), entry: null, distance: 0, head: '' }
    // "Sở Tài chính, Nội vụ, Xây dựng": the next sector without its first word.
    if (previous && /^(?:các )?sở(?: |$)/iu.test(previous.head || text.slice(previous.start, previous.end))) {
      for (let length = Math.min(7, words.length - at); length > 0; length--) {
        const key = `so ${words
          .slice(at, at + length)
          .map(word => word.fold)
          .join(' ')}`
        const entry = lexicon.exact.get(key)
        if (entry && words[at]?.capital) return { to: at + length, entry, distance: 0, head: 'Sở ' }
      }
      const raw = /^[^\s;]+?(?=[,;.]?(?:\s|$))/u.exec(text.slice(words[at]?.start ?? 0))?.[0] ?? ''
      if (SECTOR_ABBREVIATIONS.test(raw)) {
        const end = (words[at]?.start ?? 0) + raw.length
        let to = at + 1
        while ((words[to]?.end ?? Infinity) <= end) to++
        return { to, entry: null, distance: 0, head: 'Sở ' }
      }
    }
    if (cell && !/^[a-z0-9%&]?$/.test(words[at]?.fold ?? ''))
      return { to: Math.max(modifiers(at + 1, at), at + 1), entry: null, distance: 0, head: '' }
    return null
  }

  /** Whether the noun at `at` only continues the group before it. */
  const continues = (at: number, previous: Piece, separator: string): boolean => {
    if (/[;\n]/.test(separator)) return false
    const zones = quantifierAt(at) > 0
    if (zones && !/^(?:ban quản lý|bql)\s/u.test(spoken(text.slice(previous.start, previous.end)))) return false
    const capital = (words[at]?.capital ?? false) && !noisy && !shouted
    const rest = spoken(text.slice(words[at]?.start ?? 0))
    const before = spoken(text.slice(previous.start, previous.end))
    if (zones && !/^\p{L}+\s+(?:khu|kcn|kkt|ccn|cụm)/u.test(rest)) return false
    return continuesGroup(before, rest, { capital, noisy, ends: () => headAt(at, false) > 0 || verbAt(at) })
  }

  const at = (first: number): AgencyList | null => {
    const pieces: Piece[] = []
    let index = first
    let to = first
    let separator = ''
    while (index < words.length) {
      const previous = pieces.at(-1) ?? null
      if (previous && continues(index, previous, separator)) {
        const end = Math.max(modifiers(index + 1, index), index + 1)
        previous.end = words[end - 1]?.end ?? previous.end
        const whole = resolveWhole(text.slice(previous.start, previous.end), context)
        previous.entry = whole
        to = index = end
      } else {
        const body = bodyAt(index, previous)
        if (!body || body.to <= index) break
        let end = words[body.to - 1]?.end ?? 0
        // "Ban Quản lý … (tỉnh)" and abbreviations in brackets belong to the name.
        const bracket = /^\s*\([^)]{1,40}\)/u.exec(text.slice(end))
        if (bracket && !/(?:chủ trì|phối hợp|chu tri|qua |gọi (?:tắt|chung)|nếu|trước|hoàn thành)/iu.test(bracket[0])) {
          const after = end + bracket[0].length
          if (cell) end = after
          while ((words[body.to]?.start ?? Infinity) < after) body.to++
        }
        pieces.push({ start: words[index]?.start ?? 0, end, entry: body.entry, distance: body.distance, head: body.head })
        to = index = body.to
      }
      if (index >= words.length) break
      separator = text.slice(pieces.at(-1)?.end ?? 0, words[index]?.start ?? 0)
      if (/[.…]/.test(separator.replace(/^\./, cell ? '' : '.')) || /["“”]/.test(separator)) break
      if (/:/.test(separator) && !/^(?:các\s+)?sở/iu.test(spoken(text.slice(pieces.at(-1)?.start ?? 0, pieces.at(-1)?.end ?? 0))))
        break
      if (joinerAt(index)) index++
      else if (!/[,;/\n:+-]/.test(separator) && !capitalHead(index)) break
    }
    if (pieces.length === 0) return null
    return { pieces: withoutBareHeads(pieces, text), to, start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 }
  }
  return { words, at }
}

/** "Các sở: A, B" leaves the bare "Các sở" before its members. */
const withoutBareHeads = (pieces: Piece[], text: string): Piece[] =>
  pieces.filter(
    (piece, index) => !(pieces[index + 1]?.head && /^(?:các\s+)?sở$/iu.test(text.slice(piece.start, piece.end).trim())),
  )

const resolveWhole = (name: string, context: AgencyContext): Entry | null =>
  resolveName(name, context.lexicon, context.noisy)?.entry ?? null

/** A mention of the directory's canonical name where the plan is of its province, otherwise as written. */
export function mentionOf(piece: Piece, text: string, context: AgencyContext): AgencyMention {
  const written = trimmed(`${piece.head}${text.slice(piece.start, piece.end)}`.replace(/\s+/g, ' '))
  const asWritten = written.replace(/^(?:đề nghị|giao|yêu cầu)\s*:?\s+/iu, '')
  if (context.own) {
    const whole = resolveName(asWritten, context.lexicon, context.noisy)?.entry ?? (piece.entry?.code ? piece.entry : null)
    if (whole && whole.kind !== 'general') return { name: whole.name, code: whole.code, kind: whole.kind, asWritten }
    if (context.noisy && (whole ?? piece.entry))
      return { name: (whole ?? piece.entry)?.name ?? asWritten, code: null, kind: 'unresolved', asWritten }
    return { name: capitalised(asWritten), code: null, kind: 'unresolved', asWritten }
  }
  if (context.noisy && piece.entry && piece.distance > 0)
    return { name: piece.entry.name, code: null, kind: 'unresolved', asWritten }
  return { name: asWritten, code: null, kind: 'unresolved', asWritten }
}

/** All bodies of a list, each once. */
export function mentionsOf(list: AgencyList, text: string, context: AgencyContext): AgencyMention[] {
  const mentions: AgencyMention[] = []
  for (const piece of list.pieces) {
    const mention = mentionOf(piece, text, context)
    if (mention.name && !mentions.some(other => plain(other.name) === plain(mention.name))) mentions.push(mention)
  }
  return mentions
}

/** The bodies named in a table cell or after a label such as "Cơ quan chủ trì:". */
export function readAgencyCell(text: string, context: AgencyContext): AgencyMention[] {
  const cleaned = text
    .replace(/^\s*[-–+•]\s*/u, '')
    .replace(/\n\s*[-–+•]\s*/gu, '; ')
    .replace(/(?<=[;,.])\s*[-–+•]\s+/gu, ' ')
  if (!plain(cleaned)) return []
  const long = wordsOf(cleaned).length > 45
  const reader = listReader(cleaned, context, !long)
  const mentions: AgencyMention[] = []
  for (let index = 0; index < reader.words.length;) {
    const list = reader.at(index)
    if (list)
      for (const mention of mentionsOf(list, cleaned, context))
        if (!mentions.some(other => plain(other.name) === plain(mention.name))) mentions.push(mention)
    const from: number = list ? Math.max(list.to, index + 1) : index + 1
    // After a name that goes on into a sentence, only the next sentence or part can name another body.
    const next = reader.words.findIndex(
      (word, position) => position >= from && /[;.\n]\s*$/u.test(cleaned.slice(reader.words[position - 1]?.end ?? 0, word.start)),
    )
    if (next < 0) break
    index = next
  }
  return mentions
}

/** Whether a heading is nothing but bodies ("2. Sở Tài chính", "6. Đề nghị: Hội A, Hội B"); the names without "Đề nghị". */
export function agencyHeading(
  text: string,
  context: AgencyContext,
): { name: string; mentions: AgencyMention[]; rest: string; restStart: number } | null {
  const opening = /^(?:(?:đối với|đề nghị|giao cho|giao|trách nhiệm của|nhiệm vụ của|de nghi)\s*:?\s+)?/iu.exec(text)?.[0] ?? ''
  const body = text.slice(opening.length)
  const reader = listReader(body, context, false)
  const list = reader.at(0)
  if (!list || list.start > 2) return null
  // "Các doanh nghiệp viễn thông (VNPT, Viettel)": brackets that only tell who is meant.
  const rest = body
    .slice(list.end)
    .replace(/^\s*\((?![^)]*(?:chủ trì|phối hợp|thời|trước|hoàn|\d))[^()]{3,80}\)(?=[\s:;.]*$)/iu, '')
  const restStart = opening.length + list.end
  return { name: trimmed(body.slice(0, list.end)), mentions: mentionsOf(list, body, context), rest, restStart }
}
