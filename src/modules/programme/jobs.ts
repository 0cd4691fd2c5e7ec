import { z } from 'zod'
import { attachmentById, readAttachment } from '#kernel/attachments/attachments.ts'
import { today } from '#kernel/clock.ts'
import { readDocument } from '#kernel/documents/index.ts'
import { AppError } from '#kernel/errors.ts'
import { job } from '#kernel/module.ts'
import type { Platform } from '#kernel/platform.ts'
import { notAPlan, otherProvince, readingBroken } from './errors.ts'
import { begin, fail, finish, noteProgress } from './operations/reading-by-machine.ts'
import { directoryOf } from './queries/directory.ts'
import { readingById, type ReadingRow } from './queries/readings.ts'
import type { PlanReading } from './reading/types.ts'

/** Reads a document that was handed in. A wrong document is an answer, not a failure of the job: it is told and forgotten. */
export const readPlanJob = job({
  name: 'programme.read_plan',
  data: z.object({ readingId: z.uuid() }),
  retryLimit: 2,
  expireInSeconds: 1800,
  run: async (call, { readingId: id }) => {
    // Gone before its turn came: a made-up year was wiped, say.
    if (!(await readingById(call.platform.db, id))) return
    await begin.run(call, { id })
    const reading = await readingById(call.platform.db, id)
    if (reading?.state !== 'reading' || !reading.attachmentId) return
    try {
      await finish.run(call, { id, ...(await understand(call.platform, reading)) })
    } catch (error) {
      const told = error instanceof AppError ? error : readingBroken()
      if (told !== error) call.platform.log.error({ err: error, reading: id }, 'a plan could not be read')
      await fail.run(call, { id, code: told.code, sentence: told.sentence.vi })
    }
  },
})

async function understand(platform: Platform, reading: ReadingRow) {
  const attachment = await attachmentById(platform.db, reading.attachmentId!)
  const content = await readDocument(await readAttachment(platform, attachment!), {
    fileName: reading.fileName,
    onProgress: noteProgress(platform, reading.id),
  })
  const { readPlan } = await import('./reading/index.ts')
  const directory = await directoryOf(platform.db, today(platform.clock).toString())
  const read = readPlan(content, directory)
  refuse(read, reading, directory.province.name)
  const named = read.province.value
  // A person knows better whose plan it is than the name that its text gives: then its bodies are looked up here all the same.
  if (read.ownProvince !== false || !named) return { content, reading: read }
  return { content, reading: readPlan(content, { ...directory, province: { code: named.code ?? '', name: named.name } }) }
}

/** @throws `not_a_plan` or `other_province`, unless a person has said that it is the province's own. */
function refuse(read: PlanReading, reading: ReadingRow, own: string): void {
  if (!read.isPlan.value) throw notAPlan(read.isPlan.reasons)
  if (read.ownProvince === false && !reading.ownProvince) throw otherProvince({ other: read.province.value?.name ?? 'khác', own })
}
