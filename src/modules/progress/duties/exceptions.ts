import { dayOf } from '#kernel/clock.ts'
import type { Duty, DutyScope, DutySource, Urgency } from '#kernel/duties.ts'
import type { Role } from '#kernel/actor.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { difficultyKindNames } from '../contract.ts'
import { answersToRead, difficultiesToAnswer, extensionsAsked, plansMissing, urgesToAnswer } from '../queries/exception-duties.ts'
import { answerBy, workingDaysLate } from '../rules/exceptions.ts'

/** What stands out of the ordinary: wishes for more time, difficulties and their answers, letters that urge, plans not issued yet. */
export const exceptionDuties: DutySource = {
  steady: true,
  kinds: [
    { kind: 'progress.extension', title: 'Đề nghị gia hạn cần xem xét' },
    { kind: 'progress.difficulty', title: 'Khó khăn, kiến nghị cần trả lời' },
    { kind: 'progress.difficulty_late', title: 'Khó khăn, kiến nghị chưa được trả lời đúng hạn' },
    { kind: 'progress.answer', title: 'Trả lời đã có, cần xem' },
    { kind: 'progress.urge', title: 'Đôn đốc cần trả lời' },
    { kind: 'progress.child_plan', title: 'Kế hoạch triển khai chưa ban hành' },
  ],
  async find({ db, day }, of) {
    const forOffice = of === 'everyone' || of.office
    const [asked, raised, answers, urged, missing] = await Promise.all([
      forOffice ? extensionsAsked(db) : [],
      difficultiesToAnswer(db, of),
      answersToRead(db, of),
      urgesToAnswer(db, of),
      plansMissing(db, day, of),
    ])
    return [
      ...extensionDuties(asked, day),
      ...raised.flatMap(one => difficultyDuties(one, day, of)),
      ...answers.map(answerDuty),
      ...urged.map(one => urgeDuty(one, day)),
      ...missing.map(one => planDuty(one, day)),
    ]
  },
}

/** Those who do an agency's work. */
const workers: readonly Role[] = ['leader', 'officer']
/** From so many on, one line speaks of all. */
const together = 4

const urgencyOf = (due: string, day: string): Urgency => (due < day ? 'late' : due === day ? 'today' : 'soon')
const short = (text: string) => `“${text.length <= 110 ? text : `${text.slice(0, text.lastIndexOf(' ', 108))} …`}”`

function extensionDuties(asked: Awaited<ReturnType<typeof extensionsAsked>>, day: string): Duty[] {
  const due = (one: { at: Temporal.Instant }) => answerBy(dayOf(one.at).toString(), false)
  if (asked.length >= together) {
    const first = due(asked[0]!)
    return [
      {
        kind: 'progress.extension',
        key: 'all',
        title: `Xem xét ${asked.length} đề nghị gia hạn`,
        detail: `Cũ nhất gửi ngày ${shortDay(dayOf(asked[0]!.at))}.`,
        href: '/gia-han?state=asked',
        due: first,
        urgency: urgencyOf(first, day),
        to: { office: true },
        count: asked.length,
      },
    ]
  }
  return asked.map(one => ({
    kind: 'progress.extension',
    key: one.id,
    title: `Xem xét đề nghị gia hạn của ${one.agency}`,
    detail: `Nhiệm vụ ${one.task.number}, xin đến hết ngày ${shortDay(one.wantedDue)}. ${short(one.task.text)}`,
    href: '/gia-han?state=asked',
    due: due(one),
    urgency: urgencyOf(due(one), day),
    to: { office: true, except: [one.byId] },
  }))
}

type Raised = Awaited<ReturnType<typeof difficultiesToAnswer>>[number]
function difficultyDuties(one: Raised, day: string, of: DutyScope): Duty[] {
  const what = difficultyKindNames[one.kind].toLowerCase()
  const late = workingDaysLate(one.answerBy, day)
  const duty = {
    kind: 'progress.difficulty',
    key: one.id,
    title: `Trả lời ${what} của ${one.agency}`,
    detail: `${late > 0 ? `Quá hạn trả lời ${late} ngày làm việc. ` : ''}${short(one.text)}`,
    href: `/kho-khan/${one.id}`,
    due: one.answerBy,
    urgency: urgencyOf(one.answerBy, day),
  }
  if (one.state === 'escalated') {
    const here = of === 'everyone' || of.agencyIds.includes(one.routedToId)
    return here ? [{ ...duty, to: { agencyId: one.routedToId, roles: workers, except: [one.byId] } }] : []
  }
  return [
    ...(of === 'everyone' || of.office ? [{ ...duty, to: { office: true as const, except: [one.byId] } }] : []),
    ...(late > 0
      ? [
          {
            ...duty,
            kind: 'progress.difficulty_late',
            title: `Chỉ đạo trả lời ${what} của ${one.agency}`,
            detail: `Quá hạn trả lời ${late} ngày làm việc nên được chuyển tới lãnh đạo cơ quan thường trực. ${short(one.text)}`,
            to: { agencyId: one.routedToId, roles: ['leader' as const], except: [one.byId] },
          },
        ]
      : []),
  ]
}

const answerDuty = (one: Awaited<ReturnType<typeof answersToRead>>[number]): Duty => ({
  kind: 'progress.answer',
  key: one.id,
  title: `Xem trả lời về ${difficultyKindNames[one.kind].toLowerCase()} ở nhiệm vụ ${one.task.number}`,
  detail: `Kết thúc nếu đã giải quyết xong, hoặc mở lại. ${short(one.text)}`,
  href: `/kho-khan/${one.id}`,
  due: null,
  urgency: 'open',
  to: { agencyId: one.agencyId, roles: workers },
})

const urgeDuty = (one: Awaited<ReturnType<typeof urgesToAnswer>>[number], day: string): Duty => ({
  kind: 'progress.urge',
  key: `${one.urgeId}:${one.agencyId}`,
  title: one.count === 1 ? 'Trả lời đôn đốc về một nhiệm vụ quá hạn' : `Trả lời đôn đốc về ${one.count} nhiệm vụ quá hạn`,
  detail: `Được đôn đốc ngày ${shortDay(dayOf(one.at))}. Cập nhật tiến độ, giải trình hoặc đề nghị xác nhận hoàn thành.`,
  href: one.count === 1 ? `/viec/${one.assignmentId}${one.year === 0 ? '' : `?nam=${one.year}`}` : '/tien-do-viec?late=true',
  due: one.answerBy,
  urgency: urgencyOf(one.answerBy, day),
  to: { agencyId: one.agencyId, roles: workers },
  ...(one.count > 1 ? { count: one.count } : {}),
})

const planDuty = (one: Awaited<ReturnType<typeof plansMissing>>[number], day: string): Duty => ({
  kind: 'progress.child_plan',
  key: one.agencyId,
  title: one.rejected ? 'Sửa kế hoạch triển khai: minh chứng chưa được chấp nhận' : 'Ghi nhận kế hoạch triển khai của cơ quan',
  detail: `Theo chỉ tiêu ${one.target.number}: ${short(one.target.text)}`,
  href: `/ke-hoach-con/${one.agencyId}`,
  due: one.due,
  urgency: one.due !== null && one.due < day ? 'late' : 'open',
  to: { agencyId: one.agencyId, roles: workers },
})
