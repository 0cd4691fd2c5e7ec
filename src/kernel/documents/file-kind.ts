import { DocumentError, KINDS } from './document-error.ts'
import { looksLikeText } from './plain-text.ts'

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte)

/** Whether the bytes hold an ASCII string within their first `limit` bytes. */
function holds(bytes: Uint8Array, text: string, limit: number, wide = false): boolean {
  const needle = Buffer.from(text, wide ? 'utf16le' : 'latin1')
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limit)).includes(needle)
}

const UNSUPPORTED_NAMES: Record<string, string> = {
  xlsx: 'bảng tính Excel',
  pptx: 'trình chiếu PowerPoint',
  odt: 'văn bản OpenDocument',
  rtf: 'văn bản RTF',
  zip: 'tệp nén',
  rar: 'tệp nén',
  '7z': 'tệp nén',
  gz: 'tệp nén',
  exe: 'tệp chương trình',
  elf: 'tệp chương trình',
}

/**
 * What a file is, by its content and never by its name. Throws `document_old_word`, `document_encrypted`,
 * `document_damaged` or `document_unsupported` for what cannot be read.
 */
export async function kindOfFile(bytes: Uint8Array): Promise<'txt' | 'docx' | 'pdf' | 'image'> {
  if (holds(bytes, '%PDF-', 1024)) return 'pdf'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) throw oleError(bytes)
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipKind(bytes)
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (type && !['txt', 'xml'].includes(type.ext)) throw unsupported(type.ext)
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (head.startsWith('{\\rtf')) throw unsupported('rtf')
  if (/^(?:\S{1,3})?<(?:!doctype html|html|\?xml)/.test(head))
    throw new DocumentError('document_unsupported', 'trang HTML hoặc XML')
  if (!looksLikeText(bytes)) throw new DocumentError('document_unsupported', 'tệp nhị phân không rõ loại')
  return 'txt'
}

function unsupported(extension: string): DocumentError {
  const name = UNSUPPORTED_NAMES[extension]
  return new DocumentError('document_unsupported', name ? `${name}, .${extension}` : `.${extension}`)
}

/** Office files before 2007, and today's ones under a password, share one container. */
function oleError(bytes: Uint8Array): DocumentError {
  const anywhere = bytes.byteLength
  if (holds(bytes, 'EncryptedPackage', anywhere, true)) return new DocumentError('document_encrypted', KINDS.office)
  if (holds(bytes, 'WordDocument', anywhere, true)) return new DocumentError('document_old_word')
  if (holds(bytes, 'Workbook', anywhere, true)) return new DocumentError('document_unsupported', 'bảng tính Excel kiểu cũ, .xls')
  if (holds(bytes, 'PowerPoint Document', anywhere, true))
    return new DocumentError('document_unsupported', 'trình chiếu PowerPoint kiểu cũ, .ppt')
  return new DocumentError('document_unsupported', 'tệp Office kiểu cũ')
}

/** The first entries of a ZIP tell which Office program wrote it; a cut file still has them. */
function zipKind(bytes: Uint8Array): 'docx' {
  const anywhere = bytes.byteLength
  if (holds(bytes, 'word/', anywhere)) return 'docx'
  if (holds(bytes, 'xl/', anywhere)) throw unsupported('xlsx')
  if (holds(bytes, 'ppt/', anywhere)) throw unsupported('pptx')
  if (holds(bytes, 'application/vnd.oasis.opendocument.text', 200)) throw unsupported('odt')
  // Word writes [Content_Types].xml first: a file cut right behind it was meant to be one.
  if (holds(bytes, '[Content_Types].xml', 200)) throw new DocumentError('document_damaged', KINDS.word)
  throw unsupported('zip')
}
