/** What a list is asked for, and how it stands in the address: `?page=2&sort=-name&q=…&kind=commune&kind=ward`. */
export type ListQuery = {
  page: number
  pageSize: number
  /** A field's name, with a minus for descending; undefined for the list's own order. */
  sort: string | undefined
  q: string
  /** Values per filter; a filter without values is absent. */
  filters: Record<string, string[]>
}
export type ListQueryShape = {
  filters: readonly string[]
  /** Fields that may be sorted by; anything else in an address is ignored. */
  sortable: readonly string[]
  pageSize?: number
  /** Order when the address names none. */
  sort?: string
}

export const pageSizes = [20, 50, 100] as const

/** Reads an address. Never fails: what makes no sense in an old or hand-written link falls back to the default. */
export function readListQuery(search: string, shape: ListQueryShape): ListQuery {
  const given = new URLSearchParams(search)
  const page = Number(given.get('page') ?? 1)
  const pageSize = Number(given.get('pageSize') ?? shape.pageSize ?? 20)
  const sort = given.get('sort') ?? shape.sort
  const filters: Record<string, string[]> = {}
  for (const name of shape.filters) {
    const values = [...new Set(given.getAll(name).filter(value => value !== ''))]
    if (values.length > 0) filters[name] = values
  }
  return {
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    pageSize: Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 200 ? pageSize : (shape.pageSize ?? 20),
    sort: sort !== undefined && shape.sortable.includes(sort.replace(/^-/, '')) ? sort : shape.sort,
    q: (given.get('q') ?? '').slice(0, 200),
    filters,
  }
}

/** Writes an address. Defaults are left out, so that links stay short; parts that belong to others stay. */
export function writeListQuery(query: ListQuery, shape: ListQueryShape, search = ''): string {
  const result = new URLSearchParams(search)
  for (const name of ['page', 'pageSize', 'sort', 'q', ...shape.filters]) result.delete(name)
  if (query.q !== '') result.set('q', query.q)
  for (const name of shape.filters) for (const value of query.filters[name] ?? []) result.append(name, value)
  if (query.sort !== undefined && query.sort !== shape.sort) result.set('sort', query.sort)
  if (query.pageSize !== (shape.pageSize ?? 20)) result.set('pageSize', String(query.pageSize))
  if (query.page !== 1) result.set('page', String(query.page))
  const text = result.toString()
  return text === '' ? '' : `?${text}`
}

/** The part that a saved view or an export keeps: everything but the page. */
export const withoutPage = (query: ListQuery, shape: ListQueryShape): string =>
  writeListQuery({ ...query, page: 1, pageSize: shape.pageSize ?? 20 }, shape)

/** The next order when a heading is pressed: ascending, descending, the list's own. */
export function nextSort(present: string | undefined, field: string): string | undefined {
  if (present === field) return `-${field}`
  if (present === `-${field}`) return undefined
  return field
}
