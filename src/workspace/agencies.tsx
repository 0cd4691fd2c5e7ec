import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FieldProps } from '#ui/form/field.ts'
import { call, type Output } from './api.ts'

export type EveryAgency = Output<'agencies.list'>['items'][number]

/** Every agency, for pickers: all pages of the list, fetched once and kept for some minutes. `ended` brings those that are no more. */
export function useEveryAgency(options: { when?: boolean; ended?: boolean } = {}): EveryAgency[] {
  const validity = options.ended ? ('all' as const) : ('valid' as const)
  const { data } = useQuery({
    queryKey: ['agencies.list', 'every', validity],
    staleTime: 5 * 60_000,
    enabled: options.when ?? true,
    queryFn: async ({ signal }) => {
      const items: EveryAgency[] = []
      for (let page = 1; ; page++) {
        const answer = await call('agencies.list', { page, pageSize: 200, validity }, { signal })
        items.push(...answer.items)
        if (answer.items.length === 0 || items.length >= answer.total) return items
      }
    },
  })
  return data ?? none
}
const none: EveryAgency[] = []

/** The field of a form in which agencies are chosen, by id. `without`: one that cannot be meant. */
export function AgencyField({ field, without }: { field: FieldProps; without?: string }) {
  const agencies = useEveryAgency()
  return (
    <MultiSelect
      id={field.id}
      label={field.spec.label}
      required={field.spec.required}
      searchable
      limit={60}
      nothingFoundMessage="Không có cơ quan nào như vậy"
      data={agencies.filter(agency => agency.id !== without).map(agency => ({ value: agency.id, label: agency.name }))}
      value={(field.value as string[] | undefined) ?? []}
      onChange={field.change}
      onBlur={field.blur}
      error={field.error}
      disabled={field.disabled}
    />
  )
}
