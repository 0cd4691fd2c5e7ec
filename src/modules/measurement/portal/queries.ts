import { inArray } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { evidence } from '#modules/evidence/index.ts'
import type { Member } from '../contract.ts'
import { membersOf } from '../queries/members.ts'
import { pictured } from '../queries/picture.ts'
import { targetRows } from '../queries/targets.ts'

/** Web addresses only: a claim may hold nothing else, but a link on a public page is checked once more. */
const isWeb = (address: string | null): address is string => address !== null && /^https?:\/\//.test(address)

export type PublicProof = { title: string; happenedOn: string; address: string | null }
export type PublicMember = Pick<Member, 'key' | 'name' | 'agencyCode' | 'counted' | 'amount' | 'of' | 'why'> & {
  proofs: PublicProof[]
}

/** One target for everybody: its figure, its history, who is counted with verified proof. Nobody's name, no unverified evidence. */
export async function publicMeasure(db: Reader, planCode: string, number: number, day: string) {
  const target = (await targetRows(db, day, { plan: planCode })).find(one => one.number === number)
  if (!target) return null
  const [whole, members] = await Promise.all([pictured(db, target, day), membersOf(db, target, null, { on: day })])
  if (!whole) return null
  const verified = members.flatMap(member => member.evidence.filter(piece => piece.state === 'verified').map(piece => piece.id))
  const addresses = new Map(
    verified.length === 0
      ? []
      : (
          await db
            .select({ id: evidence.id, address: evidence.address })
            .from(evidence)
            .where(inArray(evidence.id, [...new Set(verified)]))
        ).map(row => [row.id, row.address]),
  )
  return {
    ...whole,
    members: members.map(({ key, name, agencyCode, counted, amount, of, why, evidence: pieces }): PublicMember => ({
      key,
      name,
      agencyCode,
      counted,
      amount,
      of,
      why,
      proofs: pieces
        .filter(piece => piece.state === 'verified')
        .map(({ id, title, happenedOn }) => {
          const address = addresses.get(id) ?? null
          return { title, happenedOn, address: isWeb(address) ? address : null }
        }),
    })),
  }
}
