import { capitalShare } from './words.ts'

/**
 * How an item is marked. `style` tells marks that belong to one list from others ("1." from "1)"), `label` is what goes
 * into a path ("III", "2", "đ", "4.1"), `ordinal` its place in the list, 0 where marks have none (dashes).
 */
export type Mark = {
  style: string
  family:
    | 'part'
    | 'article'
    | 'roman'
    | 'capital'
    | 'labelled'
    | 'number'
    | 'decimal'
    | 'letter'
    | 'paren'
    | 'dash'
    | 'plus'
    | 'bullet'
  label: string
  ordinal: number
  printed: string
  rest: string
}

/** Letters of Vietnamese lists in their order: đ follows d, and f, j, w, z are not used. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy'
const DIGITS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
const ORDINAL_WORDS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

export function romanValue(text: string): number | null {
  if (!/^(?=[IVXLC])(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$/.test(text)) return null
  let total = 0
  for (let index = 0; index < text.length; index++) {
    const value = DIGITS[text[index] ?? ''] ?? 0
    total += value < (DIGITS[text[index + 1] ?? ''] ?? 0) ? -value : value
  }
  return total
}

export function romanOf(value: number): string {
  const steps: [number, string][] = [[10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] // prettier-ignore
  let rest = value
  let text = ''
  for (const [size, letters] of steps) for (; rest >= size; rest -= size) text += letters
  return text
}

export const letterOrdinal = (letter: string): number => LETTERS.indexOf(letter.toLowerCase()) + 1
export const letterOf = (ordinal: number): string => LETTERS[ordinal - 1] ?? ''

const PART =
  /^(phần|chương|mục)\s+(?:thứ\s+)?([IVXLC]{1,6}|\d{1,2}|[A-HĐ]|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?![\p{L}\d])\s*[.:)–-]*\s*/iu
const ARTICLE = /^điều\s+(\d{1,3})\s*[.:)–-]\s*/iu
const LABELLED =
  /^((?:nhóm\s+)?(?:nhiệm vụ|nội dung|giải pháp|hoạt động|dự án|tiểu dự án|hợp phần|chuyên đề|bước|giai đoạn|chỉ tiêu|mục tiêu)(?:\s+thành phần)?(?:\s+số)?)\s+(\d{1,2}|[IVX]{1,5})\s*[.:)–-]\s*/iu
const ROMAN_DECIMAL = /^([IVX]{1,5})\.(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\S)/u
const ROMAN = /^([IVXLC]{1,6})\s*(?:[.):]\s*|\/\s*(?!\d)|[-–—]\s+)(?=\S|$)/u
// Party documents print "1-", "1.1-" and "a-" where offices of the State print "1.", "1.1." and "a)".
const DECIMAL = /^(\d{1,3}(?:\.\d{1,3}){1,4})(?:([.)]?)(?:\s+|(?=\p{Lu}))(?=["“(\p{L}\d]|$)|\s?[-–]\s+(?=["“(]?\p{Lu}))/u
const NUMBER = /^(\d{1,3})(?:\s*([.)/])\s*(?=[^\d\s/]|$|\s\d)|\s?([-–])\s+(?=["“(]?\p{Lu}))/u
const PAREN = /^\(\s*(\d{1,3}|[a-zđ]{1,3})\s*\)\s*/u
const LETTER = /^([a-zđ])(\d{0,2})(?:\s*([.)/])\s*(?=\S|$)|\s?([-–])\s+(?=["“(]?\p{Lu}))/u
const CAPITAL = /^([A-ZĐ])(\d{0,2})\s*([.)/])\s+(?=\S|$)/u
const DASH = /^[-–—‐‑−]\s*(?=\D|$)/u
const PLUS = /^\+\s*/u
const BULLET = /^([*•·▪●○◦✓✔➢➤»⮚►❖◆■□§])\s*(?=\S)/u

/** Marks that a text can begin with, the likeliest first; empty when it begins with none. */
export function readMarks(text: string): Mark[] {
  const marks: Mark[] = []
  const add = (
    found: RegExpExecArray | null,
    family: Mark['family'],
    style: string,
    label: (found: RegExpExecArray) => string,
    ordinal: (found: RegExpExecArray) => number | null,
  ): void => {
    if (!found) return
    const value = ordinal(found)
    if (value === null) return
    const rest = text.slice(found[0].length).trim()
    marks.push({ family, style, label: label(found), ordinal: value, printed: found[0].trim(), rest })
  }
  const numeral = (label: string): number | null =>
    romanValue(label.toUpperCase()) ?? (/^\d+$/.test(label) ? Number(label) : null)
  const part = PART.exec(text)
  add(
    part,
    'part',
    `part ${part?.[1]?.toLowerCase() ?? ''}`,
    found => partLabel(found[2] ?? ''),
    found => partOrdinal(found[2] ?? ''),
  )
  add(
    ARTICLE.exec(text),
    'article',
    'article',
    found => found[1] ?? '',
    found => Number(found[1]),
  )
  const labelled = LABELLED.exec(text)
  add(
    labelled,
    'labelled',
    `labelled ${labelled?.[1]?.toLowerCase() ?? ''}`,
    found => found[2] ?? '',
    found => numeral(found[2] ?? ''),
  )
  add(
    ROMAN_DECIMAL.exec(text),
    'decimal',
    'roman decimal',
    found => `${found[1]}.${found[2]}`,
    found => Number((found[2] ?? '').split('.').at(-1)),
  )
  add(
    ROMAN.exec(text),
    'roman',
    'roman',
    found => found[1] ?? '',
    found => romanValue(found[1] ?? ''),
  )
  const decimal = DECIMAL.exec(text)
  const depth = (decimal?.[1] ?? '').split('.').length
  if (decimal && /^(?:["“(]?\p{Lu}|["“(\d]|$)/u.test(text.slice(decimal[0].length)) && !/^\d+\.\d{3}$/.test(decimal[1] ?? ''))
    add(
      decimal,
      'decimal',
      `decimal ${depth}`,
      found => found[1] ?? '',
      found => Number((found[1] ?? '').split('.').at(-1)),
    )
  const number = NUMBER.exec(text)
  if (number && !/^\d{1,2}\s*\/\s*\d/.test(text))
    add(
      number,
      'number',
      `number ${number[2] ?? '-'}`,
      found => found[1] ?? '',
      found => Number(found[1]),
    )
  add(
    PAREN.exec(text),
    'paren',
    'paren',
    found => found[1] ?? '',
    found => parenOrdinal(found[1] ?? ''),
  )
  const letter = LETTER.exec(text)
  // "a." and "a/" are marks only where an item follows, not an abbreviation.
  if (letter && (letter[3] === ')' || /^\s*["“(]?\p{Lu}/u.test(text.slice(letter[0].length))))
    add(
      letter,
      'letter',
      `letter ${letter[3] ?? '-'}${letter[2] ? ' digit' : ''}`,
      found => `${found[1]}${found[2]}`,
      found => letterOrdinal(found[1] ?? '') || null,
    )
  const capital = CAPITAL.exec(text)
  add(
    capital,
    'capital',
    'capital',
    found => `${found[1]}${found[2]}`,
    found => letterOrdinal(found[1] ?? '') || null,
  )
  add(
    DASH.exec(text),
    'dash',
    'dash',
    () => '',
    () => 0,
  )
  add(
    PLUS.exec(text),
    'plus',
    'plus',
    () => '',
    () => 0,
  )
  const bullet = BULLET.exec(text)
  add(
    bullet,
    'bullet',
    `bullet ${bullet?.[1] ?? ''}`,
    () => '',
    () => 0,
  )
  return marks
}

function partLabel(text: string): string {
  const word = ORDINAL_WORDS.indexOf(text.toLowerCase())
  return word >= 0 ? romanOf(word + 1) : text.toUpperCase()
}

function partOrdinal(text: string): number | null {
  const word = ORDINAL_WORDS.indexOf(text.toLowerCase())
  if (word >= 0) return word + 1
  if (/^\d+$/.test(text)) return Number(text)
  return romanValue(text.toUpperCase()) ?? (letterOrdinal(text) || null)
}

function parenOrdinal(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const roman = romanValue(text.toUpperCase())
  if (text.length > 1 || text === 'i') return roman
  return letterOrdinal(text) || null
}

// Letters and digits that recognition exchanges, each reduced to one of them.
const CONFUSED: [RegExp, string][] = [[/[|!lI1\][{}i]/g, 'I'], [/[Ss5$]/g, 'S'], [/[Oo0Q]/g, 'O'], [/[Zz2]/g, 'Z'], [/[B8]/g, 'B'], [/[gq9]/g, 'g'], [/[b6]/g, 'b'], [/[c¢e€]/g, 'c'], [/[uU]/g, 'V']] // prettier-ignore
const reduced = (text: string): string => CONFUSED.reduce((result, [from, to]) => result.replace(from, to), text)

/**
 * A mark that recognition has spoilt, believed because it looks like the one expected next: `|.` for I., `I11.` for III.,
 * `¢)` for c), `S ` for "5." (its dot lost). Only for texts with untrustworthy letters.
 */
export function repairMark(text: string, expected: Mark[]): Mark | null {
  const head = /^([^\s.,)]{1,5})([.,)]\s*|\s+)(?=[\p{L}"“])/u.exec(text)
  if (!head) return null
  const [whole = '', token = '', delimiter = ''] = head
  const rest = text.slice(whole.length).trim()
  for (const mark of expected) {
    if (reduced(token) !== reduced(mark.label)) continue
    const closed = delimiter.trim() !== ''
    if (mark.family === 'roman' && (!closed || capitalShare(rest) < 0.5)) continue
    if (mark.family === 'number' && !closed && (token.length > 1 || /^\p{Ll}/u.test(rest))) continue
    if (mark.family === 'letter' && !delimiter.startsWith(')')) continue
    return { ...mark, printed: whole.trim(), rest }
  }
  return null
}
