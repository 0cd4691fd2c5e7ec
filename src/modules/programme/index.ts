/**
 * What later modules may build on: the tables to point at (evidence → assignment → task → target), the present records by
 * id, who may see an assignment, and the province's own plan for tests and benches.
 */
export { assignments, clauses, plans, reportingRules, targets, tasks, taskTargets } from './tables.ts'
export { assignmentById, listAssignments, type AssignmentRecord } from './queries/assignments.ts'
export { lineOf, planByCode, planById, reportingRulesOf, targetById, type PlanRow } from './queries/plans.ts'
export { allTasks, taskById, underSection, type TaskRow } from './queries/tasks.ts'
export { visibleAssignments, heldOn } from './scope.ts'
export { canReadAssignment } from './policy.ts'
export { daysUntil, holdsOn, lastDayOnTime, nextReportDay } from './rules.ts'
export { planAdopted } from './operations/adoption/adopt.ts'
export { workAssigned } from './operations/adoption/assigning.ts'
export { adoptFile, adoptProvincePlan } from './provincial-plan.ts'
export { partyRoleNames, recurrenceNames, type AssignmentRow, type PartyRole, type Recurrence } from './contract.ts'
