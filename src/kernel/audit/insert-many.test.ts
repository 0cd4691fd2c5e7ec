import { sql } from 'drizzle-orm'
import { bigint, boolean, doublePrecision, integer, jsonb, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { day, instant, record } from '#kernel/db/columns.ts'
import { newId } from '#kernel/id.ts'
import { wordsColumn } from '#kernel/search/text.ts'
import { databaseForThisTest } from '#test/database.ts'
import { insertMany } from './insert-many.ts'

const things = pgTable('trial_thing', {
  ...record,
  someText: text(),
  flag: boolean().notNull().default(true),
  whole: integer(),
  small: smallint(),
  large: bigint({ mode: 'number' }),
  exact: doublePrecision(),
  onDay: day(),
  at: instant(),
  moment: timestamp({ withTimezone: true, mode: 'date' }),
  names: text().array().notNull().default([]),
  facts: jsonb().$type<unknown>(),
  other: uuid(),
  made: integer().default(sql`40 + 2`),
  words: wordsColumn().generatedAlwaysAs(sql``),
})

async function aTable() {
  const { db, pool } = await databaseForThisTest()
  await pool.query(
    `create table trial_thing (id uuid primary key, version int not null default 1, created_at timestamptz not null,
     updated_at timestamptz not null, some_text text, flag boolean not null default true, whole int, small smallint, large bigint,
     exact double precision, on_day date, at timestamptz, moment timestamptz, names text[] not null default '{}', facts jsonb,
     other uuid, made int default 42, words tsvector generated always as (public.lan_toa_words(some_text)) stored)`,
  )
  return db
}

const at = Temporal.Instant.from('2026-02-05T01:02:03.456Z')
const rowOf = (row: Partial<typeof things.$inferInsert> = {}) => ({ version: 1, createdAt: at, updatedAt: at, ...row })
const odd = [
  rowOf(),
  rowOf({
    someText: 'Đẩy mạnh “chuyển đổi số” \\ \' " , {a,b} \n \u{1F44D} NULL',
    names: ['a', '', 'b,c', '{d}', '"e"', '\\', 'NULL'],
  }),
  rowOf({ flag: false, whole: -2147483648, small: 32767, large: Number.MAX_SAFE_INTEGER, exact: 0.1 + 0.2 }),
  rowOf({ exact: 5e-324, onDay: '2024-02-29', at, moment: new Date('2026-01-01T00:00:00.001Z'), other: newId() }),
  rowOf({ facts: { nested: [1, null, 'x', { đ: 1e21 }], at: '2026' }, someText: '', whole: 0 }),
  rowOf({ facts: 'chỉ là chữ' }),
  rowOf({ facts: [], whole: null, onDay: null }),
  rowOf({ facts: false, moment: null, at: null }),
]

test('rows laid down at once are what they are one by one', async () => {
  const db = await aTable()
  const one = await db.transaction(async tx => {
    const made = []
    for (const row of odd) made.push(...(await tx.insert(things).values(row).returning()))
    return made
  })
  const many = await db.transaction(tx => insertMany(tx, things, odd))
  const apart = (row: object) => ({ ...row, id: 'its own' })
  expect(many.map(apart)).toEqual(one.map(apart))
  expect(many[1]!['words']).toContain('day')
  expect(new Set([...one, ...many].map(row => row['id'])).size).toBe(2 * odd.length)
})

test('six thousand come back in the order in which they were given', async () => {
  const db = await aTable()
  const made = await db.transaction(tx =>
    insertMany(
      tx,
      things,
      Array.from({ length: 6000 }, (_, n) => rowOf({ whole: n, id: newId() })),
    ),
  )
  expect(made.map(row => row['whole'])).toEqual(Array.from({ length: 6000 }, (_, n) => n))
})

test('an expression, and a column that one row leaves to the database and another states, are kept too', async () => {
  const db = await aTable()
  const rows = [rowOf({ made: 7 }), rowOf(), rowOf({ whole: sql`1 + 1` as never })]
  const made = await db.transaction(tx => insertMany(tx, things, rows))
  expect(made.map(row => [row['made'], row['whole']])).toEqual([
    [7, null],
    [42, null],
    [42, 2],
  ])
  expect(await db.transaction(tx => insertMany(tx, things, []))).toEqual([])
})

test('what the table refuses is refused whole', async () => {
  const db = await aTable()
  const id = newId()
  await expect(db.transaction(tx => insertMany(tx, things, [rowOf({ id }), rowOf({ id })]))).rejects.toThrow()
  expect(await db.$count(things)).toBe(0)
})
