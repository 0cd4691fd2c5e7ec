import { sql, type SQL } from 'drizzle-orm'
import type { Reader } from '#kernel/db/client.ts'
import { zone } from '#kernel/clock.ts'
import { countsForTarget, evidence, evidenceLinks, type EvidenceKind, type EvidenceState } from '#modules/evidence/index.ts'
import { assignments, targets } from '#modules/programme/index.ts'
import type { Linked } from '../contract.ts'
import type { Proof } from '../rules.ts'

/** Which evidence a formula looks at: kinds, how it is linked, of which agencies, as things stood at the end of a day. */
export type Selection = {
  target: { id: string; planId: string }
  linked: Linked
  kinds: readonly EvidenceKind[]
  since: string | undefined
  day: string
  agencyIds?: readonly string[]
  verifiedOnly: boolean
}

const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`

function linkedTo({ target, linked }: Pick<Selection, 'target' | 'linked'>): SQL {
  if (linked === 'target') return countsForTarget(target.id)
  if (linked === 'direct')
    return sql`${evidence.id} in (select ${evidenceLinks.evidenceId} from ${evidenceLinks} where ${evidenceLinks.targetId} = ${target.id})`
  // Asked of each piece that the other conditions leave, by index: a list of all links of a plan would be far longer.
  return sql`exists (select from ${evidenceLinks}
    left join ${assignments} on ${assignments.id} = ${evidenceLinks.assignmentId}
    left join ${targets} on ${targets.id} = ${evidenceLinks.targetId}
    where ${evidenceLinks.evidenceId} = ${evidence.id}
      and (${assignments.planId} = ${target.planId} or ${targets.planId} = ${target.planId}))`
}

/** True until the last moment of the day in Việt Nam. */
const untilEndOf = (day: string): SQL => sql`${evidence.stateAt} < ((${day}::date + 1)::timestamp at time zone ${zone})`

function chosen(selection: Selection): SQL {
  const { kinds, day, since, agencyIds } = selection
  const parts = [
    sql`${evidence.kind} in (${sql.join(
      kinds.map(kind => sql`${kind}`),
      sql`, `,
    )})`,
    sql`${evidence.happenedOn} <= ${day}::date`,
    selection.verifiedOnly
      ? sql`${evidence.state} = 'verified' and ${untilEndOf(day)}`
      : sql`${evidence.state} <> 'withdrawn' and (${evidence.state} <> 'verified' or ${untilEndOf(day)})`,
    linkedTo(selection),
  ]
  if (since) parts.push(sql`${evidence.happenedOn} >= ${since}::date`)
  if (agencyIds) parts.push(sql`${evidence.agencyId} = any(${uuids(agencyIds)})`)
  return sql.join(parts, sql` and `)
}

type ProofRow = {
  id: string
  agency_id: string
  title: string
  kind: EvidenceKind
  state: EvidenceState
  happened_on: string
  quantity: number
}
export type AgencyProof = Proof & { agencyId: string }
const proofOf = (row: ProofRow): AgencyProof => ({
  id: row.id,
  agencyId: row.agency_id,
  title: row.title,
  kind: row.kind,
  state: row.state,
  happenedOn: row.happened_on,
  quantity: row.quantity,
})
const columns = sql`${evidence.id}, ${evidence.agencyId}, ${evidence.title}, ${evidence.kind}, ${evidence.state}, ${evidence.happenedOn}::text as happened_on, ${evidence.quantity}`

/** The earliest piece for each agency, kind and state: enough to say who meets a requirement and why, however much there is. */
export async function earliestProofs(db: Reader, selection: Selection): Promise<AgencyProof[]> {
  if (selection.kinds.length === 0) return []
  const { agencyIds, verifiedOnly } = selection
  if (agencyIds && verifiedOnly) {
    // One step into an index for each agency and kind, instead of a look at everything that the kinds hold.
    const { kinds, agencyIds: _, ...rest } = selection
    const { rows } = await db.execute<ProofRow>(sql`
      select found.* from unnest(${uuids(agencyIds)}) as asked(agency_id)
      cross join (values ${sql.join(
        kinds.map(kind => sql`(${kind}::text)`),
        sql`, `,
      )}) as wanted(kind)
      cross join lateral (
        select ${columns} from ${evidence}
        where ${evidence.agencyId} = asked.agency_id and ${evidence.kind} = wanted.kind and ${chosen({ ...rest, kinds })}
        order by ${evidence.happenedOn}, ${evidence.id} limit 1
      ) as found`)
    return rows.map(proofOf)
  }
  const { rows } = await db.execute<ProofRow>(sql`
    select distinct on (${evidence.agencyId}, ${evidence.kind}, ${evidence.state}) ${columns}
    from ${evidence} where ${chosen(selection)}
    order by ${evidence.agencyId}, ${evidence.kind}, ${evidence.state}, ${evidence.happenedOn}, ${evidence.id}`)
  return rows.map(proofOf)
}

/** Every piece, newest first, at most `limit`. */
export async function allProofs(db: Reader, selection: Selection, limit: number): Promise<AgencyProof[]> {
  if (selection.kinds.length === 0) return []
  const { rows } = await db.execute<ProofRow>(
    sql`select ${columns} from ${evidence} where ${chosen(selection)} order by ${evidence.happenedOn} desc, ${evidence.id} limit ${limit}`,
  )
  return rows.map(proofOf)
}

/** How many pieces there are and what their quantities come to. */
export async function sumOfProofs(db: Reader, selection: Selection): Promise<{ pieces: number; quantity: number }> {
  if (selection.kinds.length === 0) return { pieces: 0, quantity: 0 }
  const { rows } = await db.execute<{ pieces: number; quantity: number }>(
    sql`select count(*)::int as pieces, coalesce(sum(${evidence.quantity}), 0)::float8 as quantity from ${evidence} where ${chosen(selection)}`,
  )
  return rows[0] ?? { pieces: 0, quantity: 0 }
}

/** By agency: the quantities of its verified pieces. */
export async function quantitiesByAgency(db: Reader, selection: Selection): Promise<Map<string, number[]>> {
  if (selection.kinds.length === 0) return new Map()
  const { rows } = await db.execute<{ agency_id: string; quantities: number[] }>(
    sql`select ${evidence.agencyId}, array_agg(${evidence.quantity}) as quantities from ${evidence} where ${chosen(selection)} group by ${evidence.agencyId}`,
  )
  return new Map(rows.map(row => [row.agency_id, row.quantities]))
}
