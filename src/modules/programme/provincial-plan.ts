import { readFile } from 'node:fs/promises'
import { today } from '#kernel/clock.ts'
import type { Call } from '#kernel/operation.ts'
import { adopt } from './operations/adoption.ts'
import { get, upload } from './operations/readings.ts'
import { readPlanJob } from './jobs.ts'

const plan = new URL('../../../data/gia-lai/ke-hoach.docx', import.meta.url)

export const provincePlanFile = async () => ({ name: 'ke-hoach.docx', bytes: new Uint8Array(await readFile(plan)) })

/**
 * Hands a file in, reads it here and now, and adopts it as read: for scripts, the demo, benches and tests. People check first.
 * @param options.effectiveOn the day it was issued where not given; today where it says none.
 * @throws what the operations throw; `not_complete` where the document leaves a lead open.
 */
export async function adoptFile(
  call: Call,
  file: { name: string; bytes: Uint8Array },
  options: { effectiveOn?: string | undefined; amendsPlanId?: string | undefined } = {},
) {
  const { id } = await upload.run(call, { file, ownProvince: true, amendsPlanId: options.amendsPlanId })
  await readPlanJob.run(call, { readingId: id })
  const reading = await get.run(call, { id })
  if (reading.error) throw new Error(reading.error.sentence)
  const issuedOn = reading.draft?.head.issuedOn.value
  return adopt.run(call, {
    id,
    version: reading.version,
    effectiveOn: options.effectiveOn ?? issuedOn ?? today(call.platform.clock).toString(),
  })
}

/** The province's own plan, which is shipped with the product. */
export const adoptProvincePlan = async (call: Call, options: { effectiveOn?: string } = {}) =>
  adoptFile(call, await provincePlanFile(), options)
