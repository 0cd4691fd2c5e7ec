import { Button } from '@mantine/core'
import { useState } from 'react'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useRefreshSession } from '#workspace/session.tsx'
import { ConfirmWithPassword, SecondFactor } from '../contract.ts'
import { callAuth } from './auth-api.ts'
import styles from './entry.module.css'
import { presentPassword } from './password-field.tsx'
import { QrCode } from './qr-code.tsx'

type Enabling = { totpURI: string; backupCodes: string[] }

/** Switching the second factor on and off. Each step asks for the password: a screen left open must not be enough. */
export function TwoFactor({ state, hasPassword }: { state: 'on' | 'off' | 'advised'; hasPassword: boolean }) {
  const notify = useNotify()
  const refresh = useRefreshSession()
  const [open, setOpen] = useState<'on' | 'off' | 'codes'>()
  const [enabling, setEnabling] = useState<Enabling>()
  const [codes, setCodes] = useState<string[]>()
  const close = () => {
    setOpen(undefined)
    setEnabling(undefined)
  }
  const on = state === 'on'
  return (
    <Section
      title="Xác thực hai bước"
      help="Khi bật, ngoài mật khẩu còn cần một mã 6 số trên điện thoại của bạn. Kẻ biết mật khẩu vẫn không vào được."
    >
      <div className={styles['stack']}>
        {on ? (
          <StatusBadge tone="success">Đang bật</StatusBadge>
        ) : state === 'advised' ? (
          <Notice tone="warning" title="Nên bật cho vai trò của bạn">
            Lãnh đạo và quản trị viên có quyền duyệt, cấp quyền; tài khoản cần được bảo vệ bằng hai bước.
          </Notice>
        ) : (
          <StatusBadge tone="neutral">Chưa bật</StatusBadge>
        )}
        {codes ? <BackupCodes codes={codes} /> : null}
        {hasPassword ? (
          <div className={styles['buttons']}>
            {on ? (
              <>
                <Button variant="default" onClick={() => setOpen('codes')}>
                  Tạo lại mã dự phòng
                </Button>
                <Button variant="default" onClick={() => setOpen('off')}>
                  Tắt xác thực hai bước
                </Button>
              </>
            ) : (
              <Button onClick={() => setOpen('on')}>Bật xác thực hai bước</Button>
            )}
          </div>
        ) : (
          <p>Bạn đăng nhập qua hệ thống định danh bên ngoài; xác thực hai bước được bật ở hệ thống đó.</p>
        )}
      </div>
      <Dialog opened={open === 'on'} close={close} title="Bật xác thực hai bước">
        {enabling ? (
          <Scan
            enabling={enabling}
            done={() => {
              setCodes(enabling.backupCodes)
              close()
              void refresh()
              notify('Đã bật xác thực hai bước')
            }}
          />
        ) : (
          <ContractForm
            schema={ConfirmWithPassword}
            fields={{ password: presentPassword }}
            submit={input => callAuth('two-factor/enable', input)}
            submitLabel="Tiếp tục"
            cancel={close}
            onSaved={setEnabling}
          />
        )}
      </Dialog>
      <Dialog
        opened={open === 'off' || open === 'codes'}
        close={close}
        title={open === 'off' ? 'Tắt xác thực hai bước' : 'Tạo lại mã dự phòng'}
      >
        <p>
          {open === 'off' ? 'Sau khi tắt, chỉ cần mật khẩu là đăng nhập được.' : 'Các mã dự phòng cũ sẽ không dùng được nữa.'}
        </p>
        <ContractForm
          schema={ConfirmWithPassword}
          fields={{ password: presentPassword }}
          submit={async input => {
            if (open === 'off') await callAuth('two-factor/disable', input)
            else setCodes((await callAuth('two-factor/generate-backup-codes', input)).backupCodes)
          }}
          submitLabel={open === 'off' ? 'Tắt' : 'Tạo mã mới'}
          cancel={close}
          onSaved={() => {
            if (open === 'off') {
              setCodes(undefined)
              notify('Đã tắt xác thực hai bước')
            }
            close()
            void refresh()
          }}
        />
      </Dialog>
    </Section>
  )
}

/** The secret goes over by picture, by link on the phone itself, or by hand; the first code proves that it arrived. */
function Scan({ enabling, done }: { enabling: Enabling; done(): void }) {
  const secret = new URL(enabling.totpURI).searchParams.get('secret') ?? ''
  return (
    <div className={styles['stack']}>
      <p>1. Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis…) và quét mã dưới đây.</p>
      <QrCode text={enabling.totpURI} label="Mã QR để thêm Lan Tỏa vào ứng dụng xác thực" />
      <p>
        Đang dùng chính điện thoại đó? <a href={enabling.totpURI}>Mở trong ứng dụng xác thực</a>. Hoặc gõ tay khóa này:
      </p>
      <code className={styles['secret']}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      <p>2. Nhập mã 6 số mà ứng dụng đang hiện.</p>
      <ContractForm
        schema={SecondFactor}
        fields={{ code: { autoComplete: 'one-time-code' } }}
        submit={input => callAuth('two-factor/verify-totp', input)}
        submitLabel="Bật"
        onSaved={done}
      />
    </div>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Notice tone="info" live title="Cất các mã dự phòng ở nơi an toàn">
      <p>Khi không có điện thoại, mỗi mã thay được một lần mã xác thực. Các mã chỉ hiện lần này.</p>
      <ul className={styles['codes']}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  )
}
