import type { Urgency } from '#kernel/duties.ts'
import type { Role } from '#kernel/actor.ts'
import { addWorkingDays, workingDaysBetween } from '#kernel/calendar/working-days.ts'

/**
 * Who hears of a due day, and when, in working days. Before: the officer, from the tenth working day on. After: the officer at once,
 * the agency's leader from the third working day late, the programme office from the fifth. A rule of this product, not of law.
 */
export const ladder = { before: [10, 5, 1], leaderAfter: 3, officeAfter: 5 } as const

export type Rung = {
  urgency: Urgency
  /** Of the agency. */
  roles: readonly Role[]
  office: boolean
  /** Working days to the due day; below zero once it has passed. */
  workingDays: number
  /** Why it is here, and why with this person. */
  words: string
}

const day = (text: string) => Temporal.PlainDate.from(text)

/** Where a due day stands on the ladder; null while it is too far away to be spoken of. */
export function rungOf(due: string, today: string): Rung | null {
  if (due < today) return lateRung(workingDaysBetween(day(due), day(today)))
  const left = workingDaysBetween(day(today), day(due))
  if (left > ladder.before[0]) return null
  const words =
    due === today
      ? 'Hôm nay là ngày cuối của hạn'
      : left === 0
        ? 'Từ nay đến hạn không còn ngày làm việc nào'
        : left <= ladder.before[2]
          ? 'Còn 1 ngày làm việc'
          : left <= ladder.before[1]
            ? `Sắp đến hạn: còn ${left} ngày làm việc`
            : `Còn ${left} ngày làm việc`
  return { urgency: left === 0 ? 'today' : 'soon', roles: ['officer'], office: false, workingDays: left, words }
}

function lateRung(late: number): Rung {
  const said = late === 0 ? 'Đã qua hạn, tính đến nay chưa có ngày làm việc nào' : `Quá hạn ${late} ngày làm việc`
  const leader = late >= ladder.leaderAfter
  const office = late >= ladder.officeAfter
  const because = office
    ? `; sau ${ladder.leaderAfter} ngày làm việc việc được chuyển tới lãnh đạo cơ quan, sau ${ladder.officeAfter} ngày tới cơ quan thường trực`
    : leader
      ? `; sau ${ladder.leaderAfter} ngày làm việc chưa xong, việc được chuyển tới lãnh đạo cơ quan`
      : ''
  return {
    urgency: 'late',
    roles: leader ? ['officer', 'leader'] : ['officer'],
    office,
    workingDays: 0 - late,
    words: said + because,
  }
}

/** The last due day of which anybody is to hear today. */
export const horizonOf = (today: string): string =>
  addWorkingDays(day(today), ladder.before[0] + 1)
    .subtract({ days: 1 })
    .toString()

/** The last due day that is late enough on this day for the office to hear of it. */
export function officeCutoff(today: string): string {
  let due = day(today)
  while (workingDaysBetween(due, day(today)) < ladder.officeAfter) due = due.subtract({ days: 1 })
  return due.toString()
}
