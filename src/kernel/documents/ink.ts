/** Coloured pixels in memory: `step` bytes a pixel, red at offset 0 or 2, rows `stride` bytes apart. */
export type Colours = { data: Uint8Array; from: number; stride: number; step: 3 | 4; red: 0 | 2 }

/**
 * Grey of a coloured page, 0 black to 255 white. Official letters are black (Decree 30/2020/NĐ-CP, annex I), seals red and laid
 * over them: where red is the lesser part of the ink, only what a red glass shows is kept, so that the letters under a seal
 * can be read. A page printed mainly in red keeps all its ink.
 */
export function greyOf(colours: Colours, width: number, height: number): Uint8Array<ArrayBuffer> {
  const { data, from, stride, step, red } = colours
  const pixels = new Uint8Array(width * height)
  const behindGlass = new Uint8Array(width * height)
  let [to, seal, ink] = [0, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = from + y * stride; x < width; x++, at += step, to++) {
      const [r, g, b] = [data[at + red] ?? 0, data[at + 1] ?? 0, data[at + 2 - red] ?? 0]
      const grey = (r * 77 + g * 150 + b * 29 + 128) >> 8
      if (r > 110 && r - Math.max(g, b) > 50) seal++
      else if (grey < 110) ink++
      pixels[to] = grey
      behindGlass[to] = r
    }
  }
  return seal > 0 && seal < ink ? behindGlass : pixels
}
