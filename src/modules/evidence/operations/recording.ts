import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Write } from '#kernel/audit/write.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { agencyById } from '#modules/agencies/index.ts'
import type { EvidenceKind } from '../contract.ts'
import { agencyOver, fault } from '../errors.ts'
import { assignmentsToLink, linksOf, targetsToLink, type EvidenceRow } from '../queries/links.ts'
import { addressKeyOf, factsFault } from '../rules.ts'
import { evidence, evidenceLinks, evidenceTallies } from '../tables.ts'

/** What all ways of recording evidence share: its facts, its links, the tallies, what others are told. */

export type Facts = {
  agencyId: string
  kind: EvidenceKind
  title: string
  /** YYYY-MM-DD, not after today in Việt Nam. */
  happenedOn: string
  /** 1 where not stated. */
  quantity?: number
  unit?: string | null
  note?: string | null
  /** Public web address. */
  address?: string | null
  attachmentId?: string | null
}
export type Links = { assignmentIds: readonly string[]; targetIds: readonly string[] }

/** What the events carry: `evidence.claimed`, `evidence.verified`, `evidence.rejected`, `evidence.withdrawn`, `evidence.relinked`. */
export type EvidenceEvent = {
  id: string
  agencyId: string
  kind: EvidenceKind
  happenedOn: string
  assignmentIds: string[]
  targetIds: string[]
}
export const evidenceClaimed = 'evidence.claimed'
export const evidenceVerified = 'evidence.verified'
export const evidenceRejected = 'evidence.rejected'
export const evidenceWithdrawn = 'evidence.withdrawn'
export const evidenceRelinked = 'evidence.relinked'

/**
 * Refuses facts and links that cannot be: a day to come, an unsafe address, an agency or an assignment that was over by then.
 * @throws `invalid` with the field, `evidence.agency_over`.
 */
export async function judgeFacts(write: Write, facts: Facts, today: string): Promise<void> {
  const wrong = factsFault(facts, today)
  if (wrong) throw fault(wrong)
  const agency = await agencyById(write.read, facts.agencyId)
  if (!agency) throw fault({ path: 'agencyId', message: 'Không tìm thấy cơ quan này' })
  if (agency.validUntil !== null && agency.validUntil < facts.happenedOn)
    throw agencyOver({ name: agency.name, on: shortDay(agency.validUntil) })
}

/** Makes the links of a piece exactly these. Says which assignments need their tally anew. @throws `invalid` with the field. */
export async function setLinks(write: Write, piece: EvidenceRow, wanted: Links, present?: 'none'): Promise<string[]> {
  const known = present === 'none' ? [] : await linksOf(write.read, [piece.id])
  const assignmentIds = [...new Set(wanted.assignmentIds)]
  const targetIds = [...new Set(wanted.targetIds)]
  const added = {
    assignments: assignmentIds.filter(id => !known.some(link => link.assignmentId === id)),
    targets: targetIds.filter(id => !known.some(link => link.targetId === id)),
  }
  await assignmentsToLink(write.read, added.assignments, piece)
  await targetsToLink(write.read, added.targets)
  const dropped = known.filter(link =>
    link.assignmentId ? !assignmentIds.includes(link.assignmentId) : !targetIds.includes(link.targetId!),
  )
  for (const link of dropped) await write.remove(evidenceLinks, link)
  await write.insertMany(evidenceLinks, [
    ...added.assignments.map(assignmentId => ({ evidenceId: piece.id, assignmentId })),
    ...added.targets.map(targetId => ({ evidenceId: piece.id, targetId })),
  ])
  return [...new Set([...assignmentIds, ...known.flatMap(link => link.assignmentId ?? [])])]
}

/**
 * Counts the tallies of assignments anew, in the transaction that changed their evidence. Holds the assignments until commit, so
 * that two changes at once are counted one after the other.
 */
export async function recount(write: Write, assignmentIds: readonly string[]): Promise<void> {
  const ids = [...new Set(assignmentIds)].toSorted()
  if (ids.length === 0) return
  await write.statement('evidence_tally', 'counted anew', async tx => {
    const wanted = sql`(${sql.join(
      ids.map(id => sql`${id}::uuid`),
      sql`, `,
    )})`
    await tx.execute(sql`select id from assignment where id in ${wanted} order by id for no key update`)
    await tx.delete(evidenceTallies).where(inArray(evidenceTallies.assignmentId, ids))
    const made = await tx.execute(sql`
      insert into evidence_tally (assignment_id, year, claimed, verified, rejected, first_on, last_verified_on)
      select l.assignment_id, coalesce(extract(year from e.happened_on)::int, 0),
        count(*) filter (where e.state = 'claimed'),
        count(*) filter (where e.state = 'verified'),
        count(*) filter (where e.state = 'rejected'),
        min(e.happened_on) filter (where e.state in ('claimed', 'verified')),
        max(e.happened_on) filter (where e.state = 'verified')
      from evidence_link l join evidence e on e.id = l.evidence_id
      where l.assignment_id in ${wanted} and e.state <> 'withdrawn'
      group by grouping sets ((l.assignment_id, extract(year from e.happened_on)::int), (l.assignment_id))`)
    return made.rowCount ?? 0
  })
}

export async function tell(write: Write, event: string, pieces: readonly EvidenceRow[]): Promise<void> {
  if (pieces.length === 0) return
  const links = Map.groupBy(
    await linksOf(
      write.read,
      pieces.map(piece => piece.id),
    ),
    link => link.evidenceId,
  )
  for (const { id, agencyId, kind, happenedOn } of pieces) {
    const own = links.get(id) ?? []
    await write.emit(event, {
      id,
      agencyId,
      kind,
      happenedOn,
      assignmentIds: own.flatMap(link => link.assignmentId ?? []),
      targetIds: own.flatMap(link => link.targetId ?? []),
    } satisfies EvidenceEvent)
  }
}

/** The assignments that pieces are linked to. */
export const assignmentsOf = async (write: Write, pieces: readonly { id: string }[]): Promise<string[]> =>
  (
    await linksOf(
      write.read,
      pieces.map(piece => piece.id),
    )
  ).flatMap(link => link.assignmentId ?? [])

export type Recording = Facts & {
  /** The module's name, and the thing in it (`article:ID`): the same thing is one piece, however often it is recorded. */
  source: string
  sourceKey: string
  /** `verified` where the platform itself is the witness, otherwise the office verifies it as any claim. */
  state: 'claimed' | 'verified'
  /** Who did it; the system where nobody did. */
  by: { id: string; name: string }
  at: Temporal.Instant
  /** YYYY-MM-DD in Việt Nam. */
  today: string
  assignmentIds?: readonly string[]
  targetIds?: readonly string[]
}

/**
 * For capabilities: records what they did as evidence, within their own change. Again for the same source and key it brings the
 * facts and links up to date; a verdict of the office stands, and what was withdrawn comes back.
 * @throws `invalid` for a day to come, an unsafe address, an assignment of another agency or one that was over; `evidence.agency_over`.
 */
export async function recordEvidence(write: Write, recording: Recording): Promise<EvidenceRow> {
  const { source, sourceKey, state, by, at, today, assignmentIds = [], targetIds = [], ...facts } = recording
  await judgeFacts(write, facts, today)
  const stated = {
    ...facts,
    quantity: facts.quantity ?? 1,
    unit: facts.unit ?? null,
    note: facts.note ?? null,
    address: facts.address ?? null,
    addressKey: facts.address ? addressKeyOf(facts.address) : null,
    attachmentId: facts.attachmentId ?? null,
  }
  const standing = { state, stateReason: null, stateAt: at, stateById: by.id, stateByName: by.name }
  // Two recordings of one thing at once wait for each other here instead of failing at the index.
  await write.read.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`evidence source ${source} ${sourceKey}`}, 0))`)
  const known = await recordedBy(write, { source, sourceKey })
  const raised = known && (known.state === 'withdrawn' || (known.state === 'claimed' && state === 'verified'))
  const before = known ? await assignmentsOf(write, [known]) : []
  const piece = known
    ? await write.update(evidence, known, { ...stated, ...(raised ? standing : {}) })
    : await write.insert(evidence, { ...stated, ...standing, source, sourceKey, claimedById: by.id, claimedByName: by.name })
  const touched = await setLinks(write, piece, { assignmentIds, targetIds }, known ? undefined : 'none')
  await recount(write, [...before, ...touched])
  if (!known || piece.version !== known.version || touched.length !== before.length)
    await tell(write, piece.state === 'verified' ? evidenceVerified : evidenceClaimed, [piece])
  return piece
}

/** Takes back what was recorded, because the thing itself is gone. Nothing happens where there is none. */
export async function withdrawRecorded(
  write: Write,
  which: { source: string; sourceKey: string; reason: string; by: { id: string; name: string }; at: Temporal.Instant },
): Promise<void> {
  const known = await recordedBy(write, which)
  if (!known || known.state === 'withdrawn') return
  const piece = await write.update(evidence, known, {
    state: 'withdrawn',
    stateReason: which.reason,
    stateAt: which.at,
    stateById: which.by.id,
    stateByName: which.by.name,
  })
  await recount(write, await assignmentsOf(write, [piece]))
  await tell(write, evidenceWithdrawn, [piece])
}

const recordedBy = async (write: Write, key: { source: string; sourceKey: string }): Promise<EvidenceRow | undefined> =>
  (
    await write.read
      .select()
      .from(evidence)
      .where(and(eq(evidence.source, key.source), eq(evidence.sourceKey, key.sourceKey)))
      .for('update')
  )[0]
