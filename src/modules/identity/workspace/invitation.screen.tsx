import { useEffect, useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { problemOf, type Problem } from '#ui/problem.ts'
import { workspacePath } from '#ui/screen.ts'
import { call, type Output } from '#workspace/api.ts'
import { useRefreshSession } from '#workspace/session.tsx'
import { AcceptInvitation, roleNames } from '../contract.ts'
import { callAuth, takeSecret } from './auth-api.ts'
import { EntryPage } from './entry-page.tsx'
import { newPassword } from './password-field.tsx'

const Fields = AcceptInvitation.omit({ token: true })

/** Where the letter of invitation leads: see for what one is invited, choose a password, and be inside. */
export default function InvitationScreen() {
  const [token] = useState(takeSecret)
  const [invitation, setInvitation] = useState<Output<'identity.read_invitation'>>()
  const [problem, setProblem] = useState<Problem>()
  const { go } = useNavigation()
  const refresh = useRefreshSession()
  useEffect(() => {
    if (!token) return
    call('identity.read_invitation', { token }).then(setInvitation, (error: unknown) => setProblem(problemOf(error)))
  }, [token])

  const accept = async (input: { name: string; password: string }) => {
    const { email } = await call('identity.accept_invitation', { ...input, token })
    // The password was set this moment, so it also signs in; should that fail, the sign-in screen is one step away.
    await callAuth('sign-in/email', { email, password: input.password }).catch(() => undefined)
  }
  return (
    <EntryPage
      title="Nhận tài khoản Lan Tỏa"
      lead={
        invitation
          ? `${invitation.grants.map(grant => `${roleNames[grant.role]} tại ${grant.unit}`).join('; ')}. Lời mời có hiệu lực đến ${formatDate(invitation.expiresAt, { time: true })}.`
          : undefined
      }
    >
      {invitation ? (
        <>
          <p>
            Tên đăng nhập: <strong>{invitation.email}</strong>
          </p>
          <ContractForm
            schema={Fields}
            fields={{ name: { autoComplete: 'name' }, password: newPassword }}
            initial={{ name: invitation.name }}
            submit={accept}
            submitLabel="Nhận tài khoản"
            onSaved={() => void refresh().then(() => go(workspacePath('/')))}
          />
        </>
      ) : problem ? (
        <ErrorState problem={problem} compact />
      ) : token ? (
        <p>Đang mở lời mời…</p>
      ) : (
        <Notice tone="warning" title="Đường dẫn chưa đầy đủ">
          Hãy mở đúng đường dẫn trong thư mời, hoặc nhờ người mời gửi lại.
        </Notice>
      )}
      <Link href={workspacePath('/dang-nhap')}>Đã có tài khoản? Đăng nhập</Link>
    </EntryPage>
  )
}
