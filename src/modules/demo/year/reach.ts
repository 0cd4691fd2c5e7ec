import { isCommune, type Cast, type Member } from './cast.ts'
import type { Happening, Play } from './stage.ts'
import { deed, units } from './texts.ts'

/** Named wherever the figure is shown: nobody may take it for one of the statistical office. */
const madeUpSource = 'Dữ liệu minh họa, không phải số liệu thống kê'

type Known = { agency: { id: string }; known: { residents: number } | null }

/**
 * How many live in each commune, and how many of them are reached: each counts once or twice in the year, more of them each time.
 * @param populate whether numbers of residents must be made up; otherwise those that stand are used.
 */
export function reaching(play: Play, cast: Cast, options: { populate: boolean; reachId: string | undefined }): Happening[] {
  const { stage, chance, days } = play
  const communes = cast.members.filter(member => isCommune(member.agency))
  const began = days.after(days.from, 16)
  if (!began) return []
  const residents = new Map<string, number>()
  const found: Happening[] = []
  if (options.populate)
    for (const { agency } of communes) {
      // For a few nobody has the figure yet; the screens say so.
      if (chance.happens(0.03)) continue
      const ward = /^(UBND )?phường/i.test(agency.name)
      const count = (ward ? chance.whole(240, 780) : chance.whole(90, 310)) * 100 + chance.whole(0, 99)
      found.push({
        at: began,
        what: 'số dân',
        act: () =>
          stage.perform(cast.office, 'measurement.set_population', {
            agencyId: agency.id,
            year: Number(days.from.slice(0, 4)),
            residents: count,
            source: madeUpSource,
          }),
      })
    }
  found.push({
    at: `${began.slice(0, 10)}T17:10`,
    what: 'xem số dân',
    act: async () => {
      const { items } = await stage.perform<{ items: Known[] }>(cast.office, 'measurement.populations', { pageSize: 200 })
      for (const { agency, known } of items) if (known) residents.set(agency.id, known.residents)
      if (options.reachId)
        await stage.perform(cast.office, 'measurement.annotate', {
          targetId: options.reachId,
          on: began.slice(0, 10),
          text: 'Bắt đầu ghi số dân và số người được tiếp cận của từng xã, phường.',
        })
    },
  })
  return [...found, ...communes.flatMap(member => counted(play, member, residents))]
}

/** What a commune’s loudspeakers reached, as its officer counts it. */
function counted({ stage, chance, days }: Play, member: Member, residents: Map<string, number>): Happening[] {
  const turn = member.turns.find(one => one.role === 'lead' && /truyền thanh/i.test(one.task.text))
  if (!turn || member.diligence < 0.25) return []
  const share = 0.25 + member.diligence * 0.35 + chance.next() * 0.1
  return [95, 290].flatMap((after, place) => {
    const at = days.after(days.from, after + (1 - member.diligence) * 120 + chance.whole(0, 30))
    if (!at || !chance.happens(0.35 + member.diligence * 0.6)) return []
    const grown = Math.min(0.93, share * (1 + place * 0.25))
    return [
      {
        at,
        what: 'số người được tiếp cận',
        act: async () => {
          const known = residents.get(member.agency.id)
          if (!known) return
          await stage.perform(member.officer, 'evidence.claim', {
            agencyId: member.agency.id,
            assignmentIds: [turn.assignmentId],
            kind: 'reach',
            title: deed('reach', chance).title,
            happenedOn: at.slice(0, 10),
            quantity: Math.round((known * grown) / 10) * 10,
            unit: units.reach,
            note: `Tổng hợp theo thôn, làng, tổ dân phố có cụm loa; lưu tại ${member.agency.name}.`,
          })
        },
      },
    ]
  })
}
