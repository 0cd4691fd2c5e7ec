import type { Hono } from 'hono'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Env } from '../http/env.ts'
import type { Mail } from './mail.ts'
import { letterPage, outboxPage } from './outbox-page.tsx'

/** Development only: letters hold links that open accounts. */
export function mountOutbox(app: Hono<Env>, mail: Mail): void {
  const document = (body: ReactElement) =>
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>Thư đi</title></head><body>${renderToStaticMarkup(body)}</body></html>`
  app.get('/dev/thu', context => context.html(document(outboxPage(mail))))
  app.get('/dev/thu/:number{[0-9]+}', async (context, next) => {
    const page = letterPage(mail, Number(context.req.param('number')))
    return page ? context.html(document(page)) : next()
  })
}
