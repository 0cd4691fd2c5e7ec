import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds, type GroupRule } from './contract.ts'
import { belongs, dayBefore, isValidOn, successionFault } from './rules.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const everyone: GroupRule = { kinds: [...kinds], include: [], exclude: [], open: false }

describe('the life of an agency', () => {
  it('never overlaps with what comes after: on each day exactly one of an ended agency and its successor is there', () => {
    fc.assert(
      fc.property(day, day, (changeover, asked) => {
        const before = isValidOn({ validFrom: null, validUntil: dayBefore(changeover) }, asked)
        const after = isValidOn({ validFrom: changeover, validUntil: null }, asked)
        expect(before).not.toBe(after)
      }),
    )
  })

  it('knows the day before the first of March in a leap year', () => {
    expect(dayBefore('2028-03-01')).toBe('2028-02-29')
  })

  it('ends once, later than it began, and not into itself', () => {
    const agency = { id: 'a', validFrom: '2025-07-01', validUntil: null }
    const successor = { id: 'b', name: 'UBND xã Mới', validFrom: null, validUntil: null }
    const merge = { on: '2026-01-01', how: 'merged' as const, successors: [successor] }
    expect(successionFault(agency, merge)).toBeNull()
    expect(successionFault({ ...agency, validUntil: '2025-12-31' }, merge)?.path).toBe('on')
    expect(successionFault(agency, { ...merge, on: '2025-07-01' })?.path).toBe('on')
    expect(successionFault(agency, { ...merge, successors: [{ ...successor, id: 'a' }] })?.path).toBe('successors')
    expect(successionFault(agency, { ...merge, how: 'split' })?.path).toBe('successors')
    expect(successionFault(agency, { ...merge, successors: [{ ...successor, validFrom: '2027-01-01' }] })?.message).toContain(
      'UBND xã Mới',
    )
  })
})

describe('who belongs to a group', () => {
  const agency = { code: 'so-tai-chinh', kind: 'department' as const, validFrom: null, validUntil: '2026-06-30' }
  it('is asked for a day', () => {
    expect(belongs(everyone, agency, '2026-06-30')).toBe(true)
    expect(belongs(everyone, agency, '2026-07-01')).toBe(false)
  })
  it('yields nobody where the text leaves the members open', () => {
    expect(belongs({ ...everyone, open: true }, agency, '2026-01-01')).toBe(false)
  })
  it('lets an exception win over kind and name', () => {
    expect(belongs({ ...everyone, include: [agency.code], exclude: [agency.code] }, agency, '2026-01-01')).toBe(false)
  })
})
