import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { AppError, notFound } from '../errors.ts'
import type { Operation } from '../operation.ts'
import type { Platform } from '../platform.ts'
import { apiOf } from './api.ts'
import type { Authenticate, AuthHandler, Env } from './env.ts'
import { localeOf } from '../i18n/locale.ts'
import { openApiOf } from './openapi.ts'
import { problemOf, problemResponse } from './problem.ts'
import { callerAddress, rateLimit, sameSite, securityHeaders } from './security.ts'

export type AppParts = {
  platform: Platform
  operations: readonly Operation[]
  authenticate: Authenticate
  /** Answers /api/auth/*: sign-in, sessions, second factor. */
  auth: AuthHandler
  /** Everything that is not the API: portal, workspace, static files. */
  site: (app: Hono<Env>) => void
}

/** The whole web side as one function from Request to Response: tests call it without sockets. */
export function createApp({ platform, operations, authenticate, auth, site }: AppParts): Hono<Env> {
  const { config, log } = platform
  const app = new Hono<Env>()

  app.use(async (context, next) => {
    const requestId = context.req.header('x-request-id')?.match(/^[\w-]{8,64}$/)?.[0] ?? randomUUID()
    context.set('requestId', requestId)
    context.set('locale', localeOf(context.req.raw.headers))
    const start = performance.now()
    await next()
    context.res.headers.set('x-request-id', requestId)
    const level = context.res.status >= 500 ? 'error' : 'info'
    log[level](
      {
        requestId,
        method: context.req.method,
        path: context.req.path,
        status: context.res.status,
        ms: Math.round(performance.now() - start),
        actor: context.get('actor')?.id,
      },
      'request',
    )
  })
  app.use(securityHeaders(config))

  app.onError((error, context) => {
    const requestId = context.get('requestId')
    if (!(error instanceof AppError))
      log.error({ requestId, error: { name: error.name, message: error.message, stack: error.stack } }, 'unexpected error')
    return problemResponse(problemOf(error, requestId, context.get('locale')))
  })

  const address = (context: Parameters<typeof callerAddress>[0]) => callerAddress(context, config.trustedProxies)
  app.use('/api/auth/*', rateLimit({ perMinute: 60, keyOf: address }))
  app.all('/api/auth/*', context => auth(context.req.raw, { address: address(context), requestId: context.get('requestId') }))

  app.use('/api/v1/*', async (context, next) => {
    context.set('actor', await authenticate(context.req.raw))
    await next()
  })
  app.use(
    '/api/v1/*',
    rateLimit({ perMinute: config.ratePerMinute, keyOf: context => context.get('actor')?.id ?? address(context) }),
  )
  app.use('/api/v1/*', sameSite(config))
  // A list is five times smaller on a mountain road's 3G.
  app.use('/api/v1/*', compress({ threshold: 1024 }))
  const description = JSON.stringify(openApiOf(operations, { version: '1', server: '/api/v1' }))
  app.get('/api/v1/openapi.json', context =>
    context.body(description, 200, { 'content-type': 'application/json; charset=utf-8' }),
  )
  app.route('/api/v1', apiOf(platform, operations))
  app.all('/api/*', () => {
    throw notFound()
  })

  site(app)
  return app
}
