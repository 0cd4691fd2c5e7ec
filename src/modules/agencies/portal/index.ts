import type { Page } from '#kernel/http/page.ts'
import { agenciesPage } from './agencies.page.tsx'
import { agencyPage } from './agency.page.tsx'
import { groupPage } from './group.page.tsx'

/** Agencies as the public sees them; the group's address stands before the agency's, which would take it. */
export const pages: readonly Page[] = [agenciesPage, groupPage, agencyPage]
