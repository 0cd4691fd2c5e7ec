import { defineError } from '#kernel/errors.ts'

export const alreadyAsked = defineError<{ by: string; wanted: string }>('progress.extension_open', 409, {
  vi: '{by} đã đề nghị gia hạn việc này đến {wanted} và đang chờ xem xét. Chưa lưu gì; hãy đợi kết quả, hoặc rút đề nghị đó rồi gửi đề nghị mới.',
  en: '{by} already asked to extend this to {wanted}. Nothing was saved; wait for the decision, or withdraw that one first.',
})
export const alreadyDecided = defineError<{ state: string; by: string }>('progress.extension_decided', 409, {
  vi: 'Đề nghị này không còn chờ xem xét (trạng thái: {state}, bởi {by}). Không có gì thay đổi; hãy tải lại danh sách.',
  en: 'This request is no longer waiting ({state}, by {by}). Nothing was changed; load the list again.',
})
export const reasonNeeded = defineError('progress.reason_needed', 422, {
  vi: 'Khi không đồng ý phải nêu lý do để cơ quan biết mà làm. Chưa lưu gì; hãy ghi lý do rồi gửi lại.',
  en: 'A refusal needs a reason. Nothing was saved; state it and send again.',
})
export const noOffice = defineError('progress.no_office', 409, {
  vi: 'Chưa xác định được cơ quan thường trực để chuyển nội dung này: chưa có tài khoản nào giữ vai trò cơ quan thường trực. Chưa lưu gì; nội dung đã nhập vẫn còn trên máy; hãy báo quản trị viên.',
  en: 'No programme office is set up to receive this. Nothing was saved and what you typed is kept; tell an administrator.',
})
export const difficultyNotNow = defineError<{ state: string }>('progress.difficulty_not_now', 409, {
  vi: 'Nội dung này đang ở trạng thái “{state}” nên chưa làm được bước đó. Chưa có gì thay đổi; hãy tải lại trang.',
  en: 'This is “{state}”, so this step does not fit. Nothing was changed; load the page again.',
})
export const ownDifficulty = defineError<{ by: string }>('progress.own_difficulty', 403, {
  vi: '{by} là người đã nêu nội dung này nên phải do người khác trả lời. Chưa lưu gì; nội dung đã nhập vẫn còn; hãy chuyển cho đồng nghiệp.',
  en: '{by} raised this, so another person must answer. Nothing was saved; leave it to a colleague.',
})
export const urgedToday = defineError<{ count: number }>('progress.urged_today', 409, {
  vi: '{count} việc đã chọn đều đã được đôn đốc hôm nay hoặc không còn quá hạn. Chưa gửi gì; nếu vẫn cần gửi lại, hãy đánh dấu “Gửi cả việc đã đôn đốc hôm nay”.',
  en: 'The {count} chosen items were urged today or are no longer late. Nothing was sent; insist if you need to send again.',
})
export const numberTaken = defineError<{ number: string; on: string }>('progress.child_plan_number', 409, {
  vi: 'Cơ quan đã ghi nhận kế hoạch số {number} ngày {on}. Chưa lưu gì, nội dung đã nhập vẫn còn; hãy kiểm tra lại số, hoặc mở kế hoạch đó để sửa.',
  en: 'Plan {number} of {on} is already recorded. Nothing was saved and what you typed is kept; check the number or edit that plan.',
})
export const noParentPlan = defineError('progress.no_parent_plan', 409, {
  vi: 'Tỉnh chưa có kế hoạch nào được thông qua trên Lan Tỏa nên chưa ghi nhận kế hoạch triển khai được. Chưa lưu gì; hãy báo cơ quan thường trực.',
  en: 'No plan of the province is adopted yet. Nothing was saved; tell the programme office.',
})
export const childPlanVerified = defineError('progress.child_plan_verified', 409, {
  vi: 'Kế hoạch này đã được cơ quan thường trực xác nhận nên không sửa được nữa. Chưa lưu gì; nếu ban hành kế hoạch thay thế, hãy ghi nhận thành kế hoạch mới.',
  en: 'This plan is verified and can no longer be changed. Nothing was saved; record a replacement as a new plan.',
})
