import { today } from '#kernel/clock.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { fault, keptElsewhere, wrongState } from '../errors.ts'
import * as policy from '../policy.ts'
import { evidenceToChange } from '../queries/evidence.ts'
import type { EvidenceRow } from '../queries/links.ts'
import { isOpenFor, proofFault, type Step } from '../rules.ts'
import { evidence } from '../tables.ts'
import { claimEvidence, fileLimit, restateEvidence } from './claiming.ts'
import { assignmentsOf, evidenceWithdrawn, recount, tell } from './recording.ts'

const withFile = fileLimit + 200_000

export const claim = operation({
  name: 'evidence.claim',
  summary: 'Ghi nhận một việc đã làm làm minh chứng',
  writes: 'POST /evidence',
  input: contract.ClaimEvidence,
  output: contract.EvidenceKey,
  bodyLimit: withFile,
  allow: (actor, _, input) => policy.canClaim(actor, input),
  run: async ({ write, platform, clock, me }, input) => {
    const missing = proofFault({ ...input, file: input.file !== undefined })
    if (missing) throw fault(missing)
    const day = today(clock).toString()
    return claimEvidence({ write, platform, me, at: clock.now(), today: day }, input)
  },
})

export const update = operation({
  name: 'evidence.update',
  summary: 'Sửa minh chứng chờ xác nhận hoặc không được chấp nhận; minh chứng chờ xác nhận lại',
  writes: 'PATCH /evidence/:id',
  input: contract.UpdateEvidence,
  output: contract.EvidenceKey,
  bodyLimit: withFile,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canKeep,
  run: async ({ write, platform, clock, me, record }, { id: _, version, ...change }) => {
    refuse('edit', record)
    const file = change.file !== undefined || (record.attachmentId !== null && !change.removeFile)
    const missing = proofFault({
      address: change.address === undefined ? record.address : change.address,
      note: change.note === undefined ? record.note : change.note,
      file,
    })
    if (missing) throw fault(missing)
    const day = today(clock).toString()
    return restateEvidence({ write, platform, me, at: clock.now(), today: day }, { ...record, version }, change, piece =>
      assignmentsOf(write, [piece]),
    )
  },
})

export const withdraw = operation({
  name: 'evidence.withdraw',
  summary: 'Rút minh chứng, kèm lý do',
  writes: 'POST /evidence/:id/withdrawal',
  input: contract.WithdrawEvidence,
  output: contract.EvidenceKey,
  load: ({ db }, { id }) => evidenceToChange(db, id),
  allow: policy.canKeep,
  run: async ({ write, clock, me, record }, { version, reason }) => {
    refuse('withdraw', record)
    write.because(reason)
    const piece = await write.update(
      evidence,
      { ...record, version },
      { state: 'withdrawn', stateReason: reason, stateAt: clock.now(), stateById: me.id, stateByName: me.name },
    )
    await recount(write, await assignmentsOf(write, [piece]))
    await tell(write, evidenceWithdrawn, [piece])
    return piece
  },
})

/** @throws `evidence.kept_elsewhere`, `evidence.wrong_state`. */
function refuse(step: Step, piece: EvidenceRow): void {
  if (piece.source !== 'person') throw keptElsewhere()
  if (!isOpenFor(step, piece.state)) throw wrongState(piece.state)
}
