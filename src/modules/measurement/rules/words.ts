import { formatNumber, formatShare } from '#kernel/i18n/formats.ts'
import type { Formula, MeasuredTarget, TargetDetail } from '../contract.ts'

/** `12,3%` for a share, `1.250 sản phẩm` for a number. */
export const valueWords = (value: number, measure: Pick<NonNullable<MeasuredTarget['measure']>, 'share' | 'unit'>): string =>
  measure.share ? formatShare(value) : `${formatNumber(value)}${measure.unit ? ` ${measure.unit}` : ''}`

const kinds: Record<Formula, TargetDetail['memberKind']> = {
  agencies_with_all_kinds: 'agency',
  agencies_with_any: 'agency',
  count: 'evidence',
  sum_of_quantity: 'evidence',
  share_of_list: 'person',
  share_of_reach: 'commune',
  milestone: 'part',
  manual: 'statement',
}
/** What one row behind the number is. */
export const memberKindOf = (formula: Formula): TargetDetail['memberKind'] => kinds[formula]

const units: Partial<Record<TargetDetail['memberKind'], string>> = {
  agency: 'cơ quan',
  person: 'cán bộ',
  commune: 'người dân',
  part: 'mốc',
}
/** What numerator and denominator count. */
export const unitOf = ({ formula, unit }: { formula: Formula; unit: string | null }): string =>
  units[kinds[formula]] ?? unit ?? ''
