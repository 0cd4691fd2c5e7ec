import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSort, readListQuery, withoutPage, writeListQuery } from './list-query.ts'

const shape = { filters: ['kind', 'on'], sortable: ['name', 'code'], pageSize: 20 }

test('a link keeps page, order, search and filters', () => {
  const query = readListQuery('?q=ia+khươl&kind=commune&kind=ward&sort=-name&page=3', shape)
  expect(query).toEqual({ page: 3, pageSize: 20, sort: '-name', q: 'ia khươl', filters: { kind: ['commune', 'ward'] } })
  expect(readListQuery(writeListQuery(query, shape), shape)).toEqual(query)
})

test('an old or mistyped link opens the list as it begins', () => {
  expect(readListQuery('?page=-4&pageSize=9999&sort=password&kind=', shape)).toEqual({
    page: 1,
    pageSize: 20,
    sort: undefined,
    q: '',
    filters: {},
  })
})

test('defaults stay out of the address, other parts stay in it', () => {
  const query = readListQuery('', shape)
  expect(writeListQuery(query, shape)).toBe('')
  expect(writeListQuery({ ...query, page: 2 }, shape, '?tab=list&page=9')).toBe('?tab=list&page=2')
})

test('a saved view and an export do not remember the page', () => {
  expect(withoutPage(readListQuery('?q=x&page=7&sort=name', shape), shape)).toBe('?q=x&sort=name')
})

test('a heading sorts up, down, and not at all', () => {
  expect(nextSort(undefined, 'name')).toBe('name')
  expect(nextSort('name', 'name')).toBe('-name')
  expect(nextSort('-name', 'name')).toBeUndefined()
  expect(nextSort('-code', 'name')).toBe('name')
})

test('whatever is asked for comes back from its address', () => {
  const queries = fc.record({
    page: fc.integer({ min: 1, max: 1000 }),
    pageSize: fc.constantFrom(20, 50, 100),
    sort: fc.constantFrom(undefined, 'name', '-name', 'code'),
    q: fc.string({ maxLength: 40, unit: 'grapheme' }),
    filters: fc.dictionary(
      fc.constantFrom('kind', 'on'),
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
    ),
  })
  fc.assert(
    fc.property(queries, query => {
      expect(readListQuery(writeListQuery(query, shape), shape)).toEqual({ ...query, filters: { ...query.filters } })
    }),
  )
})
