import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { daysOf, isTimeText, readTime, validDate } from './due.ts'

const dues: [string, string | null, string | null][] = [
  ['Quý IV/2025', '2025-12-31', 'once'],
  ['Quí IV-2025', '2025-12-31', 'once'],
  ['Quý III Năm 2026', '2026-09-30', 'once'],
  ['Quý III, IV/2025', '2025-12-31', 'once'],
  ['Q2/2026', '2026-06-30', 'once'],
  ['Tuần 2 tháng 5/2026', '2026-05-31', 'once'],
  ['Cả năm', null, 'ongoing'],
  ['30 ngày kể từ ngày ban hành', null, null],
  ['Trong năm 2026, xong trước ngày 20/5/2026', '2026-05-20', 'once'],
  ['trình kỳ họp giữa năm 2026, hoàn thành trong tháng 7/2026', '2026-07-31', 'once'],
  ['Quý IV/2025- Quý II/2026', '2026-06-30', 'once'],
  ['Tháng 9/2025', '2025-09-30', 'once'],
  ['Tháng 4 - 5/2026', '2026-05-31', 'once'],
  ['Tháng 5 và tháng 10/2026', '2026-10-31', 'once'],
  ['Từ tháng 8 đến tháng 12/2025', '2025-12-31', 'once'],
  ['Trước ngày 30/9/2025', '2025-09-30', 'once'],
  ['Trước ngày 15 tháng 12 năm 2025', '2025-12-15', 'once'],
  ['Hoàn thành trong năm 2025', '2025-12-31', 'once'],
  ['đến hết năm 2026', '2026-12-31', 'once'],
  ['6 tháng đầu năm 2026', '2026-06-30', 'once'],
  ['2025-2030', '2030-12-31', null],
  ['giai đoạn 2026 - 2030', '2030-12-31', null],
  ['Từ năm 2025 đến năm 2030', '2030-12-31', null],
  ['2025, 2026', '2026-12-31', null],
  ['Thường xuyên', null, 'ongoing'],
  ['Thường xuyên từ năm 2025', null, 'ongoing'],
  ['Định kỳ hằng quý', null, 'ongoing'],
  ['Thường xuyên, hằng năm', null, 'annual'],
  ['Hàng năm', null, 'annual'],
  ['Trước 30/11 hằng năm', null, 'annual'],
  ['Quý I hằng năm', null, 'annual'],
  ['Năm 2026 và các năm tiếp theo', null, 'ongoing'],
  ['02 phóng sự/tháng', null, 'ongoing'],
  ['02 lần/năm', null, 'annual'],
  ['6 tháng/lần', null, 'ongoing'],
  ['01 năm/lần', null, 'annual'],
  ['Tháng cuối quý', null, 'ongoing'],
  ['Thường xuyên, cao điểm vào Quý IV hằng năm', null, 'ongoing'],
  ['Theo tiến độ của cơ quan soạn thảo', null, null],
]

describe('the time of a task', () => {
  it.each(dues)('reads “%s” as %s, %s', (text, due, recurrence) => {
    expect(readTime(text, 2025)).toMatchObject({ due, recurrence })
  })

  it('takes the year of the plan where none is written, and says so', () => {
    const time = readTime('Quý III', 2026)
    expect(time.due).toBe('2026-09-30')
    expect(time.doubt).toContain('2026')
  })

  it('doubts a time that depends on a condition or that it does not understand', () => {
    expect(readTime('Sau khi Nghị định được ban hành', 2025).doubt).toContain('phụ thuộc điều kiện')
    expect(readTime('theo thỏa thuận riêng', 2025).doubt).not.toBeNull()
  })

  it('refuses days that the calendar does not have', () => {
    expect(validDate(2025, 2, 29)).toBeNull()
    expect(validDate(2028, 2, 29)).toBe('2028-02-29')
    expect(readTime('31/6/2026', 2025).due).not.toBe('2026-06-31')
  })

  const day = fc.record({
    year: fc.integer({ min: 2024, max: 2045 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  const two = (value: number): string => String(value).padStart(2, '0')

  it('reads any day in every way of writing it', () => {
    fc.assert(
      fc.property(day, ({ year, month, day: date }) => {
        const wanted = `${year}-${two(month)}-${two(date)}`
        for (const text of [
          `${date}/${month}/${year}`,
          `Trước ngày ${two(date)}/${two(month)}/${year}`,
          `ngày ${date} tháng ${month} năm ${year}`,
          `Hoàn thành trước ngày ${date}-${month}-${year}`,
        ])
          expect(readTime(text, 2025).due, text).toBe(wanted)
      }),
    )
  })

  it('ends a month on its last day and a quarter on the last day of its last month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 4 }), ({ year, month }, quarter) => {
        const end = `${year}-${two(month)}-${two(daysOf(year, month))}`
        for (const text of [`Tháng ${month}/${year}`, `tháng ${two(month)} năm ${year}`, `${two(month)}/${year}`])
          expect(readTime(text, 2025).due, text).toBe(end)
        const closing = `${year}-${two(quarter * 3)}-${two(daysOf(year, quarter * 3))}`
        for (const text of [`Quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`, `quý ${quarter} năm ${year}`])
          expect(readTime(text, 2025).due, text).toBe(closing)
      }),
    )
  })

  it('never throws and never gives a day outside of the calendar', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.option(fc.integer({ min: 2000, max: 2050 })), (text, year) => {
        const { due } = readTime(text, year)
        if (due !== null) expect(new Date(`${due}T00:00:00Z`).toISOString().slice(0, 10)).toBe(due)
      }),
    )
  })

  it('knows a text that is nothing but a time', () => {
    for (const text of ['Quý IV/2025', 'Hoàn thành trong năm 2025', 'Nhiệm vụ thường xuyên', 'Trước ngày 30/6/2026', 'Hằng năm'])
      expect(isTimeText(text), text).toBe(true)
    for (const text of ['Xây dựng kế hoạch năm 2025', 'Sở Y tế', 'Chương trình giai đoạn 2021 - 2030'])
      expect(isTimeText(text), text).toBe(false)
  })
})
