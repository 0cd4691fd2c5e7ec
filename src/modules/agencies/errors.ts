import { defineError, invalid, type AppError } from '#kernel/errors.ts'

export const codeTaken = defineError<{ code: string; name: string }>('agencies.code_taken', 409, {
  vi: 'Mã “{code}” đã thuộc về {name}. Chưa lưu gì, nội dung đã nhập vẫn còn; hãy chọn mã khác hoặc mở cơ quan đó để sửa.',
  en: 'The code “{code}” belongs to {name}. Nothing was saved and what you typed is kept; choose another code or edit that agency.',
})
export const notOwnField = defineError('agencies.not_own_field', 403, {
  vi: 'Cơ quan chỉ tự sửa được thông tin liên hệ. Chưa lưu gì; hãy đề nghị cơ quan thường trực sửa tên, loại, mã hoặc thời gian hoạt động.',
  en: 'An agency may change only its own contact details. Nothing was saved; ask the programme office to change name, kind, code or dates.',
})
export const sheetUnreadable = defineError('agencies.sheet_unreadable', 422, {
  vi: 'Không đọc được tệp này như một bảng Excel (.xlsx). Chưa lưu gì; hãy mở bằng Excel, lưu lại dạng .xlsx rồi chọn lại.',
  en: 'This file cannot be read as an Excel sheet (.xlsx). Nothing was saved; save it as .xlsx and choose it again.',
})
export const sheetWithoutColumns = defineError<{ missing: string }>('agencies.sheet_without_columns', 422, {
  vi: 'Bảng thiếu cột bắt buộc: {missing}. Chưa lưu gì; hãy tải tệp mẫu bằng nút “Xuất Excel”, điền theo đúng tiêu đề cột rồi nạp lại.',
  en: 'The sheet lacks required columns: {missing}. Nothing was saved; export a sheet, fill in its columns and import it again.',
})
export const sheetTooLong = defineError<{ limit: number }>('agencies.sheet_too_long', 422, {
  vi: 'Bảng có quá {limit} dòng. Chưa lưu gì; hãy chia thành nhiều tệp rồi nạp lần lượt.',
  en: 'The sheet has more than {limit} rows. Nothing was saved; split it and import the parts one after the other.',
})

/** A rule's objection, told at its field. */
export const fault = (objection: { path: string; message: string }): AppError => invalid(undefined, { fields: [objection] })
