import { outlined } from './outlines.ts'

/**
 * A chart as a picture for Word and mail: white ground, `scale` times as many points as the drawing has (3 prints at about 290 dpi
 * on 17 cm). Colours must be fixed (`scheme: 'light'`): a picture knows no style sheet. Its letters are the product's own, whatever
 * the machine has installed.
 */
export async function toPng(svg: string, scale = 3): Promise<{ bytes: Uint8Array; width: number; height: number }> {
  // Large, and wanted by few requests.
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(Buffer.from(outlined(svg)), { density: 72 * scale })
    .flatten({ background: '#ffffff' })
    // Flat colours: nothing to dither, and a longer search for a palette finds the same one.
    .png({ compressionLevel: 9, palette: true, effort: 1, dither: 0 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: new Uint8Array(data), width: info.width, height: info.height }
}
