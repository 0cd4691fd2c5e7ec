import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { fold } from '#kernel/vietnamese.ts'
import type { Member } from '../contract.ts'
import { trainedBy } from '../rules.ts'
import { countingOf } from './formulas.ts'
import { staffOn } from './lists.ts'
import { measuresOn, type TargetRow } from './targets.ts'

type Asked = { on: string; counted?: boolean | undefined; q?: string | undefined; sort?: string | undefined }

/**
 * Who stands behind a target's number. Names of staff only as far as the reader may see them; for the other agencies their counts.
 * @param actor null is the public: nobody's name.
 */
export async function membersOf(db: Reader, target: TargetRow, actor: Actor | null, asked: Asked): Promise<Member[]> {
  const measure = (await measuresOn(db, [target.id], asked.on)).get(target.id)
  if (!measure) return []
  const subject = { target, measure, day: asked.on }
  const { members } = await countingOf(db, subject)
  const all = measure.formula === 'share_of_list' ? await withNames(db, members, asked.on, actor) : members
  const wanted = asked.q ? fold(asked.q) : null
  const found = all.filter(
    member =>
      (asked.counted === undefined || member.counted === asked.counted) &&
      (wanted === null || fold(member.name).includes(wanted)),
  )
  if (asked.sort === 'counted') return found.toSorted((a, b) => Number(a.counted) - Number(b.counted))
  if (asked.sort === '-counted') return found.toSorted((a, b) => Number(b.counted) - Number(a.counted))
  return asked.sort === '-name' ? found.toReversed() : found
}

/** People in place of their agency's count, where the reader may see them. */
async function withNames(db: Reader, byAgency: Member[], day: string, actor: Actor | null): Promise<Member[]> {
  const people = Map.groupBy(await staffOn(db, day, actor), person => person.agency.id)
  return byAgency.flatMap(row => {
    const own = people.get(row.agencyId!)
    if (!own) return [row]
    return own.map(person => {
      const { counted, why } = trainedBy({ ...person, proof: person.evidence?.state ?? null }, day)
      return {
        key: person.id,
        name: `${person.name}, ${person.post ? `${person.post}, ` : ''}${person.agency.name}`,
        agencyId: person.agency.id,
        agencyCode: person.agency.code,
        counted,
        amount: counted ? 1 : 0,
        of: 1,
        why,
        evidence: person.evidence ? [person.evidence] : [],
      }
    })
  })
}
