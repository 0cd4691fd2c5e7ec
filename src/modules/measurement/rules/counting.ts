import { shortDay } from '#kernel/i18n/formats.ts'
import type { EvidenceKind, EvidenceState } from '#modules/evidence/contract.ts'
import type { Requirement } from '../contract.ts'

/** A piece of evidence as far as counting looks at it. */
export type Proof = {
  id: string
  title: string
  kind: EvidenceKind
  state: EvidenceState
  happenedOn: string
  quantity: number
}

const stateWords: Record<EvidenceState, string> = {
  verified: 'đã xác nhận',
  claimed: 'đang chờ xác nhận',
  rejected: 'không được chấp nhận',
  withdrawn: 'đã rút',
}

/** How far one requirement is met, and by what: the earliest verified piece, otherwise whatever was tried. */
export function meets(requirement: Requirement, proofs: readonly Proof[]): { met: boolean; why: string; proofs: Proof[] } {
  const fitting = proofs.filter(proof => requirement.kinds.includes(proof.kind) && proof.state !== 'withdrawn')
  const verified = fitting.filter(proof => proof.state === 'verified').toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
  if (verified[0]) return { met: true, why: `${requirement.label}: có (${shortDay(verified[0].happenedOn)})`, proofs: verified }
  const tried = fitting.toSorted((a, b) => (a.state === b.state ? 0 : a.state === 'claimed' ? -1 : 1))
  return {
    met: false,
    why: `${requirement.label}: ${tried[0] ? `minh chứng ${stateWords[tried[0].state]}` : 'chưa có'}`,
    proofs: tried,
  }
}

/** All requirements at once. An agency counts when it meets every one. */
export function meetsAll(requirements: readonly Requirement[], proofs: readonly Proof[]) {
  const parts = requirements.map(requirement => meets(requirement, proofs))
  return {
    counted: parts.length > 0 && parts.every(part => part.met),
    why: parts.map(part => part.why).join('; '),
    proofs: [...new Map(parts.flatMap(part => part.proofs).map(proof => [proof.id, proof])).values()],
  }
}

/**
 * Residents reached in one commune: never more than live there. Two campaigns may have met the same people, so the largest single
 * figure is certain and the sum is the most it can be; the truth lies between.
 */
export function reachOf(quantities: readonly number[], residents: number, combine: 'largest' | 'sum') {
  const least = Math.min(residents, quantities.length > 0 ? Math.max(...quantities) : 0)
  const most = Math.min(
    residents,
    quantities.reduce((sum, quantity) => sum + quantity, 0),
  )
  return { least, most, counted: combine === 'sum' ? most : least }
}

type Person = { since: string | null; until: string | null; trainedOn: string | null; proof: EvidenceState | null }
/** Whether somebody on the list is in this work on a day. */
export const onList = (person: Pick<Person, 'since' | 'until'>, day: string): boolean =>
  (person.since === null || person.since <= day) && (person.until === null || person.until >= day)

/** Whether a person on the list counts as trained, and why not. */
export function trainedBy(person: Person, day: string): { counted: boolean; why: string } {
  if (!onList(person, day)) return { counted: false, why: 'Không còn hoặc chưa làm công việc này' }
  if (person.trainedOn === null || person.trainedOn > day) return { counted: false, why: 'Chưa được đào tạo' }
  const trained = `Được đào tạo ngày ${shortDay(person.trainedOn)}`
  if (person.proof === 'verified') return { counted: true, why: trained }
  return {
    counted: false,
    why: `${trained}, ${person.proof ? `minh chứng ${stateWords[person.proof]}` : 'chưa có minh chứng'}`,
  }
}
