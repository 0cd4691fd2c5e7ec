import { expect, test } from 'vitest'
import { formatDate, parseDate, relative } from './dates.tsx'
import { parseNumber } from './form/numbers.ts'

test('dates are taken as people type them', () => {
  for (const typed of ['15/6/2026', '15-06-2026', '15.6.26', '15062026', '2026-06-15', ' 15 6 2026 '])
    expect(parseDate(typed)).toBe('2026-06-15')
  for (const typed of ['31/2/2026', '15/13/2026', '15/6', 'mai', '', '1562026']) expect(parseDate(typed)).toBeUndefined()
  expect(parseDate('29/2/2028')).toBe('2028-02-29')
})

test('moments are shown as dates in Vietnam', () => {
  expect(formatDate('2026-06-14T17:30:00Z')).toBe('15/06/2026')
  expect(formatDate('2026-06-14T17:05:00Z', { time: true })).toBe('15/06/2026 00:05')
  expect(formatDate('2026-06-15')).toBe('15/06/2026')
})

test('distance counts in days of Vietnam', () => {
  const lateEvening = new Date('2026-06-14T16:59:00Z')
  expect(relative('2026-06-15', lateEvening)).toBe('ngày mai')
  expect(relative('2026-06-15', new Date('2026-06-14T17:01:00Z'))).toBe('hôm nay')
  expect(relative('2026-06-10', lateEvening)).toBe('4 ngày trước')
  expect(relative('2026-06-20', lateEvening)).toBe('còn 6 ngày')
  expect(relative('2026-06-14T15:00:00Z', lateEvening)).toBe('2 giờ trước')
  expect(relative('2026-06-14T16:58:50Z', lateEvening)).toBe('vừa xong')
})

test('numbers are taken as officials write them', () => {
  expect(parseNumber('1.250')).toBe(1250)
  expect(parseNumber('1.250.000')).toBe(1_250_000)
  expect(parseNumber('12,5')).toBe(12.5)
  expect(parseNumber('1.250,75')).toBe(1250.75)
  expect(parseNumber('1.5')).toBe(1.5)
  expect(parseNumber('-3')).toBe(-3)
  for (const typed of ['abc', '1,2,3', '', '12 người']) expect(parseNumber(typed)).toBeUndefined()
})
