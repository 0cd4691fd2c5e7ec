import type { Context, Hono } from 'hono'
import { today } from '#kernel/clock.ts'
import { AppError } from '#kernel/errors.ts'
import type { Env } from '#kernel/http/env.ts'
import type { Page } from '#kernel/http/page.ts'
import { callerAddress, rateLimit } from '#kernel/http/security.ts'
import type { Module } from '#kernel/module.ts'
import { noticesOf } from '#kernel/notices.ts'
import type { Platform } from '#kernel/platform.ts'
import { pageCache } from '#kernel/render/page-cache.ts'
import { answerOf, rendition, type Rendition } from '#kernel/render/rendition.ts'
import { staticFiles } from '#kernel/render/static-files.ts'
import { aboutPage } from './about.page.tsx'
import { accessibilityPage } from './accessibility.page.tsx'
import { errorCodePage } from './error-code.page.tsx'
import { errorAnswer, isOutOfReach } from './error-pages.tsx'
import { homePage } from './home.page.tsx'
import { searchPage } from './search.page.tsx'
import { pageDocument } from './shell.tsx'
import { robots, sitemap } from './sitemap.ts'
import { look as lookOf } from './stylesheet.ts'

const ownPages: readonly Page[] = [homePage, searchPage, aboutPage, accessibilityPage, errorCodePage]

/** Pages carry no script, and the browser is told so. */
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type Drawn = { rendition: Rendition; maxAge: number }

/**
 * Mounts the public site: static files, every page, its error pages, sitemap.xml and robots.txt. Call it last: whatever no
 * route before it answered ends in its "not found" page.
 *
 * Rendered pages are kept until anything is written (the audit's last number says so) or the day changes in Việt Nam; while
 * the database is out of reach, readers get the page as it last was.
 */
export function mountPortal(app: Hono<Env>, platform: Platform, modules: readonly Module[]): void {
  const { config, pool, clock, log } = platform
  const files = staticFiles()
  const look = lookOf(files)
  const pages = [...ownPages, ...modules.flatMap(module => module.pages ?? [])]
  const cache = pageCache<Drawn>({
    version: async () => {
      const { rows } = await pool.query<{ sequence: string }>({ name: 'portal_version', text: 'select sequence from audit_head' })
      return `${rows[0]?.sequence ?? 0} ${today(clock)}`
    },
    keeps: ({ maxAge }) => maxAge > 0,
    limit: 2000,
  })
  files.mount(app)

  const failed = (context: Context<Env>, error: unknown): Response => {
    const requestId = context.get('requestId')
    if (!(error instanceof AppError)) log.error({ requestId, err: error }, 'a page could not be shown')
    const status = error instanceof AppError ? error.status : isOutOfReach(error) ? 503 : 500
    const html = pageDocument(errorAnswer(status, requestId), { look, path: context.req.path, publicUrl: '', hidden: true })
    const retryAfter = error instanceof AppError ? error.extras.retryAfter : status === 503 ? 60 : undefined
    return context.body(html, status as 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
    })
  }
  const notFoundPage = (context: Context<Env>) => failed(context, new AppError('not_found', 404, { vi: '', en: '' }))

  // Searching is not kept: it costs the database something each time.
  const limit = rateLimit({ perMinute: 60, keyOf: context => callerAddress(context, config.trustedProxies) })
  // A mail provider ends letters for many of its readers from one address.
  const submitLimit = rateLimit({ perMinute: 120, keyOf: context => callerAddress(context, config.trustedProxies) })
  app.use(searchPage.path, async (context, next) => {
    try {
      return await limit(context, next)
    } catch (error) {
      return failed(context, error)
    }
  })
  for (const page of pages)
    app.get(page.path, async context => {
      const query = heard(page, new URL(context.req.url).searchParams)
      const path = context.req.path
      try {
        const drawn = await cache.page(`${path}?${query}`, async () => {
          const answer = await page.render({
            platform,
            actor: null,
            params: context.req.param() as Record<string, string>,
            query,
          })
          if (!answer) return undefined
          const notices = await noticesOf(platform)
          const hidden = answer.maxAge === 0
          const html = pageDocument(answer, { look, path, publicUrl: config.publicUrl, hidden, notices })
          return { rendition: rendition(html, 'text/html; charset=utf-8'), maxAge: answer.maxAge ?? 60 }
        })
        if (!drawn) return notFoundPage(context)
        const { maxAge } = drawn.value
        return await answerOf(
          drawn.value.rendition,
          { encoding: context.req.header('accept-encoding'), has: context.req.header('if-none-match') },
          {
            'content-security-policy': policy,
            // A browser asks each time and mostly hears "304": who has just adopted a plan sees it. Shared caches may keep it a little.
            'cache-control':
              maxAge === 0 || drawn.stale ? 'no-cache' : `public, max-age=0, s-maxage=${maxAge}, stale-if-error=86400`,
          },
        )
      } catch (error) {
        return failed(context, error)
      }
    })

  for (const page of pages.filter(({ submit }) => submit))
    app.post(page.path, async context => {
      const path = context.req.path
      try {
        await submitLimit(context, async () => undefined)
        const params = context.req.param() as Record<string, string>
        const query = heard(page, new URL(context.req.url).searchParams)
        const answer = await page.submit!({ platform, actor: null, params, query, requestId: context.get('requestId') })
        if (!answer) return notFoundPage(context)
        const html = pageDocument(answer, { look, path, publicUrl: config.publicUrl, hidden: true })
        return context.body(html, 200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
          'cache-control': 'no-store',
        })
      } catch (error) {
        return failed(context, error)
      }
    })

  app.get('/robots.txt', context => context.text(robots(config.publicUrl)))
  app.get('/sitemap.xml', async context =>
    context.body(await sitemap(platform, pages), 200, {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'public, max-age=600',
    }),
  )
  app.notFound(context => {
    const { pathname, search } = new URL(context.req.url)
    // One leading slash only: `//elsewhere/` would lead to another site.
    const trimmed = pathname.replace(/^\/+/, '/').replace(/\/+$/, '')
    if (pathname !== '/' && pathname.endsWith('/') && context.req.method === 'GET')
      return context.redirect((trimmed || '/') + search, 301)
    return notFoundPage(context)
  })
}

/** The part of the query that the page reads, in its own order. */
function heard(page: Page, query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams()
  for (const name of page.query ?? [])
    for (const value of query.getAll(name)) if (value.trim()) kept.append(name, value.trim().slice(0, 200))
  return kept
}
