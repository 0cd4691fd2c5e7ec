/** What later modules may build on: the statuses and how they are counted, the turns of assignments, child plans. */
export { childPlans, childTargets, extensions, difficulties, notes, rhythms, standings, urges, urgeItems } from './tables.ts'
export { countTurns, fromTurns, standingColumns, turnsIn } from './queries/turns.ts'
export { turnByKey, type TurnRecord } from './queries/work.ts'
export { countsIn, dueSql, recurrenceSql, startedSql, statusSql, turnYearSql } from './scope.ts'
export { checkInOf, dueOf, recurrenceOf, statusOf, turnYear, usualRhythm, type Turn } from './rules.ts'
export { difficultyKindNames, statusNames, statusRules, type Status, type TurnRow } from './contract.ts'
export { citedPlan } from './letter.ts'
export { unanswered, visibleDifficulties } from './queries/difficulties.ts'
