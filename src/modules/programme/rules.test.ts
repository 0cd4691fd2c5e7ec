import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOutcomes, differenceOf, type PlanTask } from './difference.ts'
import { draftOf } from './draft/draft.ts'
import { department, readingOf } from './draft/reading.test-kit.ts'
import { anchorsOf, daysUntil, fanOut, holdsOn, lastDayOnTime, likeness, nextReportDay, planCode, suggestLinks } from './rules.ts'

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

describe('when a report is due', () => {
  it('reads “trước ngày 15/6” strictly: the 14th is the last day', () => {
    expect(lastDayOnTime('06-15', 'Định kỳ trước ngày 15 tháng 6 và trước ngày 15 tháng 12 hằng năm', 2026)).toBe('2026-06-14')
    expect(lastDayOnTime('06-15', 'chậm nhất ngày 15/6', 2026)).toBe('2026-06-15')
    expect(lastDayOnTime('06-15', null, 2026)).toBe('2026-06-15')
    expect(lastDayOnTime('01-01', 'trước 01/01', 2026)).toBe('2025-12-31')
  })

  it('knows that the last of February is a leap day only in leap years', () => {
    expect(lastDayOnTime('02-29', 'đến ngày 29/2', 2027)).toBe('2027-02-28')
    expect(lastDayOnTime('02-29', 'đến ngày 29/2', 2028)).toBe('2028-02-29')
    expect(lastDayOnTime('03-01', 'trước ngày 01/3', 2028)).toBe('2028-02-29')
  })

  it('names the next one, today included, across the turn of the year', () => {
    const rule = { monthDays: ['06-15', '12-15'], dueText: 'trước ngày 15 tháng 6 và trước ngày 15 tháng 12' }
    expect(nextReportDay(rule, '2026-06-14')).toBe('2026-06-14')
    expect(nextReportDay(rule, '2026-06-15')).toBe('2026-12-14')
    expect(nextReportDay(rule, '2026-12-15')).toBe('2027-06-14')
    expect(nextReportDay({ monthDays: ['01-01'], dueText: 'trước ngày 01/01' }, '2026-12-31')).toBe('2026-12-31')
    expect(nextReportDay({ monthDays: [], dueText: 'đột xuất' }, '2026-01-01')).toBeNull()
  })

  it('is never in the past', () => {
    fc.assert(
      fc.property(day, fc.array(day, { minLength: 1, maxLength: 4 }), (today, dates) => {
        const next = nextReportDay({ monthDays: dates.map(date => date.slice(5)), dueText: 'trước ngày 5' }, today)
        expect(next! >= today).toBe(true)
      }),
    )
  })
})

describe('who gets a task', () => {
  const members = new Map([
    ['sở', ['a', 'b']],
    ['xã', ['c', 'd', 'a']],
    ['mở', []],
  ])
  const named = (role: 'lead' | 'coordinating', agencyId: string | null, groupId: string | null = null) => ({
    role,
    agencyId,
    groupId,
  })

  it('is reached once, and whoever leads does not also coordinate', () => {
    const reached = fanOut([named('lead', null, 'sở'), named('coordinating', 'a'), named('coordinating', null, 'xã')], members)
    expect(Object.fromEntries(reached)).toEqual({
      a: { role: 'lead', viaGroupId: 'sở' },
      b: { role: 'lead', viaGroupId: 'sở' },
      c: { role: 'coordinating', viaGroupId: 'xã' },
      d: { role: 'coordinating', viaGroupId: 'xã' },
    })
  })

  it('counts as named itself where it is both named and in a group', () => {
    expect(fanOut([named('lead', null, 'sở'), named('lead', 'b')], members).get('b')).toEqual({ role: 'lead', viaGroupId: null })
  })

  it('is nobody for a group without members or for words that name nobody', () => {
    expect(fanOut([named('lead', null, 'mở'), named('lead', null, 'lạ'), named('coordinating', null)], members).size).toBe(0)
  })

  it('holds it from the first day to the last, both included', () => {
    fc.assert(
      fc.property(day, day, day, (assignedOn, endedOn, asked) => {
        expect(holdsOn({ assignedOn, endedOn }, asked)).toBe(assignedOn <= asked && asked <= endedOn)
        expect(holdsOn({ assignedOn, endedOn: null }, asked)).toBe(assignedOn <= asked)
      }),
    )
    expect(daysUntil('2028-03-01', '2028-02-28')).toBe(2)
    expect(daysUntil('2025-12-31', '2026-02-05')).toBe(-36)
  })
})

describe('addresses', () => {
  it('come from the number of the plan, otherwise from its first words, and never twice', () => {
    const free = () => false
    expect(planCode({ number: '1234/KH-UBND', title: 'x' }, free)).toBe('1234-kh-ubnd')
    expect(planCode({ number: null, title: 'Đẩy mạnh truyền thông' }, free)).toBe('day-manh-truyen-thong')
    expect(planCode({ number: '/KH-UBND', title: 'Đẩy mạnh' }, free)).toBe('day-manh')
    expect(planCode({ number: '5/KH', title: '' }, code => code === '5-kh')).toBe('5-kh-2')
  })

  it('give every paragraph one of its own', () => {
    const reading = readingOf({ tasks: ['Một', 'Hai', 'Ba', 'Bốn'] })
    const [one, two, three, four] = reading.clauses as [never, never, never, never]
    const clauses = [
      Object.assign({}, one, { path: 'III.2', parentPath: 'III', order: 1 }),
      Object.assign({}, two, { path: 'III.2', parentPath: 'III.2', order: 1, mark: null }),
      Object.assign({}, three, { path: 'III.2', parentPath: 'III.2', order: 1, mark: '-' }),
      Object.assign({}, four, { path: 'III.2', parentPath: 'III', order: 2 }),
    ]
    expect(anchorsOf(clauses)).toEqual(['III.2', 'III.2-d1', 'III.2-1', 'III.2~2'])
  })
})

describe('likeness', () => {
  it('does not mind marks, case and commas, and tells different tasks apart', () => {
    expect(likeness('Mở chuyên mục, chuyên trang', 'MO CHUYEN MUC chuyen trang')).toBe(1)
    expect(likeness('Mở chuyên mục trên cổng', 'Tổ chức tập huấn cho phóng viên')).toBe(0)
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a))
      }),
    )
  })

  it('suggests the target whose own words a task uses, and none where only common words are shared', () => {
    const targets = [
      { id: 'mạng', text: 'Hình thành mạng lưới truyền thông gồm nhà quản lý, chuyên gia, nhà báo, tổ chức xã hội' },
      { id: 'loa', text: 'Củng cố trạm truyền thanh tại các làng đồng bào dân tộc thiểu số, vùng sâu, vùng xa' },
    ]
    const tasks = [
      { id: 'một', text: 'Đầu tư trạm truyền thanh cho làng đồng bào dân tộc thiểu số' },
      { id: 'hai', text: 'Tổ chức hội thi sáng tạo cho học sinh' },
      ...['ba', 'bốn', 'năm', 'sáu'].map(id => ({ id, text: `Việc khác thứ ${id}` })),
    ]
    expect(suggestLinks(targets, tasks)).toEqual([{ taskId: 'một', targetId: 'loa' }])
  })
})

describe('a new edition beside the old', () => {
  const held = (number: number, text: string, extra: Partial<PlanTask> = {}): PlanTask => ({
    id: `old-${number}`,
    number,
    section: 'II',
    text,
    lead: [department],
    coordinating: [],
    recurrence: null,
    due: null,
    product: null,
    ...extra,
  })
  const compare = (old: PlanTask[], tasks: Parameters<typeof readingOf>[0]['tasks']) =>
    differenceOf({ targets: [], tasks: old }, draftOf(readingOf({ tasks }), [])).tasks

  it('finds the same, the reworded, the new and the dropped', () => {
    const found = compare(
      [
        held(1, 'Mở chuyên mục trên cổng thông tin điện tử của xã'),
        held(2, 'Tổ chức tập huấn kỹ năng truyền thông số cho cán bộ xã'),
        held(3, 'Sản xuất phóng sự truyền hình'),
      ],
      [
        'Mở chuyên mục trên cổng thông tin điện tử của xã',
        { text: 'Tổ chức tập huấn kỹ năng truyền thông số cho cán bộ xã, phường', due: '2026-12-31' },
        'Xây dựng bộ nhận diện chung',
      ],
    )
    expect(found.map(one => [one.outcome, one.before?.number ?? null])).toEqual([
      ['same', 1],
      ['changed', 2],
      ['added', null],
      ['removed', 3],
    ])
    expect(found[1]!.fields.map(field => field.title)).toEqual(['nội dung', 'thời hạn'])
    expect(found[1]!.fields[1]).toMatchObject({ before: null, after: '31/12/2026' })
    expect(countOutcomes(found)).toEqual({ same: 1, changed: 1, added: 1, removed: 1 })
  })

  it('takes a task that only moved to another section for the same one', () => {
    expect(compare([held(1, 'Mở chuyên mục trên cổng', { section: 'III.1' })], ['Mở chuyên mục trên cổng'])).toMatchObject([
      { outcome: 'same', fields: [] },
    ])
  })

  it('sees no difference in capital letters and the order in which bodies stand', () => {
    const [one, other] = [department, { code: null, name: 'báo chí đối ngoại' }]
    const before = held(1, 'Mở chuyên mục trên cổng', {
      lead: [one, other].map(body => ({ ...body, name: body.name.toLocaleLowerCase('vi') })),
    })
    const draft = draftOf(readingOf({ tasks: ['Mở chuyên mục trên cổng'] }), [])
    draft.tasks[0]!.lead.value = [
      { kind: 'unresolved', code: null, name: 'Báo chí đối ngoại', asWritten: 'Báo chí đối ngoại' },
      ...draft.tasks[0]!.lead.value,
    ]
    expect(differenceOf({ targets: [], tasks: [before] }, draft).tasks).toMatchObject([{ outcome: 'same', fields: [] }])
  })

  it('counts every old and every new task exactly once', () => {
    const text = fc
      .array(fc.constantFrom('mở', 'chuyên', 'mục', 'loa', 'tin', 'xã', 'số'), { minLength: 1, maxLength: 8 })
      .map(words => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 7 }), fc.array(text, { minLength: 1, maxLength: 7 }), (old, fresh) => {
        const found = compare(
          old.map((words, index) => held(index + 1, words)),
          fresh,
        )
        expect(found.flatMap(one => one.before?.number ?? []).toSorted()).toEqual(old.map((_, index) => index + 1).toSorted())
        expect(found.flatMap(one => one.after?.itemId ?? [])).toHaveLength(fresh.length)
        for (const one of found) if (one.outcome === 'same') expect(one.fields).toEqual([])
      }),
    )
  })
})
