import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Font, Glyph } from 'opentype.js'

export type { Glyph, PathCommand } from 'opentype.js'
export type Typeface = {
  unitsPerEm: number
  /** Undefined for a letter that the typeface does not have. */
  glyph(letter: string): Glyph | undefined
  /** By how much two letters move together, in units of the em; 0 where nothing is said of the pair. */
  kerning(left: string, right: string): number
}

const require = createRequire(import.meta.url)
// Node takes its bundle for CommonJS without names, a bundler its module without a default: asked for so, it is the same for both.
const { parse } = require('opentype.js') as typeof import('opentype.js')
const known = new Map<number, Typeface>()

/**
 * The product's own letters, so that a picture shows them on a machine that has none installed.
 * @param weight 400 or 600. The typeface comes in three files, each with some of the letters.
 */
export function typeface(weight: 400 | 600): Typeface {
  const found = known.get(weight)
  if (found) return found
  const parts = ['latin', 'vietnamese', 'latin-ext'].map(subset => {
    const file = readFileSync(require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff`))
    return parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer)
  })
  const made = new Map<string, { font: Font; glyph: Glyph } | undefined>()
  const letterOf = (letter: string) => {
    if (!made.has(letter)) {
      const font = parts.find(part => part.hasChar(letter))
      made.set(letter, font && { font, glyph: font.charToGlyph(letter) })
    }
    return made.get(letter)
  }
  const whole: Typeface = {
    unitsPerEm: parts[0]!.unitsPerEm,
    glyph: letter => letterOf(letter)?.glyph,
    kerning(left, right) {
      const [a, b] = [letterOf(left), letterOf(right)]
      return a && b && a.font === b.font ? a.font.getKerningValue(a.glyph, b.glyph) : 0
    },
  }
  known.set(weight, whole)
  return whole
}
