import { defineError, invalid, type AppError } from '#kernel/errors.ts'

/** The same sentence whether the account exists or not. */
export const wrongSignIn = defineError('identity.wrong_sign_in', 401, {
  vi: 'Địa chỉ thư hoặc mật khẩu chưa đúng. Chưa có gì thay đổi; hãy kiểm tra rồi nhập lại, hoặc dùng “Quên mật khẩu”.',
  en: 'The mail address or the password is wrong. Nothing was changed; check and try again, or use “Forgot password”.',
})
export const locked = defineError<{ minutes: number }>('identity.locked', 429, {
  vi: 'Đã nhập sai nhiều lần nên việc đăng nhập tạm khóa {minutes} phút. Dữ liệu vẫn an toàn; hãy đợi rồi thử lại, hoặc dùng “Quên mật khẩu” để mở khóa ngay.',
  en: 'Too many wrong attempts: signing in is locked for {minutes} minutes. Nothing is lost; wait, or use “Forgot password” to unlock at once.',
})
export const personDeactivated = defineError('identity.person_deactivated', 403, {
  vi: 'Tài khoản này đã ngừng hoạt động. Dữ liệu vẫn còn; hãy liên hệ quản trị viên nếu cần dùng lại.',
  en: 'This account has been deactivated. Nothing is lost; ask an administrator if you need it again.',
})
export const weakPassword = defineError<{ why: string }>('identity.weak_password', 422, {
  vi: '{why} Mật khẩu chưa được đổi.',
  en: 'This password is not strong enough. Choose a longer, less usual phrase; nothing was changed.',
})
export const wrongPassword = defineError('identity.wrong_password', 422, {
  vi: 'Mật khẩu hiện tại chưa đúng. Chưa có gì thay đổi; hãy nhập lại.',
  en: 'The present password is wrong. Nothing was changed; try again.',
})
export const wrongCode = defineError('identity.wrong_code', 422, {
  vi: 'Mã chưa đúng hoặc đã quá hạn. Chưa có gì thay đổi; hãy nhập mã mới nhất trên ứng dụng xác thực.',
  en: 'The code is wrong or has expired. Nothing was changed; enter the newest code of your authenticator app.',
})
export const challengeOver = defineError('identity.challenge_over', 401, {
  vi: 'Lần đăng nhập này đã quá hạn hoặc nhập sai mã quá nhiều lần. Hãy đăng nhập lại từ đầu.',
  en: 'This sign-in has expired or met too many wrong codes. Please sign in again.',
})
export const linkSpent = defineError('identity.link_spent', 410, {
  vi: 'Đường dẫn này đã dùng, đã quá hạn hoặc đã bị thu hồi. Chưa có gì thay đổi; hãy xin gửi lại đường dẫn mới.',
  en: 'This link was used, has expired or was withdrawn. Nothing was changed; ask for a new one.',
})
export const outsideUnavailable = defineError('identity.outside_unavailable', 503, {
  vi: 'Hệ thống định danh bên ngoài chưa trả lời. Chưa có gì thay đổi; hãy thử lại sau ít phút hoặc đăng nhập bằng mật khẩu.',
  en: 'The outside identity service does not answer. Nothing was changed; try again in a few minutes or sign in with your password.',
})
export const twoFactorAlready = defineError('identity.two_factor_already', 409, {
  vi: 'Xác thực hai bước đang bật sẵn cho tài khoản này. Chưa có gì thay đổi; muốn đổi thiết bị, hãy tắt rồi bật lại.',
  en: 'Two-step sign-in is on already. Nothing was changed; to change the device, switch it off and on again.',
})
export const accountTaken = defineError('identity.account_taken', 409, {
  vi: 'Đã có tài khoản với địa chỉ thư này. Chưa gửi lời mời nào; hãy mở tài khoản đó trong danh sách để cấp thêm vai trò, hoặc nhờ quản trị viên.',
  en: 'There is an account with this mail address already. No invitation was sent; open it in the list to grant a role, or ask an administrator.',
})
export const lastAdministrator = defineError('identity.last_administrator', 409, {
  vi: 'Đây là quản trị viên cuối cùng. Chưa có gì thay đổi; hãy cấp quyền quản trị cho người khác trước.',
  en: 'This is the last administrator. Nothing was changed; make somebody else an administrator first.',
})
export const grantTaken = defineError('identity.grant_taken', 409, {
  vi: 'Người này đã có vai trò đó tại cơ quan này. Chưa có gì thay đổi.',
  en: 'The person holds this role at this agency already. Nothing was changed.',
})
export const noSuchAgency = defineError('identity.no_such_agency', 422, {
  vi: 'Không tìm thấy cơ quan đã chọn. Chưa có gì thay đổi; hãy chọn lại cơ quan.',
  en: 'The chosen agency was not found. Nothing was changed; choose again.',
})
export const alreadyActive = defineError('identity.already_active', 409, {
  vi: 'Người này đã nhận tài khoản rồi nên không cần lời mời nữa. Chưa có gì thay đổi.',
  en: 'The person has taken up the account already. Nothing was changed.',
})
export const notAColleague = defineError('identity.not_a_colleague', 422, {
  vi: 'Chỉ ủy quyền được cho người đang có tài khoản hoạt động và vai trò tại cùng cơ quan. Chưa có gì thay đổi; hãy chọn người khác.',
  en: 'Rights pass only to an active person who holds a role at the same agency. Nothing was changed; choose somebody else.',
})
export const delegationOver = defineError('identity.delegation_over', 409, {
  vi: 'Ủy quyền này đã hết hạn hoặc đã thu hồi trước đó. Chưa có gì thay đổi; hãy tải lại danh sách.',
  en: 'This delegation is over or was withdrawn before. Nothing was changed; reload the list.',
})
export const setupClosed = defineError('identity.setup_closed', 409, {
  vi: 'Hệ thống đã có quản trị viên nên bước thiết lập đầu tiên đã đóng. Hãy đăng nhập.',
  en: 'There is an administrator already, so the first set-up is closed. Please sign in.',
})
export const wrongSetupCode = defineError('identity.wrong_setup_code', 403, {
  vi: 'Mã thiết lập chưa đúng. Chưa có gì thay đổi; mã được in ra khi máy chủ khởi động, hãy chép lại cả các gạch nối.',
  en: 'The set-up code is wrong. Nothing was changed; it is printed when the server starts.',
})

/** A rule's objection, told at its field. */
export const fault = (path: string, message: string): AppError => invalid(undefined, { fields: [{ path, message }] })
