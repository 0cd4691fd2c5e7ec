import { defineError } from '#kernel/errors.ts'

export const linkNotOurs = defineError('inbox.link_not_ours', 404, {
  vi: 'Đường dẫn ngừng nhận thư này không đúng hoặc bị cắt mất một phần. Chưa có gì thay đổi; hãy mở lại từ thư, hoặc chỉnh trong “Việc của tôi”.',
  en: 'This unsubscribe link is not right or was cut off. Nothing was changed; open it from the letter again, or set it in “My duties”.',
})
