/** What is used of opentype.js 2, which brings no types. */
declare module 'opentype.js' {
  /** A step of an outline as SVG has them; y grows downwards. */
  export type PathCommand =
    | { type: 'M' | 'L'; x: number; y: number }
    | { type: 'Q'; x1: number; y1: number; x: number; y: number }
    | { type: 'C'; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
    | { type: 'Z' }
  export type Glyph = {
    advanceWidth: number
    getPath(x: number, y: number, fontSize: number): { commands: readonly PathCommand[] }
  }
  export type Font = {
    unitsPerEm: number
    hasChar(letter: string): boolean
    charToGlyph(letter: string): Glyph
    getKerningValue(left: Glyph, right: Glyph): number
  }
  export function parse(file: ArrayBuffer): Font
}
