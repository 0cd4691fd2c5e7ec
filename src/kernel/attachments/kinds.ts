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
export const mediaTypeOf = (kind: Kind): string => kinds[kind].mediaType

const byExtension = new Map<string, Kind>(
  Object.entries(kinds).flatMap(([kind, { extensions }]) => extensions.map(extension => [extension, kind as Kind] as const)),
)

/** @returns undefined for content that is none of the kinds: programs, documents with macros, unknown binary. */
export async function kindOf(bytes: Uint8Array, name: string): Promise<Kind | undefined> {
  const extension = extensionOf(name)
  const found = await fileTypeFromBuffer(bytes)
  if (found?.ext === 'cfb') return byExtension.get(extension) === 'oldOffice' ? 'oldOffice' : undefined
  if (found && found.ext !== 'xml') return byExtension.get(found.ext)
  const text = textOf(bytes)
  if (text === undefined) return undefined
  const markup = markupOf(text)
  if (markup) return markup
  return found ? undefined : extension === 'csv' ? 'csv' : 'txt'
}

const extensionOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The beginning of a text in UTF-8, or undefined for anything that is not. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // oxlint-disable-next-line no-control-regex -- control characters are what tells binary from text
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text.slice(0, 4096)
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
