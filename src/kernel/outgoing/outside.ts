import { lookup } from 'node:dns/promises'
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { connect as plainConnect } from 'node:net'
import { connect as secureConnect } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Readable } from 'node:stream'
import { addressFault, addressFaultNames, hostOf, isLiteral, isPublicAddress } from './address.ts'

/**
 * The one way in which the platform asks the outside world for an address that a person gave. Whatever is not public is refused
 * before any connection: names are resolved here, every address they stand for is judged, and the connection goes to the judged
 * address itself, so that a second answer of the name service changes nothing. Each redirect begins anew.
 */
export type Outside = {
  /** @throws OutsideError, and nothing else. */
  fetch(address: string, limits?: Partial<Limits>): Promise<OutsideAnswer>
}
export type Limits = {
  /** Of the body, after it was unpacked; what comes after is left. */
  maxBytes: number
  /** For the whole, redirects included. */
  timeoutMs: number
  maxRedirects: number
}
export type OutsideAnswer = {
  status: number
  /** Where the answer came from, after redirects. */
  finalAddress: string
  contentType: string
  body: Uint8Array
  /** The body was longer than was taken. */
  cut: boolean
}

export type OutsideFault =
  | 'refused'
  | 'unknown_host'
  | 'unreachable'
  | 'too_slow'
  | 'too_many_redirects'
  | 'bad_certificate'
  | 'broken'
/** `detail`: what happened, in Vietnamese, for the person who gave the address. */
export class OutsideError extends Error {
  readonly fault: OutsideFault
  readonly detail: string
  constructor(fault: OutsideFault, detail: string) {
    super(`${fault}: ${detail}`)
    this.name = 'OutsideError'
    this.fault = fault
    this.detail = detail
  }
}

/** All addresses that a name stands for. */
export type Resolve = (host: string) => Promise<string[]>
/** Where a connection to a judged address really goes: itself. Tests lead it to a server of their own. */
export type Dial = (address: string, port: number) => { host: string; port: number }

const usual: Limits = { maxBytes: 2_000_000, timeoutMs: 15_000, maxRedirects: 5 }

/** @param ports the outer ports: the name service and the network. */
export function createOutside(ports: { resolve?: Resolve; dial?: Dial; agent?: string } = {}): Outside {
  const { resolve = resolveByMachine, dial = (host, port) => ({ host, port }), agent = 'LanToa' } = ports
  return {
    async fetch(address, given = {}) {
      const limits = { ...usual, ...given }
      const ending = new AbortController()
      const late = new OutsideError('too_slow', `Trang không trả lời xong trong ${Math.round(limits.timeoutMs / 1000)} giây`)
      const timer = setTimeout(() => ending.abort(late), limits.timeoutMs)
      try {
        let url = judged(address)
        for (let hop = 0; hop <= limits.maxRedirects; hop++) {
          const targets = await addressesOf(url, resolve, ending.signal)
          const response = await ask(url, targets, dial, agent, ending.signal)
          const next = redirection(response, url)
          if (!next) return await taken(response, url, limits.maxBytes, ending.signal)
          response.destroy()
          url = judged(next)
        }
        throw new OutsideError('too_many_redirects', `Trang chuyển hướng quá ${limits.maxRedirects} lần`)
      } catch (error) {
        throw ending.signal.aborted ? late : inWords(error)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

const resolveByMachine: Resolve = async host => (await lookup(host, { all: true, verbatim: true })).map(one => one.address)

function judged(address: string | URL): URL {
  const fault = addressFault(address, { names: false })
  if (fault) throw new OutsideError('refused', addressFaultNames[fault])
  return typeof address === 'string' ? new URL(address) : address
}

/** @throws `refused` where even one of them is not public: a name that points both ways is a trap. */
async function addressesOf(url: URL, resolve: Resolve, signal: AbortSignal): Promise<string[]> {
  const host = hostOf(url)
  if (isLiteral(host)) return [host]
  let found: string[]
  try {
    found = await unlessAborted(resolve(host), signal)
  } catch (error) {
    if (signal.aborted) throw error
    found = []
  }
  if (found.length === 0) throw new OutsideError('unknown_host', `Không tìm thấy máy chủ “${host}”`)
  if (!found.every(isPublicAddress)) throw new OutsideError('refused', addressFaultNames.private)
  return found.slice(0, 4)
}

/** Tries the addresses one after the other until one lets itself be connected to. */
async function ask(url: URL, addresses: string[], dial: Dial, agent: string, signal: AbortSignal): Promise<IncomingMessage> {
  let last: unknown
  for (const address of addresses) {
    try {
      return await askAt(url, address, dial, agent, signal)
    } catch (error) {
      last = error
      if (signal.aborted || !beforeAnyAnswer(error)) throw error
    }
  }
  throw last
}

function askAt(url: URL, address: string, dial: Dial, agent: string, signal: AbortSignal): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:'
  const to = dial(address, Number(url.port) || (secure ? 443 : 80))
  const name = hostOf(url)
  const options: RequestOptions = {
    method: 'GET',
    host: name,
    path: url.pathname + url.search,
    signal,
    maxHeaderSize: 32_768,
    headers: {
      host: url.host,
      'user-agent': agent,
      accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8',
      'accept-language': 'vi,en;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      connection: 'close',
    },
    // Without an agent: no connection of an earlier request, no proxy of the environment, no second look-up of the name.
    createConnection: () =>
      secure ? secureConnect({ ...to, ...(isLiteral(name) ? {} : { servername: name }) }) : plainConnect(to),
  }
  return new Promise((answer, fail) => {
    const asking = (secure ? secureRequest : plainRequest)(options, answer)
    asking.on('error', fail)
    asking.end()
  })
}

function redirection(response: IncomingMessage, from: URL): URL | undefined {
  const { statusCode = 0, headers } = response
  if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return undefined
  try {
    // Node reads headers byte by byte; addresses with marks come as UTF-8.
    return new URL(Buffer.from(headers.location, 'latin1').toString('utf8'), from)
  } catch {
    throw new OutsideError('broken', 'Trang chuyển hướng đến một địa chỉ không đúng')
  }
}

async function taken(response: IncomingMessage, url: URL, maxBytes: number, signal: AbortSignal): Promise<OutsideAnswer> {
  const parts: Uint8Array[] = []
  let size = 0
  let cut = false
  const body = unpacked(response)
  try {
    for await (const part of body as AsyncIterable<Uint8Array>) {
      signal.throwIfAborted()
      parts.push(part.subarray(0, maxBytes - size))
      size += part.length
      if (size >= maxBytes) {
        cut = size > maxBytes || !response.complete
        break
      }
    }
  } finally {
    body.destroy()
    response.destroy()
  }
  return {
    status: response.statusCode ?? 0,
    finalAddress: url.href,
    contentType: response.headers['content-type'] ?? '',
    body: new Uint8Array(Buffer.concat(parts)),
    cut,
  }
}

/** Unpacks while reading, in small pieces, so that a bomb bursts no further than what is taken. */
function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const options = { chunkSize: 65_536 }
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip(options)
      : encoding === 'br'
        ? createBrotliDecompress(options)
        : encoding === 'deflate'
          ? createInflate(options)
          : undefined
  if (!unpack) return response
  response.on('error', error => unpack.destroy(error))
  response.on('aborted', () => unpack.destroy(new OutsideError('broken', 'Kết nối bị ngắt giữa chừng')))
  return response.pipe(unpack)
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {}
  const stopped = new Promise<never>((_, fail) => {
    stop = () => fail(signal.reason as Error)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
const beforeAnyAnswer = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL'].includes(codeOf(error))

function inWords(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error
  const code = codeOf(error)
  if (beforeAnyAnswer(error)) return new OutsideError('unreachable', 'Không kết nối được với máy chủ của trang')
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ALTNAME/.test(code))
    return new OutsideError('bad_certificate', 'Chứng thư bảo mật của trang không hợp lệ hoặc đã hết hạn')
  if (code.startsWith('Z_') || code.startsWith('ERR_') || code.startsWith('HPE_'))
    return new OutsideError('broken', 'Trang trả lời không đúng quy cách')
  return new OutsideError('broken', 'Kết nối bị ngắt giữa chừng')
}
