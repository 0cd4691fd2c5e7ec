/** What programme takes and answers: drafts being checked, plans adopted, work given out. Pure; the browser imports it too. */
export * from './contract/draft.ts'
export * from './contract/readings.ts'
export * from './contract/plans.ts'
export * from './contract/work.ts'
