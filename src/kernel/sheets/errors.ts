import { defineError } from '../errors.ts'

export const sheetUnreadable = defineError('sheet_unreadable', 422, {
  vi: 'Không đọc được tệp này như một bảng Excel (.xlsx). Chưa lưu gì; hãy mở bằng Excel, lưu lại dạng .xlsx rồi chọn lại.',
  en: 'This file cannot be read as an Excel sheet (.xlsx). Nothing was saved; save it as .xlsx and choose it again.',
})
export const sheetWithoutColumns = defineError<{ missing: string }>('sheet_without_columns', 422, {
  vi: 'Bảng thiếu cột bắt buộc: {missing}. Chưa lưu gì; hãy tải bảng bằng nút “Xuất Excel”, điền vào đó, giữ nguyên dòng tiêu đề rồi nạp lại.',
  en: 'The sheet lacks required columns: {missing}. Nothing was saved; export a sheet, fill it in under its first row and import it again.',
})
export const sheetTooLong = defineError<{ limit: number }>('sheet_too_long', 422, {
  vi: 'Bảng có quá {limit} dòng. Chưa lưu gì; hãy chia thành nhiều tệp rồi nạp lần lượt.',
  en: 'The sheet has more than {limit} rows. Nothing was saved; split it and import the parts one after the other.',
})
