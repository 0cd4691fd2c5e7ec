import { defineError, invalid, type AppError } from '#kernel/errors.ts'

const unlikeAPlan = defineError<{ reasons: string }>('programme.not_a_plan', 422, {
  vi: 'Văn bản này không giống một kế hoạch. {reasons} Chưa lưu gì; hãy chọn đúng tệp kế hoạch (.docx, .pdf, .txt hoặc bản quét) rồi tải lên lại.',
  en: 'This does not look like a plan. {reasons} Nothing was saved; choose the plan’s own file and send it again.',
})
/** @param reasons sentences that say what speaks against it. */
export const notAPlan = (reasons: readonly string[]): AppError => unlikeAPlan({ reasons: reasons.join(' ') })
export const otherProvince = defineError<{ other: string; own: string }>('programme.other_province', 422, {
  vi: 'Văn bản này là kế hoạch của tỉnh, thành phố khác ({other}), không phải của tỉnh {own}. Chưa lưu gì; hãy chọn tệp khác. Nếu đúng là kế hoạch của tỉnh, hãy tải lên lại và đánh dấu “Đây là kế hoạch của tỉnh ta”.',
  en: 'This is a plan of {other}, not of {own}. Nothing was saved; choose another file. If it is the province’s own, send it again and say so.',
})
export const readingBroken = defineError('programme.reading_broken', 500, {
  vi: 'Hệ thống gặp lỗi ngoài dự kiến khi đọc tệp này. Chưa lưu gì; hãy tải lên lại, nếu vẫn lỗi hãy gửi tệp cho quản trị viên.',
  en: 'Something unexpected went wrong while reading the file. Nothing was saved; send it again, and if it persists give it to an administrator.',
})
export const alreadyAPlan = defineError<{ title: string; edition: number }>('programme.already_a_plan', 409, {
  vi: 'Tệp này chính là văn bản của kế hoạch đã thông qua: “{title}” (lần ban hành {edition}). Chưa lưu gì; hãy mở kế hoạch đó để xem.',
  en: 'This file is the document of an adopted plan: “{title}” (edition {edition}). Nothing was saved; open that plan.',
})
export const stillReading = defineError('programme.still_reading', 409, {
  vi: 'Văn bản này chưa đọc xong nên chưa kiểm tra được. Chưa mất gì; hãy đợi đến khi trạng thái là “Chờ kiểm tra”.',
  en: 'This document is still being read. Nothing is lost; wait until it is ready to be checked.',
})
export const readingClosed = defineError<{ state: string }>('programme.reading_closed', 409, {
  vi: 'Bản đọc này không còn sửa được (trạng thái: {state}). Chưa lưu thay đổi của bạn; hãy quay lại danh sách bản đọc.',
  en: 'This reading can no longer be changed ({state}). Your change was not saved; go back to the list.',
})
export const readingChanged = defineError<{ by: string; what: string }>('programme.reading_changed', 409, {
  vi: '{by} vừa sửa bản đọc này trước bạn: {what}. Chưa lưu thay đổi của bạn và cũng chưa mất gì; hãy xem phần đã đổi rồi làm lại.',
  en: '{by} changed this reading before you: {what}. Your change was not saved and nothing is lost; look at it and do yours again.',
})
export const alreadyAdopted = defineError<{ by: string; at: string; title: string }>('programme.already_adopted', 409, {
  vi: '{by} đã thông qua kế hoạch này lúc {at}: “{title}”. Không có gì bị ghi đè; hãy mở kế hoạch để xem.',
  en: '{by} adopted this plan at {at}: “{title}”. Nothing was overwritten; open the plan.',
})
export const nothingToUndo = defineError('programme.nothing_to_undo', 409, {
  vi: 'Không còn thay đổi nào để hoàn tác hoặc làm lại. Bản đọc giữ nguyên.',
  en: 'There is nothing left to undo or redo. The reading is as it was.',
})
export const notAmendable = defineError('programme.not_an_amendment', 409, {
  vi: 'Bản đọc này chưa được chọn là lần ban hành mới của kế hoạch nào. Hãy chọn kế hoạch được sửa đổi rồi xem so sánh.',
  en: 'This reading is not chosen as a new edition of any plan. Choose the plan it amends, then compare.',
})
export const assignmentOver = defineError<{ on: string }>('programme.assignment_over', 409, {
  vi: 'Việc giao này đã kết thúc ngày {on}. Không có gì thay đổi; hãy tải lại danh sách.',
  en: 'This assignment ended on {on}. Nothing was changed; load the list again.',
})

/** Each of the things that stand in the way is told at its item (`fields`). */
export const notComplete = defineError<{ count: number }>('programme.not_complete', 422, {
  vi: 'Còn {count} điểm phải xử lý trước khi thông qua. Chưa có việc nào được giao, bản đọc vẫn giữ nguyên; hãy xử lý các mục được đánh dấu.',
  en: '{count} things must be settled before adoption. No work was given out and the reading is kept; settle the marked items.',
})

/** A rule's objection, told at its field. */
export const fault = (objection: { path: string; message: string }): AppError => invalid(undefined, { fields: [objection] })
