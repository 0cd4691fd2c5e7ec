import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  attachmentAnswer,
  attachmentById,
  releaseAttachment,
  removeAttachment,
  storeAttachment,
  useAttachment,
} from '#kernel/attachments/attachments.ts'
import type { Write } from '#kernel/audit/write.ts'
import { checkDocumentSize, MAXIMUM_DOCUMENT_BYTES } from '#kernel/documents/index.ts'
import { kindOfFile } from '#kernel/documents/file-kind.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import { alreadyAPlan, fault, readingClosed } from '../errors.ts'
import * as policy from '../policy.ts'
import { planById } from '../queries/plans.ts'
import {
  contentOf,
  editsOf,
  historyOf,
  listReadings,
  planLike,
  planOfFile,
  readingById,
  readingSummary,
  readingToChange,
  type ReadingRow,
} from '../queries/readings.ts'
import { readingContents, readings } from '../tables.ts'
import { checkingOf } from './checking.ts'

/** The event after which a worker reads the document. */
export const planUploaded = 'programme.plan_uploaded'

export const upload = operation({
  name: 'programme.upload',
  summary: 'Tải văn bản kế hoạch lên để đọc',
  writes: 'POST /plan-readings',
  input: contract.Upload,
  output: contract.Uploaded,
  allow: policy.canUpload,
  bodyLimit: MAXIMUM_DOCUMENT_BYTES + 100_000,
  run: async ({ write, platform, me }, { file, amendsPlanId, ownProvince }) => {
    checkDocumentSize(file.bytes.byteLength)
    await kindOfFile(file.bytes)
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const same = await planOfFile(write.read, sha256)
    if (same) throw alreadyAPlan(same, { current: { ...same, href: `/ke-hoach/${same.code}` } })
    if (amendsPlanId && !(await planById(write.read, amendsPlanId)))
      throw fault({ path: 'amendsPlanId', message: 'Không có kế hoạch này' })
    const attachment = await storeAttachment(write, platform, {
      ...file,
      // What kindOfFile let through; a Word file cut short looks like any archive, and is told so when it is read.
      allow: ['docx', 'pdf', 'png', 'jpg', 'txt', 'csv', 'zip'],
      by: me,
      limit: MAXIMUM_DOCUMENT_BYTES,
    })
    const reading = await write.insert(readings, {
      state: 'queued',
      fileName: attachment.name,
      fileSize: attachment.size,
      sha256,
      attachmentId: attachment.id,
      agencyId: me.grants.find(grant => grant.role === 'office')?.unitId ?? null,
      ownProvince,
      amendsPlanId: amendsPlanId ?? null,
      uploadedById: me.id,
      uploadedByName: me.name,
    })
    await useAttachment(write, attachment.id, { entity: 'plan_reading', entityId: reading.id })
    await write.emit(planUploaded, { readingId: reading.id })
    return reading
  },
})

export const list = operation({
  name: 'programme.readings',
  summary: 'Các văn bản đã tải lên và tình trạng đọc',
  reads: 'GET /plan-readings',
  input: contract.ListReadings,
  output: contract.ReadingList,
  allow: 'signedIn',
  run: ({ db, me }, input) => listReadings(db, me, input),
})

export const get = operation({
  name: 'programme.reading',
  summary: 'Một bản đọc: văn bản, các mục đã đọc, điểm cần xem lại',
  reads: 'GET /plan-readings/:id',
  input: contract.GetReading,
  output: contract.ReadingDetail,
  load: ({ db }, { id }) => readingById(db, id),
  allow: policy.canReadReading,
  run: async ({ db, record: reading, me }) => {
    const [summary, content, rows] = await Promise.all([
      readingSummary(db, reading.id),
      contentOf(db, reading.id),
      editsOf(db, reading.id),
    ])
    const checking = checkingOf(reading, content, rows, me)
    const seemsToAmend = checking.draft && reading.state === 'ready' ? await planLike(db, checking.draft) : null
    return {
      ...summary,
      ...checking,
      edits: content ? historyOf(content.reading, rows) : [],
      blocks: content?.content.blocks ?? null,
      pageCount: content?.content.pageCount ?? null,
      recognised: content?.content.recognised ?? false,
      warnings: content?.reading.warnings ?? [],
      seemsToAmend: seemsToAmend && seemsToAmend.id !== reading.amendsPlanId ? seemsToAmend : null,
    }
  },
})

export const file = operation({
  name: 'programme.reading_file',
  summary: 'Tệp gốc của một bản đọc',
  reads: 'GET /plan-readings/:id/file',
  input: contract.GetReading,
  output: contract.ReadingFile,
  load: async ({ db }, { id }) => {
    const reading = await readingById(db, id)
    const attachment = reading?.attachmentId ? await attachmentById(db, reading.attachmentId) : undefined
    return reading && attachment ? { ...reading, attachment } : undefined
  },
  allow: policy.canReadReading,
  run: ({ platform, record }) => attachmentAnswer(platform, record.attachment, { inline: true }),
})

export const discard = operation({
  name: 'programme.discard',
  summary: 'Bỏ một bản đọc cùng tệp của nó',
  writes: 'POST /plan-readings/:id/discard',
  input: contract.StepReading,
  output: contract.Uploaded,
  load: ({ db }, { id }) => readingToChange(db, id),
  allow: policy.canCheck,
  run: async ({ write, record: reading }, { version }) => {
    if (reading.state === 'adopted' || reading.state === 'discarded')
      throw readingClosed({ state: contract.readingStateNames[reading.state] })
    return forgetFile(write, { ...reading, version }, { state: 'discarded' })
  },
})

/** Nothing is kept of a document that does not become a plan, neither the file nor what was read from it. */
export async function forgetFile(write: Write, reading: ReadingRow, changes: Partial<ReadingRow>): Promise<ReadingRow> {
  const attachment = reading.attachmentId ? await attachmentById(write.read, reading.attachmentId) : undefined
  const changed = await write.update(readings, reading, { ...changes, attachmentId: null })
  await write.statement('plan_reading_content', 'forget what was read', async tx => {
    const gone = await tx.delete(readingContents).where(eq(readingContents.readingId, reading.id))
    return gone.rowCount ?? 0
  })
  if (attachment) {
    await releaseAttachment(write, attachment.id, { entity: 'plan_reading', entityId: reading.id })
    await removeAttachment(write, attachment)
  }
  return changed
}
