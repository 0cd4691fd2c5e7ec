import { Fragment, type ReactElement } from 'react'
import type { PageInput } from '../http/page.ts'
import type { Platform } from '../platform.ts'

const sectionsFor = (platform: Platform, page: string) =>
  platform.modules.flatMap(module => module.sections ?? []).filter(section => section.page === page)

/** What the modules add to a page, in their order. */
export async function sectionsOf(page: string, input: PageInput): Promise<ReactElement[]> {
  const parts = await Promise.all(sectionsFor(input.platform, page).map(section => section.render?.(input)))
  return parts.flatMap((part, place) => (part ? [<Fragment key={place}>{part}</Fragment>] : []))
}

/** What the modules say of one item of a list page, by the item's key. */
export async function notesOf(page: string, platform: Platform): Promise<(key: string) => string[]> {
  const notes = await Promise.all(sectionsFor(platform, page).map(section => section.notes?.(platform)))
  return key => notes.flatMap(note => note?.get(key) ?? [])
}
