import type { SavedViews } from '#ui/table/saved-views.tsx'
import { useAct, useOperation } from './queries.ts'

/** The person's saved views of one list, kept by the server so that they are there on every device. */
export function useSavedViews(table: string): SavedViews {
  const views = useOperation('views.list', { table }, { staleTime: 5 * 60_000 })
  const save = useAct('views.save')
  const remove = useAct('views.remove')
  return {
    views: views.data?.items ?? [],
    save: (name, search) => void save.act({ table, name, search }),
    remove: id => void remove.act({ id }),
  }
}
