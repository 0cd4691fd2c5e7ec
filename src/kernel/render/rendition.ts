import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Bytes that are sent many times: each encoding is made once, when somebody first wants it. */
export type Rendition = {
  type: string
  etag: string
  size: number
  bytes(encoding: Encoding): Promise<Uint8Array>
}
export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** @param quality of brotli, 0 to 11: 11 for files made once at the start, 5 for pages. */
export function rendition(content: string | Uint8Array, type: string, quality = 5): Rendition {
  const plain = typeof content === 'string' ? Buffer.from(content) : content
  // Fonts and pictures are compressed already.
  const worthwhile = plain.byteLength > 512 && /^text\/|json|xml/.test(type)
  const made: Partial<Record<Encoding, Promise<Uint8Array>>> = { identity: Promise.resolve(plain) }
  return {
    type,
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    size: plain.byteLength,
    bytes(encoding) {
      if (!worthwhile) return made.identity!
      return (made[encoding] ??=
        encoding === 'br' ? brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) : zip(plain))
    },
  }
}

/** The best encoding that the caller takes. `br;q=0` refuses it. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity'
  const takes = (name: string) => {
    const found = new RegExp(`(?:^|,)\\s*${name}\\s*(?:;\\s*q=([\\d.]+))?\\s*(?:,|$)`, 'i').exec(accepted)
    return found !== null && Number(found[1] ?? 1) > 0
  }
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

/** The answer to one request: the bytes in the encoding it takes, or 304 when it has them already. */
export async function answerOf(
  made: Rendition,
  request: { encoding: string | undefined; has: string | undefined },
  headers: Record<string, string>,
  status = 200,
): Promise<Response> {
  const common = { ...headers, etag: made.etag, vary: 'accept-encoding' }
  if (status === 200 && knows(request.has, made.etag)) return new Response(null, { status: 304, headers: common })
  const encoding = encodingFor(request.encoding)
  const bytes = await made.bytes(encoding)
  const encoded = encoding !== 'identity' && bytes !== (await made.bytes('identity'))
  return new Response(bytes as BodyInit, {
    status,
    headers: {
      ...common,
      'content-type': made.type,
      'content-length': String(bytes.byteLength),
      ...(encoded ? { 'content-encoding': encoding } : {}),
    },
  })
}

const bare = (etag: string) => etag.trim().replace(/^W\//, '')
const knows = (has: string | undefined, etag: string): boolean =>
  has !== undefined && (has.trim() === '*' || has.split(',').some(one => bare(one) === bare(etag)))
