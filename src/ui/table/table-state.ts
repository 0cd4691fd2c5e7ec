import { useMemo } from 'react'
import { useNavigation } from '../navigation.tsx'
import { readListQuery, withoutPage, writeListQuery, type ListQuery, type ListQueryShape } from './list-query.ts'

export type TableState = {
  shape: ListQueryShape
  query: ListQuery
  /** For the API: `page, pageSize, sort, q` and each filter (one value as itself, several as a list). */
  input: Record<string, string | string[] | number | undefined>
  /** Changing anything but the page goes back to the first page. */
  change(part: Partial<ListQuery>): void
  /** Filters, search and order as an address part, without the page. */
  search: string
  /** Takes such an address part, as a saved view holds it. */
  open(search: string): void
  /** Whether a search or filter is active. */
  narrowed: boolean
}

/** Keeps a table's page, order, search and filters in the address, so that reload, back and a shared link all work. */
export function useTableState(shape: ListQueryShape): TableState {
  const { search, setSearch } = useNavigation()
  const key = JSON.stringify(shape)
  return useMemo(() => {
    const stable = JSON.parse(key) as ListQueryShape
    const query = readListQuery(search, stable)
    const filters = Object.fromEntries(
      Object.entries(query.filters).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
    )
    return {
      shape: stable,
      query,
      input: { page: query.page, pageSize: query.pageSize, sort: query.sort, q: query.q || undefined, ...filters },
      change: part => {
        const moved = Object.keys(part).every(name => name === 'page')
        const next = writeListQuery({ ...query, ...(moved ? {} : { page: 1 }), ...part }, stable, search)
        // Typing a search must not fill the history with half words; everything else can be undone with Back.
        if (next !== search) setSearch(next, { replace: Object.keys(part).every(name => name === 'q') })
      },
      search: withoutPage(query, stable),
      open: saved => setSearch(writeListQuery(readListQuery(saved, stable), stable, search)),
      narrowed: query.q !== '' || Object.keys(query.filters).length > 0,
    }
  }, [key, search, setSearch])
}
