import { defineError, invalid, type AppError } from '#kernel/errors.ts'

export const turnOver = defineError<{ on: string }>('progress.turn_over', 409, {
  vi: 'Cơ quan này đã thôi giữ việc từ sau ngày {on}, nên không ghi thêm được. Chưa lưu gì và những gì đã ghi vẫn còn; hãy mở việc của cơ quan đang giữ.',
  en: 'This agency has not held the work since {on}, so nothing can be added. Nothing was saved and what was written is kept; open the work of the agency that holds it now.',
})
export const notNow = defineError<{ state: string }>('progress.not_now', 409, {
  vi: 'Việc này đang ở trạng thái “{state}” nên chưa làm được bước đó. Chưa có gì thay đổi; hãy tải lại trang để xem việc đang đứng ở đâu.',
  en: 'The work is “{state}”, so this step does not fit. Nothing was changed; load the page again to see where it stands.',
})
export const neverClosed = defineError('progress.never_closed', 409, {
  vi: 'Nhiệm vụ thường xuyên không đóng lại: kết quả của nó được tính theo từng năm. Chưa có gì thay đổi; hãy nộp minh chứng cho việc đã làm.',
  en: 'Work that goes on all the time is never closed: its results are counted year by year. Nothing was changed; claim evidence instead.',
})
export const needsEvidence = defineError('progress.needs_evidence', 409, {
  vi: 'Chưa có minh chứng nào cho việc này nên chưa đề nghị xác nhận hoàn thành được. Chưa lưu gì; hãy nộp ít nhất một minh chứng rồi đề nghị lại.',
  en: 'There is no evidence yet, so closing cannot be asked for. Nothing was saved; claim at least one piece and ask again.',
})
export const needsVerified = defineError('progress.needs_verified', 409, {
  vi: 'Chưa có minh chứng nào được xác nhận nên chưa xác nhận hoàn thành được. Chưa có gì thay đổi; hãy xem và xác nhận minh chứng trước.',
  en: 'No piece of evidence is verified yet, so closing cannot be confirmed. Nothing was changed; verify evidence first.',
})
export const samePerson = defineError<{ by: string }>('progress.same_person', 403, {
  vi: '{by} là người đã đề nghị, nên phải do người khác xác nhận (kể cả khi làm thay). Chưa có gì thay đổi; hãy chuyển cho người khác của cơ quan thường trực.',
  en: '{by} asked for it, so another person must confirm, also when acting for somebody. Nothing was changed; leave it to another person of the office.',
})
export const acknowledgedAlready = defineError<{ by: string }>('progress.acknowledged_already', 409, {
  vi: '{by} đã ghi nhận cập nhật này rồi. Không có gì thay đổi; hãy tải lại trang.',
  en: '{by} acknowledged this already. Nothing was changed; load the page again.',
})
export const subTaskState = defineError('progress.sub_task_state', 409, {
  vi: 'Việc nhỏ này đã được đánh dấu như vậy rồi. Không có gì thay đổi; hãy tải lại trang.',
  en: 'This part is marked so already. Nothing was changed; load the page again.',
})

export const noSuchAgency = defineError<{ name: string }>('progress.no_such_agency', 404, {
  vi: 'Không có cơ quan nào tên hoặc mã là “{name}”. Chưa có gì thay đổi; hãy xem danh sách bằng lệnh “agencies list”.',
  en: 'There is no agency with the name or code “{name}”. Nothing was changed; see “agencies list”.',
})

/** A rule's objection, told at its field. */
export const fault = (objection: { path: string; message: string }): AppError => invalid(undefined, { fields: [objection] })
