import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBits, qrCode, versionBits } from './qr.ts'

/** Reads a code back as a scanner does, from the standard and not from our own drawing: patterns, format, words, error correction. */
function read(picture: boolean[][]): string {
  const size = picture.length
  const version = (size - 17) / 4
  const at = (x: number, y: number) => (picture[y]![x] ? 1 : 0)
  let format = 0
  for (let index = 14; index >= 0; index--) format = format * 2 + (index < 8 ? at(size - 1 - index, 8) : at(8, size - 15 + index))
  const mask = ((format ^ 0x5412) >>> 10) & 7
  expect((format ^ 0x5412) >>> 13).toBe(0b01)
  const centres: number[] = [
    [],
    [],
    [18],
    [22],
    [26],
    [30],
    [34],
    [22, 38],
    [24, 42],
    [26, 46],
    [28, 50],
    [30, 54],
    [32, 58],
    [34, 62],
    [26, 46, 66],
    [26, 48, 70],
  ][version]!
  const lines = centres.length > 0 ? [6, ...centres] : []
  const isFixed = (x: number, y: number) => {
    if (x === 6 || y === 6) return true
    if ((x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9)) return true
    if (version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11))) return true
    const last = lines.at(-1)
    return lines.some(cx =>
      lines.some(
        cy =>
          !((cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6)) &&
          Math.abs(x - cx) <= 2 &&
          Math.abs(y - cy) <= 2,
      ),
    )
  }
  const flips = [
    (x: number, y: number) => (x + y) % 2,
    (_: number, y: number) => y % 2,
    (x: number) => x % 3,
    (x: number, y: number) => (x + y) % 3,
    (x: number, y: number) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
    (x: number, y: number) => ((x * y) % 2) + ((x * y) % 3),
    (x: number, y: number) => (((x * y) % 2) + ((x * y) % 3)) % 2,
    (x: number, y: number) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ][mask]!
  const bits: number[] = []
  let upward = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!isFixed(x, y)) bits.push(at(x, y) ^ (flips(x, y) === 0 ? 1 : 0))
    }
    upward = !upward
  }
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, n) =>
    Number.parseInt(bits.slice(n * 8, n * 8 + 8).join(''), 2),
  )
  // Table 9, level L: blocks, words of error correction in each.
  const [blocks, errors] = [
    [],
    [1, 7],
    [1, 10],
    [1, 15],
    [1, 20],
    [1, 26],
    [2, 18],
    [2, 20],
    [2, 24],
    [2, 30],
    [4, 18],
    [4, 20],
    [4, 24],
    [4, 26],
    [4, 30],
    [6, 22],
  ][version] as [number, number]
  const dataLength = words.length - blocks * errors
  const longer = dataLength % blocks
  const parts = Array.from({ length: blocks }, () => [] as number[])
  let next = 0
  for (let index = 0; index <= Math.floor(dataLength / blocks); index++)
    for (let block = 0; block < blocks; block++)
      if (index < Math.floor(dataLength / blocks) || block >= blocks - longer) parts[block]!.push(words[next++]!)
  const data = parts.flat()
  for (let index = 0; index < errors; index++) for (const part of parts) part.push(words[next++]!)
  // Every block, as a polynomial, is zero at the first powers of 2: the definition of the code.
  const exponent = [1]
  for (let power = 1; power < 255; power++)
    exponent.push(exponent[power - 1]! * 2 >= 256 ? (exponent[power - 1]! * 2) ^ 0x11d : exponent[power - 1]! * 2)
  const times = (a: number, b: number) => (a && b ? exponent[(exponent.indexOf(a) + exponent.indexOf(b)) % 255]! : 0)
  for (const part of parts)
    for (let power = 0; power < errors; power++)
      expect(part.reduce((sum, word) => times(sum, exponent[power]!) ^ word, 0)).toBe(0)
  const stream = data.map(word => word.toString(2).padStart(8, '0')).join('')
  expect(stream.slice(0, 4)).toBe('0100')
  const width = version < 10 ? 8 : 16
  const length = Number.parseInt(stream.slice(4, 4 + width), 2)
  const bytes = Array.from({ length }, (_, n) => Number.parseInt(stream.slice(4 + width + n * 8, 12 + width + n * 8), 2))
  return new TextDecoder().decode(new Uint8Array(bytes))
}

describe('a QR code', () => {
  it('carries the bits that the standard prints for level L and for version 7', () => {
    expect(formatBits(0).toString(2)).toBe('111011111000100')
    expect(formatBits(4).toString(2)).toBe('110011000101111')
    expect(versionBits(7).toString(2).padStart(18, '0')).toBe('000111110010010100')
  })
  it('reads back what was written, an address for an authenticator among it', () => {
    const uri =
      'otpauth://totp/Lan%20T%E1%BB%8Fa:quan-tri%40demo.lantoa.vn?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPIYTEMZU&issuer=Lan+T%E1%BB%8Fa&digits=6&period=30'
    expect(read(qrCode(uri))).toBe(uri)
  })
  it('does so for any text up to 520 bytes, and refuses longer ones', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 520, unit: 'grapheme-ascii' }), text => read(qrCode(text)) === text),
      { numRuns: 60 },
    )
    expect(() => qrCode('x'.repeat(521))).toThrow('too long')
  })
})
