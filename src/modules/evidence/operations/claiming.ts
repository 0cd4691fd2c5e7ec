import { sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import { releaseAttachment, storeAttachment, useAttachment } from '#kernel/attachments/attachments.ts'
import { documentKinds, imageKinds, mediaKinds, type Kind } from '#kernel/attachments/kinds.ts'
import type { Write } from '#kernel/audit/write.ts'
import type { UploadedFile } from '#kernel/contract.ts'
import type { Platform } from '#kernel/platform.ts'
import { duplicate } from '../errors.ts'
import { liveTwin } from '../queries/detail.ts'
import type { EvidenceRow } from '../queries/links.ts'
import { addressKeyOf } from '../rules.ts'
import { evidence } from '../tables.ts'
import { evidenceClaimed, judgeFacts, recount, setLinks, tell, type Facts, type Links } from './recording.ts'

/** What a person may attach as proof: documents, photos, sound and film from a telephone, a packed folder. */
const allowed: readonly Kind[] = [...documentKinds, ...imageKinds, ...mediaKinds, 'tif', 'zip']
/** Bytes. */
export const fileLimit = 30 * 1024 * 1024

type Claiming = { write: Write; platform: Pick<Platform, 'storage'>; me: Actor; at: Temporal.Instant; today: string }

/**
 * A person's claim, from the form or a sheet.
 * @throws `invalid`, `evidence.agency_over`, `evidence.duplicate`, and what storing a file throws.
 */
export async function claimEvidence(
  { write, platform, me, at, today }: Claiming,
  claim: Facts & Links & { file?: UploadedFile | undefined },
): Promise<EvidenceRow> {
  const { file, assignmentIds, targetIds, ...facts } = claim
  await judgeFacts(write, facts, today)
  const addressKey = facts.address ? addressKeyOf(facts.address) : null
  await refuseDuplicate(write, { agencyId: facts.agencyId, addressKey, sha256: file ? hashOf(file.bytes) : null })
  const attachment = file && (await storeAttachment(write, platform, { ...file, allow: allowed, by: me, limit: fileLimit }))
  const piece = await write.insert(evidence, {
    ...facts,
    addressKey,
    attachmentId: attachment?.id ?? null,
    source: 'person',
    ...standing(me, at),
    claimedById: me.id,
    claimedByName: me.name,
  })
  if (attachment) await useAttachment(write, attachment.id, { entity: 'evidence', entityId: piece.id })
  await recount(write, await setLinks(write, piece, { assignmentIds, targetIds }, 'none'))
  await tell(write, evidenceClaimed, [piece])
  return piece
}

/** New facts of a claim, or of one that was rejected: it waits for its verdict again, and who states them now answers for them. */
export async function restateEvidence(
  { write, platform, me, at, today }: Claiming,
  piece: EvidenceRow,
  change: Partial<Facts> & { file?: UploadedFile | undefined; removeFile?: boolean },
  relink: (piece: EvidenceRow) => Promise<string[]>,
): Promise<EvidenceRow> {
  const { file, removeFile = false, ...stated } = change
  const facts = { ...stated, agencyId: piece.agencyId }
  const next = { ...piece, ...withoutUndefined(facts) }
  await judgeFacts(write, next, today)
  const addressKey = next.address ? addressKeyOf(next.address) : null
  await refuseDuplicate(write, {
    agencyId: piece.agencyId,
    addressKey: addressKey === piece.addressKey && piece.state === 'claimed' ? null : addressKey,
    sha256: file ? hashOf(file.bytes) : null,
    without: piece.id,
  })
  const holder = { entity: 'evidence', entityId: piece.id }
  const attachment = file && (await storeAttachment(write, platform, { ...file, allow: allowed, by: me, limit: fileLimit }))
  if (piece.attachmentId && (attachment || removeFile)) await releaseAttachment(write, piece.attachmentId, holder)
  if (attachment) await useAttachment(write, attachment.id, holder)
  const changed = await write.update(evidence, piece, {
    ...withoutUndefined(facts),
    addressKey,
    ...(attachment ? { attachmentId: attachment.id } : removeFile ? { attachmentId: null } : {}),
    ...(piece.state === 'claimed' ? {} : standing(me, at)),
    claimedById: me.id,
    claimedByName: me.name,
  })
  await recount(write, await relink(changed))
  if (changed.version !== piece.version) await tell(write, evidenceClaimed, [changed])
  return changed
}

const standing = (me: Actor, at: Temporal.Instant) => ({
  state: 'claimed' as const,
  stateReason: null,
  stateAt: at,
  stateById: me.id,
  stateByName: me.name,
})

/** Two claims of the same page at the same moment are judged one after the other. @throws `evidence.duplicate`. */
async function refuseDuplicate(write: Write, of: Parameters<typeof liveTwin>[1]): Promise<void> {
  for (const key of [of.addressKey, of.sha256].filter(one => one !== null).toSorted())
    await write.read.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`evidence ${of.agencyId} ${key}`}, 0))`)
  const known = await liveTwin(write.read, of)
  if (known) throw duplicate(known)
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const withoutUndefined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  }
