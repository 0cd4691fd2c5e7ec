import { useState } from 'react'
import { Notice } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { ForgottenPassword } from '../contract.ts'
import { resetMinutes } from '../rules.ts'
import { callAuth } from './auth-api.ts'
import { EntryPage } from './entry-page.tsx'

/** Asks for a link by mail; answers the same whether or not there is such an account. */
export default function ForgottenPasswordScreen() {
  const [sent, setSent] = useState(false)
  return (
    <EntryPage title="Quên mật khẩu" lead="Nhập địa chỉ thư của tài khoản để nhận đường dẫn đặt lại mật khẩu.">
      {sent ? (
        <Notice tone="success" live title="Hãy xem hộp thư của bạn">
          Nếu địa chỉ này có tài khoản, thư với đường dẫn đặt lại mật khẩu đã được gửi. Đường dẫn dùng được một lần, trong{' '}
          {resetMinutes} phút. Chưa thấy thư? Hãy xem cả mục thư rác, hoặc hỏi quản trị viên.
        </Notice>
      ) : (
        <ContractForm
          schema={ForgottenPassword}
          fields={{ email: { autoComplete: 'username' } }}
          submit={input => callAuth('request-password-reset', input)}
          submitLabel="Gửi đường dẫn"
          onSaved={() => setSent(true)}
        />
      )}
      <Link href={workspacePath('/dang-nhap')}>Quay lại đăng nhập</Link>
    </EntryPage>
  )
}
