import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import type { Context, Hono } from 'hono'
import { answerOf, rendition, type Rendition } from '../render/rendition.ts'
import type { Env } from './env.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Serves the built workspace. A file that exists is sent as it is (compressed once, for a year where its name holds a hash);
 * every other address is one of the application's own and gets its page, with this request's nonce in it.
 * @param folder what the build wrote; it may be built anew while we run.
 */
export function mountWorkspace(app: Hono<Env>, folder: string, base = '/lam-viec'): void {
  const root = resolve(folder)
  const kept = new Map<string, { changed: number; file: Rendition }>()

  async function fileAt(address: string): Promise<Rendition | undefined> {
    const path = normalize(join(root, address))
    if (!path.startsWith(root + sep)) return undefined
    const type = types[extname(path)]
    const found = type ? await stat(path).catch(() => undefined) : undefined
    if (!type || !found?.isFile()) return undefined
    const known = kept.get(path)
    if (known?.changed === found.mtimeMs) return known.file
    const file = rendition(await readFile(path), type, 9)
    kept.set(path, { changed: found.mtimeMs, file })
    return file
  }

  async function page(context: Context<Env>) {
    const html = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined)
    if (html === undefined) return context.html(notBuilt, 503, { 'cache-control': 'no-store', 'retry-after': '5' })
    return context.html(html.replaceAll('__CSP_NONCE__', context.get('nonce')), 200, { 'cache-control': 'no-store' })
  }

  app.get(base, page)
  app.get(`${base}/*`, async context => {
    const address = decodeURIComponent(context.req.path.slice(base.length))
    if (extname(address) === '' || address === '/index.html') return page(context)
    const file = await fileAt(address)
    if (!file) return context.text('Không tìm thấy tệp này. / Not found.', 404)
    const hashed = /^\/assets\/.+[.-][\w-]{8,}\.\w+$/.test(address)
    return answerOf(
      file,
      { encoding: context.req.header('accept-encoding'), has: context.req.header('if-none-match') },
      { 'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' },
    )
  })
}

const notBuilt = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Lan Tỏa</title>
<h1>Không gian làm việc đang được dựng</h1><p>Hãy tải lại trang sau ít giây. Nếu vẫn thấy trang này, hãy dừng Lan Tỏa và chạy lại
<code>npm start</code>.</p></html>`
