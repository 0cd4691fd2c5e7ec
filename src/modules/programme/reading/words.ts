import { fold } from '#kernel/vietnamese.ts'

/** One word of a text with its place; `fold` is its form for comparison (letters and digits only, no marks). */
export type Word = { raw: string; fold: string; start: number; end: number; capital: boolean }

// Symbols that recognition puts in place of letters stay inside of a word: "S& Khoa", "cong ngh¢".
const WORD = /[\p{L}\p{M}\p{N}&§¢¥|_%](?:[\p{L}\p{M}\p{N}&§¢¥|'’‘`´_%]*[\p{L}\p{M}\p{N}&§¢¥|%])?/gu

// The same few thousand syllables return all the time.
const folds = new Map<string, string>()
const foldOf = (raw: string): string => {
  let folded = folds.get(raw)
  if (folded === undefined) {
    if (folds.size > 20_000) folds.clear()
    folds.set(raw, (folded = fold(raw.normalize('NFKD')).replace(/[^a-z0-9%&]/g, '')))
  }
  return folded
}

export function wordsOf(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const raw = match[0]
    found.push({ raw, fold: foldOf(raw), start: match.index, end: match.index + raw.length, capital: /^\p{Lu}/u.test(raw) })
  }
  return found
}

/** Letters, digits and `%` only, single spaces between words: the form in which phrases are compared. */
export const plain = (text: string): string =>
  wordsOf(text)
    .map(word => word.fold)
    .join(' ')

/** Edit distance, given up (returning `limit + 1`) as soon as it must exceed `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const cost = Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    previous = row
  }
  return previous[b.length] ?? limit + 1
}

/** A phrase found among words: indices of its first word and of the word after its last. */
export type Found = { from: number; to: number; distance: number }

const phraseCache = new Map<string, string[]>()
const phraseWords = (phrase: string): string[] => {
  let words = phraseCache.get(phrase)
  if (!words) phraseCache.set(phrase, (words = plain(phrase).split(' ')))
  return words
}

/** How many letters of a phrase recognition may have got wrong before it is another phrase. */
export const tolerance = (letters: number): number => (letters < 5 ? 0 : letters < 10 ? 1 : Math.floor(letters * 0.18))

/**
 * Whether the phrase stands at word `at`. In a clean text the folded words must be equal; in a noisy one the letters of as
 * many words, one fewer or one more, may differ by `tolerance`.
 */
export function phraseAt(words: Word[], at: number, phrase: string, noisy: boolean): Found | null {
  const wanted = phraseWords(phrase)
  if (wanted.every((word, index) => words[at + index]?.fold === word)) return { from: at, to: at + wanted.length, distance: 0 }
  if (!noisy) return null
  const letters = wanted.join('')
  const limit = tolerance(letters.length)
  if (limit === 0) return null
  let best: Found | null = null
  for (const count of [wanted.length, wanted.length - 1, wanted.length + 1]) {
    if (count < 1 || at + count > words.length) continue
    let joined = ''
    for (let index = at; index < at + count; index++) joined += words[index]?.fold ?? ''
    const found = distance(joined, letters, limit)
    if (found <= limit && (!best || found < best.distance)) best = { from: at, to: at + count, distance: found }
  }
  return best
}

/** First place at or after `from` where one of the phrases stands (the longest there). */
export function findPhrase(
  words: Word[],
  phrases: readonly string[],
  noisy: boolean,
  from = 0,
  until = words.length,
): Found | null {
  for (let at = from; at < until; at++) {
    let best: Found | null = null
    for (const phrase of phrases) {
      const found = phraseAt(words, at, phrase, noisy)
      if (found && found.to <= until && (!best || found.to - found.distance * 10 > best.to - best.distance * 10)) best = found
    }
    if (best) return best
  }
  return null
}

/** Share of words in capitals, for headings. */
export function capitalShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return 0
  return (text.match(/\p{Lu}/gu) ?? []).length / letters.length
}

// The commonest words of any Vietnamese administrative text, with their marks.
const COMMON = new Set('và của các có cho được với trong theo tại về đến là tổ chức thực hiện công số địa phương dân'.split(' '))
const COMMON_FOLDED = new Set([...COMMON].map(word => fold(word)))

/**
 * Whether the letters cannot be trusted: the commonest words of the language mostly appear without or with wrong marks.
 * Born-digital text has more than nine of ten of them right.
 */
export function looksNoisy(texts: string[]): boolean {
  let right = 0
  let wrong = 0
  for (const text of texts)
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const composed = word.normalize('NFC')
      if (COMMON.has(composed)) right++
      else if (COMMON_FOLDED.has(fold(composed))) wrong++
    }
  return right + wrong >= 40 && wrong > right * 0.8
}

/** First letter in capitals, the rest as it is. */
export const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())

/** Without list punctuation around it. */
export const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;:.–—-]+/u, '')
    .replace(/(?:[\s,;:–—-]|(?<!\.)\.(?!\.)|\.\/\.?)+$/u, '')
    .trim()
