import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue, textsIn } from './catalogue.ts'
import {
  formatMoney,
  formatNumber,
  formatShare,
  formatSize,
  longDay,
  parseNumber,
  placeAndDay,
  shortDay,
  shortMoment,
} from './formats.ts'
import { localeOf } from './locale.ts'

describe('a day', () => {
  test.each([
    ['2026-02-05', '05/02/2026', 'ngày 05 tháng 02 năm 2026', '5 February 2026'],
    ['2026-06-15', '15/06/2026', 'ngày 15 tháng 6 năm 2026', '15 June 2026'],
    ['2025-12-01', '01/12/2025', 'ngày 01 tháng 12 năm 2025', '1 December 2025'],
  ])('%s is written as %s and %s', (day, short, long, english) => {
    expect(shortDay(day)).toBe(short)
    expect(longDay(Temporal.PlainDate.from(day))).toBe(long)
    expect(longDay(day, 'en')).toBe(english)
  })
  test('stands with its place above a document', () => {
    expect(placeAndDay('Gia Lai', '2026-02-05')).toBe('Gia Lai, ngày 05 tháng 02 năm 2026')
  })
  test('that is none is refused', () => {
    expect(() => shortDay('mai')).toThrow(RangeError)
  })
})

test('a moment is shown in the time of Việt Nam, wherever the machine stands', () => {
  expect(shortMoment('2026-06-14T17:30:00Z')).toBe('00:30 ngày 15/06/2026')
  expect(shortMoment(Temporal.Instant.from('2026-06-14T16:59:59Z'), 'en')).toBe('14/06/2026, 23:59')
})

describe('a number', () => {
  test('has points between thousands and a comma before decimals', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5')
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
    expect(formatNumber(-0)).toBe('0')
    expect(formatNumber(2 / 3)).toBe('0,67')
    expect(formatShare(0.805)).toBe('80,5%')
    expect(formatMoney(1_250_000)).toBe('1.250.000 đồng')
    expect(formatSize(1_500_000)).toBe('1,5 MB')
    expect(formatSize(0)).toBe('0 byte')
  })
  test.each([
    ['1.234,5', 1234.5],
    ['1234,5', 1234.5],
    ['1 234', 1234],
    ['12.5', 12.5],
    ['1.250.000', 1_250_000],
    ['-3', -3],
    ['1,2,3', undefined],
    ['12 34', undefined],
    ['mười', undefined],
    ['', undefined],
  ])('typed as %j is %j', (typed, value) => {
    expect(parseNumber(typed)).toBe(value)
  })
  test('reads back as it was written', () => {
    assert(
      property(integer({ min: -1_000_000_000, max: 1_000_000_000 }), hundredths => {
        const value = hundredths / 100
        expect(parseNumber(formatNumber(value))).toBe(value || 0)
      }),
    )
  })
})

describe('the language of an answer', () => {
  const of = (cookie: string | null, accept: string | null) =>
    localeOf(
      new Headers([
        ...(cookie ? [['cookie', cookie] as [string, string]] : []),
        ...(accept ? [['accept-language', accept] as [string, string]] : []),
      ]),
    )
  test.each([
    [null, null, 'vi'],
    [null, 'en-US,en;q=0.9', 'en'],
    [null, 'vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    [null, 'en;q=0.3, vi;q=0.7', 'vi'],
    [null, 'fr-FR,fr;q=0.9,en;q=0.5', 'en'],
    [null, 'ja', 'vi'],
    [null, 'enx;q=1', 'vi'],
    ['a=1; lantoa.lang=en', 'vi', 'en'],
    ['lantoa.lang=vi', 'en', 'vi'],
    ['lantoa.lang=xx', 'en', 'en'],
    ['notlantoa.lang=en', null, 'vi'],
  ] as const)('with cookie %j and preference %j is %s', (cookie, accept, locale) => {
    expect(of(cookie, accept)).toBe(locale)
  })
})

test('a catalogue gives the words of one language, with values', () => {
  const texts = catalogue({
    vi: { late: (days: number) => `Quá hạn ${days} ngày`, state: { open: 'Đang mở' } },
    en: { late: (days: number) => `${days} days late`, state: { open: 'Open' } },
  })
  expect(textsIn(texts, 'vi').late(3)).toBe('Quá hạn 3 ngày')
  expect(textsIn(texts, 'en').state.open).toBe('Open')
})
