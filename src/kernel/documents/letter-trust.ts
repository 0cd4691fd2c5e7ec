import { isSyllable } from '#kernel/vietnamese.ts'

import type { Block } from './document.ts'

// Measured on plans of seven provinces: at most 0.6 % of the marked words are no syllables (abbreviations with Đ); in a text
// recognised by an engine that knows no Vietnamese it is 63 %.
const DOUBTFUL_SHARE = 0.08

function countWords(text: string): { words: number; marked: number; strange: number } {
  const words = text.match(/\p{L}{2,}/gu) ?? []
  const marked = words.filter(word => /[^\x20-\x7e]/.test(word))
  const strange = marked.filter(word => !isSyllable(word) && word !== word.toUpperCase())
  return { words: words.length, marked: marked.length, strange: strange.length }
}

const textsOf = (blocks: Block[]): string[] =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : block.rows.flat().map(cell => cell.text)))

/** Share of the letters and signs of a text that stand in Vietnamese syllables or numbers, 0 to 1; 0 for an empty text. */
export function sensibleShare(texts: string[]): number {
  const tokens = texts.flatMap(text => text.match(/[\p{L}\p{M}]+|\d+(?:[.,/-]\d+)*|[^\s\p{L}\p{M}\d._…–-]/gu) ?? [])
  const sensible = tokens.filter(token => /^\d/.test(token) || (token.length > 1 && isSyllable(token)))
  const length = (list: string[]): number => list.reduce((sum, token) => sum + token.length, 0)
  return tokens.length === 0 ? 0 : length(sensible) / length(tokens)
}

/** Whether the letters of a text have lost what they mean: a font without a map gives control signs and private codes. */
export function lettersAreLost(texts: string[]): boolean {
  const text = texts.join('')
  const lost = text.match(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu) ?? []
  return lost.length >= 10 && lost.length > text.length * 0.05
}

// Measured: 0.87 to 0.97 on the pages of plans, 0.32 with the letters of a font without a map, 0.1 in other languages.
const SENSELESS_SHARE = 0.5

/** Whether a text makes so little sense as Vietnamese that its letters may be other than those seen on the page. */
export function lettersAreSenseless(texts: string[]): boolean {
  return sensibleShare(texts) < SENSELESS_SHARE
}

/** Whether the spelling of a text betrays that its letters were recognised by an engine that knows no Vietnamese. */
export function lettersAreDoubtful(texts: string[]): boolean {
  const counts = texts.map(countWords)
  const marked = counts.reduce((sum, each) => sum + each.marked, 0)
  const strange = counts.reduce((sum, each) => sum + each.strange, 0)
  return marked >= 30 && strange >= marked * DOUBTFUL_SHARE
}

/**
 * Whether the letters of a text without pictures were nevertheless recognised from one, judged by its spelling: a scan that
 * somebody saved as text, or the hidden text layer of a scanned PDF. If so, each block's confidence is set to the share of its
 * words that are not evidently misread.
 */
export function markDoubtfulLetters(blocks: Block[]): boolean {
  if (!lettersAreDoubtful(textsOf(blocks))) return false
  for (const block of blocks) {
    const counts = textsOf([block]).map(countWords)
    const words = counts.reduce((sum, each) => sum + each.words, 0)
    block.confidence = words === 0 ? 0.5 : 1 - counts.reduce((sum, each) => sum + each.strange, 0) / words
  }
  return true
}
