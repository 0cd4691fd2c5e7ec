/**
 * What other modules may build on: the tables to count in, the conditions by which evidence counts for a target, and how to record
 * what they did. Whoever records does it within its own operation, with its own `write`.
 */
export { evidence, evidenceChecks, evidenceLinks, evidenceTallies } from './tables.ts'
export { evidenceKindNames, evidenceKindUnits, evidenceStateNames, type EvidenceKind, type EvidenceState } from './contract.ts'
export {
  evidenceClaimed,
  evidenceRejected,
  evidenceRelinked,
  evidenceVerified,
  evidenceWithdrawn,
  recordEvidence,
  withdrawRecorded,
  type EvidenceEvent,
  type Recording,
} from './operations/recording.ts'
export { countedEvidence, tallyFor, verifiedWhere, type CountedEvidence, type Counting, type TallyRow } from './queries/counts.ts'
export { countsForTarget, provesAssignment, provesTask, visibleEvidence } from './scope.ts'
export { canClaim, canRead } from './policy.ts'
export type { EvidenceRow } from './queries/links.ts'
