import type { Cast, Member } from './cast.ts'
import type { Happening, Play } from './stage.ts'
import { answers, difficulties, extensionReasons, proposals, rejections } from './texts.ts'

type Page<Item> = { items: Item[]; total: number }

/** Once a week the office looks at what was claimed and at what agencies say is done. The last days wait for whoever looks in. */
export function looking({ stage, chance, days }: Play, cast: Cast): Happening[] {
  const waits = Temporal.PlainDate.from(days.to).subtract({ days: 9 }).toString()
  return days
    .weekly(2, '09:10')
    .filter(at => at.slice(0, 10) < waits)
    .map(at => ({
      at,
      what: 'xác nhận minh chứng',
      act: async () => {
        for (;;) {
          const { items } = await stage.perform<Page<{ id: string; version: number }>>(cast.office, 'evidence.list', {
            state: ['claimed'],
            pageSize: 200,
          })
          if (items.length === 0) break
          const poor = items.filter(() => chance.happens(0.04))
          for (const piece of poor)
            await stage.perform(cast.office, 'evidence.reject', { ...key(piece), reason: chance.oneOf(rejections) })
          const good = items.filter(piece => !poor.includes(piece))
          if (good.length === 0) break
          const { verified } = await stage.perform<{ verified: number }>(cast.office, 'evidence.verify_many', {
            items: good.map(key),
          })
          if (verified === 0) break
        }
        for (const year of [at.slice(0, 4)]) {
          const { items } = await stage.perform<Page<{ assignmentId: string; year: number }>>(cast.office, 'progress.turns', {
            year,
            state: ['closing'],
            pageSize: 200,
          })
          if (items.length > 0)
            await stage.perform(cast.colleague, 'progress.confirm_closings', {
              turns: items.map(({ assignmentId, year: turn }) => ({ assignmentId, year: turn })),
            })
        }
      },
    }))
}

const key = ({ id, version }: { id: string; version: number }) => ({ id, version })

/** Some find it hard and say so; most are answered within a week, a few wait longer. */
export function troubles({ stage, chance, days }: Play, cast: Cast): Happening[] {
  return cast.members.flatMap(member => {
    const turn = member.turns.find(one => one.role === 'lead')
    if (!turn || !chance.happens(0.2)) return []
    const at = days.after(days.from, chance.whole(40, 470))
    if (!at) return []
    const kind = chance.happens(0.7) ? 'difficulty' : 'proposal'
    const year = turn.recurrence === 'once' ? 0 : Number(at.slice(0, 4))
    let raised: { id: string; version: number } | undefined
    const happenings: Happening[] = [
      {
        at,
        what: 'khó khăn, kiến nghị',
        act: async () => {
          raised = await stage.perform(member.officer, 'progress.raise_difficulty', {
            assignmentId: turn.assignmentId,
            year,
            kind,
            text: chance.oneOf(kind === 'difficulty' ? difficulties : proposals),
          })
        },
      },
    ]
    const answered = chance.happens(0.85) ? days.after(at, chance.whole(2, 8)) : undefined
    if (answered)
      happenings.push({
        at: answered,
        what: 'trả lời',
        act: async () => {
          if (raised)
            raised = await stage.perform(cast.office, 'progress.answer_difficulty', {
              ...key(raised),
              text: chance.oneOf(answers),
            })
        },
      })
    const closed = answered && chance.happens(0.6) ? days.after(answered, chance.whole(3, 20)) : undefined
    if (closed)
      happenings.push({
        at: closed,
        what: 'kết thúc',
        act: async () => {
          if (raised) await stage.perform(member.officer, 'progress.close_difficulty', key(raised))
        },
      })
    return happenings
  })
}

/** Some ask for more time before the day, some after it; not all get it. */
export function extensions({ stage, chance, days }: Play, cast: Cast): Happening[] {
  return cast.members.flatMap((member: Member) => {
    const turn = member.turns.find(one => one.role === 'lead' && one.recurrence === 'once' && one.due !== null)
    if (!turn || member.diligence > 0.6 || member.diligence < 0.2 || !chance.happens(0.3)) return []
    const due = Temporal.PlainDate.from(turn.due!)
    const at = days.after(due.subtract({ days: chance.whole(-12, 20) }).toString(), 0)
    const decided = at ? days.after(at, chance.whole(2, 6)) : undefined
    if (!at || !decided) return []
    let asked: { id: string; version: number } | undefined
    return [
      {
        at,
        what: 'xin gia hạn',
        act: async () => {
          asked = await stage.perform(member.officer, 'progress.ask_extension', {
            assignmentId: turn.assignmentId,
            year: 0,
            wantedDue: due.add({ days: 60 }).toString(),
            reason: chance.oneOf(extensionReasons),
          })
        },
      },
      {
        at: decided,
        what: 'quyết định gia hạn',
        act: async () => {
          if (!asked) return
          const granted = chance.happens(0.7)
          await stage.perform(cast.colleague, 'progress.decide_extension', {
            ...key(asked),
            granted,
            ...(granted ? {} : { reason: 'Nhiệm vụ đã được nhắc nhiều lần; đề nghị tập trung hoàn thành ngay.' }),
          })
        },
      },
    ]
  })
}

/** Twice in the year the office urges whoever is late. */
export function urging({ stage, days }: Play, cast: Cast): Happening[] {
  return ['2026-01-19T08:30', '2026-04-08T08:30', '2026-09-15T08:30']
    .filter(at => at.slice(0, 10) > days.from && at.slice(0, 10) < days.to)
    .map(at => ({
      at,
      what: 'đôn đốc',
      act: async () => {
        const late = await stage.perform<{ answerBy: string; agencies: { items: { assignmentId: string; year: number }[] }[] }>(
          cast.office,
          'progress.urge_preview',
          {},
        )
        const items = late.agencies.flatMap(agency => agency.items.map(({ assignmentId, year }) => ({ assignmentId, year })))
        if (items.length > 0)
          await stage.perform(cast.office, 'progress.urge', {
            items,
            answerBy: late.answerBy,
            signerName: cast.colleague.name,
            signerPosition: 'Phó Giám đốc',
          })
      },
    }))
}
