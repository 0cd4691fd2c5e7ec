import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { keptElsewhere, lastLink, wrongState } from '../errors.ts'
import * as policy from '../policy.ts'
import { evidenceToChange } from '../queries/evidence.ts'
import { linksOf, type EvidenceRow } from '../queries/links.ts'
import { isOpenFor } from '../rules.ts'
import { evidenceRelinked, recount, setLinks, tell } from './recording.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Reader } from '#kernel/db/client.ts'
import { notFound } from '#kernel/errors.ts'

export const link = operation({
  name: 'evidence.link',
  summary: 'Gắn minh chứng với một nhiệm vụ được giao hoặc một chỉ tiêu',
  writes: 'POST /evidence/:id/links',
  input: contract.LinkEvidence,
  output: contract.EvidenceKey,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canLink,
  run: async ({ write, me, record: piece }, { assignmentId, targetId }) => {
    refuse(me, piece)
    const present = await heldBy(write.read, piece)
    const touched = await setLinks(write, piece, {
      assignmentIds: [...present.assignmentIds, ...(assignmentId ? [assignmentId] : [])],
      targetIds: [...present.targetIds, ...(targetId ? [targetId] : [])],
    })
    await recount(write, touched)
    await tell(write, evidenceRelinked, [piece])
    return piece
  },
})

export const unlink = operation({
  name: 'evidence.unlink',
  summary: 'Gỡ minh chứng khỏi một nhiệm vụ được giao hoặc một chỉ tiêu',
  writes: 'DELETE /evidence/:id/links/:linkId',
  input: contract.UnlinkEvidence,
  output: contract.Nothing,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canLink,
  run: async ({ write, me, record: piece }, { linkId }) => {
    refuse(me, piece)
    const links = await linksOf(write.read, [piece.id])
    const gone = links.find(one => one.id === linkId)
    if (!gone) throw notFound()
    if (links.length === 1) throw lastLink()
    const kept = links.filter(one => one !== gone)
    const touched = await setLinks(write, piece, {
      assignmentIds: kept.flatMap(one => one.assignmentId ?? []),
      targetIds: kept.flatMap(one => one.targetId ?? []),
    })
    await recount(write, touched)
    await tell(write, evidenceRelinked, [piece])
    return null
  },
})

/** The office may mend links at any time; the agency while its claim waits. */
function refuse(me: Actor, piece: EvidenceRow): void {
  const office = policy.canJudge(me)
  if (!office && piece.source !== 'person') throw keptElsewhere()
  if (piece.state === 'withdrawn' || (!office && !isOpenFor('link', piece.state))) throw wrongState(piece.state)
}

async function heldBy(db: Reader, piece: EvidenceRow) {
  const links = await linksOf(db, [piece.id])
  return {
    assignmentIds: links.flatMap(one => one.assignmentId ?? []),
    targetIds: links.flatMap(one => one.targetId ?? []),
  }
}
