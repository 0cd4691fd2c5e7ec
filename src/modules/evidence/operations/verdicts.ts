import type { Actor } from '#kernel/actor.ts'
import type { Write } from '#kernel/audit/write.ts'
import { AppError, conflict, notFound } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { ownClaim, wrongState } from '../errors.ts'
import * as policy from '../policy.ts'
import { evidenceToChange, manyToChange } from '../queries/evidence.ts'
import type { EvidenceRow } from '../queries/links.ts'
import { isOpenFor, type Step } from '../rules.ts'
import { evidence } from '../tables.ts'
import { assignmentsOf, evidenceClaimed, evidenceRejected, evidenceVerified, recount, tell } from './recording.ts'

type Judging = { write: Write; me: Actor; at: Temporal.Instant }

export const verify = operation({
  name: 'evidence.verify',
  summary: 'Xác nhận một minh chứng',
  writes: 'POST /evidence/:id/verification',
  input: contract.VerifyEvidence,
  output: contract.EvidenceKey,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canJudge,
  run: async ({ write, clock, me, record }, { version }) => {
    const piece = await judge({ write, me, at: clock.now() }, 'verify', { ...record, version }, null)
    await settle(write, evidenceVerified, [piece])
    return piece
  },
})

export const verifyMany = operation({
  name: 'evidence.verify_many',
  summary: 'Xác nhận nhiều minh chứng; minh chứng nào không xác nhận được thì nêu lý do',
  writes: 'POST /evidence/verifications',
  input: contract.VerifyMany,
  output: contract.VerifiedMany,
  allow: policy.canJudge,
  run: async ({ write, clock, me }, { items }) => {
    const known = new Map(
      (
        await manyToChange(
          write.read,
          items.map(item => item.id),
        )
      ).map(piece => [piece.id, piece]),
    )
    const verified: EvidenceRow[] = []
    const refused: { id: string; title: string | null; code: string; reason: string }[] = []
    for (const { id, version } of new Map(items.map(item => [item.id, item])).values()) {
      const piece = known.get(id)
      try {
        if (!piece) throw notFound()
        if (piece.version !== version) throw conflict()
        verified.push(await judge({ write, me, at: clock.now() }, 'verify', piece, null))
      } catch (error) {
        // A refusal of ours comes before anything was sent to the database; what the database itself refuses ends the whole.
        if (!(error instanceof AppError)) throw error
        refused.push({ id, title: piece?.title ?? null, code: error.code, reason: error.sentence.vi })
      }
    }
    await settle(write, evidenceVerified, verified)
    return { verified: verified.length, refused }
  },
})

export const reject = operation({
  name: 'evidence.reject',
  summary: 'Không chấp nhận minh chứng, kèm lý do',
  writes: 'POST /evidence/:id/rejection',
  input: contract.JudgeEvidence,
  output: contract.EvidenceKey,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canJudge,
  run: async ({ write, clock, me, record }, { version, reason }) => {
    const piece = await judge({ write, me, at: clock.now() }, 'reject', { ...record, version }, reason)
    await settle(write, evidenceRejected, [piece])
    return piece
  },
})

export const reopen = operation({
  name: 'evidence.reopen',
  summary: 'Xem xét lại một minh chứng đã xác nhận hoặc không được chấp nhận, kèm lý do',
  writes: 'POST /evidence/:id/reopening',
  input: contract.JudgeEvidence,
  output: contract.EvidenceKey,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canJudge,
  run: async ({ write, clock, me, record }, { version, reason }) => {
    const piece = await judge({ write, me, at: clock.now() }, 'reopen', { ...record, version }, reason)
    await settle(write, evidenceClaimed, [piece])
    return piece
  },
})

const states = { verify: 'verified', reject: 'rejected', reopen: 'claimed' } as const satisfies Partial<
  Record<Step, EvidenceRow['state']>
>

/** @throws `evidence.own_claim`, `evidence.wrong_state`, `conflict`. */
async function judge(
  { write, me, at }: Judging,
  step: keyof typeof states,
  piece: EvidenceRow,
  reason: string | null,
): Promise<EvidenceRow> {
  if (policy.isOwnClaim(me, piece)) throw ownClaim()
  if (!isOpenFor(step, piece.state)) throw wrongState(piece.state)
  if (reason !== null) write.because(reason)
  return write.update(evidence, piece, {
    state: states[step],
    stateReason: reason,
    stateAt: at,
    stateById: me.id,
    stateByName: me.name,
  })
}

async function settle(write: Write, event: string, pieces: readonly EvidenceRow[]): Promise<void> {
  await recount(write, await assignmentsOf(write, pieces))
  await tell(write, event, pieces)
}
