import { formatDate } from '../dates.tsx'
import { formatNumber, type Locale } from '../locale.tsx'
import type { FieldSpec } from './field.ts'

/** A field's value in words, as its input would show it; '' for an empty one. */
export function showValue(spec: FieldSpec, value: unknown, locale: Locale): string {
  const named = (one: unknown) => spec.options?.find(option => option.value === one)?.label ?? String(one)
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return locale === 'vi' ? (value ? 'Có' : 'Không') : value ? 'Yes' : 'No'
  if (typeof value === 'number') return formatNumber(value, locale) + (spec.unit ? ` ${spec.unit}` : '')
  if (Array.isArray(value)) return value.map(one => (typeof one === 'object' ? JSON.stringify(one) : named(one))).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  return spec.kind === 'date' ? formatDate(String(value)) : named(value)
}
