import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import data from '../../../data/calendar/working-days.json' with { type: 'json' }
import {
  addWorkingDays,
  dayOffName,
  effectiveDeadline,
  isCovered,
  isTentative,
  isWorkingDay,
  nextWorkingDay,
  vietnam,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts'

const on = (text: string) => Temporal.PlainDate.from(text)
const day = integer({ min: 0, max: 365 * 5 }).map(offset => on('2024-06-01').add({ days: offset }))
const count = integer({ min: -300, max: 300 })

describe('the facts', () => {
  const certainty = z.enum(['confirmed', 'to be confirmed'])
  test('are complete, in order, without a day said twice, each with a source that is named', () => {
    const facts = z
      .strictObject({
        version: z.iso.date(),
        years: z.array(z.number()),
        notes: z.array(z.string()),
        sources: z.record(z.string(), z.string()),
        everyYear: z.array(z.strictObject({ monthDay: z.string().regex(/^\d\d-\d\d$/), name: z.string(), since: z.number() })),
        off: z.array(
          z.strictObject({
            day: z.iso.date(),
            name: z.string(),
            kind: z.enum(['holiday', 'compensation', 'swap']),
            source: z.string(),
            certainty,
            note: z.string().optional(),
          }),
        ),
        worked: z.array(z.strictObject({ day: z.iso.date(), inPlaceOf: z.iso.date(), source: z.string(), certainty })),
        undecided: z.array(z.iso.date()),
      })
      .parse(data)
    for (const list of [facts.off, facts.worked]) {
      const days = list.map(each => each.day)
      expect(days).toEqual([...new Set(days)].toSorted())
      for (const each of list) {
        expect(facts.sources).toHaveProperty([each.source])
        expect(facts.years).toContain(on(each.day).year)
      }
    }
  })

  test('a day worked is a weekend day and pays for a swapped weekday of the same time', () => {
    for (const { day: worked, inPlaceOf } of data.worked) {
      expect(on(worked).dayOfWeek).toBeGreaterThan(5)
      expect(data.off.find(each => each.day === inPlaceOf)?.kind).toBe('swap')
      expect(Math.abs(on(worked).until(on(inPlaceOf)).days)).toBeLessThan(15)
    }
    expect(data.off.filter(each => each.kind === 'swap').map(each => each.day)).toEqual(data.worked.map(each => each.inPlaceOf))
  })

  test('days with a date of their own are there every year, and one on a weekend is made up', () => {
    for (const year of data.years)
      for (const { monthDay, since } of data.everyYear) {
        if (year < since) continue
        const holiday = on(`${year}-${monthDay}`)
        expect(vietnam.off.has(holiday.toString())).toBe(true)
        if (holiday.dayOfWeek > 5 && monthDay !== '11-24')
          expect(isWorkingDay(on(`${year}-${monthDay}`).add({ days: 8 - holiday.dayOfWeek }))).toBe(false)
      }
  })

  test('the days of the moon calendar agree with an astronomical calendar', () => {
    const moon = (text: string) => {
      const date = on(text).withCalendar('chinese')
      return `${date.day} ${date.monthCode}`
    }
    for (const { day: holiday, name } of data.off) if (name.includes('10/3 âm lịch')) expect(moon(holiday)).toBe('10 M03')
    for (const first of ['2025-01-29', '2026-02-17', '2027-02-06']) expect(moon(first)).toBe('1 M01')
    for (const [year, first] of [
      [2025, '2025-01-29'],
      [2026, '2026-02-17'],
    ] as const)
      expect(data.off.some(each => each.day === first && each.name.startsWith('Tết Âm lịch') && on(each.day).year === year)).toBe(
        true,
      )
  })
})

describe('a working day', () => {
  test.each([
    ['2025-01-24', true, 'the last Friday before Tết 2025'],
    ['2025-01-27', false, 'Tết'],
    ['2025-02-03', true, 'the Monday after Tết'],
    ['2025-05-02', false, 'swapped'],
    ['2025-04-26', true, 'a Saturday worked for it'],
    ['2025-04-27', false, 'the Sunday after'],
    ['2026-01-02', false, 'swapped'],
    ['2026-01-10', true, 'a Saturday worked for it'],
    ['2026-02-16', false, 'Tết'],
    ['2026-02-20', false, 'Tết'],
    ['2026-02-23', true, 'the Monday after Tết'],
    ['2026-04-27', false, 'made up for a Sunday holiday'],
    ['2026-04-28', true, 'between two holidays'],
    ['2026-08-22', true, 'a Saturday worked'],
    ['2026-08-31', false, 'swapped'],
    ['2026-11-23', true, 'the day before the new holiday'],
    ['2026-11-24', false, 'Culture Day'],
    ['2025-11-24', true, 'before Culture Day was a holiday'],
    ['2027-05-03', false, 'made up for a Saturday holiday'],
    ['2024-09-02', false, 'a fixed holiday of a year that is not listed'],
    ['2030-11-24', false, 'a Sunday'],
  ])('%s: %s (%s)', (text, working) => {
    expect(isWorkingDay(on(text))).toBe(working)
  })

  test('of a year that is not listed, or not yet announced, is known to be uncertain', () => {
    expect(isCovered(on('2028-01-05'))).toBe(false)
    expect(isTentative(on('2028-01-05'))).toBe(true)
    expect(isTentative(on('2027-02-08'))).toBe(true)
    expect(isTentative(on('2027-02-11'))).toBe(true)
    expect(isTentative(on('2026-02-17'))).toBe(false)
    expect(dayOffName(on('2026-11-24'))).toBe('Ngày Văn hóa Việt Nam')
    expect(dayOffName(on('2026-11-22'))).toBeUndefined()
  })
})

describe('counting', () => {
  test('five working days before Tết 2026 run over Tết', () => {
    expect(addWorkingDays(on('2026-02-12'), 5).toString()).toBe('2026-02-26')
    expect(addWorkingDays(on('2026-02-26'), -5).toString()).toBe('2026-02-12')
    expect(workingDaysBetween(on('2026-02-13'), on('2026-02-23'))).toBe(1)
    expect(nextWorkingDay(on('2026-02-13')).toString()).toBe('2026-02-23')
  })

  test('what is not a count is refused', () => {
    for (const wrong of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001])
      expect(() => addWorkingDays(on('2026-01-05'), wrong)).toThrow(RangeError)
  })

  test('ends on a working day, and the days between are as many as were added', () => {
    assert(
      property(day, count, (from, days) => {
        const to = addWorkingDays(from, days)
        if (days === 0) expect(to.equals(from)).toBe(true)
        else expect(isWorkingDay(to)).toBe(true)
        if (days >= 0) expect(workingDaysBetween(from, to)).toBe(days)
        if (isWorkingDay(from)) expect(addWorkingDays(to, -days).equals(from)).toBe(true)
      }),
    )
  })

  test('is the same forwards and backwards and adds up over any day between', () => {
    assert(
      property(day, day, day, (a, b, c) => {
        expect(workingDaysBetween(b, a)).toBe(-workingDaysBetween(a, b) || 0)
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c))
      }),
    )
  })

  test('the next working day is the first one, with only days off before it', () => {
    assert(
      property(day, from => {
        const next = nextWorkingDay(from)
        expect(workingDaysBetween(from, next)).toBe(1)
        expect(from.until(next).days).toBeLessThanOrEqual(12)
        expect(workingDayFrom(next).equals(next)).toBe(true)
      }),
    )
  })
})

describe('a deadline', () => {
  test('on a day off ends with the next working day, or as stated, by the rule', () => {
    expect(effectiveDeadline(on('2026-08-30'), 'next_working_day').toString()).toBe('2026-09-03')
    expect(effectiveDeadline(on('2026-08-30'), 'as_stated').toString()).toBe('2026-08-30')
    expect(effectiveDeadline(on('2026-08-22'), 'next_working_day').toString()).toBe('2026-08-22')
  })
  test('is never earlier than stated and never moves from a working day', () => {
    assert(
      property(day, constantFrom('as_stated' as const, 'next_working_day' as const), (stated, rule) => {
        const real = effectiveDeadline(stated, rule)
        expect(Temporal.PlainDate.compare(real, stated)).toBeGreaterThanOrEqual(0)
        if (isWorkingDay(stated)) expect(real.equals(stated)).toBe(true)
      }),
    )
  })
})
