import type { Section } from '#kernel/http/page.ts'
import { targetSection } from './target.section.tsx'

/** What is added to the public pages of others. */
export const sections: readonly Section[] = [targetSection]
