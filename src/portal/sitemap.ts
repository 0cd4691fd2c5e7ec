import { dayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import type { Platform } from '#kernel/platform.ts'

/** For search engines: the pages are open to all, the workspace and the API are not theirs. */
export const robots = (publicUrl: string): string =>
  `User-agent: *\nDisallow: /lam-viec\nDisallow: /api/\nDisallow: /tim-kiem\nSitemap: ${publicUrl}/sitemap.xml\n`

/** https://www.sitemaps.org/protocol.html; at most 50,000 addresses. */
export async function sitemap(platform: Platform, pages: readonly Page[]): Promise<string> {
  const entries = (await Promise.all(pages.map(page => page.sitemap?.(platform) ?? []))).flat().slice(0, 50_000)
  const urls = entries.map(
    ({ path, changedAt }) =>
      `<url><loc>${escaped(platform.config.publicUrl + path)}</loc>${changedAt ? `<lastmod>${dayOf(changedAt)}</lastmod>` : ''}</url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

const escaped = (text: string) => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
