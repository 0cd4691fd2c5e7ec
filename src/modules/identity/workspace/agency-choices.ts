import type { Option } from '#ui/table/filter.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { useActor, useMe } from '#workspace/session.tsx'
import { handsOutAt } from '../policy.ts'

/** Agencies in force as choices. */
export const useAllAgencies = (when: boolean): Option[] =>
  useEveryAgency({ when }).map(agency => ({ value: agency.id, label: agency.name }))

/** Where the person may hand out roles: everywhere for an administrator, else at the agencies they lead. */
export function useGrantableAgencies(): { all: boolean; options: Option[] } {
  const actor = useActor()
  const { data: me } = useMe()
  const where = handsOutAt(actor)
  const all = useAllAgencies(where === 'all')
  if (where === 'all') return { all: true, options: all }
  const names = new Map(me?.person?.grants.map(grant => [grant.unit.id, grant.unit.name]))
  return { all: false, options: [...new Set(where)].map(id => ({ value: id, label: names.get(id) ?? '' })) }
}
