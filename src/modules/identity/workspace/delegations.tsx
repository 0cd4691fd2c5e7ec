import { Button } from '@mantine/core'
import { useState } from 'react'
import { DateText } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Section } from '#ui/layout/section.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import type { Me } from '#workspace/session.tsx'
import { Delegate } from '../contract.ts'
import styles from './entry.module.css'

type Delegation = Output<'identity.list_delegations'>['items'][number]
type Person = NonNullable<Me['person']>

const states: Record<Delegation['state'], { label: string; tone: StatusTone }> = {
  coming: { label: 'Sắp bắt đầu', tone: 'info' },
  running: { label: 'Đang ủy quyền', tone: 'success' },
  over: { label: 'Đã hết hạn', tone: 'neutral' },
  withdrawn: { label: 'Đã thu hồi', tone: 'neutral' },
}

/** Who stands in for whom while somebody is away. */
export function Delegations({ person }: { person: Person }) {
  const notify = useNotify()
  const { data, problem, retry } = useOperation('identity.list_delegations', {})
  const withdraw = useAct('identity.withdraw_delegation')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Delegation | null>(null)
  const confirm = async () => {
    if (!ending) return
    // A refusal stays in the dialog, as `withdraw.problem`.
    const done = await withdraw.act({ id: ending.id, version: ending.version }).then(
      () => true,
      () => false,
    )
    if (!done) return
    setEnding(null)
    notify('Đã thu hồi ủy quyền')
  }
  const units = unitsToDelegate(person)
  return (
    <Section
      title="Ủy quyền khi vắng mặt"
      help="Đồng nghiệp cùng cơ quan giữ quyền của bạn trong những ngày bạn nghỉ. Hết ngày đã chọn, quyền tự trở lại; nhật ký ghi rõ ai làm thay ai."
      action={
        units.length > 0 ? (
          <Button variant="default" size="sm" onClick={() => setAdding(true)}>
            Ủy quyền
          </Button>
        ) : null
      }
    >
      {problem ? <ErrorState problem={problem} retry={retry} compact /> : null}
      {data && data.items.length === 0 ? <p>Chưa có ủy quyền nào.</p> : null}
      <ul className={styles['rows']}>
        {(data?.items ?? []).map(delegation => (
          <li key={delegation.id}>
            <div className={styles['rowWords']}>
              <strong>
                {delegation.from.id === person.id ? `Giao cho ${delegation.to.name}` : `Nhận từ ${delegation.from.name}`}
              </strong>
              <span>
                {delegation.unit.name} · từ <DateText value={delegation.startsOn} /> đến hết{' '}
                <DateText value={delegation.endsOn} />
                {delegation.reason ? ` · ${delegation.reason}` : ''}
              </span>
            </div>
            <div className={styles['buttons']}>
              <StatusBadge tone={states[delegation.state].tone}>{states[delegation.state].label}</StatusBadge>
              {delegation.may.withdraw ? (
                <Button variant="default" size="sm" onClick={() => setEnding(delegation)}>
                  Thu hồi
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <DelegateDialog opened={adding} close={() => setAdding(false)} units={units} />
      <ConfirmDialog
        opened={ending !== null}
        close={() => setEnding(null)}
        title="Thu hồi ủy quyền?"
        consequence={`${ending?.to.name ?? ''} sẽ không còn giữ quyền của bạn ngay từ bây giờ. Những việc đã làm thay vẫn còn.`}
        action="Thu hồi"
        busy={withdraw.busy}
        problem={withdraw.problem}
        confirm={() => void confirm()}
      />
    </Section>
  )
}

/** Agencies at which the person holds rights of their own that may be passed on. */
const unitsToDelegate = (person: Person) => {
  const own = person.grants.filter(grant => !grant.delegatedBy && grant.role !== 'administrator')
  return [...new Map(own.map(grant => [grant.unit.id, grant.unit])).values()]
}

function DelegateDialog(props: { opened: boolean; close(): void; units: { id: string; name: string }[] }) {
  const notify = useNotify()
  const delegate = useAct('identity.delegate')
  const [unitId, setUnitId] = useState(props.units[0]?.id)
  const colleagues = useOperation('identity.colleagues', { unitId: unitId ?? '' }, { when: props.opened && unitId !== undefined })
  const several = props.units.length > 1
  return (
    <Dialog opened={props.opened} close={props.close} title="Ủy quyền khi vắng mặt" busy={delegate.busy}>
      <div className={styles['stack']}>
        {several ? (
          <div className={styles['buttons']} role="group" aria-label="Cơ quan">
            {props.units.map(unit => (
              <Button
                key={unit.id}
                variant={unit.id === unitId ? 'filled' : 'default'}
                aria-pressed={unit.id === unitId}
                onClick={() => setUnitId(unit.id)}
              >
                {unit.name}
              </Button>
            ))}
          </div>
        ) : null}
        {colleagues.data && colleagues.data.items.length === 0 ? (
          <p>Cơ quan này chưa có đồng nghiệp nào khác có tài khoản. Hãy mời đồng nghiệp trước.</p>
        ) : (
          <ContractForm
            key={unitId}
            schema={Delegate}
            fields={{
              toPersonId: {
                options: (colleagues.data?.items ?? []).map(colleague => ({
                  value: colleague.id,
                  label: colleague.position ? `${colleague.name} (${colleague.position})` : colleague.name,
                })),
              },
              startsOn: { width: 'half' },
              endsOn: { width: 'half' },
              reason: { kind: 'text' },
            }}
            initial={{ unitId }}
            submit={delegate.act}
            submitLabel="Ủy quyền"
            cancel={props.close}
            onSaved={() => {
              props.close()
              notify('Đã ủy quyền')
            }}
          />
        )}
      </div>
    </Dialog>
  )
}
