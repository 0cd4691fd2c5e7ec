import type { Hono } from 'hono'
import type { Env } from '#kernel/http/env.ts'
import type { Problem } from '#kernel/http/problem.ts'
import type { Operation } from '#kernel/operation.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of every shape and say what they expect
type Whatever = any

export type Answer<Body = Whatever> = { status: number; body: Body; headers: Headers }
type Input = Record<string, unknown>

/** A person (or nobody) talking HTTP to the whole application, without sockets. Paths without `/` lie under /api/v1. */
export type Client = {
  get<Body = Whatever>(path: string, query?: Input): Promise<Answer<Body>>
  post<Body = Whatever>(path: string, body?: Input): Promise<Answer<Body>>
  put<Body = Whatever>(path: string, body?: Input): Promise<Answer<Body>>
  patch<Body = Whatever>(path: string, body?: Input): Promise<Answer<Body>>
  delete<Body = Whatever>(path: string, body?: Input): Promise<Answer<Body>>
  /** Multipart, as the browser sends a form with a file; field `file` unless another is named. */
  upload<Body = Whatever>(
    path: string,
    file: { name: string; bytes: Uint8Array | string; type?: string; field?: string },
    fields?: Record<string, string>,
  ): Promise<Answer<Body>>
  /** Calls an operation at its address; the answer is typed by its contract, or is the problem. */
  call<I extends Input, O>(operation: Operation<I, O>, input: I): Promise<Answer<O & Partial<Problem>>>
  /** Any request, as it is: for pages, odd headers and broken bodies. */
  request(path: string, init?: RequestInit): Promise<Response>
}

/** @param headers who it is: a session cookie, or nothing. */
export function clientOf(app: Hono<Env>, headers: Record<string, string> = {}): Client {
  const own = { 'x-requested-with': 'lan-toa', 'sec-fetch-site': 'same-origin', ...headers }
  const request: Client['request'] = async (path, init) =>
    app.request(path.startsWith('/') ? path : `/api/v1/${path}`, {
      ...init,
      headers: { ...own, ...(init?.headers as Record<string, string> | undefined) },
    })
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    headers: response.headers,
    body: await bodyOf(response),
  })
  const sending =
    (method: string) =>
    async (path: string, body: Input = {}) =>
      answer(await request(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }))

  const client: Client = {
    request,
    get: async (path, query) => answer(await request(withQuery(path, query))),
    post: sending('POST'),
    put: sending('PUT'),
    patch: sending('PATCH'),
    delete: sending('DELETE'),
    async upload(path, file, fields = {}) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const bytes = typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes)
      form.set(file.field ?? 'file', new File([bytes], file.name, { type: file.type ?? 'application/octet-stream' }))
      return answer(await request(path, { method: 'POST', body: form }))
    },
    async call(operation, input) {
      const [method, address] = operation.address.split(' ') as [string, string]
      const rest: Input = { ...input }
      const path = address
        .replace(/:(\w+)/g, (_, name: string) => {
          const value = rest[name]
          delete rest[name]
          return encodeURIComponent(String(value))
        })
        .slice(1)
      if (!operation.writes) return client.get(path, rest)
      return sending(method)(path, rest)
    },
  }
  return client
}

function withQuery(path: string, query: Input = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) search.append(name, String(item))
  return search.size > 0 ? `${path}?${search}` : path
}

async function bodyOf(response: Response): Promise<Whatever> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 204) return undefined
  if (type.includes('json')) return response.json()
  if (type.startsWith('text/')) return response.text()
  return new Uint8Array(await response.arrayBuffer())
}
