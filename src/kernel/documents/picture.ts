import type { DocumentContent } from './document.ts'
import type { ReadingOptions } from './index.ts'

import { DocumentError, KINDS } from './document-error.ts'
import { mendHeadingMarks } from './heading-marks.ts'
import { blocksOfPages } from './page-blocks.ts'
import { MAXIMUM_PIXELS } from './picture-size.ts'
import { recognisePages } from './recognition.ts'

/** Reads a photographed or scanned page (.png, .jpg). */
export async function readPicture(bytes: Uint8Array, options: ReadingOptions): Promise<DocumentContent> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  const open = () => sharp(bytes, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'truncated' })
  const metadata = await open()
    .metadata()
    .catch((error: unknown) => {
      throw new DocumentError('document_damaged', KINDS.image, { cause: error })
    })
  if (metadata.width * metadata.height > MAXIMUM_PIXELS) {
    throw new DocumentError('document_too_large', `${Math.round((metadata.width * metadata.height) / 1e6)} triệu điểm ảnh`)
  }
  // Unpacked once before an engine is started, so that a damaged picture is refused at once.
  await open()
    .stats()
    .catch((error: unknown) => {
      throw new DocumentError('document_damaged', KINDS.image, { cause: error })
    })
  const pages = await recognisePages([{ number: 1, load: () => Promise.resolve(open()) }], options)
  const blocks = blocksOfPages(pages)
  mendHeadingMarks(blocks)
  if (blocks.length === 0) throw new DocumentError('document_no_text')
  return { format: 'image', recognised: true, pageCount: 1, blocks, convertedFrom: null }
}
