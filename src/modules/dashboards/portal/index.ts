import type { Page, Section } from '#kernel/http/page.ts'
import { homeProgress } from './home.section.tsx'
import { progressPage } from './progress.page.tsx'

/** How the programme stands, for everybody; and its main numbers on the home page. */
export const pages: readonly Page[] = [progressPage]
export const sections: readonly Section[] = [homeProgress]
