import { defineError, invalid, type AppError } from '#kernel/errors.ts'

export const codeTaken = defineError<{ code: string; name: string }>('agencies.code_taken', 409, {
  vi: 'Mã “{code}” đã thuộc về {name}. Chưa lưu gì, nội dung đã nhập vẫn còn; hãy chọn mã khác hoặc mở cơ quan đó để sửa.',
  en: 'The code “{code}” belongs to {name}. Nothing was saved and what you typed is kept; choose another code or edit that agency.',
})
export const notOwnField = defineError('agencies.not_own_field', 403, {
  vi: 'Cơ quan chỉ tự sửa được thông tin liên hệ. Chưa lưu gì; hãy đề nghị cơ quan thường trực sửa tên, loại, mã hoặc thời gian hoạt động.',
  en: 'An agency may change only its own contact details. Nothing was saved; ask the programme office to change name, kind, code or dates.',
})

/** A rule's objection, told at its field. */
export const fault = (objection: { path: string; message: string }): AppError => invalid(undefined, { fields: [objection] })
