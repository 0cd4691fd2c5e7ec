import type { Block } from './document.ts'

// What recognition makes of the strokes of I, V and X.
const MARK = /^([IVXJlïi|1!]{1,5})(\s*[.,:;)])?\s*(?=\p{Lu})/u
const NUMERALS = ' I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ')

const isHeading = (text: string): boolean => text === text.toUpperCase() && (text.match(/\p{Lu}{2,}/gu) ?? []).length >= 2

/**
 * Mends, in place, Roman numbers of headings that recognition misread ("JI.", "lII.", "III" without its dot). Only lines in
 * capitals are touched, and only where the mended number is the one that must follow. Well-printed blocks stay as they are.
 */
export function mendHeadingMarks(blocks: Block[]): void {
  let last = 0
  for (const block of blocks) {
    const found = block.kind === 'paragraph' ? MARK.exec(block.text) : null
    if (block.kind !== 'paragraph' || !found) continue
    const [whole, printed = '', dot] = found
    const rest = block.text.slice(whole.length)
    // "1." before capitals is an ordinary number; without a dot, a word must not be taken apart: "VI PHẠM", "IT".
    if (/^\d+$/.test(printed) || (!dot && !/\s$/.test(whole)) || !isHeading(rest)) continue
    const numeral = printed.replace(/[Jlïi|1!]/gu, 'I')
    const number = NUMERALS.indexOf(numeral)
    if (number < 1 || (number !== last + 1 && !dot)) continue
    if (block.confidence < 1 && (number === last + 1 || number === 1)) block.text = `${numeral}. ${rest}`
    last = number
  }
}
