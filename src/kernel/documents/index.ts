import type { DocumentContent, ReadingProgress } from './document.ts'

import { checkDocumentSize, DocumentError } from './document-error.ts'
import { kindOfFile } from './file-kind.ts'
import { joinIssuer } from './issuer.ts'

export {
  checkDocumentSize,
  DocumentError,
  MAXIMUM_DOCUMENT_BYTES,
  MAXIMUM_PAGES,
  MAXIMUM_RECOGNISED_PAGES,
} from './document-error.ts'
export type { DocumentErrorCode } from './document-error.ts'
export type * from './document.ts'

export type ReadingOptions = {
  /** Only for messages and logs: the kind of file is judged by its content. */
  fileName?: string
  onProgress?: (progress: ReadingProgress) => void
  /** Abandons the reading; the promise then rejects with the signal's reason. */
  signal?: AbortSignal
}

/**
 * Reads an uploaded file (.txt, .docx, .pdf, .png, .jpg, judged by content) into blocks in reading order.
 * Throws `DocumentError` with a stable code and a Vietnamese sentence; nothing is written anywhere.
 */
export async function readDocument(bytes: Uint8Array, options: ReadingOptions = {}): Promise<DocumentContent> {
  checkDocumentSize(bytes.byteLength)
  options.signal?.throwIfAborted()
  const kind = await kindOfFile(bytes)
  const content = await readKind(kind, bytes, options)
  options.signal?.throwIfAborted()
  joinIssuer(content.blocks)
  if (content.blocks.length === 0) throw new DocumentError('document_no_text')
  return content
}

// Each reader is loaded when first needed: a command that reads text must not pay for the PDF engine.
async function readKind(
  kind: 'txt' | 'docx' | 'pdf' | 'image',
  bytes: Uint8Array,
  options: ReadingOptions,
): Promise<DocumentContent> {
  switch (kind) {
    case 'txt':
      return (await import('./plain-text.ts')).readPlainText(bytes)
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes)
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes, options)
    case 'image':
      return (await import('./picture.ts')).readPicture(bytes, options)
  }
}
