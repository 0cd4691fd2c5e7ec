import { shortDay } from '#kernel/i18n/formats.ts'
import { addressFault, addressFaultNames } from '#kernel/outgoing/address.ts'
import type { EvidenceState } from './contract.ts'

/** Days are 'YYYY-MM-DD', which compare as text. */
type Objection = { path: string; message: string }

/** What is done to a piece of evidence, and from which states it can be. */
export const transitions = {
  verify: ['claimed'],
  reject: ['claimed', 'verified'],
  /** Looked at anew: the verdict is taken back. */
  reopen: ['verified', 'rejected'],
  withdraw: ['claimed', 'verified', 'rejected'],
  /** A rejected one that was mended is claimed again. */
  edit: ['claimed', 'rejected'],
  link: ['claimed'],
} as const satisfies Record<string, readonly EvidenceState[]>
export type Step = keyof typeof transitions

export const isOpenFor = (step: Step, state: EvidenceState): boolean =>
  (transitions[step] as readonly EvidenceState[]).includes(state)

/** Of the states that keep their place: a second one of the same address or file is a duplicate. */
export const isLive = (state: EvidenceState): boolean => state === 'claimed' || state === 'verified'

/** Parameters that say where a reader came from, not which page it is. */
const tracking = /^(utm_\w+|fbclid|gclid|zarsrc|ref|ref_src|mibextid|si|igsh|__cft__.*|__tn__)$/i

/**
 * An address without what does not distinguish pages: scheme, `www.` and `m.`, where the reader came from, the place within the
 * page, a closing slash. Null for what is no web address.
 */
export function addressKeyOf(address: string): string | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const host = url.hostname.replace(/^(www|m)\./, '').replace(/\.$/, '')
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`
  const path = decoded(url.pathname).replace(/\/+$/, '')
  const query = [...url.searchParams]
    .filter(([name]) => !tracking.test(name))
    .toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  // Old sites keep the page itself behind `#!`.
  const place = url.hash.startsWith('#!') ? url.hash : ''
  return `${host}${port}${path}${query === '' ? '' : `?${query}`}${place}`.normalize('NFC')
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What is wrong with a day or an address, told at its field; null where nothing is. `today` is the day in Việt Nam. */
export function factsFault(facts: { happenedOn: string; address?: string | null }, today: string): Objection | null {
  if (facts.happenedOn > today)
    return { path: 'happenedOn', message: 'Ngày thực hiện ở tương lai; chỉ ghi nhận việc đã làm, hãy sửa lại ngày' }
  if (facts.happenedOn < '2000-01-01') return { path: 'happenedOn', message: 'Ngày thực hiện quá xa; hãy kiểm tra lại năm' }
  const unsafe = facts.address ? addressFault(facts.address) : null
  return unsafe ? { path: 'address', message: addressFaultNames[unsafe] } : null
}

/** A claim by a person says where its proof is: a public address, a file, or in words (number and day of a paper, where it is kept). */
export const proofFault = (proof: { address?: string | null; note?: string | null; file: boolean }): Objection | null =>
  proof.address || proof.note || proof.file
    ? null
    : { path: 'address', message: 'Hãy kèm ít nhất một căn cứ: địa chỉ trang, tệp hoặc ảnh, hoặc ghi chú nơi lưu tài liệu' }

type Held = { agencyId: string; endedOn: string | null; task: number }
/** Why something done on that day by that agency is no proof for an assignment; null where it is. */
export function linkFault(assignment: Held, claim: { agencyId: string; happenedOn: string }): Objection | null {
  if (assignment.agencyId !== claim.agencyId)
    return { path: 'assignmentIds', message: `Nhiệm vụ ${assignment.task} không được giao cho cơ quan này` }
  if (assignment.endedOn !== null && assignment.endedOn < claim.happenedOn)
    return {
      path: 'assignmentIds',
      message: `Việc giao nhiệm vụ ${assignment.task} đã kết thúc ngày ${shortDay(assignment.endedOn)}, trước ngày thực hiện`,
    }
  return null
}

/** Working days that the office gives itself for a verdict (a rule of this platform, shown where it is applied). */
export const verdictWithin = 5

export type Tally = {
  year: number
  claimed: number
  verified: number
  rejected: number
  firstOn: string | null
  lastVerifiedOn: string | null
}
type Counted = { state: EvidenceState; happenedOn: string }

/** The tally of an assignment as a plain count, by year, 0 for all years; the twin of what `recount` writes. */
export function tallyOf(pieces: readonly Counted[]): Tally[] {
  const counted = pieces.filter(piece => piece.state !== 'withdrawn')
  const years = new Map([...Map.groupBy(counted, piece => Number(piece.happenedOn.slice(0, 4)))].toSorted(([a], [b]) => a - b))
  if (counted.length > 0) years.set(0, counted)
  const days = (of: readonly Counted[]) => of.map(piece => piece.happenedOn).toSorted()
  return [...years].map(([year, of]) => {
    const inState = (state: EvidenceState) => of.filter(piece => piece.state === state)
    return {
      year,
      claimed: inState('claimed').length,
      verified: inState('verified').length,
      rejected: inState('rejected').length,
      firstOn: days(of.filter(piece => isLive(piece.state)))[0] ?? null,
      lastVerifiedOn: days(inState('verified')).at(-1) ?? null,
    }
  })
}
