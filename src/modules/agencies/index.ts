/**
 * What other modules may know of agencies: the table to point at, their names, who belongs to a group on a day, who came after whom.
 */
export { agencies, groups } from './tables.ts'
export {
  agencyById,
  agencyByCode,
  agenciesByIds,
  allGroups,
  membersOf,
  resolveName,
  successionsOf,
  successorsOn,
  type AgencyRow,
  type GroupRow,
} from './queries.ts'
export { belongs, dayBefore, isValidOn } from './rules.ts'
export { kindNames, type AgencySummary, type GroupRule, type Kind } from './contract.ts'
