import { Button } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { NewPassword } from '../contract.ts'
import { callAuth, takeSecret } from './auth-api.ts'
import { EntryPage } from './entry-page.tsx'
import { newPassword } from './password-field.tsx'

/** Where the letter about a forgotten password leads. */
export default function NewPasswordScreen() {
  const [token] = useState(takeSecret)
  const [done, setDone] = useState(false)
  if (done)
    return (
      <EntryPage title="Đã đặt mật khẩu mới" lead="Các phiên đăng nhập khác của bạn đã kết thúc.">
        <Button component={Link} href={workspacePath('/dang-nhap')}>
          Đăng nhập
        </Button>
      </EntryPage>
    )
  return (
    <EntryPage title="Đặt lại mật khẩu" lead="Một câu ngắn dễ nhớ, ví dụ bốn từ không liên quan, vừa mạnh vừa dễ gõ.">
      {token ? (
        <ContractForm
          schema={NewPassword}
          fields={{ newPassword }}
          submit={input => callAuth('reset-password', { ...input, token })}
          submitLabel="Đặt mật khẩu"
          onSaved={() => setDone(true)}
        />
      ) : (
        <Notice tone="warning" title="Đường dẫn chưa đầy đủ">
          Hãy mở đúng đường dẫn trong thư, hoặc xin gửi lại thư mới.
        </Notice>
      )}
      <Link href={workspacePath('/quen-mat-khau')}>Xin gửi lại đường dẫn</Link>
    </EntryPage>
  )
}
