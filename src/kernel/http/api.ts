import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FileAnswer } from '../contract.ts'
import { invalid, tooLarge, unsupportedMedia } from '../errors.ts'
import type { Operation } from '../operation.ts'
import type { Platform } from '../platform.ts'
import type { Env } from './env.ts'

/** Mounts every operation under its address. Input is the path, the query (reads) and the body (writes), as one object. */
export function apiOf(platform: Platform, operations: readonly Operation[]): Hono<Env> {
  const api = new Hono<Env>()
  for (const operation of operations) {
    const [method, path] = operation.address.split(' ') as [string, string]
    const limit = operation.bodyLimit
    const guard = bodyLimit({
      maxSize: limit,
      onError: () => {
        throw tooLarge({ limit: `${Math.round(limit / 1_000_000)} MB` })
      },
    })
    api.on(method, path, guard, async context => {
      const input = { ...(await given(context.req.raw, operation)), ...context.req.param() }
      const answer = await operation.run({ platform, actor: context.get('actor'), requestId: context.get('requestId') }, input)
      if (isFile(answer)) return fileResponse(answer)
      if (answer === undefined || answer === null) return context.body(null, 204)
      return context.json(answer as object, 200, { 'cache-control': 'no-store' })
    })
  }
  return api
}

async function given(request: Request, operation: Operation): Promise<Record<string, unknown>> {
  if (!operation.writes) return fromQuery(new URL(request.url).searchParams)
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) {
    const form = await request.formData()
    const input: Record<string, unknown> = {}
    for (const [key, value] of form.entries())
      input[key] = typeof value === 'string' ? value : { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
    return input
  }
  const text = await request.text()
  if (text === '') return {}
  if (!type.startsWith('application/json')) throw unsupportedMedia()
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  } catch {
    // Falls through: broken JSON is the caller's mistake and said below.
  }
  throw invalid(undefined, { fields: [{ path: '', message: 'Nội dung gửi lên không phải JSON hợp lệ' }] })
}

function fromQuery(query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key).filter(value => value !== '')
    if (values.length > 0) input[key] = values.length > 1 ? values : values[0]
  }
  return input
}

const isFile = (answer: unknown): answer is FileAnswer =>
  typeof answer === 'object' && answer !== null && 'file' in answer && 'type' in answer

/** A file goes out as an attachment under its own name, and can never run as a page of ours. */
function fileResponse(answer: FileAnswer): Response {
  const plain = answer.name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\w.-]+/g, '-')
  return new Response(answer.file as BodyInit, {
    headers: {
      'content-type': answer.type,
      'content-disposition': `${answer.inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
