import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterFailure,
  agencyCode,
  delegationFault,
  deviceName,
  normalEmail,
  passwordFault,
  secondsLocked,
  spokenCode,
  type GuardState,
} from './rules.ts'

describe('a password', () => {
  it('may be a sentence with marks and blanks', () => {
    for (const good of ['nắng sớm trên đồi chè', 'bốn con trâu xanh ngủ', 'Kho.thoc-Day@2031x', 'lan-toa-demo-2026'])
      expect(passwordFault(good), good).toBeUndefined()
  })
  it('is refused when it is short, common, a row of keys, only digits, or the person’s own name', () => {
    for (const bad of [
      'ngắn quá',
      'matkhau12345',
      'M@tkhau!2025!!',
      'Password123456',
      'quantri@2026',
      'quantriquantri',
      'lantoa20262026',
      '123456789012',
      '280919750000',
      'qwertyuiopas',
      'aaaaaaaaaaaa',
      'abababababab',
      'gialai123456',
    ])
      expect(passwordFault(bad), bad).toMatch(/Hãy|Mật khẩu/)
    expect(passwordFault('nguyenthian99', { email: 'nguyen.thi.an@gialai.gov.vn' })).toContain('gần giống')
    expect(passwordFault('Nguyễn Thị An 1', { name: 'Nguyễn Thị An' })).toContain('gần giống')
  })
  it('of any length and any letters gets an answer, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        const fault = passwordFault(text, { email: text, name: text })
        return fault === undefined || fault.length > 10
      }),
    )
  })
})

describe('the lock', () => {
  const start = Temporal.Instant.from('2026-02-05T01:00:00Z')
  const fail = (times: number, everyMinutes = 0.1) => {
    let state: GuardState | undefined
    let now = start
    for (let n = 0; n < times; n++) {
      if (state?.lockedUntil && state.lockedUntil.epochMilliseconds > now.epochMilliseconds) now = state.lockedUntil
      state = afterFailure(state, 5, now)
      now = now.add({ seconds: Math.round(everyMinutes * 60) })
    }
    return { state: state!, minutes: Math.round(secondsLocked(state, state!.lastFailedAt) / 60) }
  }
  it('closes with the fifth failure and stays closed longer each time, at most an hour', () => {
    expect([4, 5, 6, 7, 8, 9, 10, 30].map(times => fail(times).minutes)).toEqual([0, 1, 2, 5, 15, 30, 60, 60])
  })
  it('forgives failures that lie further apart than a quarter of an hour for five', () => {
    expect(fail(40, 4).minutes).toBe(0)
  })
  it('forgets everything after a day', () => {
    const { state } = fail(9)
    expect(afterFailure(state, 5, state.lastFailedAt.add({ hours: 24 }))).toMatchObject({ failures: 1, lockedUntil: null })
  })
  it('never opens earlier for failing more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), times => fail(times + 1).minutes >= fail(times).minutes),
      { numRuns: 50 },
    )
  })
})

describe('a delegation', () => {
  const wanted = (startsOn: string, endsOn: string) => delegationFault({ startsOn, endsOn }, '2026-02-05')
  it('lasts from one day to ninety and does not begin in the past', () => {
    expect(wanted('2026-02-05', '2026-02-05')).toBeUndefined()
    expect(wanted('2026-02-05', '2026-05-05')).toBeUndefined()
    expect(wanted('2026-02-05', '2026-05-06')).toMatchObject({ path: 'endsOn', message: expect.stringContaining('90') })
    expect(wanted('2026-02-06', '2026-02-05')).toMatchObject({ path: 'endsOn' })
    expect(wanted('2026-02-04', '2026-02-05')).toMatchObject({ path: 'startsOn' })
  })
})

describe('small readings', () => {
  it('takes one mailbox for one, however it was typed', () => {
    expect(normalEmail('  An.Nguyen@GiaLai.gov.vn ')).toBe('an.nguyen@gialai.gov.vn')
  })
  it('names devices as a person would', () => {
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36')).toBe(
      'Chrome trên Windows',
    )
    expect(
      deviceName('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36 coc_coc_browser/120'),
    ).toBe('Cốc Cốc trên Android')
    expect(deviceName('')).toBe('Thiết bị khác')
  })
  it('reads a code however it was copied', () => {
    expect(spokenCode(' 7kqf–m2xr 9tdw-hc4p ')).toBe('7KQFM2XR9TDWHC4P')
  })
  it('makes a code from a name', () => {
    expect(agencyCode('Sở Khoa học và Công nghệ')).toBe('so-khoa-hoc-va-cong-nghe')
  })
})
