import type { Sharp } from 'sharp'

import { greyOf } from './ink.ts'
import type { Rule } from './page-lines.ts'

/** A page ready for recognition: upright grey pixels, with what was drawn on it in lines. `scale` is points per pixel. */
export type PagePicture = { pixels: Uint8Array; width: number; height: number; scale: number; rules: Rule[] }

// Long side in pixels. Measured on a plan scanned at 96-150 dpi: recognition gains nothing above, and time grows with the area.
const SMALLEST = 2400
const LARGEST = 2900
const A4_LONG_SIDE = 842

/** Grey, straightened, of a size that recognition handles best; null for a blank page. `turn` is a known rotation in degrees, clockwise. */
export async function preparePicture(picture: Sharp, turn = 0): Promise<PagePicture | null> {
  const upright = await uprightGrey(picture, turn)
  const { raw } = upright
  if (raw.width < 40 || raw.height < 40) return null
  const { default: sharp } = await import('sharp')
  const small = await sharp(upright.data, { raw })
    .resize({ width: 700, height: 700, fit: 'inside' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  stretchContrast(small.data)
  const ink = small.data.reduce((sum, pixel) => sum + (pixel < DARK ? 1 : 0), 0)
  if (ink < 12) return null
  const lying = sidewaysness(small.data, small.info.width, small.info.height) > 1.6
  const skew = lying ? 0 : skewOf(small.data, small.info.width, small.info.height)
  const long = Math.max(raw.width, raw.height)
  const factor = Math.min(2.2, Math.max(Math.min(LARGEST / long, 1), SMALLEST / long))
  let work = sharp(upright.data, { raw })
  if (Math.abs(factor - 1) > 0.02) work = work.resize({ width: Math.round(raw.width * factor), kernel: 'cubic' })
  if (lying)
    work = sharp(await work.raw().toBuffer(), {
      raw: { ...raw, width: Math.round(raw.width * factor), height: Math.round(raw.height * factor) },
    }).rotate(90)
  else if (Math.abs(skew) >= 0.25) work = work.rotate(skew, { background: 'white' })
  const { data, info } = await work.greyscale().raw().toBuffer({ resolveWithObject: true })
  stretchContrast(data)
  const scale = A4_LONG_SIDE / Math.max(info.width, info.height)
  return { pixels: data, width: info.width, height: info.height, scale, rules: drawnRules(data, info.width, info.height, scale) }
}

const DARK = 128
// Finer than this nothing is gained, and colours take three times the room of grey.
const FINEST = 5000

async function uprightGrey(picture: Sharp, turn: number): Promise<{ data: Uint8Array; raw: Raw }> {
  const { channels } = await picture.metadata()
  const upright = picture.autoOrient().rotate(turn).flatten({ background: 'white' })
  const wanted =
    channels < 3
      ? upright.greyscale()
      : upright.resize({ width: FINEST, height: FINEST, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb')
  const { data, info } = await wanted.raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  if (info.channels !== 3) return { data, raw: { width, height, channels: info.channels } }
  const grey = greyOf({ data, from: 0, stride: width * 3, step: 3, red: 0 }, width, height)
  return { data: grey, raw: { width, height, channels: 1 } }
}

type Raw = { width: number; height: number; channels: 1 | 2 | 3 | 4 }

/**
 * Makes the paper white and the ink black, in place. The paper is what most of the page is; on a nearly empty page the grain of
 * the paper must not be taken for ink, so at least 80 of 255 steps lie between the two.
 */
function stretchContrast(pixels: Uint8Array): void {
  const counts = new Uint32Array(256)
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1
  const percentile = (share: number): number => {
    let left = pixels.length * share
    for (let level = 0; level < 256; level++) if ((left -= counts[level] ?? 0) <= 0) return level
    return 255
  }
  const white = percentile(0.5) - 12
  const black = Math.max(0, Math.min(percentile(0.003), white - 80))
  const table = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.max(0, Math.min(255, Math.round(((level - black) * 255) / Math.max(1, white - black)))),
  )
  for (let index = 0; index < pixels.length; index++) pixels[index] = table[pixels[index] ?? 255] ?? 255
}

/** How unevenly ink is spread over the rows, for rows slanted by `slope`: lines of text make stripes when the slope is right. */
function stripes(pixels: Uint8Array, width: number, height: number, slope: number): number {
  const rows = new Float64Array(height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 2) {
      const from = Math.round(y + x * slope)
      if (from >= 0 && from < height && (pixels[from * width + x] ?? 255) < DARK) rows[y] = (rows[y] ?? 0) + 1
    }
  }
  let sum = 0
  for (let y = 1; y < height; y++) sum += ((rows[y] ?? 0) - (rows[y - 1] ?? 0)) ** 2
  return sum
}

/** The angle in degrees by which the page must be turned so that its lines lie level; found by trial between -4 and 4. */
function skewOf(pixels: Uint8Array, width: number, height: number): number {
  const score = (angle: number): number => stripes(pixels, width, height, Math.tan((angle * Math.PI) / 180))
  const best = (angles: number[]): number =>
    angles.map(angle => [angle, score(angle)] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  const coarse = best(Array.from({ length: 17 }, (_, index) => index / 2 - 4))
  const fine = best(Array.from({ length: 9 }, (_, index) => coarse + (index - 4) / 10))
  return score(fine) > score(0) * 1.05 ? -fine : 0
}

/** Above 1 when stripes run up and down: the page lies on its side. */
function sidewaysness(pixels: Uint8Array, width: number, height: number): number {
  const turned = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = pixels[y * width + x] ?? 255
  return (stripes(turned, height, width, 0) * height) / Math.max(1, stripes(pixels, width, height, 0) * width)
}

/** Long thin dark strokes: the lines of tables. Letters are too short, stamps and pictures too thick. */
function drawnRules(pixels: Uint8Array, width: number, height: number, scale: number): Rule[] {
  const rules: Rule[] = []
  const scan = (
    outer: number,
    inner: number,
    step: (a: number, b: number) => number,
    shortest: number,
    emit: (at: number, from: number, to: number) => void,
  ): void => {
    let open: { from: number; to: number; first: number; last: number }[] = []
    for (let a = 0; a <= outer; a++) {
      const runs: [number, number][] = []
      if (a < outer) {
        let from = -1
        let last = -9
        for (let b = 0; b < inner; b++) {
          if ((pixels[step(a, b)] ?? 255) >= 150) continue
          if (b - last > 3) {
            if (from >= 0 && last - from >= shortest) runs.push([from, last])
            from = b
          }
          last = b
        }
        if (from >= 0 && last - from >= shortest) runs.push([from, last])
      }
      const next: typeof open = []
      for (const [from, to] of runs) {
        const same = open.find(each => each.last === a - 1 && from <= each.to && to >= each.from)
        if (same) {
          same.last = a
          same.from = Math.min(same.from, from)
          same.to = Math.max(same.to, to)
          if (!next.includes(same)) next.push(same)
        } else next.push({ from, to, first: a, last: a })
      }
      for (const each of open)
        if (each.last < a && each.last - each.first <= 12) emit((each.first + each.last) / 2, each.from, each.to)
      open = next
    }
  }
  const points = (value: number): number => value * scale
  scan(
    height,
    width,
    (y, x) => y * width + x,
    40 / scale,
    (y, from, to) => rules.push({ x1: points(from), x2: points(to), y1: points(y), y2: points(y) }),
  )
  scan(
    width,
    height,
    (x, y) => y * width + x,
    22 / scale,
    (x, from, to) => rules.push({ x1: points(x), x2: points(x), y1: points(from), y2: points(to) }),
  )
  return rules.slice(0, 4000)
}
