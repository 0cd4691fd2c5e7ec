import { useMemo } from 'react'
import type { Filter } from '#ui/table/filter.ts'
import { useOperation } from '#workspace/queries.ts'
import { Recurrence, recurrenceNames } from '../contract.ts'

/** What tasks and assignments are narrowed by alike; a list adds its own. `more` must stay the same object between renders. */
export function useWorkFilters(more: readonly Filter[]): Filter[] {
  const plans = useOperation('programme.plans', { pageSize: 100 }, { staleTime: 60_000 })
  return useMemo(
    () => [
      {
        kind: 'choice',
        name: 'plan',
        label: 'Kế hoạch',
        options: (plans.data?.items ?? []).map(plan => ({ value: plan.code, label: plan.number ?? plan.title })),
      },
      {
        kind: 'choices',
        name: 'recurrence',
        label: 'Tần suất',
        options: Recurrence.options.map(value => ({ value, label: recurrenceNames[value] })),
      },
      { kind: 'date', name: 'dueBefore', label: 'Hạn trước ngày' },
      ...more,
    ],
    [plans.data, more],
  )
}
