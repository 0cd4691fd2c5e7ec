import type { EvidenceKind } from '#modules/evidence/index.ts'
import { childPlanFile } from './child-plan.ts'
import { isCommune, type Member, type Turn } from './cast.ts'
import type { Happening, Play } from './stage.ts'
import { checkIns, deed, subTaskTitles, units } from './texts.ts'

/** What one agency does in the year: its own plan, its column, its accounts, then what it does all the time. */
export function workOf(play: Play, member: Member): Happening[] {
  const leads = member.turns.filter(turn => turn.role === 'lead')
  return [
    ...ownPlan(play, member, leads),
    ...leads.flatMap((turn, place) =>
      turn.recurrence === 'once' ? onceDone(play, member, turn) : kept(play, member, turn, place),
    ),
    ...member.turns
      .filter(turn => turn.role === 'coordinating')
      .slice(0, 2)
      .flatMap(turn => contributed(play, member, turn)),
  ]
}

const claim = ({ stage, chance }: Play, member: Member, turn: Turn, kind: EvidenceKind, day: string) => {
  const { title, quantity } = deed(kind, chance)
  return stage.perform(member.officer, 'evidence.claim', {
    agencyId: member.agency.id,
    assignmentIds: [turn.assignmentId],
    kind,
    title,
    happenedOn: day,
    quantity,
    ...(units[kind] ? { unit: units[kind] } : {}),
    note: `Lưu tại ${member.agency.name}; có ảnh và văn bản kèm theo tại cơ quan.`,
  })
}

function ownPlan(play: Play, member: Member, leads: Turn[]): Happening[] {
  const { days, chance, stage } = play
  if (leads.length === 0 || member.diligence < 0.12) return []
  const at = days.after(days.from, 12 + (1 - member.diligence) * 150 + chance.whole(0, 20))
  if (!at) return []
  const number = `${chance.whole(21, 190)}/KH-${isCommune(member.agency) ? 'UBND' : 'CQ'}`
  return [
    {
      at,
      what: `kế hoạch của ${member.agency.name}`,
      act: async () =>
        stage.perform(member.officer, 'progress.add_child_plan', {
          agencyId: member.agency.id,
          number,
          issuedOn: at.slice(0, 10),
          year: Number(at.slice(0, 4)),
          title: 'Đẩy mạnh truyền thông thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị',
          signerName: member.leader.name,
          targets: [],
          file: {
            name: `ke-hoach-${member.agency.code}.docx`,
            bytes: await childPlanFile({ agency: member.agency.name, number, day: at.slice(0, 10), signer: member.leader.name }),
          },
        }),
    },
  ]
}

/** A task with an end: begun, proven, closed in time or late, or not at all. */
function onceDone(play: Play, member: Member, turn: Turn): Happening[] {
  const { days, chance, stage } = play
  const due = turn.due ?? days.to
  const key = { assignmentId: turn.assignmentId, year: 0 }
  const found: Happening[] = []
  const begun = days.after(days.from, 8 + (1 - member.diligence) * 90)
  if (begun && member.diligence > 0.15)
    found.push({
      at: begun,
      what: 'ghi chú',
      act: () =>
        stage.perform(member.officer, 'progress.note', {
          ...key,
          kind: 'check_in',
          text: 'Đã phân công bộ phận phụ trách, đang chuẩn bị nội dung và tài khoản.',
          outlook: member.diligence > 0.5 ? 'on_track' : 'at_risk',
          percent: 20,
        }),
    })
  if (begun && chance.happens(0.25))
    for (const title of subTaskTitles.slice(0, chance.whole(2, 5)))
      found.push({
        at: begun,
        what: 'việc con',
        act: () => stage.perform(member.officer, 'progress.add_sub_task', { ...key, title }),
      })
  if (member.diligence < 0.18) return found
  // The good ones are done weeks before the day, the slow ones months after it; a few are still at it.
  const slack = (member.diligence - 0.55) * 110 + chance.whole(-20, 20)
  const done = days.after(
    Temporal.PlainDate.from(due)
      .subtract({ days: Math.round(slack) })
      .toString(),
    0,
  )
  if (!done || (member.diligence < 0.4 && chance.happens(0.35))) return found
  const kind: EvidenceKind = /tài khoản|trang|kênh/i.test(turn.task.text.slice(0, 120)) ? 'account' : 'document'
  found.push({ at: done, what: 'minh chứng', act: () => claim(play, member, turn, kind, done.slice(0, 10)) })
  // The office looks once a week; then the closing is asked for.
  const asked = days.after(done, 10)
  if (asked)
    found.push({
      at: asked,
      what: 'đề nghị hoàn thành',
      act: () =>
        stage.perform(member.officer, 'progress.ask_closing', {
          ...key,
          doneOn: done.slice(0, 10),
          text: 'Đã hoàn thành theo yêu cầu của kế hoạch; minh chứng kèm theo.',
        }),
    })
  return found
}

/** What goes on all the time: proven again and again, with a word each quarter on how it goes. */
function kept(play: Play, member: Member, turn: Turn, place: number): Happening[] {
  const { days, chance, stage } = play
  const found: Happening[] = []
  const kinds = kindsOf(turn.task.text)
  const column = kinds[0] === 'column'
  if (column && member.diligence > 0.2) {
    const at = days.after(days.from, 20 + (1 - member.diligence) * 160)
    if (at) found.push({ at, what: 'chuyên mục', act: () => claim(play, member, turn, 'column', at.slice(0, 10)) })
  }
  const repeated = kinds.filter(kind => kind !== 'column')
  for (const at of days.every(place < 4 ? 75 : 95))
    if (chance.happens(member.diligence * 0.85))
      found.push({ at, what: 'minh chứng', act: () => claim(play, member, turn, chance.oneOf(repeated), at.slice(0, 10)) })
  for (const at of days.every(91))
    if (chance.happens(0.25 + member.diligence * 0.6)) {
      const mood = chance.next()
      const outlook = mood < member.diligence ? 'on_track' : mood < member.diligence + 0.3 ? 'at_risk' : 'off_track'
      found.push({
        at,
        what: 'báo cáo nhanh',
        act: async () => {
          const written = await stage.perform<{ id?: string }>(member.officer, 'progress.note', {
            assignmentId: turn.assignmentId,
            year: Number(at.slice(0, 4)),
            kind: 'check_in',
            text: chance.oneOf(checkIns[outlook]),
            outlook,
          })
          if (written.id && chance.happens(0.5)) await stage.perform(member.leader, 'progress.acknowledge', { id: written.id })
        },
      })
    }
  return found
}

function contributed(play: Play, member: Member, turn: Turn): Happening[] {
  const { days, chance } = play
  if (!chance.happens(member.diligence * 0.35)) return []
  const at = days.after(days.from, chance.whole(60, 380))
  const kind = kindsOf(turn.task.text).find(one => one !== 'column') ?? 'event'
  return at ? [{ at, what: 'minh chứng phối hợp', act: () => claim(play, member, turn, kind, at.slice(0, 10)) }] : []
}

/** What a task is proven by, from its own words. */
function kindsOf(text: string): EvidenceKind[] {
  const kinds: EvidenceKind[] = []
  if (/duy trì hiệu quả các chuyên mục/i.test(text)) kinds.push('column', 'article')
  if (/tập huấn|bồi dưỡng/i.test(text)) kinds.push('training')
  if (/hội nghị|hội thảo|sự kiện|tọa đàm|ngày hội|cuộc thi/i.test(text)) kinds.push('event')
  if (/truyền thanh|truyền hình|phát thanh/i.test(text)) kinds.push('broadcast')
  if (/infographic|video|ấn phẩm|tài liệu/i.test(text)) kinds.push('product')
  if (/quán triệt|phổ biến/i.test(text)) kinds.push('dissemination')
  if (/tin bài|tin, bài|báo chí/i.test(text)) kinds.push('article')
  return kinds.length > 0 ? kinds : ['article', 'document']
}
