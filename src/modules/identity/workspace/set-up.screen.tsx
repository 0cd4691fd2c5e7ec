import { useEffect } from 'react'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { z } from 'zod'
import { call } from '#workspace/api.ts'
import { useMe, useRefreshSession } from '#workspace/session.tsx'
import { SetUp } from '../contract.ts'
import { callAuth } from './auth-api.ts'
import { EntryPage } from './entry-page.tsx'
import { newPassword } from './password-field.tsx'

/** The very first screen of a new installation: whoever can read the server's terminal becomes its administrator. */
export default function SetUpScreen() {
  const { data: me } = useMe()
  const { go } = useNavigation()
  const refresh = useRefreshSession()
  const closed = me !== undefined && !me.needsSetup
  useEffect(() => {
    if (closed) go(workspacePath(me?.actor ? '/' : '/dang-nhap'), { replace: true })
  }, [closed, me?.actor, go])

  const submit = async (input: z.input<typeof SetUp>) => {
    const { email } = await call('identity.set_up', input)
    await callAuth('sign-in/email', { email, password: input.password }).catch(() => undefined)
  }
  return (
    <EntryPage
      title="Lập quản trị viên đầu tiên"
      lead="Mã thiết lập được in ra trong cửa sổ dòng lệnh khi máy chủ khởi động. Quản trị viên sẽ mời những người khác."
    >
      <ContractForm
        schema={SetUp}
        fields={{ name: { autoComplete: 'name' }, email: { autoComplete: 'username' }, password: newPassword }}
        initial={{ unitName: 'Sở Khoa học và Công nghệ' }}
        submit={submit}
        submitLabel="Lập tài khoản quản trị"
        onSaved={() => void refresh().then(() => go(workspacePath('/')))}
      />
    </EntryPage>
  )
}
