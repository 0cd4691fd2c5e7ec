import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

export type DocumentHead = {
  title: string
  description?: string
  /** Absolute address under which the page should be remembered. */
  canonical?: string
  /** For pages that lead nowhere by themselves: errors, lists of hits. */
  hidden?: boolean
  stylesheet: string
  /** Font files that the first screen needs. */
  fonts: readonly string[]
  icon: string
}

/** A whole HTML document as text. No script, no inline style: the content security policy forbids both. */
export const htmlDocument = (head: DocumentHead, body: ReactElement): string =>
  '<!doctype html>' +
  renderToStaticMarkup(
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.title}</title>
        {head.description && <meta name="description" content={head.description} />}
        {head.canonical && <link rel="canonical" href={head.canonical} />}
        {head.hidden && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0f5a61" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#121b1f" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="stylesheet" href={head.stylesheet} />
        {head.fonts.map(font => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="icon" href={head.icon} type="image/svg+xml" />
        <meta property="og:title" content={head.title} />
        {head.description && <meta property="og:description" content={head.description} />}
        <meta property="og:type" content="website" />
        <meta property="og:locale" content="vi_VN" />
      </head>
      <body>{body}</body>
    </html>,
  )
