import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { answerOf, rendition, type Rendition } from './rendition.ts'

/** Files whose address says their content: a browser that has one never asks again. */
export type StaticFiles = {
  /** @returns the address, `/tai-nguyen/portal.3f9a….css`. */
  add(name: string, content: string | Uint8Array, type: string): string
  mount(app: Hono<Env>): void
}

const folder = '/tai-nguyen/'

export function staticFiles(): StaticFiles {
  const files = new Map<string, Rendition>()
  return {
    add(name, content, type) {
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
      const dot = name.lastIndexOf('.')
      const address = `${folder}${name.slice(0, dot)}.${hash}${name.slice(dot)}`
      files.set(address, rendition(content, type, 11))
      return address
    },
    mount(app) {
      app.get(`${folder}:file`, async (context, next) => {
        const file = files.get(context.req.path)
        if (!file) return next()
        return answerOf(
          file,
          { encoding: context.req.header('accept-encoding'), has: context.req.header('if-none-match') },
          { 'cache-control': 'public, max-age=31536000, immutable' },
        )
      })
    },
  }
}
