import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

/**
 * The letters of the pages as outlines, read from the typeface that the product carries (WOFF 1.0 around OpenType with TrueType
 * outlines), so that a picture shows the same letters on a machine that has none installed.
 */
export type Glyph = { advance: number; contours: readonly Contour[] }
type Point = { x: number; y: number; on: boolean }
type Contour = readonly Point[]
export type Typeface = {
  unitsPerEm: number
  /** Undefined for a letter that the typeface does not have. */
  glyph(codePoint: number): Glyph | undefined
}

const fileOf = createRequire(import.meta.url).resolve
const known = new Map<number, Typeface>()

/** @param weight 400 or 600. The typeface comes in three files, each with some of the letters. */
export function typeface(weight: 400 | 600): Typeface {
  const found = known.get(weight)
  if (found) return found
  const parts = ['latin', 'vietnamese', 'latin-ext'].map(subset =>
    readTypeface(readFileSync(fileOf(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff`))),
  )
  const whole: Typeface = {
    unitsPerEm: parts[0]!.unitsPerEm,
    glyph(codePoint) {
      for (const part of parts) {
        const glyph = part.glyph(codePoint)
        if (glyph) return glyph
      }
      return undefined
    },
  }
  known.set(weight, whole)
  return whole
}

/** The tables of a WOFF file, unpacked (WOFF File Format 1.0, sections 3 to 5). */
function tablesOf(file: Buffer): Map<string, DataView> {
  const tables = new Map<string, DataView>()
  for (let index = 0, at = 44; index < file.readUInt16BE(12); index++, at += 20) {
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    const bytes = file.subarray(offset, offset + packed)
    const plain = packed < length ? inflateSync(bytes) : bytes
    tables.set(file.toString('latin1', at, at + 4), new DataView(plain.buffer, plain.byteOffset, plain.byteLength))
  }
  return tables
}

function readTypeface(file: Buffer): Typeface {
  const tables = tablesOf(file)
  const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map(name => tables.get(name)!) as [
    DataView,
    DataView,
    DataView,
    DataView,
    DataView,
  ]
  const numbers = numbersOf(tables.get('cmap')!)
  const longOffsets = head.getInt16(50) === 1
  const placeOf = (glyph: number) => (longOffsets ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const metrics = hhea.getUint16(34)
  const made = new Map<number, Glyph>()
  const contoursOf = (glyph: number): Contour[] => {
    const at = placeOf(glyph)
    if (at === placeOf(glyph + 1)) return []
    return glyf.getInt16(at) >= 0 ? simple(glyf, at) : composite(glyf, at, contoursOf)
  }
  return {
    unitsPerEm: head.getUint16(18),
    glyph(codePoint) {
      const number = numbers.get(codePoint)
      if (number === undefined) return undefined
      const glyph = made.get(number) ?? {
        advance: hmtx.getUint16(Math.min(number, metrics - 1) * 4),
        contours: contoursOf(number),
      }
      made.set(number, glyph)
      return glyph
    },
  }
}

/** Which glyph draws which letter: subtables of format 4, which hold the Basic Multilingual Plane (OpenType, cmap). */
function numbersOf(cmap: DataView): Map<number, number> {
  const numbers = new Map<number, number>()
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = cmap.getUint32(4 + index * 8 + 4)
    if (cmap.getUint16(at) !== 4) continue
    const twice = cmap.getUint16(at + 6)
    for (let segment = 0; segment < twice; segment += 2) {
      const last = cmap.getUint16(at + 14 + segment)
      const first = cmap.getUint16(at + 16 + twice + segment)
      const shift = cmap.getUint16(at + 16 + 2 * twice + segment)
      const rangeAt = at + 16 + 3 * twice + segment
      const range = cmap.getUint16(rangeAt)
      for (let letter = first; letter <= last && letter < 0xffff; letter++) {
        const direct = range === 0 ? letter : cmap.getUint16(rangeAt + range + 2 * (letter - first))
        const number = direct === 0 ? 0 : (direct + shift) & 0xffff
        if (number !== 0) numbers.set(letter, number)
      }
    }
  }
  return numbers
}

/** A glyph of its own contours (OpenType, glyf, simple glyph description). */
function simple(glyf: DataView, start: number): Contour[] {
  const ends = Array.from({ length: glyf.getInt16(start) }, (_, index) => glyf.getUint16(start + 10 + 2 * index))
  const count = (ends.at(-1) ?? -1) + 1
  let at = start + 10 + 2 * ends.length
  at += 2 + glyf.getUint16(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = glyf.getUint8(at++)
    flags.push(flag)
    if (flag & 8) for (let more = glyf.getUint8(at++); more > 0; more--) flags.push(flag)
  }
  const along = (short: number, same: number) => {
    let value = 0
    return flags.map(flag => {
      if (flag & short) value += flag & same ? glyf.getUint8(at++) : -glyf.getUint8(at++)
      else if (!(flag & same)) {
        value += glyf.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = along(2, 16)
  const ys = along(4, 32)
  const points = flags.map((flag, index) => ({ x: xs[index]!, y: ys[index]!, on: (flag & 1) === 1 }))
  return ends.map((end, index) => points.slice(index === 0 ? 0 : ends[index - 1]! + 1, end + 1))
}

/** A glyph put together of others: a letter and its marks (OpenType, glyf, composite glyph description). */
function composite(glyf: DataView, start: number, contoursOf: (glyph: number) => Contour[]): Contour[] {
  const contours: Contour[] = []
  let at = start + 10
  for (let more = true; more;) {
    const flags = glyf.getUint16(at)
    const glyph = glyf.getUint16(at + 2)
    at += 4
    const words = (flags & 1) !== 0
    const [dx, dy] = words ? [glyf.getInt16(at), glyf.getInt16(at + 2)] : [glyf.getInt8(at), glyf.getInt8(at + 1)]
    at += words ? 4 : 2
    const fraction = () => {
      at += 2
      return glyf.getInt16(at - 2) / 16_384
    }
    let [xx, xy, yx, yy] = [1, 0, 0, 1]
    if (flags & 0x08) xx = yy = fraction()
    else if (flags & 0x40) [xx, yy] = [fraction(), fraction()]
    else if (flags & 0x80) [xx, xy, yx, yy] = [fraction(), fraction(), fraction(), fraction()]
    for (const contour of contoursOf(glyph))
      contours.push(contour.map(({ x, y, on }) => ({ x: xx * x + yx * y + dx, y: xy * x + yy * y + dy, on })))
    more = (flags & 0x20) !== 0
  }
  return contours
}
