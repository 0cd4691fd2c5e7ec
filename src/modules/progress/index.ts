/** What later modules may build on: the statuses and how they are counted, the turns of assignments, child plans. */
export { childPlans, childTargets, extensions, difficulties, notes, standings, urges, urgeItems } from './tables.ts'
export { onTurn, turnsIn } from './queries/turns.ts'
export { countsIn, dueSql, recurrenceSql, startedSql, statusSql, turnYearSql } from './scope.ts'
export { dueOf, recurrenceOf, statusOf, turnYear, type Turn } from './rules.ts'
export { statusNames, statusRules, type Status } from './contract.ts'
