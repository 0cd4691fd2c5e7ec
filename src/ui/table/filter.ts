export type Option = { value: string; label: string; description?: string }

/** One way to narrow a list; `name` is the API's and the address's. Dates are `2026-06-15` underneath. */
export type Filter =
  | { kind: 'choice' | 'choices'; name: string; label: string; options: readonly Option[] }
  | { kind: 'date'; name: string; label: string }

/** What stands on the chip: `Loại: Xã, Phường`. */
export function filterText(filter: Filter, values: readonly string[], formatDate: (date: string) => string): string {
  const shown = values.map(value =>
    filter.kind === 'date' ? formatDate(value) : (filter.options.find(option => option.value === value)?.label ?? value),
  )
  return shown.join(', ')
}
