import { isCommune, isOnPlateau, type Cast, type Member } from './cast.ts'
import { personName } from './names.ts'
import type { Happening, Play } from './stage.ts'
import { courses, courseTitle, posts } from './texts.ts'

/** A class as it was held; its evidence is known once it was verified. */
type Course = { on: string; title: string; evidenceId?: string }
type Kept = { id: string; version: number }

/** Who does the communication at each agency, and the classes that the programme office holds for them. */
export function staffing(play: Play, cast: Cast, targetIds: { trained: string | undefined }): Happening[] {
  const held: Course[] = []
  return [...classes(play, cast, held, targetIds.trained), ...cast.members.flatMap(member => staffOf(play, member, held))]
}

function classes({ stage, chance, days }: Play, cast: Cast, held: Course[], trainedId: string | undefined): Happening[] {
  const turn = cast.host.turns.find(one => one.role === 'lead' && /tập huấn/i.test(one.task.text))
  return courses.flatMap(({ place, after }) => {
    const on = days.after(days.from, after)?.slice(0, 10)
    if (!on) return []
    const course: Course = { on, title: courseTitle(place) }
    held.push(course)
    const learners = chance.whole(42, 68)
    let claimed: Kept | undefined
    return [
      {
        at: `${on}T16:05`,
        what: 'lớp bồi dưỡng',
        act: async () => {
          claimed = await stage.perform<Kept>(cast.host.officer, 'evidence.claim', {
            agencyId: cast.host.agency.id,
            assignmentIds: turn ? [turn.assignmentId] : [],
            kind: 'training',
            title: course.title,
            happenedOn: on,
            quantity: learners,
            unit: 'người học',
            note: 'Giấy mời, danh sách ký nhận và tài liệu lưu tại Sở.',
          })
        },
      },
      {
        at: `${on}T16:50`,
        what: 'xác nhận lớp bồi dưỡng',
        act: async () => {
          if (!claimed) return
          await stage.perform(cast.colleague, 'evidence.verify_many', { items: [{ id: claimed.id, version: claimed.version }] })
          course.evidenceId = claimed.id
          if (trainedId)
            await stage.perform(cast.office, 'measurement.annotate', {
              targetId: trainedId,
              on,
              text: `Mở lớp bồi dưỡng ${place}, ${learners} người học.`,
            })
        },
      },
    ]
  })
}

/** One or two people at each agency; the slow ones name theirs late, and a few never do. */
function staffOf(play: Play, member: Member, held: readonly Course[]): Happening[] {
  const { days, chance } = play
  if (member.diligence < 0.12) return []
  const named = days.after(days.from, 20 + (1 - member.diligence) * 170 + chance.whole(0, 25))
  if (!named) return []
  const commune = isCommune(member.agency)
  const ofPosts = posts[commune ? 'commune' : 'other']
  const other = { name: personName(chance, { plateau: isOnPlateau(member.agency) }), post: ofPosts[chance.whole(1, 2)]! }
  const people = [{ name: member.officer.name, post: ofPosts[0] }, ...(chance.happens(0.6) ? [other] : [])]
  return people.flatMap((person, place) => {
    const field = place === 0 && commune ? 'grassroots' : member.agency.code === 'so-ngoai-vu' ? 'external' : 'communication'
    return worked(play, member, held, { ...person, field, named, second: place > 0 })
  })
}

type Person = { name: string; post: string; field: string; named: string; second: boolean }

/** Somebody on the list: named, mostly trained, in a few cases gone and replaced by a person who is not trained yet. */
function worked(play: Play, member: Member, held: readonly Course[], { named, second, ...person }: Person): Happening[] {
  const { stage, days, chance } = play
  let kept: Kept | undefined
  const change = async (fields: Record<string, unknown>) => {
    if (kept) kept = await stage.perform<Kept>(member.officer, 'measurement.update_staff', { ...key(kept), ...fields })
  }
  const add = (fields: Record<string, unknown>) =>
    stage.perform<Kept>(member.officer, 'measurement.add_staff', { agencyId: member.agency.id, ...fields })
  const found: Happening[] = [
    {
      at: named,
      what: 'cán bộ truyền thông',
      act: async () => {
        kept = await add({ ...person, since: `20${chance.whole(19, 24)}-0${chance.whole(1, 9)}-01` })
      },
    },
  ]
  const open = held.filter(course => course.on > named.slice(0, 10))
  const course = open[Math.min(open.length - 1, Math.floor(chance.next() * open.length * (1.15 - member.diligence * 0.6)))]
  const noted = course && days.after(course.on, 3 + (1 - member.diligence) * 60 + chance.whole(0, 12))
  // Some write the day and forget the proof: such a person is not counted.
  const forgets = chance.happens(0.08)
  if (course && noted && chance.happens(0.3 + member.diligence * 0.5 - (second ? 0.2 : 0)))
    found.push({
      at: noted,
      what: 'được bồi dưỡng',
      act: () =>
        change({
          trainedOn: course.on,
          training: `${course.title} (Sở Khoa học và Công nghệ)`,
          ...(course.evidenceId && !forgets ? { evidenceId: course.evidenceId } : {}),
        }),
    })
  const left = second && chance.happens(0.07) ? days.after(named, chance.whole(120, 330)) : undefined
  const successor = personName(chance, { plateau: isOnPlateau(member.agency) })
  if (left)
    found.push({
      at: `${left.slice(0, 10)}T17:00`,
      what: 'thay cán bộ truyền thông',
      act: async () => {
        const day = left.slice(0, 10)
        await change({ until: day })
        await add({ name: successor, post: person.post, field: person.field, since: day })
      },
    })
  return found
}

const key = ({ id, version }: Kept) => ({ id, version })
