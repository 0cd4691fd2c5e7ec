import { Button } from '@mantine/core'
import { useState } from 'react'
import { DateText } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { formatDate } from '#ui/dates.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useMe, useRefreshSession, type Me } from '#workspace/session.tsx'
import { ChangePassword, EditProfile, roleNames } from '../contract.ts'
import { Delegations } from './delegations.tsx'
import styles from './entry.module.css'
import { newPassword, presentPassword } from './password-field.tsx'
import { TwoFactor } from './two-factor.tsx'

/** What is everybody's own: who they are here, how they sign in, on which devices, and who stands in for them. */
export default function AccountScreen() {
  const { data: me } = useMe()
  const person = me?.person
  if (!me || !person) return null
  return (
    <>
      <PageHeader title="Tài khoản của tôi" />
      <Section title="Vai trò">
        <KeyValue
          items={[
            { label: 'Tên đăng nhập', value: person.email },
            ...person.grants.map(grant => ({
              label: grant.unit.name,
              value: grant.delegatedBy
                ? `${roleNames[grant.role]} (thay ${grant.delegatedBy.name} đến hết ${formatDate(grant.delegatedBy.until)})`
                : roleNames[grant.role],
            })),
          ]}
        />
      </Section>
      <Profile me={me} person={person} />
      <TwoFactor state={person.twoFactor} hasPassword={person.hasPassword} />
      {person.hasPassword ? <Password /> : null}
      <Devices />
      <Delegations person={person} />
    </>
  )
}

function Profile({ me, person }: { me: Me; person: NonNullable<Me['person']> }) {
  const notify = useNotify()
  const refresh = useRefreshSession()
  const edit = useAct('identity.edit_profile')
  return (
    <Section title="Thông tin của tôi">
      <ContractForm
        key={person.version}
        schema={EditProfile}
        fields={{
          name: { autoComplete: 'name' },
          phone: { width: 'half', format: 'tel', autoComplete: 'tel' },
          position: { width: 'half', autoComplete: 'organization-title' },
        }}
        initial={{ ...person, locale: me.locale }}
        draft="identity.edit_profile"
        submit={edit.act}
        submitLabel="Lưu"
        onSaved={() => {
          void refresh()
          notify('Đã lưu thông tin của bạn')
        }}
      />
    </Section>
  )
}

function Password() {
  const notify = useNotify()
  const change = useAct('identity.change_password')
  const [round, setRound] = useState(0)
  return (
    <Section title="Mật khẩu" help="Sau khi đổi, các thiết bị khác đang đăng nhập tài khoản này sẽ phải đăng nhập lại.">
      <ContractForm
        key={round}
        schema={ChangePassword}
        fields={{ current: presentPassword, wanted: newPassword }}
        submit={change.act}
        submitLabel="Đổi mật khẩu"
        onSaved={() => {
          setRound(round + 1)
          notify('Đã đổi mật khẩu')
        }}
      />
    </Section>
  )
}

function Devices() {
  const notify = useNotify()
  const { data, problem, retry } = useOperation('identity.list_sessions', {})
  const end = useAct('identity.end_session')
  const endOthers = useAct('identity.end_other_sessions')
  const failed = end.problem ?? endOthers.problem
  return (
    <Section
      title="Thiết bị đang đăng nhập"
      help="Nếu có thiết bị không phải của bạn, hãy kết thúc phiên đó rồi đổi mật khẩu."
      action={
        (data?.items.length ?? 0) > 1 ? (
          <Button
            variant="default"
            size="sm"
            loading={endOthers.busy}
            onClick={() =>
              void endOthers.act({}).then(
                () => notify('Đã kết thúc các phiên khác'),
                () => undefined,
              )
            }
          >
            Kết thúc các phiên khác
          </Button>
        ) : null
      }
    >
      {problem ? <ErrorState problem={problem} retry={retry} compact /> : null}
      {failed ? <ErrorState problem={failed} compact /> : null}
      <ul className={styles['rows']}>
        {(data?.items ?? []).map(session => (
          <li key={session.id}>
            <div className={styles['rowWords']}>
              <strong>{session.device}</strong>
              <span>
                Dùng gần nhất <DateText value={session.usedAt} time />
                {session.address ? ` · ${session.address}` : ''}
              </span>
            </div>
            {session.current ? (
              <StatusBadge tone="success">Thiết bị này</StatusBadge>
            ) : (
              <Button
                variant="default"
                size="sm"
                aria-label={`Kết thúc phiên trên ${session.device}`}
                onClick={() => void end.act({ id: session.id }).catch(() => undefined)}
              >
                Kết thúc
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
