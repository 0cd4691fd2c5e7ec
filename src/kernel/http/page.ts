import type { ReactElement } from 'react'
import type { Actor } from '../actor.ts'
import type { Platform } from '../platform.ts'

/** A public page of the portal: static markup from the server, no JavaScript. */
export type Page = {
  /** Path under the site root: `/ke-hoach/:number`. */
  path: string
  /** undefined answers the portal's own "not found" page. */
  render(input: {
    platform: Platform
    actor: Actor | null
    params: Record<string, string>
    query: URLSearchParams
  }): Promise<PageAnswer | undefined>
  /** Addresses for the sitemap. */
  sitemap?: (platform: Platform) => Promise<{ path: string; changedAt?: Temporal.Instant }[]>
}
export type PageAnswer = {
  title: string
  description?: string
  body: ReactElement
  /** Seconds that a shared cache may keep it; 0 for pages that depend on the reader. */
  maxAge?: number
}
