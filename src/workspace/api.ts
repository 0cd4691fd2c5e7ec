import { networkProblem, ProblemError, readProblem } from '#ui/problem.ts'
import { addresses, type Operations } from './api.generated.ts'

export type OperationName = keyof Operations
export type Input<N extends OperationName> = Operations[N]['input']
export type Output<N extends OperationName> = Operations[N]['output']

export type CallOptions = {
  signal?: AbortSignal
  /** How much of an upload has gone, 0 to 100. */
  progress?: (percent: number) => void
}

export const apiBase = '/api/v1'

/** The language of answers; the shell sets it. */
let locale: 'vi' | 'en' = 'vi'
export const speak = (next: 'vi' | 'en'): void => {
  locale = next
}

/** Told when an answer says that nobody is signed in any more. */
let onSignedOut: () => void = () => {}
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener
}

/**
 * Calls an operation by its name. Reads put their input into path and query, writes into path and JSON body, or into a multipart
 * form when a file is among it. Answers the operation's output (null for none, a Blob for a file); fails with ProblemError only, aborts aside.
 */
export async function call<N extends OperationName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Output<N>> {
  const request = requestFor(addresses[name], input as Record<string, unknown>)
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': locale }
  if (request.method !== 'GET') headers['x-requested-with'] = 'lan-toa'
  if (typeof request.body === 'string') headers['content-type'] = 'application/json'
  const answer =
    request.body instanceof FormData && options.progress
      ? await sendWithProgress(request, headers, options)
      : await sendPlainly(request, headers, options)
  if (answer.status === 204) return null as Output<N>
  if (answer.status >= 200 && answer.status < 300) {
    if (answer.type.includes('json')) return JSON.parse(await answer.content.text()) as Output<N>
    return answer.content as Output<N>
  }
  if (answer.status === 401) onSignedOut()
  throw new ProblemError(
    readProblem({ status: answer.status, body: parsed(await answer.content.text()), requestId: answer.requestId }, locale),
  )
}

export type ApiRequest = { method: string; url: string; body?: string | FormData }

/** The address of a read or of a file, for links: `<a href={addressOf('agencies.export', …)} download>`. */
export const addressOf = <N extends OperationName>(name: N, input: Input<N>): string =>
  requestFor(addresses[name], input as Record<string, unknown>).url

/** How an input travels: `{id}` in the path, the rest as query or body. Lists repeat their key; undefined is left out. */
export function requestFor(address: string, input: Record<string, unknown>): ApiRequest {
  const [method = 'GET', template = ''] = address.split(' ')
  const rest = { ...input }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  if (method === 'GET') {
    const query = new URLSearchParams()
    for (const [name, value] of given)
      for (const one of Array.isArray(value) ? value : [value]) if (one !== null && one !== '') query.append(name, String(one))
    const text = query.toString()
    return { method, url: apiBase + path + (text === '' ? '' : `?${text}`) }
  }
  if (given.some(([, value]) => value instanceof Blob)) {
    const form = new FormData()
    for (const [name, value] of given) if (value !== null) form.append(name, value instanceof Blob ? value : String(value))
    return { method, url: apiBase + path, body: form }
  }
  return { method, url: apiBase + path, ...(given.length > 0 ? { body: JSON.stringify(Object.fromEntries(given)) } : {}) }
}

type Raw = { status: number; type: string; requestId: string | null; content: Blob }

async function sendPlainly(request: ApiRequest, headers: Record<string, string>, { signal }: CallOptions): Promise<Raw> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers,
      credentials: 'same-origin',
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(signal ? { signal } : {}),
    })
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      requestId: response.headers.get('x-request-id'),
      content: await response.blob(),
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(networkProblem(locale))
  }
}

/** fetch cannot tell how much has been sent; the old way can. */
function sendWithProgress(request: ApiRequest, headers: Record<string, string>, { signal, progress }: CallOptions): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest()
    sender.open(request.method, request.url)
    sender.responseType = 'blob'
    for (const [name, value] of Object.entries(headers)) sender.setRequestHeader(name, value)
    sender.upload.addEventListener('progress', event => {
      if (event.lengthComputable) progress?.((event.loaded / event.total) * 100)
    })
    sender.addEventListener('load', () =>
      resolve({
        status: sender.status,
        type: sender.getResponseHeader('content-type') ?? '',
        requestId: sender.getResponseHeader('x-request-id'),
        content: sender.response as Blob,
      }),
    )
    sender.addEventListener('error', () => reject(new ProblemError(networkProblem(locale))))
    sender.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal?.addEventListener('abort', () => sender.abort())
    sender.send(request.body ?? null)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
