import type { ReactElement } from 'react'
import type { Actor } from '../actor.ts'
import type { Platform } from '../platform.ts'

export type PageInput = {
  platform: Platform
  /** Pages that shared caches may keep are rendered for nobody in particular: null. */
  actor: Actor | null
  params: Record<string, string>
  query: URLSearchParams
}

/** A public page of the portal: static markup from the server, no JavaScript. */
export type Page = {
  /** Path under the site root: `/ke-hoach/:number`. */
  path: string
  /** What the page reads of the query; anything else in the address is ignored and makes no rendering of its own. */
  query?: readonly string[]
  /** undefined answers the portal's own "not found" page. */
  render(input: PageInput): Promise<PageAnswer | undefined>
  /**
   * What a plain form on the page does, posted to the page's own address; answered with the page that shows it done. No session
   * is read: the address itself must carry the right, as a signed link in a letter does.
   */
  submit?(input: PageInput & { requestId: string }): Promise<PageAnswer | undefined>
  /** Addresses for the sitemap. */
  sitemap?: (platform: Platform) => Promise<{ path: string; changedAt?: Temporal.Instant }[]>
}
export type PageAnswer = {
  title: string
  description?: string
  body: ReactElement
  /** The way from the home page down to this one, itself left out. */
  crumbs?: readonly Crumb[]
  /** Seconds that a shared cache may keep it, a minute where not stated; 0 for pages that are rendered anew each time. */
  maxAge?: number
}
export type Crumb = { title: string; href: string }

/**
 * What a module adds to a page that stands below it in the order of modules: the work under an agency's own facts,
 * the plan in force on the home page. The page that is added to never learns who added.
 */
export type Section = {
  /** The path of the page as it is declared: `/`, `/co-quan/:code`. */
  page: string
  /** undefined where there is nothing to say. */
  render?(input: PageInput): Promise<ReactElement | undefined>
  /** A few words about each item of a list page, by the item's key: `12 nhiệm vụ`. */
  notes?(platform: Platform): Promise<ReadonlyMap<string, string>>
}
