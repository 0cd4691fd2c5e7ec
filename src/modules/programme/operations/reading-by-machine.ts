import { z } from 'zod'
import { isSystem } from '#kernel/actor.ts'
import { id } from '#kernel/contract.ts'
import type { DocumentContent, ReadingProgress } from '#kernel/documents/document.ts'
import { operation } from '#kernel/operation.ts'
import type { Platform } from '#kernel/platform.ts'
import { readingToChange } from '../queries/readings.ts'
import type { PlanReading } from '../reading/types.ts'
import { readingContents, readingProgress, readings } from '../tables.ts'
import { forgetFile } from './readings.ts'

/** What the worker writes while it reads. The system's own steps: mounted at no address. */
const step = { output: z.null(), allow: isSystem, load: readingOf }
function readingOf({ db }: { db: Parameters<typeof readingToChange>[0] }, input: { id: string }) {
  return readingToChange(db, input.id)
}

export const begin = operation({
  ...step,
  name: 'programme.begin_reading',
  summary: 'Bắt đầu đọc một văn bản',
  writes: 'POST /internal/plan-readings/:id/begin',
  input: z.object({ id }),
  run: async ({ write, record: reading }) => {
    if (reading.state === 'queued') await write.update(readings, reading, { state: 'reading' })
    return null
  },
})

export const finish = operation({
  ...step,
  name: 'programme.finish_reading',
  summary: 'Ghi lại những gì đọc được',
  writes: 'POST /internal/plan-readings/:id/finish',
  input: z.object({ id, content: z.custom<DocumentContent>(), reading: z.custom<PlanReading>() }),
  run: async ({ write, record }, { content, reading }) => {
    if (record.state !== 'reading') return null
    await write.insertMany(readingContents, [{ readingId: record.id, content, reading }])
    await write.update(readings, record, { state: 'ready', title: reading.title.value })
    return null
  },
})

export const fail = operation({
  ...step,
  name: 'programme.fail_reading',
  summary: 'Ghi lại vì sao không đọc được, không giữ gì của tệp',
  writes: 'POST /internal/plan-readings/:id/fail',
  input: z.object({ id, code: z.string(), sentence: z.string() }),
  run: async ({ write, record }, { code, sentence }) => {
    if (record.state !== 'reading') return null
    await forgetFile(write, record, { state: 'failed', error: { code, sentence } })
    return null
  },
})

/** Milliseconds between two notes of how far a reading has come. */
const progressEvery = 700

/** Written past the audit on purpose (see tables.ts), and never faster than people can see. */
export function noteProgress(platform: Platform, readingId: string) {
  let last = 0
  return (progress: ReadingProgress) => {
    const now = performance.now()
    if (now - last < progressEvery && progress.page < progress.pages) return
    last = now
    platform.db
      .insert(readingProgress)
      .values({ readingId, ...progress })
      .onConflictDoUpdate({ target: readingProgress.readingId, set: progress })
      .catch((error: unknown) => platform.log.warn({ err: error }, 'progress was not noted'))
  }
}
