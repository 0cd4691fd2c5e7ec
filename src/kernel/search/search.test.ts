import { asc, desc, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Module } from '#kernel/module.ts'
import { fold } from '#kernel/vietnamese.ts'
import { testPlatform, type TestPlatform } from '#test/kit.ts'
import { excerptOf } from './excerpt.ts'
import { searchEverything } from './operations.ts'
import { documentMatch, textMatch, wordsColumn, wordsOfColumns } from './text.ts'

const things = pgTable('trial_thing', {
  name: text().notNull(),
  code: text(),
  body: text().notNull().default(''),
  words: wordsColumn().generatedAlwaysAs(sql``),
})

const rows: [name: string, code: string | null, body: string][] = [
  ['Dương lịch và âm lịch', null, 'Lịch dương dùng trong cơ quan'],
  ['ĐƯỜNG sắt Bắc Nam', null, 'Tuyến đường sắt dài nhất'],
  ['Con đường tơ lụa', null, 'Thương nhân đi qua sa mạc'],
  ['Xã Ia Dơk', '23857', 'Xã biên giới, đường tuần tra'],
  ['Khoẻ để học', null, 'Hoà bình và sức khoẻ'],
  ['Khỏe để làm', null, 'Hòa bình và sức khỏe'],
  ['Kế hoạch 57-NQ/TW 100%', 'KH_57', 'Nghị quyết số 57-NQ/TW'],
  ['Mùa hè xanh', null, 'Sinh viên tình nguyện'],
]

const named = (title: string, rank: number) => ({ kind: 'trial', title, excerpt: '', href: '/', rank })
const trial: Module = {
  name: 'trial',
  title: 'Thử',
  operations: [],
  search: [
    {
      kind: 'open',
      title: 'Ai cũng thấy',
      find: async (_, actor, query, limit) =>
        [named('thấp', 0.1), named('cao', 0.4), named(actor?.name ?? query, 0.2)].slice(0, limit),
    },
    { kind: 'own', title: 'Riêng', find: async (_, actor) => (actor ? [named(`của ${actor.name}`, 0.9)] : []) },
    {
      kind: 'broken',
      title: 'Nguồn hỏng',
      find: async () => {
        throw new Error('hỏng')
      },
    },
  ],
}

describe('search', () => {
  let stage: TestPlatform
  beforeAll(async () => {
    stage = await testPlatform({ modules: [trial] })
    const { pool, db } = stage.platform
    await pool.query(
      `create table trial_thing (name text not null, code text, body text not null,
       words tsvector generated always as (public.lan_toa_words(coalesce(name, '') || ' ' || coalesce(body, ''))) stored)`,
    )
    await pool.query('create index on trial_thing using gin (public.lan_toa_fold(name) gin_trgm_ops)')
    await db.insert(things).values(rows.map(([name, code, body]) => ({ name, code, body })))
  })
  afterAll(() => stage.close())

  const names = async (query: string) => {
    const { where, rank } = textMatch([things.name, things.code], query)
    const found = await stage.platform.db
      .select({ name: things.name })
      .from(things)
      .where(where)
      .orderBy(desc(rank), asc(things.name))
    return found.map(row => row.name)
  }
  const documents = async (query: string) => {
    const { where, rank } = documentMatch(things.words, query)
    const found = await stage.platform.db
      .select({ name: things.name, rank })
      .from(things)
      .where(where)
      .orderBy(desc(rank), asc(things.name))
    for (const row of found) expect(row.rank).toBeLessThanOrEqual(1)
    return found.map(row => row.name)
  }

  describe('a person looks for a name', () => {
    test('without marks and finds every word that could be meant', async () => {
      expect((await names('duong')).toSorted()).toEqual(
        ['Con đường tơ lụa', 'Dương lịch và âm lịch', 'ĐƯỜNG sắt Bắc Nam'].toSorted(),
      )
    })
    test('with marks and finds what has the same marks first, the rest after', async () => {
      const found = await names('đường')
      expect(found.slice(0, 2).toSorted()).toEqual(['Con đường tơ lụa', 'ĐƯỜNG sắt Bắc Nam'].toSorted())
      expect(found[2]).toBe('Dương lịch và âm lịch')
      expect((await names('dương'))[0]).toBe('Dương lịch và âm lịch')
    })
    test('typed by any input method, in capitals or in pieces', async () => {
      expect(await names('ĐƯỜNG SẮT')).toEqual(['ĐƯỜNG sắt Bắc Nam'])
      expect(await names('đường'.normalize('NFD'))).toHaveLength(3)
      expect(await names('nam duong')).toEqual(['ĐƯỜNG sắt Bắc Nam'])
    })
    test('with the tone mark in the old place or the new', async () => {
      for (const query of ['khoẻ', 'khỏe'])
        expect((await names(query)).toSorted()).toEqual(['Khoẻ để học', 'Khỏe để làm'].toSorted())
      expect(await documents('hoà bình')).toEqual(await documents('hòa bình'))
    })
    test('by its code, and by one word of the name and the code together', async () => {
      expect(await names('23857')).toEqual(['Xã Ia Dơk'])
      expect(await names('ia 238')).toEqual(['Xã Ia Dơk'])
    })
    test('with signs that mean something to a database, which here mean themselves', async () => {
      expect(await names('100%')).toEqual(['Kế hoạch 57-NQ/TW 100%'])
      expect(await names('%')).toEqual(['Kế hoạch 57-NQ/TW 100%'])
      expect(await names('KH_57')).toEqual(['Kế hoạch 57-NQ/TW 100%'])
      expect(await names("'; drop table trial_thing; --")).toEqual([])
      expect(await names('\\')).toEqual([])
    })
    test('and gets everything for an empty question', async () => {
      expect(await names('   ')).toHaveLength(rows.length)
    })
  })

  describe('a person looks into texts', () => {
    test('with and without marks', async () => {
      expect((await documents('duong')).toSorted()).toEqual(
        ['Con đường tơ lụa', 'Dương lịch và âm lịch', 'Xã Ia Dơk', 'ĐƯỜNG sắt Bắc Nam'].toSorted(),
      )
      const marked = await documents('đường')
      expect(marked.at(-1)).toBe('Dương lịch và âm lịch')
      expect(await documents('đường biên giới')).toEqual(['Xã Ia Dơk'])
      expect(await documents('57-NQ/TW')).toEqual(['Kế hoạch 57-NQ/TW 100%'])
    })
    test('while still typing the last word, and with signs that mean something to a database', async () => {
      expect(await documents('tinh ng')).toEqual(['Mùa hè xanh'])
      expect(await documents('tuyến đư')).toEqual(['ĐƯỜNG sắt Bắc Nam'])
      for (const query of ["'", '!', '&|!()', ':*', "a' & b", '\\', '<->']) expect(await documents(query)).toEqual([])
    })
    test('whose words column is made of several columns', async () => {
      const { rows: made } = await stage.platform.db.execute(
        sql`select ${wordsOfColumns(sql`'Đường'`, sql`null::text`, sql`'bộ'`)} @@ plainto_tsquery('simple', 'đường bộ') as hit`,
      )
      expect(made).toEqual([{ hit: true }])
    })
  })

  test('the database folds as the code does', async () => {
    const samples = ['Đẩy mạnh Ủy ban', 'ỹ Ỵ ẫ ỡ ữ Ặ', 'K’Bang – Ia Dơk', 'Đường'.normalize('NFD'), '57-NQ/TW (Điều 5)']
    for (const sample of samples) {
      const { rows: answer } = await stage.platform.pool.query<{ folded: string }>('select public.lan_toa_fold($1) as folded', [
        sample,
      ])
      // The database also writes typographic signs plainly; letters must agree.
      expect(answer[0]!.folded.replace(/[^a-z0-9 ]/g, '')).toBe(fold(sample).replace(/[^a-z0-9 ]/g, ''))
    }
  })

  describe('search over all modules', () => {
    test('a stranger sees what sources show to strangers, best first, and hears which source is silent', async () => {
      const { status, body } = await stage.anonymous.call(searchEverything, { q: 'xã' })
      expect(status).toBe(200)
      expect(body.groups.map(group => group.kind)).toEqual(['open'])
      expect(body.groups[0]!.hits.map(hit => hit.title)).toEqual(['cao', 'xã', 'thấp'])
      expect(body.missing).toEqual(['Nguồn hỏng'])
    })
    test('a person signed in also sees their own, and the best group stands first', async () => {
      const an = await stage.as({ name: 'An', role: 'officer', unitId: 'unit' })
      const { body } = await an.call(searchEverything, { q: 'xã', limit: 2 })
      expect(body.groups.map(group => [group.kind, group.more])).toEqual([
        ['own', false],
        ['open', true],
      ])
      expect((await an.call(searchEverything, { q: 'xã', kind: 'open' })).body.groups).toHaveLength(1)
    })
    test('an empty question has an empty answer, a too long one is refused', async () => {
      expect((await stage.anonymous.call(searchEverything, { q: ' ' })).body).toEqual({ groups: [], missing: [] })
      expect((await stage.anonymous.call(searchEverything, { q: 'x'.repeat(201) })).status).toBe(422)
    })
  })
})

describe('an excerpt', () => {
  const long = `${'Mở đầu bằng nhiều chữ không liên quan. '.repeat(20)}Tuyến đường sắt qua Pleiku. ${'Kết thúc cũng dài. '.repeat(20)}`
  test('shows the place where the word stands, found without marks', () => {
    const excerpt = excerptOf(long, 'duong sat', 120)
    expect(excerpt).toContain('Tuyến đường sắt qua Pleiku')
    expect(excerpt).toMatch(/^… .* …$/)
    expect(excerpt.length).toBeLessThanOrEqual(126)
  })
  test('is the whole text when it is short, and its beginning when the word is not there', () => {
    expect(excerptOf('  Ngắn \n gọn ', 'x')).toBe('Ngắn gọn')
    expect(excerptOf(long, 'zzz', 60)).toMatch(/^Mở đầu .* …$/)
    expect(excerptOf('a'.repeat(500), 'a', 60)).toHaveLength(62)
  })
})
