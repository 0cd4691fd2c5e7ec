import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { crossSite, tooManyRequests } from '../errors.ts'
import type { Config } from '../config.ts'
import type { Env } from './env.ts'

/** Headers of every answer. Pages carry no script but our own files; the workspace's styles need the nonce. */
export const securityHeaders =
  (config: Config): MiddlewareHandler<Env> =>
  async (context, next) => {
    const nonce = randomBytes(16).toString('base64url')
    context.set('nonce', nonce)
    await next()
    const headers = context.res.headers
    if (!headers.has('content-security-policy'))
      headers.set(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; ` +
          "manifest-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'same-origin')
    headers.set('x-frame-options', 'DENY')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (config.production && config.publicUrl.startsWith('https:'))
      headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A change must come from our own pages: the browser's word (Sec-Fetch-Site, Origin) and a header that a foreign form cannot set.
 * A forged request fails both; a program with no cookie has nothing to forge.
 */
export const sameSite =
  (config: Config): MiddlewareHandler<Env> =>
  async (context, next) => {
    if (!safe.has(context.req.method)) {
      const site = context.req.header('sec-fetch-site')
      const origin = context.req.header('origin')
      const own = new Set([new URL(config.publicUrl).origin, new URL(context.req.url).origin])
      if (site && site !== 'same-origin' && site !== 'none') throw crossSite()
      if (origin && !own.has(origin)) throw crossSite()
      if (context.req.header('cookie') && context.req.header('x-requested-with') !== 'lan-toa') throw crossSite()
    }
    await next()
  }

/** The caller's address as far as the trusted proxies can tell. */
export function callerAddress(context: Context<Env>, trustedProxies: number): string {
  const forwarded =
    context.req
      .header('x-forwarded-for')
      ?.split(',')
      .map(part => part.trim()) ?? []
  const chain = [...forwarded, context.env?.incoming?.socket.remoteAddress ?? 'unknown']
  return chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? 'unknown'
}

type Bucket = { tokens: number; at: number }

/** Token bucket per caller: `perMinute` in the long run, twice as many in a burst. Bounded memory. */
export function rateLimit(options: {
  perMinute: number
  keyOf: (context: Context<Env>) => string
  now?: () => number
}): MiddlewareHandler<Env> {
  const buckets = new Map<string, Bucket>()
  const now = options.now ?? (() => performance.now())
  const burst = options.perMinute * 2
  return async (context, next) => {
    const key = options.keyOf(context)
    const at = now()
    const bucket = buckets.get(key) ?? { tokens: burst, at }
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 60_000) * options.perMinute)
    bucket.at = at
    if (bucket.tokens < 1)
      throw tooManyRequests(undefined, { retryAfter: Math.ceil(((1 - bucket.tokens) / options.perMinute) * 60) })
    bucket.tokens -= 1
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > 50_000) for (const old of [...buckets.keys()].slice(0, 10_000)) buckets.delete(old)
    await next()
  }
}
