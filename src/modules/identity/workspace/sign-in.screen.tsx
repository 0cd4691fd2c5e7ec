import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Icon } from '#ui/icon.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { problemOf, type Problem } from '#ui/problem.ts'
import { workspacePath } from '#ui/screen.ts'
import { returnAddress, useMe, useRefreshSession, type Me } from '#workspace/session.tsx'
import { BackupCode, roleNames, SecondFactor, SignIn } from '../contract.ts'
import { outsideSentence } from '../rules.ts'
import { callAuth } from './auth-api.ts'
import { EntryPage } from './entry-page.tsx'
import styles from './entry.module.css'
import { presentPassword } from './password-field.tsx'

type Step = 'password' | 'code' | 'backup'

/** Password first, then the code where it is switched on. Comes back to where the person wanted to go. */
export default function SignInScreen() {
  const { data: me } = useMe()
  const { search, go } = useNavigation()
  const refresh = useRefreshSession()
  const [step, setStep] = useState<Step>('password')
  // Read once: while the next screen loads, this one still stands and the address is already another.
  const [target] = useState(() => returnAddress(search))
  const needsSetup = me?.needsSetup ?? false
  const signedIn = me?.actor !== null && me?.actor !== undefined
  useEffect(() => {
    if (signedIn) go(target, { replace: true })
    else if (needsSetup) go(workspacePath('/thiet-lap'), { replace: true })
  }, [signedIn, needsSetup, target, go])

  if (step !== 'password') return <CodeStep step={step} setStep={setStep} done={refresh} />
  const failed = new URLSearchParams(search).get('error')
  return (
    <EntryPage
      title="Đăng nhập"
      lead="Khu làm việc của nền tảng truyền thông khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số."
      below={me ? <DemoAccounts me={me} done={refresh} /> : null}
    >
      {failed ? (
        <Notice tone="warning" live title="Chưa đăng nhập được">
          {outsideSentence(failed)}
        </Notice>
      ) : null}
      <ContractForm
        schema={SignIn}
        fields={{ email: { autoComplete: 'username' }, password: presentPassword }}
        submit={input => callAuth('sign-in/email', input)}
        submitLabel="Đăng nhập"
        onSaved={answer => (answer.next === 'second_factor' ? setStep('code') : void refresh())}
      />
      <div className={styles['links']}>
        <Link href={workspacePath('/quen-mat-khau')}>Quên mật khẩu</Link>
        <a href="/">Cổng thông tin công khai</a>
      </div>
      {me?.outsideSignIn ? <OutsideButton label={me.outsideSignIn} target={target} /> : null}
    </EntryPage>
  )
}

/** Goes to the outside issuer and comes back signed in, or to this screen with a word. */
function OutsideButton({ label, target }: { label: string; target: string }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const begin = () => {
    setBusy(true)
    setProblem(undefined)
    callAuth('sign-in/social', { callbackURL: target }).then(
      ({ url }) => window.location.assign(url),
      (error: unknown) => {
        setProblem(problemOf(error))
        setBusy(false)
      },
    )
  }
  return (
    <>
      <p className={styles['or']}>hoặc</p>
      <Button variant="default" leftSection={<Icon name="shield" size={18} />} loading={busy} onClick={begin}>
        {label}
      </Button>
      {problem ? <ErrorState problem={problem} compact /> : null}
    </>
  )
}

function CodeStep({ step, setStep, done }: { step: Step; setStep(step: Step): void; done(): Promise<void> }) {
  const backup = step === 'backup'
  return (
    <EntryPage
      title="Xác thực hai bước"
      lead={backup ? 'Nhập một mã dự phòng bạn đã cất giữ.' : 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.'}
    >
      <ContractForm
        key={step}
        schema={backup ? BackupCode : SecondFactor}
        fields={{ code: { autoComplete: 'one-time-code' } }}
        submit={input => callAuth(backup ? 'two-factor/verify-backup-code' : 'two-factor/verify-totp', input)}
        submitLabel="Tiếp tục"
        onSaved={() => void done()}
      />
      <div className={styles['links']}>
        <Button variant="subtle" onClick={() => setStep(backup ? 'code' : 'backup')}>
          {backup ? 'Dùng ứng dụng xác thực' : 'Không có điện thoại? Dùng mã dự phòng'}
        </Button>
        <Button variant="subtle" onClick={() => setStep('password')}>
          Đăng nhập lại từ đầu
        </Button>
      </div>
    </EntryPage>
  )
}

/** One tap each, in the trial version only. */
function DemoAccounts({ me, done }: { me: Me; done(): Promise<void> }) {
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  if (me.demoAccounts.length === 0) return null
  const enter = async (email: string, password: string) => {
    setBusy(email)
    setProblem(undefined)
    try {
      await callAuth('sign-in/email', { email, password })
      await done()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <section className={styles['demo']} aria-labelledby="dung-thu">
      <h2 id="dung-thu">Dùng thử ngay với một vai</h2>
      {problem ? <ErrorState problem={problem} compact /> : null}
      <ul>
        {me.demoAccounts.map(account => (
          <li key={account.email}>
            <button
              type="button"
              className={styles['account']}
              disabled={busy !== undefined}
              onClick={() => void enter(account.email, account.password)}
            >
              <strong>
                {roleNames[account.role]}: {account.name}
              </strong>
              <span>{account.unit}</span>
              <span>{account.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
