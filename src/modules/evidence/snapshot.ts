import { hash } from 'node:crypto'
import { OutsideError, type Outside, type OutsideAnswer } from '#kernel/outgoing/outside.ts'
import type { CheckOutcome } from './contract.ts'

/** What stood at an address: the shape of a row of `evidence_check`, less when and whose. */
export type Snapshot = {
  outcome: CheckOutcome
  status: number | null
  finalAddress: string | null
  title: string | null
  sha256: string | null
  bytes: number | null
  detail: string | null
}
const nothing = { status: null, finalAddress: null, title: null, sha256: null, bytes: null }

/** Looks at an address. Never fails: what went wrong is the answer. */
export async function lookAt(outside: Outside, address: string): Promise<Snapshot> {
  try {
    return snapshotOf(await outside.fetch(address, { maxBytes: 3_000_000, timeoutMs: 20_000 }))
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { ...nothing, outcome: error.fault === 'refused' ? 'refused' : 'unreachable', detail: `${error.detail}.` }
  }
}

export function snapshotOf(answer: OutsideAnswer): Snapshot {
  const { status, finalAddress, body } = answer
  const facts = { status, finalAddress: finalAddress.slice(0, 2000) }
  if (status === 404 || status === 410)
    return { ...nothing, ...facts, outcome: 'missing', detail: 'Máy chủ trả lời là không có trang này.' }
  // A site that wants a sign-in or keeps machines out is there all the same: a person must look.
  const guarded = status === 401 || status === 403 || status === 429
  if (!guarded && (status < 200 || status >= 300))
    return { ...nothing, ...facts, outcome: 'unreachable', detail: `Máy chủ của trang đang báo lỗi (mã ${status}).` }
  return {
    ...facts,
    outcome: 'reached',
    title: guarded ? null : titleOf(answer),
    sha256: guarded ? null : hash('sha256', body, 'hex'),
    bytes: guarded ? null : body.length,
    detail: guarded
      ? 'Trang có nhưng không cho hệ thống đọc; người xác nhận hãy tự mở để xem.'
      : answer.cut
        ? 'Trang lớn nên chỉ đọc phần đầu.'
        : null,
  }
}

/** The title that a browser would show; null for what is no page. */
export function titleOf({ contentType, body }: Pick<OutsideAnswer, 'contentType' | 'body'>): string | null {
  if (contentType !== '' && !/\b(text\/html|application\/xhtml\+xml)\b/i.test(contentType)) return null
  const beginning = body.subarray(0, 262_144)
  const html = decode(beginning, contentType)
  const found = /<title\b[^>]*>([\s\S]*?)<\/title/i.exec(html)?.[1]
  const title = found && withoutEntities(found).replace(/\s+/g, ' ').trim().normalize('NFC')
  return title ? title.slice(0, 300) : null
}

function decode(bytes: Uint8Array, contentType: string): string {
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const named = /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(ascii)?.[1]
  for (const encoding of [named, 'utf-8'])
    try {
      if (encoding) return new TextDecoder(encoding).decode(bytes)
    } catch {
      // A page may name an encoding that nobody knows.
    }
  return ascii
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' }
const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return entities[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
  })
