/**
 * A QR code (ISO/IEC 18004, byte mode, error correction L) as rows of dark and light: enough for the address that an
 * authenticator app scans, so that no library comes along for one picture.
 */
const errorWords = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22]
const blockCounts = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6]
const largest = errorWords.length - 1

/** Modules that carry data and error correction, in bits. Table 1 of the standard, as a formula. */
function capacityBits(version: number): number {
  let bits = (16 * version + 128) * version + 64
  if (version >= 2) {
    const patterns = Math.floor(version / 7) + 2
    bits -= (25 * patterns - 10) * patterns - 55
    if (version >= 7) bits -= 36
  }
  return bits
}
const dataWords = (version: number) => Math.floor(capacityBits(version) / 8) - errorWords[version]! * blockCounts[version]!
const lengthBits = (version: number) => (version < 10 ? 8 : 16)

/** @throws Error for more than 520 bytes. */
export function qrCode(text: string): boolean[][] {
  const bytes = [...new TextEncoder().encode(text)]
  let version = 1
  while (version <= largest && 4 + lengthBits(version) + bytes.length * 8 > dataWords(version) * 8) version++
  if (version > largest) throw new Error('too long for this QR code')
  const words = interleave(encode(bytes, version), version)
  const grid = createGrid(version)
  grid.drawPatterns()
  grid.drawWords(words)
  return grid.bestMask()
}

function encode(bytes: readonly number[], version: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1)
  }
  const room = dataWords(version) * 8
  put(0b0100, 4)
  put(bytes.length, lengthBits(version))
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, room - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  for (let filler = 0xec; bits.length < room; filler ^= 0xec ^ 0x11) put(filler, 8)
  return Array.from({ length: room / 8 }, (_, word) => bits.slice(word * 8, word * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0))
}

/** Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

function errorCorrection(words: readonly number[], length: number): number[] {
  const divisor = Array.from({ length }, (_, index): number => (index === length - 1 ? 1 : 0))
  let root = 1
  for (let step = 0; step < length; step++) {
    for (let index = 0; index < length; index++)
      divisor[index] = multiply(divisor[index]!, root) ^ (index + 1 < length ? divisor[index + 1]! : 0)
    root = multiply(root, 2)
  }
  const rest = Array.from({ length }, () => 0)
  for (const word of words) {
    const factor = word ^ rest.shift()!
    rest.push(0)
    for (let index = 0; index < length; index++) rest[index]! ^= multiply(divisor[index]!, factor)
  }
  return rest
}

function interleave(words: readonly number[], version: number): number[] {
  const blocks = blockCounts[version]!
  const errors = errorWords[version]!
  const total = Math.floor(capacityBits(version) / 8)
  const short = blocks - (total % blocks)
  const shortLength = Math.floor(total / blocks) - errors
  const parts: { data: number[]; error: number[] }[] = []
  let at = 0
  for (let block = 0; block < blocks; block++) {
    const data = words.slice(at, (at += shortLength + (block < short ? 0 : 1)))
    parts.push({ data, error: errorCorrection(data, errors) })
  }
  const result: number[] = []
  for (let index = 0; index <= shortLength; index++)
    for (const { data } of parts) if (index < data.length) result.push(data[index]!)
  for (let index = 0; index < errors; index++) for (const { error } of parts) result.push(error[index]!)
  return result
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Level L and the mask, protected by a BCH code. */
export function formatBits(mask: number): number {
  const data = (0b01 << 3) | mask
  let rest = data
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  return ((data << 10) | rest) ^ 0x5412
}
export function versionBits(version: number): number {
  let rest = version
  for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  return (version << 12) | rest
}

function createGrid(version: number) {
  const size = version * 4 + 17
  const square = () => Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  const dark = square()
  const fixed = square()
  const set = (x: number, y: number, on: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    dark[y]![x] = on
    fixed[y]![x] = true
  }
  const ring = (centreX: number, centreY: number, reach: number, on: (distance: number) => boolean) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) set(centreX + dx, centreY + dy, on(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  const drawFormat = (mask: number) => {
    const bits = formatBits(mask)
    const bit = (index: number) => ((bits >>> index) & 1) === 1
    for (let index = 0; index < 6; index++) set(8, index, bit(index))
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for (let index = 9; index < 15; index++) set(14 - index, 8, bit(index))
    for (let index = 0; index < 8; index++) set(size - 1 - index, 8, bit(index))
    for (let index = 8; index < 15; index++) set(8, size - 15 + index, bit(index))
    set(8, size - 8, true)
  }
  return {
    drawPatterns() {
      for (let index = 0; index < size; index++) {
        set(6, index, index % 2 === 0)
        set(index, 6, index % 2 === 0)
      }
      for (const [x, y] of [
        [3, 3],
        [size - 4, 3],
        [3, size - 4],
      ] as const)
        ring(x, y, 4, distance => distance !== 2 && distance !== 4)
      const places = alignment(version, size)
      const last = places.length - 1
      places.forEach((x, column) =>
        places.forEach((y, row) => {
          const inCorner = (column === 0 && row === 0) || (column === 0 && row === last) || (column === last && row === 0)
          if (!inCorner) ring(x, y, 2, distance => distance !== 1)
        }),
      )
      drawFormat(0)
      if (version >= 7) {
        const bits = versionBits(version)
        for (let index = 0; index < 18; index++) {
          const on = ((bits >>> index) & 1) === 1
          const [far, near] = [size - 11 + (index % 3), Math.floor(index / 3)]
          set(far, near, on)
          set(near, far, on)
        }
      }
    },
    drawWords(words: readonly number[]) {
      let bit = 0
      for (let right = size - 1; right >= 1; right -= 2) {
        if (right === 6) right = 5
        for (let step = 0; step < size; step++)
          for (const x of [right, right - 1]) {
            const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
            if (fixed[y]![x] || bit >= words.length * 8) continue
            dark[y]![x] = ((words[bit >>> 3]! >>> (7 - (bit & 7))) & 1) === 1
            bit++
          }
      }
    },
    /** The mask under which scanners are least misled: few long runs, few blocks of one colour, as much dark as light. */
    bestMask(): boolean[][] {
      let best: { cost: number; picture: boolean[][] } | undefined
      masks.forEach((masked, mask) => {
        drawFormat(mask)
        const picture = dark.map((row, y) => row.map((on, x) => (fixed[y]![x] ? on : on !== masked(x, y))))
        const cost = penalty(picture)
        if (!best || cost < best.cost) best = { cost, picture }
      })
      return best!.picture
    },
  }
}

function alignment(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const places = Array.from({ length: count - 1 }, (_, index) => size - 7 - index * step)
  return [6, ...places.toReversed()]
}

function penalty(picture: readonly boolean[][]): number {
  const size = picture.length
  let cost = 0
  for (const lines of [picture, picture.map((_, x) => picture.map(row => row[x]!))])
    for (const line of lines) {
      let run = 0
      for (let index = 0; index < size; index++) {
        run = index > 0 && line[index] === line[index - 1] ? run + 1 : 1
        if (run === 5) cost += 3
        else if (run > 5) cost++
      }
    }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++) {
      const on = picture[y]![x]
      if (on === picture[y]![x + 1] && on === picture[y + 1]![x] && on === picture[y + 1]![x + 1]) cost += 3
    }
  const darkShare = picture.flat().filter(Boolean).length / (size * size)
  return cost + Math.floor(Math.abs(darkShare - 0.5) * 20) * 10
}
