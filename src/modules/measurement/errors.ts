import { defineError } from '#kernel/errors.ts'

export const measureChanged = defineError<{ by: string; edition: number }>('measurement.measure_changed', 409, {
  vi: 'Cách tính của chỉ tiêu này vừa được {by} đổi (bản {edition}). Chưa lưu gì và nội dung bạn nhập vẫn còn; hãy xem bản mới rồi quyết định.',
  en: '{by} has just changed how this target is measured (edition {edition}). Nothing was saved and what you typed is kept; look at it, then decide.',
})
export const measureTooEarly = defineError<{ earliest: string }>('measurement.too_early', 422, {
  vi: 'Cách tính mới chỉ áp dụng từ ngày {earliest} trở đi, để số liệu các ngày trước giữ nguyên. Chưa lưu gì; hãy chọn ngày khác.',
  en: 'A new way of measuring may begin on {earliest} at the earliest, so that past figures stay. Nothing was saved; choose another day.',
})
export const parametersMissing = defineError<{ what: string }>('measurement.parameters_missing', 422, {
  vi: 'Cách tính này cần thêm: {what}. Chưa lưu gì và nội dung đã nhập vẫn còn; hãy bổ sung rồi gửi lại.',
  en: 'This formula also needs: {what}. Nothing was saved and what you typed is kept; complete it and send again.',
})
export const notByHand = defineError('measurement.not_by_hand', 409, {
  vi: 'Chỉ tiêu này được tính từ minh chứng nên không nhập số liệu bằng tay. Chưa lưu gì; nếu cần nhập tay, hãy đổi cách tính trước.',
  en: 'This target is counted from evidence, so no figure is typed in. Nothing was saved; change how it is measured first.',
})
export const evidenceNotVerified = defineError('measurement.evidence_not_verified', 422, {
  vi: 'Số liệu nhập tay phải kèm một minh chứng đã được xác nhận. Chưa lưu gì; hãy ghi nhận và xác nhận minh chứng trước, rồi chọn ở đây.',
  en: 'A stated figure needs verified evidence. Nothing was saved; have the evidence verified first, then choose it here.',
})
export const dayInFuture = defineError('measurement.day_in_future', 422, {
  vi: 'Ngày này chưa tới. Chưa lưu gì; hãy chọn hôm nay hoặc một ngày đã qua.',
  en: 'This day has not come yet. Nothing was saved; choose today or an earlier day.',
})
export const notMeasured = defineError('measurement.not_measured', 409, {
  vi: 'Chỉ tiêu này chưa có cách tính. Chưa có gì thay đổi; cơ quan thường trực cần đặt cách tính trước.',
  en: 'Nobody has said yet how this target is measured. Nothing was changed; the programme office must do so first.',
})
export const foreignEvidence = defineError('measurement.foreign_evidence', 422, {
  vi: 'Minh chứng này không còn, hoặc thuộc cơ quan khác. Chưa lưu gì; hãy chọn minh chứng của chính cơ quan.',
  en: 'This evidence is gone or belongs to another agency. Nothing was saved; choose evidence of the same agency.',
})
export const staffTwice = defineError<{ name: string }>('measurement.staff_twice', 409, {
  vi: '{name} đã có trong danh sách của cơ quan với cùng chức vụ. Chưa lưu gì; hãy mở dòng đã có để sửa, hoặc ghi rõ chức vụ khác.',
  en: '{name} is already on the agency’s list with the same post. Nothing was saved; edit that row or state another post.',
})
export const notACommune = defineError('measurement.not_a_commune', 422, {
  vi: 'Dân số chỉ ghi cho xã, phường. Chưa lưu gì; hãy chọn UBND xã hoặc phường.',
  en: 'Populations are kept for communes and wards only. Nothing was saved; choose a commune or a ward.',
})
