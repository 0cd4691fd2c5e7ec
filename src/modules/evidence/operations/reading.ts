import { attachmentAnswer, attachmentById } from '#kernel/attachments/attachments.ts'
import { notFound } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import { evidenceDetail } from '../queries/detail.ts'
import { countEvidence, evidenceById, listEvidence } from '../queries/evidence.ts'

export const list = operation({
  name: 'evidence.list',
  summary: 'Danh sách minh chứng',
  reads: 'GET /evidence',
  input: contract.ListEvidence,
  output: contract.EvidenceList,
  allow: 'signedIn',
  run: ({ db, me }, input) => listEvidence(db, me, input),
})

export const counts = operation({
  name: 'evidence.counts',
  summary: 'Số minh chứng theo trạng thái',
  reads: 'GET /evidence-counts',
  input: contract.CountEvidence,
  output: contract.EvidenceCounts,
  allow: 'signedIn',
  run: ({ db, me }, { agency }) => countEvidence(db, me, agency),
})

export const get = operation({
  name: 'evidence.get',
  summary: 'Một minh chứng: việc đã làm, nhiệm vụ và chỉ tiêu liên quan, lần kiểm tra địa chỉ, lịch sử',
  reads: 'GET /evidence/:id',
  input: contract.GetEvidence,
  output: contract.EvidenceDetail,
  load: ({ db }, { id }) => evidenceById(db, id),
  allow: policy.canRead,
  run: ({ db, me, record }) => evidenceDetail(db, me, record),
})

export const file = operation({
  name: 'evidence.file',
  summary: 'Tệp kèm theo minh chứng',
  reads: 'GET /evidence/:id/file',
  input: contract.GetEvidence,
  output: contract.EvidenceFile,
  load: ({ db }, { id }) => evidenceById(db, id),
  allow: policy.canRead,
  run: async ({ db, platform, record }) => {
    const attachment = record.attachmentId && (await attachmentById(db, record.attachmentId))
    if (!attachment) throw notFound()
    return attachmentAnswer(platform, attachment, { inline: true })
  },
})
