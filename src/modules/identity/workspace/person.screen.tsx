import { Button } from '@mantine/core'
import { useState } from 'react'
import { DateText, formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { personStateNames, roleNames, type PersonDetail } from '../contract.ts'
import styles from './entry.module.css'
import { EditPersonDialog, GrantDialog } from './person-dialogs.tsx'
import { stateTones } from './persons.screen.tsx'

const breadcrumb = [{ label: 'Người dùng và vai trò', href: workspacePath('/nguoi-dung') }]
type Open = 'edit' | 'grant' | 'deactivate' | 'reactivate' | 'withdraw' | 'twoFactor' | null

/** One person: how to reach them, what they may do where, and what an administrator may do about the account. */
export default function PersonScreen() {
  const id = useParam('id')
  const { data: person, problem, retry } = useOperation('identity.get_person', { id })
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!person) return <p role="status">Đang tải…</p>
  const more: PageAction[] = [
    ...(person.may.edit ? [{ label: 'Sửa thông tin', icon: 'edit' as const, run: () => setOpen('edit') }] : []),
    ...(person.may.resetTwoFactor
      ? [{ label: 'Tắt xác thực hai bước', icon: 'key' as const, run: () => setOpen('twoFactor') }]
      : []),
    ...(person.may.withdraw
      ? [{ label: 'Thu hồi lời mời', icon: 'undo' as const, dangerous: true, run: () => setOpen('withdraw') }]
      : []),
    ...(person.may.deactivate
      ? [{ label: 'Ngừng hoạt động', icon: 'minus' as const, dangerous: true, run: () => setOpen('deactivate') }]
      : []),
    ...(person.may.reactivate
      ? [{ label: 'Cho hoạt động trở lại', icon: 'undo' as const, run: () => setOpen('reactivate') }]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={person.name}
        breadcrumb={breadcrumb}
        {...(person.may.grant ? { action: { label: 'Cấp vai trò', icon: 'add' as const, run: () => setOpen('grant') } } : {})}
        more={more}
      >
        <StatusBadge tone={stateTones[person.state]}>{personStateNames[person.state]}</StatusBadge>
      </PageHeader>
      <Notices person={person} />
      <Section title="Thông tin">
        <KeyValue
          items={[
            { label: 'Thư điện tử', value: <a href={`mailto:${person.email}`}>{person.email}</a> },
            {
              label: 'Điện thoại',
              value: person.phone && <a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>{person.phone}</a>,
            },
            { label: 'Chức vụ', value: person.position },
            { label: 'Xác thực hai bước', value: person.twoFactorEnabled ? 'Đang bật' : 'Chưa bật' },
          ]}
        />
      </Section>
      <Grants person={person} />
      <DelegationsOf person={person} />
      <EditPersonDialog person={person} opened={open === 'edit'} close={close} />
      <GrantDialog person={person} opened={open === 'grant'} close={close} />
      <Confirmations person={person} open={open} close={close} />
    </>
  )
}

/** What waits for somebody: an invitation not taken up, a lock. */
function Notices({ person }: { person: PersonDetail }) {
  const notify = useNotify()
  const resend = useAct('identity.resend_invitation')
  const unlock = useAct('identity.unlock_person')
  const { invitation } = person
  return (
    <>
      {invitation ? (
        <Notice
          tone={invitation.expired ? 'warning' : 'info'}
          title={invitation.expired ? 'Lời mời đã quá hạn' : 'Chờ nhận tài khoản'}
          actions={
            person.may.resend ? (
              <Button
                variant="default"
                size="xs"
                loading={resend.busy}
                onClick={() =>
                  void resend.act({ id: invitation.id, version: invitation.version }).then(
                    () => notify(`Đã gửi lại lời mời tới ${person.email}`),
                    () => undefined,
                  )
                }
              >
                Gửi lại lời mời
              </Button>
            ) : undefined
          }
        >
          Thư mời gửi ngày {formatDate(invitation.sentAt)}, có hiệu lực đến {formatDate(invitation.expiresAt, { time: true })}.
        </Notice>
      ) : null}
      {person.lockedUntil ? (
        <Notice
          tone="warning"
          title="Đang tạm khóa đăng nhập"
          actions={
            person.may.unlock ? (
              <Button
                variant="default"
                size="xs"
                loading={unlock.busy}
                onClick={() =>
                  void unlock.act({ id: person.id }).then(
                    () => notify('Đã mở khóa'),
                    () => undefined,
                  )
                }
              >
                Mở khóa ngay
              </Button>
            ) : undefined
          }
        >
          Nhập sai mật khẩu nhiều lần; tự mở lúc {formatDate(person.lockedUntil, { time: true })}.
        </Notice>
      ) : null}
      {resend.problem ? <ErrorState problem={resend.problem} compact /> : null}
      {unlock.problem ? <ErrorState problem={unlock.problem} compact /> : null}
    </>
  )
}

function Grants({ person }: { person: PersonDetail }) {
  const notify = useNotify()
  const revoke = useAct('identity.revoke_grant')
  const [revoking, setRevoking] = useState<PersonDetail['grants'][number] | null>(null)
  const confirm = async () => {
    if (!revoking) return
    // A refusal stays in the dialog, as `revoke.problem`.
    const done = await revoke.act({ grantId: revoking.id, version: revoking.version }).then(
      () => true,
      () => false,
    )
    if (!done) return
    setRevoking(null)
    notify('Đã thu hồi vai trò')
  }
  return (
    <Section title="Vai trò">
      {person.grants.length === 0 ? (
        <EmptyState icon="shield" title="Chưa có vai trò nào">
          Người này đăng nhập được nhưng chưa làm được việc gì. Cấp vai trò tại một cơ quan để bắt đầu.
        </EmptyState>
      ) : (
        <ul className={styles['rows']}>
          {person.grants.map(grant => (
            <li key={grant.id}>
              <div className={styles['rowWords']}>
                <strong>{roleNames[grant.role]}</strong>
                <span>{grant.unit.name}</span>
              </div>
              {grant.may.revoke ? (
                <Button
                  variant="default"
                  size="sm"
                  aria-label={`Thu hồi vai trò ${roleNames[grant.role]} tại ${grant.unit.name}`}
                  onClick={() => setRevoking(grant)}
                >
                  Thu hồi
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={revoking !== null}
        close={() => setRevoking(null)}
        title="Thu hồi vai trò?"
        consequence={
          revoking
            ? `${person.name} sẽ không còn là ${roleNames[revoking.role].toLowerCase()} tại ${revoking.unit.name}, có hiệu lực ngay. Những việc đã làm vẫn còn.`
            : ''
        }
        action="Thu hồi vai trò"
        dangerous
        busy={revoke.busy}
        problem={revoke.problem}
        confirm={() => void confirm()}
      />
    </Section>
  )
}

function DelegationsOf({ person }: { person: PersonDetail }) {
  const current = person.delegations.filter(delegation => delegation.state === 'running' || delegation.state === 'coming')
  if (current.length === 0) return null
  return (
    <Section title="Ủy quyền">
      <ul className={styles['rows']}>
        {current.map(delegation => (
          <li key={delegation.id}>
            <div className={styles['rowWords']}>
              <strong>
                {delegation.from.name} giao cho {delegation.to.name}
              </strong>
              <span>
                {delegation.unit.name} · từ <DateText value={delegation.startsOn} /> đến hết{' '}
                <DateText value={delegation.endsOn} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Confirmations({ person, open, close }: { person: PersonDetail; open: Open; close(): void }) {
  const notify = useNotify()
  const deactivate = useAct('identity.deactivate_person')
  const reactivate = useAct('identity.reactivate_person')
  const withdraw = useAct('identity.withdraw_invitation')
  const resetTwoFactor = useAct('identity.reset_two_factor')
  const { id, version, invitation } = person
  const done = (words: string) => [() => (close(), notify(words)), () => undefined] as const
  return (
    <>
      <ConfirmDialog
        opened={open === 'deactivate'}
        close={close}
        title={`Ngừng hoạt động tài khoản của ${person.name}?`}
        consequence="Mọi phiên đăng nhập kết thúc ngay và người này không đăng nhập được nữa. Những gì đã làm vẫn giữ tên người làm; tài khoản có thể hoạt động trở lại."
        action="Ngừng hoạt động"
        dangerous
        reason={{ placeholder: 'Ví dụ: chuyển công tác' }}
        busy={deactivate.busy}
        problem={deactivate.problem}
        confirm={reason => void deactivate.act({ id, version, reason }).then(...done('Tài khoản đã ngừng hoạt động'))}
      />
      <ConfirmDialog
        opened={open === 'reactivate'}
        close={close}
        title={`Cho tài khoản của ${person.name} hoạt động trở lại?`}
        consequence="Người này đăng nhập được bằng mật khẩu cũ, với các vai trò đang ghi ở đây."
        action="Cho hoạt động trở lại"
        busy={reactivate.busy}
        problem={reactivate.problem}
        confirm={() => void reactivate.act({ id, version }).then(...done('Tài khoản đã hoạt động trở lại'))}
      />
      <ConfirmDialog
        opened={open === 'twoFactor'}
        close={close}
        title={`Tắt xác thực hai bước của ${person.name}?`}
        consequence="Dùng khi người này mất điện thoại và mã dự phòng. Sau đó chỉ cần mật khẩu là đăng nhập được, đến khi họ bật lại. Người này được báo bằng thư."
        action="Tắt xác thực hai bước"
        dangerous
        reason={{ placeholder: 'Ví dụ: mất điện thoại, đã gọi điện xác nhận' }}
        busy={resetTwoFactor.busy}
        problem={resetTwoFactor.problem}
        confirm={reason => void resetTwoFactor.act({ id, version, reason }).then(...done('Đã tắt xác thực hai bước'))}
      />
      <ConfirmDialog
        opened={open === 'withdraw' && invitation !== null}
        close={close}
        title="Thu hồi lời mời?"
        consequence={`Đường dẫn đã gửi tới ${person.email} không dùng được nữa. Có thể mời lại địa chỉ này sau.`}
        action="Thu hồi lời mời"
        dangerous
        busy={withdraw.busy}
        problem={withdraw.problem}
        confirm={() => {
          if (invitation)
            void withdraw.act({ id: invitation.id, version: invitation.version }).then(...done('Đã thu hồi lời mời'))
        }}
      />
    </>
  )
}
