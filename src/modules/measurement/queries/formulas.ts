import type { Reader } from '#kernel/db/client.ts'
import { formatNumber } from '#kernel/i18n/formats.ts'
import { evidenceKindNames, type EvidenceKind } from '#modules/evidence/index.ts'
import type { Figure, Formula, Member } from '../contract.ts'
import { meets, meetsAll, reachOf, type Proof } from '../rules.ts'
import { allProofs, earliestProofs, quantitiesByAgency, sumOfProofs, type Selection } from './evidence.ts'
import { countStaff, obligedOn, populationsOn, staffByAgency, statementsOf } from './lists.ts'
import type { MeasureRow, TargetRow } from './targets.ts'

export type Subject = {
  target: Pick<TargetRow, 'id' | 'planId'>
  measure: Pick<MeasureRow, 'formula' | 'parameters'>
  day: string
}
type Counted = Omit<Figure, 'on'>
/** What a number is and what stands behind it come out of one count, so that they cannot differ. */
export type Counting = Counted & { members: Member[] }
/** `members: false` where only the number is wanted: then nothing is read but what it takes. */
type Wanted = { members: boolean }
type Count = (db: Reader, subject: Subject, wanted: Wanted) => Promise<Counting>

/** More rows than these are not listed one by one; the number counts them all the same. */
const longest = 5000

const kindsOf = ({ measure }: Subject): EvidenceKind[] => [
  ...new Set((measure.parameters.requirements ?? []).flatMap(requirement => requirement.kinds)),
]
const selectionOf = (subject: Subject, verifiedOnly: boolean): Selection => ({
  target: subject.target,
  linked: subject.measure.parameters.linked,
  kinds: kindsOf(subject),
  since: subject.measure.parameters.since,
  day: subject.day,
  verifiedOnly,
})
const shown = ({ id, title, happenedOn, state }: Proof) => ({ id, title, happenedOn, state })
const share = (numerator: number, denominator: number): number | null => (denominator > 0 ? numerator / denominator : null)
const nobodyObliged = 'Không có cơ quan nào thuộc nhóm phải thực hiện vào ngày này'

/** Agencies that meet every requirement ÷ agencies obliged on the day. */
const agenciesMeeting: Count = async (db, subject, { members }) => {
  const { parameters } = subject.measure
  const requirements = parameters.requirements ?? []
  const obliged = await obligedOn(db, parameters, subject.day)
  const proofs = await earliestProofs(db, {
    ...selectionOf(subject, !members),
    ...(!members || obliged.length <= 500 ? { agencyIds: obliged.map(agency => agency.id) } : {}),
  })
  const byAgency = Map.groupBy(proofs, proof => proof.agencyId)
  const results = obliged.map(agency => ({ agency, ...meetsAll(requirements, byAgency.get(agency.id) ?? []) }))
  const numerator = results.filter(result => result.counted).length
  return {
    numerator,
    denominator: obliged.length,
    value: share(numerator, obliged.length),
    between: null,
    missing: obliged.length === 0 ? nobodyObliged : null,
    members: members
      ? results.map(({ agency, counted, why, proofs: found }) => ({
          key: agency.id,
          name: agency.name,
          agencyId: agency.id,
          agencyCode: agency.code,
          counted,
          amount: counted ? 1 : 0,
          of: 1,
          why,
          evidence: found.map(shown),
        }))
      : [],
  }
}

const pieces =
  (amountOf: 'pieces' | 'quantity'): Count =>
  async (db, subject, { members }) => {
    const selection = selectionOf(subject, true)
    const [sum, list] = await Promise.all([sumOfProofs(db, selection), members ? allProofs(db, selection, longest) : []])
    return {
      numerator: sum[amountOf],
      denominator: null,
      value: sum[amountOf],
      between: null,
      missing: null,
      members: list.map(proof => ({
        key: proof.id,
        name: proof.title,
        agencyId: proof.agencyId,
        agencyCode: null,
        counted: true,
        amount: amountOf === 'pieces' ? 1 : proof.quantity,
        of: null,
        why: evidenceKindNames[proof.kind],
        evidence: [shown(proof)],
      })),
    }
  }

/** Staff on the list who were trained, with verified evidence ÷ staff on the list. Names are filled in by who may see them. */
const shareOfList: Count = async (db, { day }, { members }) => {
  const [{ listed, trained }, byAgency] = await Promise.all([countStaff(db, day), members ? staffByAgency(db, day) : []])
  return {
    numerator: trained,
    denominator: listed,
    value: share(trained, listed),
    between: null,
    missing: listed === 0 ? 'Danh sách cán bộ làm công tác truyền thông còn trống' : null,
    members: byAgency.map(row => ({
      key: row.agency.id,
      name: row.agency.name,
      agencyId: row.agency.id,
      agencyCode: row.agency.code,
      counted: row.trained > 0,
      amount: row.trained,
      of: row.listed,
      why: `${formatNumber(row.trained)} trên ${formatNumber(row.listed)} cán bộ đã được đào tạo, có minh chứng`,
      evidence: [],
    })),
  }
}

/** Residents reached ÷ residents, over the communes whose population is known. */
const shareOfReach: Count = async (db, subject, { members }) => {
  const { parameters } = subject.measure
  const communes = await obligedOn(db, parameters, subject.day)
  const ofThese = communes.length <= 500 ? { agencyIds: communes.map(agency => agency.id) } : {}
  const [residentsOf, quantitiesOf, proofs] = await Promise.all([
    populationsOn(db, subject.day),
    quantitiesByAgency(db, { ...selectionOf(subject, true), ...ofThese }),
    members ? earliestProofs(db, { ...selectionOf(subject, false), ...ofThese }) : [],
  ])
  const byAgency = Map.groupBy(proofs, proof => proof.agencyId)
  const results = communes.map(commune => {
    const residents = residentsOf.get(commune.id)?.residents ?? null
    const quantities = quantitiesOf.get(commune.id) ?? []
    return {
      commune,
      residents,
      quantities,
      reach: residents === null ? null : reachOf(quantities, residents, parameters.combine ?? 'largest'),
    }
  })
  const total = (pick: (result: (typeof results)[number]) => number | undefined) =>
    results.reduce((sum, result) => sum + (pick(result) ?? 0), 0)
  const denominator = total(result => result.residents ?? 0)
  const numerator = total(result => result.reach?.counted)
  const unknown = results.filter(result => result.residents === null).length
  return {
    numerator: denominator > 0 ? numerator : null,
    denominator: denominator > 0 ? denominator : null,
    value: share(numerator, denominator),
    between:
      denominator > 0
        ? [total(result => result.reach?.least) / denominator, total(result => result.reach?.most) / denominator]
        : null,
    missing:
      unknown === 0
        ? communes.length === 0
          ? nobodyObliged
          : null
        : `Chưa có số dân của ${formatNumber(unknown)} trên ${formatNumber(communes.length)} xã, phường; các nơi đó không nằm trong cả tử số và mẫu số`,
    members: members
      ? results.map(({ commune, residents, quantities, reach }) => ({
          key: commune.id,
          name: commune.name,
          agencyId: commune.id,
          agencyCode: commune.code,
          counted: (reach?.counted ?? 0) > 0,
          amount: reach?.counted ?? null,
          of: residents,
          why: reachWords(residents, quantities, reach, byAgency.get(commune.id) ?? []),
          evidence: (byAgency.get(commune.id) ?? []).map(shown),
        }))
      : [],
  }
}

function reachWords(
  residents: number | null,
  quantities: number[],
  reach: ReturnType<typeof reachOf> | null,
  proofs: Proof[],
): string {
  if (residents === null) return 'Chưa có số dân nên chưa tính'
  if (quantities.length === 0) {
    const waiting = proofs.filter(proof => proof.state === 'claimed').length
    return waiting > 0 ? 'Minh chứng đang chờ xác nhận' : 'Chưa có minh chứng về số người được tiếp cận'
  }
  const range = reach!.least === reach!.most ? '' : `, nhiều nhất có thể là ${formatNumber(reach!.most)}`
  return `${formatNumber(reach!.counted)} trên ${formatNumber(residents)} người${range}`
}

/** Parts of a milestone that are there ÷ all its parts. */
const milestone: Count = async (db, subject, { members }) => {
  const requirements = subject.measure.parameters.requirements ?? []
  const proofs = await allProofs(db, selectionOf(subject, !members), members ? longest : 500)
  const parts = requirements.map(requirement => ({ requirement, ...meets(requirement, proofs) }))
  const numerator = parts.filter(part => part.met).length
  return {
    numerator,
    denominator: requirements.length,
    value: share(numerator, requirements.length),
    between: null,
    missing: null,
    members: parts.map(({ requirement, met, why, proofs: found }, place) => ({
      key: `part-${place + 1}`,
      name: requirement.label,
      agencyId: null,
      agencyCode: null,
      counted: met,
      amount: met ? 1 : 0,
      of: 1,
      why,
      evidence: found.slice(0, 20).map(shown),
    })),
  }
}

/** The newest stated figure whose evidence is still verified. */
const stated: Count = async (db, subject) => {
  const all = await statementsOf(db, subject.target.id, subject.day)
  const holding = all.find(statement => statement.evidence.state === 'verified')
  const denominator = holding?.denominator ?? null
  const value = !holding ? null : denominator === null ? holding.numerator : share(holding.numerator, denominator)
  return {
    numerator: holding?.numerator ?? null,
    denominator,
    value,
    between: null,
    missing: holding
      ? null
      : all.length > 0
        ? 'Minh chứng của số liệu đã nhập không còn được xác nhận'
        : 'Cơ quan thường trực chưa nhập số liệu kèm minh chứng',
    members: all.map(statement => ({
      key: statement.id,
      name: statement.text,
      agencyId: null,
      agencyCode: null,
      counted: statement === holding,
      amount: statement.numerator,
      of: statement.denominator,
      why:
        statement === holding
          ? 'Số liệu mới nhất có minh chứng đã xác nhận'
          : statement.evidence.state === 'verified'
            ? 'Đã có số liệu mới hơn'
            : 'Minh chứng không còn được xác nhận',
      evidence: [statement.evidence],
    })),
  }
}

const formulas: Record<Formula, Count> = {
  agencies_with_all_kinds: agenciesMeeting,
  // One requirement with several kinds: any of them will do.
  agencies_with_any: agenciesMeeting,
  count: pieces('pieces'),
  sum_of_quantity: pieces('quantity'),
  share_of_list: shareOfList,
  share_of_reach: shareOfReach,
  milestone,
  manual: stated,
}

/** What the target's number is on a day, as things stood at its end. */
export const figureOf = async (db: Reader, subject: Subject): Promise<Figure> => {
  const { members: _, ...counted } = await formulas[subject.measure.formula](db, subject, { members: false })
  return { on: subject.day, ...counted }
}

/** The same with everybody behind it. */
export const countingOf = (db: Reader, subject: Subject): Promise<Counting> =>
  formulas[subject.measure.formula](db, subject, { members: true })
