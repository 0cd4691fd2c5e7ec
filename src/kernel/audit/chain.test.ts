import { array, assert, asyncProperty, jsonValue, pre, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseForThisTest } from '#test/kit.ts'
import { canonical } from './chain.ts'

describe('the canonical form', () => {
  const same = (value: unknown, other: unknown) => expect(canonical(other)).toBe(canonical(value))
  const shuffled = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shuffled)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, item]) => [key, shuffled(item)]),
          )
        : value

  test('does not depend on the order of keys and reads as JSON again', () => {
    assert(
      property(jsonValue(), value => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        same(plain, shuffled(plain))
        expect(JSON.parse(canonical(plain))).toEqual(plain)
      }),
    )
  })

  test('is the same before and after the database has kept it', async () => {
    const database = await databaseForThisTest()
    // Text with a NUL or half a pair of surrogates never reaches the database: it refuses them.
    const value = jsonValue({ maxDepth: 3 }).filter(each => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(each)))
    await assert(
      asyncProperty(array(value, { maxLength: 8 }), async values => {
        const plain: unknown = JSON.parse(JSON.stringify(values))
        const { rows } = await database.pool.query('select $1::jsonb as kept', [JSON.stringify(plain)])
        same(plain, rows[0].kept)
      }),
      { numRuns: 200 },
    )
  })

  test('tells different contents apart', () => {
    assert(
      property(jsonValue(), jsonValue(), (one, other) => {
        const [a, b] = [JSON.parse(JSON.stringify(one)) as unknown, JSON.parse(JSON.stringify(other)) as unknown]
        pre(!equal(a, b))
        expect(canonical(a)).not.toBe(canonical(b))
      }),
    )
  })
})

const equal = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b)
    return true
  } catch {
    return false
  }
}
