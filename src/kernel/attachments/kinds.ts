import { fileTypeFromBuffer } from 'file-type'

/** What a file can be, judged by its content. `inline`: a browser may show it in place; SVG and HTML never, they can run code. */
const kinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], inline: true },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    inline: false,
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], inline: false },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
    inline: false,
  },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'], inline: false },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'], inline: false },
  /** Word, Excel and PowerPoint files of before 2007 share one container. */
  oldOffice: { mediaType: 'application/x-cfb', extensions: ['doc', 'xls', 'ppt'], inline: false },
  png: { mediaType: 'image/png', extensions: ['png'], inline: true },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], inline: true },
  webp: { mediaType: 'image/webp', extensions: ['webp'], inline: true },
  gif: { mediaType: 'image/gif', extensions: ['gif'], inline: true },
  tif: { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], inline: false },
  mp3: { mediaType: 'audio/mpeg', extensions: ['mp3'], inline: true },
  m4a: { mediaType: 'audio/x-m4a', extensions: ['m4a'], inline: true },
  wav: { mediaType: 'audio/wav', extensions: ['wav'], inline: true },
  mp4: { mediaType: 'video/mp4', extensions: ['mp4', 'm4v'], inline: true },
  webm: { mediaType: 'video/webm', extensions: ['webm'], inline: true },
  mov: { mediaType: 'video/quicktime', extensions: ['mov'], inline: false },
  zip: { mediaType: 'application/zip', extensions: ['zip'], inline: false },
  txt: { mediaType: 'text/plain; charset=utf-8', extensions: ['txt'], inline: true },
  csv: { mediaType: 'text/csv; charset=utf-8', extensions: ['csv'], inline: false },
  svg: { mediaType: 'image/svg+xml', extensions: ['svg'], inline: false },
  html: { mediaType: 'text/html; charset=utf-8', extensions: ['html', 'htm'], inline: false },
} as const

export type Kind = keyof typeof kinds
export const documentKinds = ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'oldOffice', 'txt', 'csv'] as const satisfies Kind[]
export const imageKinds = ['png', 'jpg', 'webp', 'gif'] as const satisfies Kind[]
export const mediaKinds = ['mp3', 'm4a', 'wav', 'mp4', 'webm', 'mov'] as const satisfies Kind[]

export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name)
export const extensionsOf = (kind: Kind): readonly string[] => kinds[kind].extensions
export const mayShowInline = (kind: string): boolean => isKind(kind) && kinds[kind].inline
/** Says the encoding of a text only where it is known to be right. */
export function mediaTypeOf(kind: Kind, bytes: Uint8Array): string {
  const { mediaType } = kinds[kind]
  return mediaType.startsWith('text/') && decoded(bytes, 'utf-8') === undefined ? mediaType.replace(/;.*/, '') : mediaType
}

const byExtension = new Map<string, Kind>(
  Object.entries(kinds).flatMap(([kind, { extensions }]) => extensions.map(extension => [extension, kind as Kind] as const)),
)

/** @returns undefined for content that is none of the kinds: programs, documents with macros, unknown binary. */
export async function kindOf(bytes: Uint8Array, name: string): Promise<Kind | undefined> {
  const extension = extensionOf(name)
  const found = await fileTypeFromBuffer(bytes)
  if (found?.ext === 'cfb') return byExtension.get(extension) === 'oldOffice' ? 'oldOffice' : undefined
  if (found && found.ext !== 'xml') return byExtension.get(found.ext)
  // A zip cut short is not known as one any more, but its owner should hear that it is damaged, not that it is a wrong kind.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return 'zip'
  const text = textOf(bytes, extension)
  if (text === undefined) return undefined
  const markup = markupOf(text)
  if (markup) return markup
  return found ? undefined : extension === 'csv' ? 'csv' : 'txt'
}

const extensionOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

const beginning = 4096
// oxlint-disable-next-line no-control-regex -- control characters are what tells binary from text
const binary = /[\u0000-\u0008\u000e-\u001f]/

/**
 * The beginning of a text, or undefined for anything that is not. UTF-8 and marked UTF-16 are texts under any name; in the
 * encodings of before Unicode (TCVN3, VNI) every byte is a letter, so they count only under the name of a text.
 */
function textOf(bytes: Uint8Array, extension: string): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  const legacy = extension === 'txt' || extension === 'csv' ? 'latin1' : undefined
  for (const encoding of [wide ?? 'utf-8', legacy]) {
    const text = encoding && decoded(bytes, encoding)
    if (text !== undefined && !binary.test(text)) return text.slice(0, beginning)
  }
  return undefined
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Anything that a browser might take for a page or a drawing counts as one, even when it pretends to be plain text. */
function markupOf(text: string): 'svg' | 'html' | undefined {
  if (/<svg[\s>/]/i.test(text)) return 'svg'
  if (
    /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|script|iframe|style|title|table|div|p|br|a|h1|b|img|\?xml)\b/i.test(
      text,
    )
  )
    return 'html'
  return undefined
}
