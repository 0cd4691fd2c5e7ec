import type { Page, Section } from '#kernel/http/page.ts'
import { agencyCounts, agencySection } from './agency.sections.tsx'
import { homeSection } from './home.section.tsx'
import { planPage } from './plan.page.tsx'
import { plansPage } from './plans.page.tsx'
import { targetPage } from './target.page.tsx'
import { targetsPage } from './targets.page.tsx'
import { taskPage } from './task.page.tsx'
import { tasksPage } from './tasks.page.tsx'

/** The programme's public pages, and what it adds to the pages of others. */
export const pages: readonly Page[] = [plansPage, planPage, tasksPage, taskPage, targetsPage, targetPage]
export const sections: readonly Section[] = [homeSection, agencySection, agencyCounts]
