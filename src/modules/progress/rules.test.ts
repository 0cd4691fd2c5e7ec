import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles, type Actor } from '#kernel/actor.ts'
import { endOfDay, dayOf as dayInVietnam } from '#kernel/clock.ts'
import { workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { horizonOf, ladder, officeCutoff, rungOf } from './ladder.ts'
import { isSecondPerson } from './policy.ts'
import { checkInOf, dueOf, dueWords, hasTurn, nextCheckIn, nextStep, statusOf, suggestedPercent, type Turn } from './rules.ts'

const plain = (text: string) => Temporal.PlainDate.from(text)
const days = fc
  .integer({ min: 0, max: 1500 })
  .map(offset => Temporal.PlainDate.from('2024-01-01').add({ days: offset }).toString())
const open = (due: string | null): Turn => ({
  recurrence: 'once',
  due,
  state: 'open',
  doneOn: null,
  startedOn: null,
  verified: 0,
})

describe('a status', () => {
  it('is on time through the whole of the due day, and late from the first moment of the next, by the clock of Hà Nội', () => {
    fc.assert(
      fc.property(days, due => {
        const last = endOfDay(plain(due))
        const today = (moment: Temporal.Instant) => dayInVietnam(moment).toString()
        expect(statusOf(open(due), today(last))).toBe('not_due')
        expect(statusOf(open(due), today(last.add({ milliseconds: 1 })))).toBe('late')
      }),
    )
    // 17:00 in UTC is midnight in Hà Nội: the day has changed there and not here.
    const midnight = Temporal.Instant.from('2026-06-15T17:00:00Z')
    expect(statusOf(open('2026-06-15'), dayInVietnam(midnight).toString())).toBe('late')
    expect(statusOf(open('2026-06-15'), dayInVietnam(midnight.subtract({ milliseconds: 1 })).toString())).toBe('not_due')
  })

  it('of what was done in time stays so however late it is confirmed', () => {
    fc.assert(
      fc.property(days, days, days, (due, doneOn, today) => {
        const status = statusOf({ ...open(due), state: 'closed', doneOn }, today)
        expect(status).toBe(doneOn > due ? 'done_late' : 'done')
      }),
    )
  })

  it('of a yearly duty on 29 February falls on the last of February in other years', () => {
    expect(dueOf('annual', '2024-02-29', 2026)).toBe('2026-02-28')
    expect(dueOf('annual', '2024-02-29', 2028)).toBe('2028-02-29')
    expect(dueOf('annual', null, 2026)).toBe('2026-12-31')
    expect(dueOf('ongoing', null, 2026)).toBe('2026-12-31')
  })
})

describe('a yearly duty', () => {
  const given = { assignedOn: '2025-07-15', endedOn: null, carriesOnId: null }
  it('whose day had passed when it was given out begins the year after', () => {
    expect(hasTurn(given, 'annual', '2025-06-15', 2025)).toBe(false)
    expect(hasTurn(given, 'annual', '2026-06-15', 2026)).toBe(true)
    expect(hasTurn({ ...given, carriesOnId: 'x' }, 'annual', '2025-06-15', 2025)).toBe(true)
    expect(hasTurn(given, 'ongoing', '2024-12-31', 2024)).toBe(false)
    expect(hasTurn({ ...given, endedOn: '2026-02-28' }, 'ongoing', '2027-12-31', 2027)).toBe(false)
  })
  it('says in words where its day comes from, and whether it was moved', () => {
    expect(dueWords({ recurrence: 'annual', ownDue: '2026-06-15', due: '2026-06-15', year: 2026 })).toBe(
      'Nhiệm vụ hằng năm: lần của năm 2026 đến hết ngày 15/06/2026',
    )
    expect(dueWords({ recurrence: 'once', ownDue: '2025-12-31', due: '2026-03-31', year: 0 })).toBe(
      'Theo kế hoạch: đến hết ngày 31/12/2025. Đã được gia hạn đến hết ngày 31/03/2026',
    )
  })
})

describe('a rhythm', () => {
  const turn = {
    assignedOn: '2026-01-05',
    year: 0,
    lastCheckInOn: null,
    rhythmFrom: null,
    role: 'lead',
    state: 'open',
    endedOn: null,
  } as const
  it('is given in full when a pause is over, whatever was missed before', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('weekly', 'monthly', 'quarterly'), (resumedOn, rhythm) => {
        const next = checkInOf({ ...turn, assignedOn: '2024-01-01', rhythmFrom: resumedOn }, rhythm, resumedOn)
        expect(next).toBe(nextCheckIn(rhythm, resumedOn, 'open'))
        expect(next! > resumedOn).toBe(true)
      }),
    )
  })
  it('asks only the lead, only while the work is open, and not about a year that is over', () => {
    expect(checkInOf(turn, 'monthly', '2026-02-01')).toBe('2026-02-05')
    expect(checkInOf({ ...turn, role: 'coordinating' }, 'monthly', '2026-02-01')).toBeNull()
    for (const state of ['paused', 'closing', 'closed'] as const)
      expect(checkInOf({ ...turn, state }, 'monthly', '2026-02-01')).toBeNull()
    expect(checkInOf(turn, 'none', '2026-02-01')).toBeNull()
    expect(checkInOf({ ...turn, year: 2025, assignedOn: '2025-11-01' }, 'monthly', '2026-01-05')).toBeNull()
    expect(checkInOf({ ...turn, year: 2026, assignedOn: '2025-03-01' }, 'quarterly', '2026-01-05')).toBe('2026-04-01')
  })
})

describe('the ladder', () => {
  const steps = (due: string, today: string) => {
    const rung = rungOf(due, today)
    return rung && { roles: rung.roles, office: rung.office, urgency: rung.urgency }
  }
  it('speaks to the officer from ten working days before, to the leader from the third day late, to the office from the fifth', () => {
    // Friday 13/3/2026.
    expect(steps('2026-03-13', '2026-02-26')).toBeNull()
    expect(steps('2026-03-13', '2026-02-27')).toEqual({ roles: ['officer'], office: false, urgency: 'soon' })
    expect(rungOf('2026-03-13', '2026-03-06')?.words).toBe('Sắp đến hạn: còn 5 ngày làm việc')
    expect(rungOf('2026-03-13', '2026-03-12')?.words).toBe('Còn 1 ngày làm việc')
    expect(steps('2026-03-13', '2026-03-13')).toEqual({ roles: ['officer'], office: false, urgency: 'today' })
    // Saturday: late, though no working day has gone by.
    expect(steps('2026-03-13', '2026-03-14')).toEqual({ roles: ['officer'], office: false, urgency: 'late' })
    expect(steps('2026-03-13', '2026-03-17')).toEqual({ roles: ['officer'], office: false, urgency: 'late' })
    expect(steps('2026-03-13', '2026-03-18')).toEqual({ roles: ['officer', 'leader'], office: false, urgency: 'late' })
    expect(rungOf('2026-03-13', '2026-03-19')?.words).toBe(
      'Quá hạn 4 ngày làm việc; sau 3 ngày làm việc chưa xong, việc được chuyển tới lãnh đạo cơ quan',
    )
    expect(steps('2026-03-13', '2026-03-20')).toEqual({ roles: ['officer', 'leader'], office: true, urgency: 'late' })
  })
  it('counts working days over Tết, and its bounds for lists agree with it on every day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (today, distance) => {
        const due = plain(today).add({ days: distance }).toString()
        const rung = rungOf(due, today)
        expect(rung !== null).toBe(due <= horizonOf(today))
        expect(rung?.office ?? false).toBe(due <= officeCutoff(today))
        if (due < today) expect(rung!.workingDays).toBe(-workingDaysBetween(plain(due), plain(today)) || 0)
      }),
    )
    expect(rungOf('2026-02-13', '2026-02-23')?.workingDays).toBe(-1)
    expect(ladder).toEqual({ before: [10, 5, 1], leaderAfter: 3, officeAfter: 5 })
  })
})

describe('four eyes', () => {
  const actor = (id: string, grants: Actor['grants']): Actor => ({ id, name: id, email: '', grants })
  const lent = (by: string) => ({ role: 'office' as const, unitId: 's', delegatedBy: { id: by, name: by, until: '2026-12-31' } })
  it('never let the one who asked confirm, whatever rights they hold or hold for others', () => {
    const grant = fc.record({ role: fc.constantFrom(...roles), unitId: fc.constantFrom('s', 't') })
    fc.assert(
      fc.property(fc.array(fc.oneof(grant, fc.constantFrom('a', 'b').map(lent)), { maxLength: 4 }), grants => {
        expect(isSecondPerson(actor('a', grants), 'a')).toBe(false)
      }),
    )
    expect(isSecondPerson(actor('b', [{ role: 'office', unitId: 's' }]), 'a')).toBe(true)
    // A right that the asker lent is the asker's own hand.
    expect(isSecondPerson(actor('b', [lent('a')]), 'a')).toBe(false)
    expect(isSecondPerson(actor('b', [lent('c')]), 'a')).toBe(true)
  })
})

describe('the next step', () => {
  const may = { note: true, checkIn: true, askClosing: true, confirmClosing: false, resume: false, claimEvidence: true }
  const turn = {
    state: 'open',
    status: 'in_progress',
    recurrence: 'once',
    claimed: 0,
    verified: 0,
    percent: null,
    startedOn: null,
    nextCheckIn: null,
  } as const
  it('is one thing, and the one that moves the work on', () => {
    expect(nextStep(turn, may, '2026-02-05')).toBe('note')
    expect(nextStep({ ...turn, nextCheckIn: '2026-02-05' }, may, '2026-02-05')).toBe('check_in')
    expect(nextStep({ ...turn, startedOn: '2026-01-10', percent: 100 }, may, '2026-02-05')).toBe('claim_evidence')
    expect(nextStep({ ...turn, startedOn: '2026-01-10', verified: 1 }, may, '2026-02-05')).toBe('ask_closing')
    expect(nextStep({ ...turn, state: 'closing' }, may, '2026-02-05')).toBe('wait_for_closing')
    expect(nextStep({ ...turn, state: 'closing' }, { ...may, confirmClosing: true }, '2026-02-05')).toBe('confirm_closing')
    expect(nextStep({ ...turn, state: 'closed' }, may, '2026-02-05')).toBe('nothing')
  })
  it('takes what is suggested from the parts that are done', () => {
    expect(suggestedPercent([])).toBeNull()
    expect(suggestedPercent([{ doneOn: '2026-01-01' }, { doneOn: null }, { doneOn: null }])).toBe(33)
  })
})
