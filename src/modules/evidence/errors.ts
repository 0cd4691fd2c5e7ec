import { defineError, invalid, type AppError } from '#kernel/errors.ts'
import { shortDay } from '#kernel/i18n/formats.ts'
import { evidenceStateNames, type EvidenceState } from './contract.ts'

const taken = defineError<{ title: string; day: string; state: string }>('evidence.duplicate', 409, {
  vi: 'Cơ quan đã có minh chứng này: “{title}”, ngày {day} ({state}). Chưa lưu bản mới, nội dung đã nhập vẫn còn; hãy mở minh chứng đã có để xem hoặc gắn thêm nhiệm vụ.',
  en: 'The agency already has this piece of evidence: “{title}”, {day} ({state}). Nothing was saved and what you typed is kept; open the one that exists.',
})
/** A second claim of the same page or file by one agency. The answer carries the way to the first. */
export const duplicate = (known: { id: string; title: string; happenedOn: string; state: EvidenceState }): AppError =>
  taken(
    {
      title: known.title,
      day: shortDay(known.happenedOn),
      state: evidenceStateNames[known.state].toLowerCase(),
    },
    { seeAlso: { href: `/lam-viec/minh-chung/${known.id}`, title: `Mở minh chứng “${known.title}”` } },
  )
export const agencyOver = defineError<{ name: string; on: string }>('evidence.agency_over', 422, {
  vi: '{name} đã kết thúc hoạt động ngày {on}, trước ngày thực hiện. Chưa lưu gì, nội dung đã nhập vẫn còn; hãy sửa ngày hoặc ghi nhận cho cơ quan kế thừa.',
  en: '{name} ended on {on}, before that day. Nothing was saved and what you typed is kept; mend the day or claim for its successor.',
})
export const ownClaim = defineError('evidence.own_claim', 403, {
  vi: 'Bạn là người ghi nhận minh chứng này nên không thể tự xác nhận hay từ chối. Chưa có gì thay đổi; hãy để người khác của cơ quan thường trực xem.',
  en: 'You claimed this evidence yourself, so somebody else of the programme office must judge it. Nothing was changed.',
})
const shut = defineError<{ state: string }>('evidence.wrong_state', 409, {
  vi: 'Minh chứng đang ở trạng thái “{state}” nên không làm được việc này. Chưa có gì thay đổi; hãy tải lại trang để xem trạng thái mới nhất.',
  en: 'The evidence is “{state}”, so this cannot be done. Nothing was changed; reload to see its present state.',
})
export const wrongState = (state: EvidenceState): AppError => shut({ state: evidenceStateNames[state] })
export const keptElsewhere = defineError('evidence.kept_elsewhere', 409, {
  vi: 'Minh chứng này do một phần khác của hệ thống ghi nhận nên chỉ sửa hoặc rút được ở nơi đã tạo ra nó. Chưa có gì thay đổi.',
  en: 'Another part of the platform recorded this evidence; change it there. Nothing was changed.',
})
export const lastLink = defineError('evidence.last_link', 409, {
  vi: 'Đây là liên kết cuối cùng của minh chứng nên chưa gỡ. Chưa có gì thay đổi; hãy gắn nhiệm vụ hoặc chỉ tiêu khác trước, hoặc rút minh chứng.',
  en: 'This is the last link of the evidence and was not removed. Link another task or target first, or withdraw the evidence.',
})
export const nothingToLookAt = defineError('evidence.no_address', 409, {
  vi: 'Minh chứng này không có địa chỉ trang để kiểm tra. Chưa có gì thay đổi.',
  en: 'This evidence has no address to look at. Nothing was changed.',
})

/** A rule's objection, told at its field. */
export const fault = (objection: { path: string; message: string }): AppError => invalid(undefined, { fields: [objection] })
