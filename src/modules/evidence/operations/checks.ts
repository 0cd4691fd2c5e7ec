import { z } from 'zod'
import { isSystem } from '#kernel/actor.ts'
import { id } from '#kernel/contract.ts'
import { tooManyRequests } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { nothingToLookAt } from '../errors.ts'
import * as policy from '../policy.ts'
import { lastLook } from '../queries/checks.ts'
import { evidenceById } from '../queries/evidence.ts'
import type { Snapshot } from '../snapshot.ts'
import { evidenceChecks } from '../tables.ts'

export const checkWanted = 'evidence.check_wanted'
/** Seconds between two looks that people ask for. */
const pause = 30

export const checkAgain = operation({
  name: 'evidence.check_again',
  summary: 'Mở lại địa chỉ của minh chứng để kiểm tra',
  writes: 'POST /evidence/:id/checks',
  input: contract.CheckAgain,
  output: contract.Nothing,
  load: ({ db }, input) => evidenceById(db, input.id),
  allow: (actor, piece) => policy.mayOf(actor, piece).checkAgain,
  run: async ({ write, clock, record: piece }) => {
    if (piece.address === null) throw nothingToLookAt()
    const last = await lastLook(write.read, piece.id)
    const since = last ? clock.now().since(last).total('seconds') : pause
    if (since < pause) throw tooManyRequests(undefined, { retryAfter: Math.ceil(pause - since) })
    await write.emit(checkWanted, { id: piece.id })
    return null
  },
})

/** What the worker saw. The system's own step: mounted at no address. */
export const noteCheck = operation({
  name: 'evidence.note_check',
  summary: 'Ghi lại lần kiểm tra địa chỉ của minh chứng',
  writes: 'POST /internal/evidence/:id/checks',
  input: z.object({ id, address: z.string(), snapshot: z.custom<Snapshot>() }),
  output: z.null(),
  load: ({ db }, input) => evidenceById(db, input.id),
  allow: isSystem,
  run: async ({ write, clock, record: piece }, { address, snapshot }) => {
    // Meanwhile the address may have been mended: then this was a look at another page.
    if (piece.address === address) await write.insert(evidenceChecks, { evidenceId: piece.id, at: clock.now(), ...snapshot })
    return null
  },
})
