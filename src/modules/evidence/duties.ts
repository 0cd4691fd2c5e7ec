import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import type { Duty, DutySource } from '#kernel/duties.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { verdictWithin } from './rules.ts'
import { deadAmong, toMend, waiting } from './queries/duties.ts'

/** What evidence asks of people: the office judges, agencies mend. */
export const duties: readonly DutySource[] = [
  {
    steady: true,
    kinds: [
      { kind: 'evidence.verify', title: 'Minh chứng chờ xác nhận' },
      { kind: 'evidence.dead_link', title: 'Minh chứng đã xác nhận có địa chỉ không còn mở được' },
      { kind: 'evidence.mend', title: 'Minh chứng cần sửa, bổ sung' },
    ],
    async find({ db, day }, of) {
      const forOffice = of === 'everyone' || of.office
      const agencyIds = of === 'everyone' ? undefined : of.agencyIds
      const [queue, dead, mending] = await Promise.all([
        forOffice ? waiting(db) : undefined,
        forOffice ? deadAmong(db, 'verified') : 0,
        agencyIds?.length === 0 ? [] : toMend(db, agencyIds),
      ])
      const found: Duty[] = []
      if (queue && queue.count > 0 && queue.since) {
        const due = addWorkingDays(Temporal.PlainDate.from(queue.since), verdictWithin).toString()
        found.push({
          kind: 'evidence.verify',
          key: 'all',
          title: `Xác nhận ${queue.count} minh chứng`,
          detail: `Minh chứng chờ lâu nhất từ ngày ${shortDay(queue.since)}; xác nhận trong ${verdictWithin} ngày làm việc`,
          href: '/minh-chung?state=claimed&sort=claimedAt',
          due,
          urgency: due < day ? 'late' : due === day ? 'today' : 'soon',
          // Whoever claimed all that waits can judge none of it.
          to: { office: true, ...(queue.onlyBy ? { except: [queue.onlyBy] } : {}) },
          count: queue.count,
        })
      }
      if (dead > 0)
        found.push({
          kind: 'evidence.dead_link',
          key: 'all',
          title: `Xem lại ${dead} minh chứng có địa chỉ không còn mở được`,
          detail: 'Đã xác nhận nhưng trang không còn; hãy kiểm tra, mở xem xét lại nếu cần cơ quan bổ sung',
          href: '/minh-chung?state=verified&link=dead',
          due: null,
          urgency: 'open',
          to: { office: true },
          count: dead,
        })
      for (const piece of mending)
        found.push({
          kind: 'evidence.mend',
          key: piece.id,
          title:
            piece.state === 'rejected'
              ? `Bổ sung minh chứng không được chấp nhận: ${piece.title}`
              : `Sửa địa chỉ không mở được của minh chứng: ${piece.title}`,
          detail:
            piece.state === 'rejected'
              ? `Lý do: ${piece.stateReason ?? 'không nêu'}`
              : 'Người xác nhận không mở được địa chỉ này; hãy sửa địa chỉ hoặc kèm tệp',
          href: `/minh-chung/${piece.id}`,
          due: null,
          urgency: 'open',
          to: { agencyId: piece.agencyId, roles: ['leader', 'officer', 'editor'] },
        })
      return found
    },
  },
]
