import type { GroupRule, Kind } from './contract.ts'

/** Days as 'YYYY-MM-DD', which compare as text. An agency without dates has always been and still is. */
export type Validity = { validFrom: string | null; validUntil: string | null }

export const isValidOn = (agency: Validity, day: string): boolean =>
  (agency.validFrom === null || agency.validFrom <= day) && (agency.validUntil === null || day <= agency.validUntil)

export const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/** Membership is decided on a day: an agency that had ended, or did not yet exist, is no member. */
export const belongs = (rule: GroupRule, agency: Validity & { code: string; kind: Kind }, day: string): boolean =>
  !rule.open &&
  isValidOn(agency, day) &&
  !rule.exclude.includes(agency.code) &&
  (rule.include.includes(agency.code) || rule.kinds.includes(agency.kind))

/** Why an agency cannot end on this day, as field and sentence; null when it can. */
export function successionFault(
  agency: Validity & { id: string },
  input: { on: string; how: 'merged' | 'split' | 'renamed'; successors: (Validity & { id: string; name: string })[] },
): { path: string; message: string } | null {
  if (agency.validUntil !== null) return { path: 'on', message: 'Cơ quan này đã kết thúc hoạt động trước đó' }
  if (agency.validFrom !== null && input.on <= agency.validFrom)
    return { path: 'on', message: 'Ngày kế thừa phải sau ngày cơ quan bắt đầu hoạt động' }
  if (input.successors.some(successor => successor.id === agency.id))
    return { path: 'successors', message: 'Cơ quan không thể tự kế thừa chính mình' }
  if (input.how === 'split' && input.successors.length < 2)
    return { path: 'successors', message: 'Chia, tách cần ít nhất hai cơ quan kế thừa' }
  if (input.how !== 'split' && input.successors.length > 1)
    return { path: 'successors', message: 'Hợp nhất hoặc đổi tên chỉ có một cơ quan kế thừa' }
  const ended = input.successors.find(successor => !isValidOn(successor, input.on))
  if (ended) return { path: 'successors', message: `${ended.name} không hoạt động vào ngày kế thừa` }
  return null
}

export const validityFault = (fields: Partial<Validity>): { path: string; message: string } | null =>
  fields.validFrom && fields.validUntil && fields.validUntil < fields.validFrom
    ? { path: 'validUntil', message: 'Ngày kết thúc phải sau ngày bắt đầu' }
    : null
