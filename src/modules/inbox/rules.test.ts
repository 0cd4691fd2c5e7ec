import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Duty } from '#kernel/duties.ts'
import { inOrder, inWords, isLetterDay, news, rememberedRungs, rungOf } from './rules.ts'

const duty = (key: string, due: string | null, urgency: Duty['urgency'] = 'open'): Duty => ({
  kind: 'trial.do',
  key,
  title: key,
  detail: null,
  href: '/x',
  due,
  urgency,
  to: { office: true },
})

test('late work stands first, then by day, work without a day last, numbers as people count', () => {
  const sorted = [
    duty('nhiệm vụ 10', null),
    duty('nhiệm vụ 9', null),
    duty('mai', '2026-03-03', 'soon'),
    duty('hôm qua', '2026-03-01', 'late'),
    duty('hôm kia', '2026-02-28', 'late'),
    duty('hôm nay', '2026-03-02', 'today'),
  ].toSorted(inOrder)
  expect(sorted.map(({ key }) => key)).toEqual(['hôm kia', 'hôm qua', 'hôm nay', 'mai', 'nhiệm vụ 9', 'nhiệm vụ 10'])
})

describe('the ladder', () => {
  test.each([
    ['10 working days before', '2026-03-16', '2026-03-02', 1],
    ['9 working days before', '2026-03-16', '2026-03-03', 1],
    ['5 working days before', '2026-03-16', '2026-03-09', 2],
    ['2 working days before', '2026-03-16', '2026-03-12', 3],
    ['on the day', '2026-03-16', '2026-03-16', 4],
    ['on the Friday before a Saturday', '2026-03-14', '2026-03-13', 4],
    ['one working day late', '2026-03-16', '2026-03-17', 5],
    ['on the Monday after a Saturday', '2026-03-14', '2026-03-16', 5],
    ['5 working days late', '2026-03-16', '2026-03-23', 6],
    ['10 working days late', '2026-03-16', '2026-03-30', 7],
    ['19 working days late', '2026-03-16', '2026-04-10', 7],
    ['20 working days late', '2026-03-16', '2026-04-13', 8],
    ['far before', '2027-12-31', '2026-03-02', 0],
    ['without a day', null, '2026-03-02', 0],
  ])('%s', (_, due, day, rung) => {
    expect(rungOf(due, day)).toBe(rung)
    const rungs = rememberedRungs()
    expect([rungs(due, day), rungs(due, day)]).toEqual([rung, rung])
  })

  test('never goes down while days pass, over Tết and years', () => {
    const start = Temporal.PlainDate.from('2025-11-01')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 60 }),
        (due, day, more) => {
          const ends = start.add({ days: due }).toString()
          const at = (days: number) => rungOf(ends, start.add({ days }).toString())
          expect(at(day + more)).toBeGreaterThanOrEqual(at(day))
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('only what is new or reached a step since the last letter is news', () => {
  const keys = (duties: Duty[]) => duties.map(({ key }) => key)
  const rungs = rememberedRungs()
  const duties = [duty('a', '2026-03-16'), duty('b', '2026-03-23'), duty('c', null), duty('d', null)]
  expect(news(duties, '2026-03-09', undefined, rungs)).toHaveLength(4)
  const last = { day: '2026-03-06', keys: ['trial.do a', 'trial.do b', 'trial.do c'] }
  expect(keys(news(duties, '2026-03-09', last, rungs))).toEqual(['a', 'b', 'd'])
  expect(keys(news(duties, '2026-03-10', { ...last, day: '2026-03-09' }, rungs))).toEqual(['d'])
})

test('after an extension the steps before the new day are told again', () => {
  const rungs = rememberedRungs()
  const last = { day: '2026-03-16', keys: ['trial.do a'] }
  const extended = [duty('a', '2026-04-16')]
  expect(news(extended, '2026-03-17', last, rungs)).toEqual([])
  expect(news(extended, '2026-04-02', last, rungs)).toEqual(extended)
})

test.each([
  ['daily', '2026-03-02', true],
  ['daily', '2026-03-01', false],
  ['daily', '2026-09-02', false],
  ['weekly', '2026-03-02', true],
  ['weekly', '2026-03-03', false],
  ['weekly', '2026-04-27', false],
  ['weekly', '2026-04-28', true],
  ['never', '2026-03-02', false],
] as const)('a %s letter on %s: %s', (rhythm, day, comes) => {
  expect(isLetterDay(rhythm, day)).toBe(comes)
})

test('counts are told as an office tells them', () => {
  expect(inWords({ late: 2, today: 1, soon: 0, open: 3 })).toBe('2 việc quá hạn, 1 việc đến hạn hôm nay, 3 việc khác')
  expect(inWords({ late: 0, today: 0, soon: 0, open: 3 })).toBe('3 việc cần làm')
})
