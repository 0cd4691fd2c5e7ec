import type { Module } from '#kernel/module.ts'
import { agenciesModule } from './agencies/module.ts'
import { demoModule } from './demo/module.ts'
import { dashboardsModule } from './dashboards/module.ts'
import { evidenceModule } from './evidence/module.ts'
import { identityModule } from './identity/module.ts'
import { inboxModule } from './inbox/module.ts'
import { measurementModule } from './measurement/module.ts'
import { programmeModule } from './programme/module.ts'
import { progressModule } from './progress/module.ts'

/** The product, in the order in which modules may lean on each other: a later one knows the earlier ones, never the reverse. */
export const modules: readonly Module[] = [
  agenciesModule,
  identityModule,
  inboxModule,
  programmeModule,
  evidenceModule,
  progressModule,
  measurementModule,
  dashboardsModule,
  demoModule,
]
