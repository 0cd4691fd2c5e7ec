import { type Actor, systemActor } from '#kernel/actor.ts'
import { addMadeUp, madeUpDomain } from '#modules/identity/index.ts'
import type { TurnRow } from '#modules/progress/index.ts'
import type { Chance } from '../rules.ts'
import { personName } from './names.ts'
import { actorOf, type Stage } from './stage.ts'

export type Turn = Pick<TurnRow, 'assignmentId' | 'role' | 'recurrence' | 'due' | 'task' | 'agency'>

/** How well an agency does its work, from 0 (hardly) to 1 (at once). */
export type Member = { agency: Turn['agency']; officer: Actor; leader: Actor; turns: Turn[]; diligence: number }
/** `host` is the office’s own agency, which holds the courses. */
export type Cast = { office: Actor; colleague: Actor; host: Member; members: Member[] }

/** Everything that was given out, as the office sees it. */
export async function turnsOf(stage: Stage, year: number): Promise<Turn[]> {
  const found: Turn[] = []
  for (let page = 1; ; page++) {
    const { items, total } = await stage.perform<{ items: Turn[]; total: number }>(systemActor, 'progress.turns', {
      year,
      page,
      pageSize: 200,
    })
    found.push(...items)
    if (found.length >= total || items.length === 0) break
  }
  // By what never changes, so that chance falls the same way each time.
  return found.toSorted((a, b) => a.agency.code.localeCompare(b.agency.code) || a.task.number - b.task.number)
}

/** An officer and a leader for every agency that has work, two people for the programme office. */
export async function castOf(stage: Stage, turns: Turn[], office: { id: string }, chance: Chance): Promise<Cast> {
  const byAgency = [...Map.groupBy(turns, turn => turn.agency.id).values()]
  const people = [
    { ...person(chance, 'dieu-phoi-1', false), position: 'Chuyên viên', role: 'office' as const, unitId: office.id },
    { ...person(chance, 'dieu-phoi-2', false), position: 'Trưởng phòng', role: 'office' as const, unitId: office.id },
    ...byAgency.flatMap(own => {
      const { agency } = own[0]!
      const commune = isCommune(agency)
      const plateau = isOnPlateau(agency)
      return [
        {
          ...person(chance, `can-bo-${agency.code}`, plateau),
          position: commune ? 'Công chức văn hóa - xã hội' : 'Chuyên viên',
          role: 'officer' as const,
          unitId: agency.id,
        },
        {
          ...person(chance, `lanh-dao-${agency.code}`, plateau),
          position: commune ? 'Phó Chủ tịch UBND' : 'Phó Giám đốc',
          role: 'leader' as const,
          unitId: agency.id,
        },
      ]
    }),
  ]
  const { ids } = await stage.perform<{ ids: string[] }>(systemActor, addMadeUp, { people })
  const actors = people.map((one, place) => actorOf({ ...one, id: ids[place]! }))
  const members = byAgency.map((own, place) => ({
    agency: own[0]!.agency,
    officer: actors[2 + place * 2]!,
    leader: actors[3 + place * 2]!,
    turns: own,
    // Whoever urges the others is not among the late.
    diligence: Math.max(diligence(chance), own[0]!.agency.id === office.id ? 0.95 : 0),
  }))
  const host = members.find(member => member.agency.id === office.id)
  if (!host) throw new Error('The programme office has no work of its own in this plan.')
  return { office: actors[0]!, colleague: actors[1]!, host, members }
}

/** Communes and wards have a code of figures, all others one of words. */
export const isCommune = ({ code }: Turn['agency']): boolean => /^\d+$/.test(code)
/** Codes of the communes on the plateau are those of the former province of Gia Lai: 23…; the coast has 21…. */
export const isOnPlateau = (agency: Turn['agency']): boolean => isCommune(agency) && agency.code.startsWith('23')

const person = (chance: Chance, mailbox: string, plateau: boolean) => ({
  name: personName(chance, { plateau }),
  email: `${mailbox}@${madeUpDomain}`,
})

/** A quarter does everything in time, a tenth hardly anything, the others lie between. */
function diligence(chance: Chance): number {
  const kind = chance.next()
  if (kind < 0.28) return 0.92 + chance.next() * 0.08
  if (kind < 0.68) return 0.65 + chance.next() * 0.25
  if (kind < 0.91) return 0.3 + chance.next() * 0.3
  return chance.next() * 0.15
}
