import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceState } from '#modules/evidence/contract.ts'
import {
  expectedOn,
  forecastDay,
  latenessOf,
  latenessRule,
  meetsAll,
  paceOf,
  reachOf,
  trainedBy,
  type OpenTurn,
  type Proof,
} from './rules.ts'

const course = { start: '2025-07-15', deadline: '2025-12-31', wanted: 1 }

describe('pace', () => {
  it('rises in a straight line from the plan’s first day to the last of the year', () => {
    expect(expectedOn(course, '2025-07-15')).toBe(0)
    expect(expectedOn(course, '2025-07-01')).toBe(0)
    expect(expectedOn(course, '2025-10-08')).toBeCloseTo(85 / 169, 10)
    expect(expectedOn(course, '2025-12-31')).toBe(1)
    expect(expectedOn(course, '2027-01-01')).toBe(1)
  })

  it('calls a target reached, on pace, behind or overdue; without a number or a year nothing', () => {
    expect(paceOf(1, course, '2026-03-01', true)).toBe('reached')
    expect(paceOf(0.1 + 0.2 + 0.7, course, '2026-03-01', true)).toBe('reached')
    expect(paceOf(0.6, course, '2025-10-08', true)).toBe('on_pace')
    expect(paceOf(0.4, course, '2025-10-08', true)).toBe('behind')
    expect(paceOf(0.4, course, '2025-12-31', true)).toBe('behind')
    expect(paceOf(0.4, course, '2026-01-01', true)).toBe('overdue')
    expect(paceOf(0, course, '2025-12-31', false)).toBe('on_pace')
    expect(paceOf(null, course, '2025-10-08', true)).toBe('unknown')
    expect(paceOf(0.4, null, '2025-10-08', true)).toBe('unknown')
  })

  it('never falls as days go by, and never asks for more than is wanted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), fc.integer({ min: 0, max: 100 }), (offset, more) => {
        const start = Temporal.PlainDate.from(course.start)
        const [earlier, later] = [offset, offset + more].map(days => expectedOn(course, start.add({ days }).toString())) as [
          number,
          number,
        ]
        return earlier <= later && later <= course.wanted && earlier >= 0
      }),
    )
  })
})

describe('the forecast of a target', () => {
  const points = (values: number[], step = 10, end = '2025-10-01') =>
    values.map((value, place) => ({
      on: Temporal.PlainDate.from(end)
        .subtract({ days: (values.length - 1 - place) * step })
        .toString(),
      value,
    }))

  it('follows the straight line of the last sixty days', () => {
    // One tenth in ten days: from 0.5 the rest takes fifty days.
    expect(forecastDay(points([0.3, 0.4, 0.5]), 1, '2025-10-01')).toBe('2025-11-20')
  })

  it('is silent with two points, without a rise, once reached, and about what is older than sixty days', () => {
    expect(forecastDay(points([0.4, 0.5]), 1, '2025-10-01')).toBeNull()
    expect(forecastDay(points([0.5, 0.5, 0.5]), 1, '2025-10-01')).toBeNull()
    expect(forecastDay(points([0.5, 0.4, 0.3]), 1, '2025-10-01')).toBeNull()
    expect(forecastDay(points([0.8, 0.9, 1]), 1, '2025-10-01')).toBeNull()
    expect(forecastDay(points([0.1, 0.2, 0.3], 40), 1, '2025-10-01')).toBeNull()
    expect(forecastDay(points([0.1, 0.10000001, 0.10000002]), 1, '2025-10-01')).toBeNull()
  })

  it('never names a day that has passed', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { minLength: 3, maxLength: 7 }), values => {
        const day = forecastDay(points(values), 1, '2025-10-01')
        return day === null || day > '2025-10-01'
      }),
    )
  })
})

describe('counting', () => {
  const proof = (kind: Proof['kind'], state: EvidenceState, happenedOn = '2025-09-01'): Proof => ({
    id: `${kind}-${state}`,
    title: '',
    kind,
    state,
    happenedOn,
    quantity: 1,
  })
  const wanted = [
    { label: 'Kế hoạch', kinds: ['plan' as const] },
    { label: 'Chuyên mục', kinds: ['column' as const, 'account' as const] },
  ]

  it('wants every requirement met by something verified, and says what is missing', () => {
    expect(meetsAll(wanted, [proof('plan', 'verified'), proof('account', 'verified')])).toMatchObject({ counted: true })
    expect(meetsAll(wanted, [proof('plan', 'verified'), proof('column', 'rejected')])).toMatchObject({
      counted: false,
      why: 'Kế hoạch: có (01/09/2025); Chuyên mục: minh chứng không được chấp nhận',
    })
    expect(meetsAll(wanted, [proof('plan', 'withdrawn')]).why).toBe('Kế hoạch: chưa có; Chuyên mục: chưa có')
    expect(meetsAll([], [proof('plan', 'verified')]).counted).toBe(false)
  })

  it('never reaches more residents than live there, and never fewer than the largest figure says', () => {
    expect(reachOf([3000, 2000], 10_000, 'largest')).toEqual({ least: 3000, most: 5000, counted: 3000 })
    expect(reachOf([3000, 2000], 4000, 'sum')).toEqual({ least: 3000, most: 4000, counted: 4000 })
    expect(reachOf([], 4000, 'sum')).toEqual({ least: 0, most: 0, counted: 0 })
    fc.assert(
      fc.property(fc.array(fc.nat(1e6)), fc.integer({ min: 1, max: 1e6 }), (quantities, residents) => {
        const { least, most } = reachOf(quantities, residents, 'largest')
        return least <= most && most <= residents
      }),
    )
  })

  it('counts somebody as trained only while they do the work, from the day of the training, with verified proof', () => {
    const person = { since: null, until: null, trainedOn: '2025-09-01', proof: 'verified' as const }
    expect(trainedBy(person, '2025-09-01').counted).toBe(true)
    expect(trainedBy(person, '2025-08-31')).toEqual({ counted: false, why: 'Chưa được đào tạo' })
    expect(trainedBy({ ...person, until: '2025-09-30' }, '2025-10-01').counted).toBe(false)
    expect(trainedBy({ ...person, proof: null }, '2025-10-01').why).toContain('chưa có minh chứng')
  })
})

describe('the forecast of who will be late', () => {
  const turn: OpenTurn = {
    from: '2025-01-01',
    due: '2025-12-31',
    state: 'open',
    startedOn: '2025-02-01',
    percent: null,
    outlook: null,
    lastCheckInOn: '2025-06-01',
    claimed: 1,
    verified: 0,
  }
  const fresh = { ended: 0, late: 0 }

  it('leaves alone what runs, what is late already, and what waits for its closing to be confirmed', () => {
    expect(latenessOf(turn, fresh, '2025-06-30')).toBeNull()
    expect(latenessOf({ ...turn, due: '2025-06-29' }, fresh, '2025-06-30')).toBeNull()
    expect(latenessOf({ ...turn, state: 'closing', outlook: 'off_track' }, fresh, '2025-06-30')).toBeNull()
  })

  it('sees that nothing was begun with the due day near', () => {
    const idle = { ...turn, startedOn: null, lastCheckInOn: null, claimed: 0 }
    expect(latenessOf(idle, fresh, '2025-12-15')).toMatchObject({
      risk: 'medium',
      points: 3,
      reasons: ['Còn 16 ngày mà chưa ghi nhận việc làm nào'],
    })
    expect(latenessOf(idle, { ended: 4, late: 3 }, '2025-12-15')).toMatchObject({ risk: 'high', points: 4 })
    expect(latenessOf(idle, fresh, '2025-08-01')).toMatchObject({ risk: 'medium', points: 2 })
    expect(latenessOf(idle, fresh, '2025-02-01')).toBeNull()
  })

  it('believes the agency about itself, and compares its percent with the time that has gone', () => {
    expect(latenessOf({ ...turn, outlook: 'off_track' }, fresh, '2025-06-30')).toMatchObject({ risk: 'medium', points: 3 })
    expect(latenessOf({ ...turn, outlook: 'at_risk', percent: 10 }, fresh, '2025-06-30')).toMatchObject({
      risk: 'high',
      points: 4,
    })
  })

  it('shows its whole rule, and nothing is counted that is not in it', () => {
    const words = latenessRule.join(' ')
    for (const sign of [
      'đang chậm',
      'nguy cơ chậm',
      '30 ngày',
      'nửa thời gian',
      '25 điểm phần trăm',
      '60 ngày',
      'tạm dừng',
      'ít nhất một nửa',
    ])
      expect(words).toContain(sign)
  })
})
