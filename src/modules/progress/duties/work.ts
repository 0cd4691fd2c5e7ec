import { zone } from '#kernel/clock.ts'
import type { Duty, DutyScope, DutySource, Urgency } from '#kernel/duties.ts'
import type { Reader } from '#kernel/db/client.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { outlookNames } from '../contract.ts'
import { horizonOf, ladder, officeCutoff, rungOf, type Rung } from '../ladder.ts'
import {
  checkInsToSee,
  checkInsWanted,
  closingsAsked,
  dueTurns,
  lateSince,
  subTasksToDo,
  type DueTurn,
} from '../queries/work-duties.ts'

/** What the work itself asks of people: due days and their ladder, check-ins, closings to confirm, one's own parts of the work. */
export const workDuties: DutySource = {
  steady: true,
  kinds: [
    { kind: 'progress.due', title: 'Việc sắp đến hạn, quá hạn' },
    { kind: 'progress.late_agencies', title: 'Việc quá hạn của các cơ quan' },
    { kind: 'progress.check_in', title: 'Báo cáo nhanh theo kỳ' },
    { kind: 'progress.acknowledge', title: 'Báo cáo nhanh cần xem' },
    { kind: 'progress.closing', title: 'Đề nghị xác nhận hoàn thành' },
    { kind: 'progress.sub_task', title: 'Việc nhỏ được phân' },
  ],
  async find({ db, day }, of) {
    const [turns, checkIns, toSee, office, parts] = await Promise.all([
      dueTurns(db, day, horizonOf(day), of),
      checkInsWanted(db, day, daysAfter(day, noticeDays), of),
      checkInsToSee(db, instantBefore(day, weeksToSee), of),
      of === 'everyone' || of.office ? forOffice(db, day) : [],
      subTasksToDo(db, day, of),
    ])
    const spoken = new Set(turns.map(keyOf))
    return [
      ...dueDuties(turns, day),
      // A turn that is spoken of already for its due day is not asked about a second time.
      ...checkIns.filter(turn => !spoken.has(keyOf(turn))).map(turn => checkInDuty(turn, day)),
      ...toSee.flatMap(note => acknowledgeDuties(note, of)),
      ...office,
      ...parts.map(part => subTaskDuty(part, day)),
    ]
  },
}

/** Calendar days before a check-in at which it is first asked for; weeks after which a check-in that nobody saw is let go. */
const noticeDays = 3
const weeksToSee = 8
/** From so many closings of one task on, one line speaks of all. */
const together = 4

type TurnOf = { assignmentId: string; year: number }
const keyOf = ({ assignmentId, year }: TurnOf) => `${assignmentId}:${year}`
const hrefOf = ({ assignmentId, year }: TurnOf) => `/viec/${assignmentId}${year === 0 ? '' : `?nam=${year}`}`
const daysAfter = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const instantBefore = (day: string, weeks: number) =>
  Temporal.PlainDate.from(day).subtract({ weeks }).toZonedDateTime({ timeZone: zone }).toInstant()
const quoted = (text: string) => `“${text.length <= 110 ? text : `${text.slice(0, text.lastIndexOf(' ', 108))} …`}”`
const named = ({ task, year }: { task: { number: number }; year: number }) =>
  `nhiệm vụ ${task.number}${year === 0 ? '' : ` năm ${year}`}`

function dueDuties(turns: readonly DueTurn[], day: string): Duty[] {
  const rungs = new Map<string, Rung | null>()
  return turns.flatMap(turn => {
    if (!rungs.has(turn.due)) rungs.set(turn.due, rungOf(turn.due, day))
    const rung = rungs.get(turn.due)
    if (!rung) return []
    return [
      {
        kind: 'progress.due',
        key: keyOf(turn),
        title: rung.urgency === 'late' ? `Hoàn thành ${named(turn)}, đã quá hạn` : `Hoàn thành ${named(turn)}`,
        detail: `${rung.words}. ${quoted(turn.task.text)}`,
        href: hrefOf(turn),
        due: turn.due,
        urgency: rung.urgency,
        to: { agencyId: turn.agencyId, roles: rung.roles },
      },
    ]
  })
}

type Wanted = Awaited<ReturnType<typeof checkInsWanted>>[number]
const checkInDuty = (turn: Wanted, day: string): Duty => ({
  kind: 'progress.check_in',
  key: keyOf(turn),
  title: `Báo cáo nhanh ${named(turn)}`,
  detail: `${turn.next < day ? 'Đã quá kỳ' : 'Đến kỳ'} ngày ${shortDay(turn.next)}. ${quoted(turn.task.text)}`,
  href: hrefOf(turn),
  due: turn.next,
  urgency: urgencyOf(turn.next, day),
  to: { agencyId: turn.agencyId, roles: ['officer'] },
})

const urgencyOf = (due: string, day: string): Urgency => (due < day ? 'late' : due === day ? 'today' : 'soon')

/** Every check-in is for the agency's leader to see; one that tells of trouble is for the office too. */
function acknowledgeDuties(note: Awaited<ReturnType<typeof checkInsToSee>>[number], of: DutyScope): Duty[] {
  const troubled = note.outlook === 'at_risk' || note.outlook === 'off_track'
  const duty = {
    kind: 'progress.acknowledge',
    key: note.id,
    title: `Xem báo cáo nhanh ${named(note)}`,
    detail: `${note.byName} báo cáo${note.outlook ? `: ${outlookNames[note.outlook].toLowerCase()}` : ''}. ${quoted(note.task.text)}`,
    href: hrefOf(note),
    due: null,
    urgency: 'open' as const,
  }
  return [
    ...(of === 'everyone' || of.agencyIds.includes(note.agencyId)
      ? [{ ...duty, to: { agencyId: note.agencyId, roles: ['leader' as const], except: [note.byId] } }]
      : []),
    ...(troubled && (of === 'everyone' || of.office) ? [{ ...duty, to: { office: true as const, except: [note.byId] } }] : []),
  ]
}

async function forOffice(db: Reader, day: string): Promise<Duty[]> {
  const cutoff = officeCutoff(day)
  const [late, closings] = await Promise.all([lateSince(db, day, cutoff), closingsAsked(db)])
  return [
    ...late
      .filter(({ count }) => count > 0)
      .map(({ year, count }): Duty => ({
        kind: 'progress.late_agencies',
        key: String(year),
        title: `Đôn đốc ${count} việc quá hạn${year === Number(day.slice(0, 4)) ? '' : ` của năm ${year}`}`,
        detail: `Quá hạn từ ${ladder.officeAfter} ngày làm việc trở lên (hạn đến hết ngày ${shortDay(cutoff)}), lãnh đạo cơ quan đã được báo mà chưa xong`,
        href: `/tien-do-viec?late=true&role=lead&dueTo=${cutoff}&year=${year}`,
        due: null,
        urgency: 'late',
        count,
        to: { office: true },
      })),
    ...[...Map.groupBy(closings, one => `${one.task.id} ${one.year}`).values()].flatMap(closingDuties),
  ]
}

function closingDuties(ofTask: Awaited<ReturnType<typeof closingsAsked>>): Duty[] {
  const first = ofTask[0]!
  if (ofTask.length >= together)
    return [
      {
        kind: 'progress.closing',
        key: `${first.task.id}:${first.year}`,
        title: `Xác nhận hoàn thành ${named(first)} của ${ofTask.length} cơ quan`,
        detail: quoted(first.task.text),
        href: `/tien-do-viec?state=closing&task=${first.task.id}${first.year === 0 ? '' : `&year=${first.year}`}`,
        due: null,
        urgency: 'open',
        count: ofTask.length,
        to: { office: true },
      },
    ]
  return ofTask.map(one => ({
    kind: 'progress.closing',
    key: keyOf(one),
    title: `Xác nhận hoàn thành ${named(one)}`,
    detail: `${one.askedByName ?? 'Cơ quan chủ trì'} đề nghị; người đề nghị không tự xác nhận. ${quoted(one.task.text)}`,
    href: hrefOf(one),
    due: null,
    urgency: 'open' as const,
    to: { office: true as const, ...(one.askedById === null ? {} : { except: [one.askedById] }) },
  }))
}

const subTaskDuty = (part: Awaited<ReturnType<typeof subTasksToDo>>[number], day: string): Duty => ({
  kind: 'progress.sub_task',
  key: part.id,
  title: part.title,
  detail: `Việc nhỏ của ${named(part)} được phân cho bạn${part.due ? `, hạn ${shortDay(part.due)}` : ''}`,
  href: hrefOf(part),
  due: part.due,
  urgency: part.due === null || part.due > daysAfter(day, 14) ? 'open' : urgencyOf(part.due, day),
  to: { personId: part.assigneeId! },
})
