import type { ComponentType, ReactNode } from 'react'
import type { Actor } from '#kernel/actor.ts'
import type { IconName } from './icon.tsx'

/** A screen of the workspace as a module announces it; the shell builds routes and navigation from the list. */
export type Screen = {
  /** Under the workspace's base, with `$name` for parts that vary: `/co-quan/$id`. */
  path: string
  /** For the tab and the breadcrumb, in Vietnamese; `english` for the other language. */
  title: string
  english?: string
  /** Present when the screen has a place in the navigation. Groups and items are ordered by `order` (10, 20 …). */
  /** `short` stands in the narrow bar of a phone. */
  /** `badge` draws how much waits there, a short word within the link. */
  navigation?: {
    label: string
    short?: string
    english?: string
    icon: IconName
    order: number
    group?: string
    badge?: ComponentType
  }
  /** Shown on phones in the bar at the bottom (the first four that the person may see). */
  prominent?: boolean
  /** False answers the “not allowed” screen and hides the entry. The server decides again for itself. */
  allow(actor: Actor): boolean
  /** True for screens before signing in: shown without the frame and without asking who it is. */
  public?: boolean
  load(): Promise<{ default: () => ReactNode }>
}

/** Where the workspace lives on the site. */
export const workspaceBase = '/lam-viec'

/** A full address within the workspace, for links: `workspacePath('/co-quan')` is `/lam-viec/co-quan`. */
export const workspacePath = (path: string): string => workspaceBase + (path === '/' ? '/' : path)
