import type { Option } from '#ui/table/filter.ts'
import { useOperation } from '#workspace/queries.ts'

/** All agencies in force as choices of a picker; 200 a page is the most the API gives, and a province has fewer. */
export function useAgencyOptions(when: boolean): Option[] {
  const { data } = useOperation('agencies.list', { page: 1, pageSize: 200, validity: 'valid' }, { when, staleTime: 5 * 60_000 })
  const rest = useOperation(
    'agencies.list',
    { page: 2, pageSize: 200, validity: 'valid' },
    { when: when && (data?.total ?? 0) > 200, staleTime: 5 * 60_000 },
  )
  return [...(data?.items ?? []), ...(rest.data?.items ?? [])].map(agency => ({ value: agency.id, label: agency.name }))
}
