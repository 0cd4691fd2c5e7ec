/** What other modules may know of targets: their numbers as they stand, who stands behind them, who is likely to be late. */
export { measuredTargets } from './queries/measured.ts'
export { pictured } from './queries/picture.ts'
export { membersOf as membersOfTarget } from './queries/members.ts'
export { targetRow, targetRows, type TargetRow } from './queries/targets.ts'
export { forecastLateness } from './queries/forecast.ts'
export { defineMeasures, keepValues } from './operations/keeping.ts'
export { forecastRule, latenessRule, paceRule } from './rules.ts'
export {
  formulaNames,
  paceNames,
  riskNames,
  type LatenessForecast,
  type MeasuredTarget,
  type Member,
  type Pace,
} from './contract.ts'
export { measures, measureValues, populations, staffMembers } from './tables.ts'
