/** What other modules may build on: the tables to count in, and how to record what they did. */
export { evidence, evidenceChecks, evidenceLinks, evidenceTallies } from './tables.ts'
export { evidenceKindNames, evidenceStateNames, type EvidenceKind, type EvidenceState } from './contract.ts'
