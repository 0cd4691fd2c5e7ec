/** What other modules' screens may show of evidence. */
export { ClaimDialog } from './claim-dialog.tsx'
export { EvidenceList } from './evidence-list.tsx'
export { StateBadge } from './words.tsx'
