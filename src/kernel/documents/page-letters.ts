import type { PageItem } from './page-lines.ts'
import { onPage, type OpenPdf } from './pdfium.ts'

/** One printed letter: where it begins and ends on its base line, in points of the unturned page (y upwards). */
export type Letter = { text: string; x: number; right: number; y: number; size: number }

const MOST_LETTERS = 60_000
const MOST_TANGLES = 2
// In em. Letters of one word touch (0.006 measured; 0.08 in a heading spaced by a point), a space before a wide letter that was
// borrowed from another font may leave 0.10.
const WIDEST_WITHIN_WORD = 0.09

/**
 * Whether the stored pieces of a page lie inside of each other. A font that lacks some letters of Vietnamese borrows them from
 * another, and each font's letters of a line are then stored as one piece with holes: "Th c hi n" and "ự ệ". Such pieces
 * cannot be put in order, their letters can.
 */
export function piecesAreTangled(items: PageItem[]): boolean {
  const printed = items.filter(item => item.text.trim() !== '').toSorted((a, b) => a.y - b.y || a.x - b.x)
  let tangles = 0
  printed.forEach((item, index) => {
    for (let next = index + 1; next < printed.length; next++) {
      const other = printed[next]
      if (!other || other.y - item.y > 0.1 * item.size || other.x > item.x + item.width) break
      const inside = other.x - item.x > 0.3 * item.size && item.x + item.width - other.x > 0.3 * item.size
      if (inside && other.text !== item.text) tangles++
    }
  })
  return tangles > MOST_TANGLES
}

/** Every letter of a page with its place; null when the page cannot be opened. Spaces are letters too. */
export function lettersOnPage(pdf: OpenPdf, number: number): Letter[] | null {
  const { engine } = pdf
  return onPage(pdf, number, page => {
    const stored = engine.FPDFText_LoadPage(page)
    if (stored === 0) return null
    const slot = engine.pdfium.wasmExports.malloc(32)
    const letters: Letter[] = []
    try {
      const count = Math.min(MOST_LETTERS, engine.FPDFText_CountChars(stored))
      for (let index = 0; index < count; index++) {
        const code = engine.FPDFText_GetUnicode(stored, index)
        // What the engine adds itself, ends of lines and guessed spaces, is printed nowhere.
        if (code < 32 || code === 0xfffe || engine.FPDFText_IsGenerated(stored, index) === 1) continue
        if (!engine.FPDFText_GetMatrix(stored, index, slot)) continue
        const matrix = [0, 1, 2, 3].map(at => engine.pdfium.getValue(slot + at * 4, 'float'))
        const [a = 0, b = 0, c = 0, d = 0] = matrix
        const size = engine.FPDFText_GetFontSize(stored, index) * Math.hypot(c, d)
        if (Math.abs(b) > Math.abs(a) * 0.2 || !(size > 1)) continue
        if (!engine.FPDFText_GetCharOrigin(stored, index, slot, slot + 8)) continue
        const [x, y] = [engine.pdfium.getValue(slot, 'double'), engine.pdfium.getValue(slot + 8, 'double')]
        if (!engine.FPDFText_GetLooseCharBox(stored, index, slot)) continue
        const right = engine.pdfium.getValue(slot + 8, 'float')
        letters.push({ text: String.fromCodePoint(code), x, right: Math.max(x, right), y, size })
      }
    } finally {
      engine.pdfium.wasmExports.free(slot)
      engine.FPDFText_ClosePage(stored)
    }
    return letters
  })
}

/** Letters to words, line by line; `top` is the height of the page, from which y is counted downwards, `left` its left edge. */
export function wordsOfLetters(letters: Letter[], top: number, left: number): PageItem[] {
  const lines: Letter[][] = []
  for (const letter of letters.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1)
    const base = line?.[0]
    if (line && base && base.y - letter.y <= 0.1 * base.size) line.push(letter)
    else lines.push([letter])
  }
  const items: PageItem[] = []
  for (const line of lines) {
    let word: PageItem | null = null
    let before: Letter | null = null
    for (const letter of line.toSorted((a, b) => a.x - b.x)) {
      if (letter.text.trim() === '') {
        if (word) word.text += ' '
        word = before = null
        continue
      }
      // Bold made by printing twice.
      if (before?.text === letter.text && letter.x - before.x < 0.12 * letter.size) continue
      const joins = word !== null && before !== null && letter.x - before.right <= WIDEST_WITHIN_WORD * letter.size
      if (word && joins) {
        word.text += letter.text
        word.width = Math.max(word.width, letter.right - left - word.x)
      } else {
        // A space may be nothing but a move of the pen.
        if (word) word.text += ' '
        word = {
          text: letter.text,
          x: letter.x - left,
          y: top - letter.y,
          width: letter.right - letter.x,
          size: letter.size,
          confidence: 1,
        }
        items.push(word)
      }
      before = letter
    }
  }
  return items
}
