import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import type { Output } from '#workspace/api.ts'
import { useAct, useList } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { InvitePerson, personStateNames, personStates, roleNames } from '../contract.ts'
import { canSeeAll } from '../policy.ts'
import { useAllAgencies, useGrantableAgencies } from './agency-choices.ts'
import { roleOptions } from './role-options.ts'

type Row = Output<'identity.list_persons'>['items'][number]

export const stateTones: Record<Row['state'], StatusTone> = { invited: 'info', active: 'success', deactivated: 'neutral' }

const columns: TableColumn<Row>[] = [
  { key: 'name', label: 'Họ và tên', sortable: true, card: 'title', cell: row => row.name },
  {
    key: 'grants',
    label: 'Vai trò',
    cell: row => row.grants.map(grant => `${roleNames[grant.role]}, ${grant.unit.name}`).join('; '),
  },
  { key: 'email', label: 'Thư điện tử', sortable: true, width: '16rem', cell: row => row.email },
  { key: 'phone', label: 'Điện thoại', width: '9rem', hidden: true, cell: row => row.phone ?? '' },
  { key: 'position', label: 'Chức vụ', width: '12rem', hidden: true, cell: row => row.position ?? '' },
  {
    key: 'state',
    label: 'Tình trạng',
    width: '12rem',
    cell: row => <StatusBadge tone={stateTones[row.state]}>{personStateNames[row.state]}</StatusBadge>,
  },
]

/** Everybody with an account, as far as the reader may see them. */
export default function PersonsScreen() {
  const actor = useActor()
  const grantable = useGrantableAgencies()
  const seesAll = canSeeAll(actor)
  const agencies = useAllAgencies(seesAll)
  const [inviting, setInviting] = useState(false)
  const state = useTableState({ filters: ['role', 'unit', 'state'], sortable: ['name', 'email'] })
  const answer = useList('identity.list_persons', state)
  const mayInvite = grantable.all || grantable.options.length > 0
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'choices', name: 'role', label: 'Vai trò', options: roleOptions('all') },
      ...(seesAll ? [{ kind: 'choice' as const, name: 'unit', label: 'Cơ quan', options: agencies }] : []),
      {
        kind: 'choice',
        name: 'state',
        label: 'Tình trạng',
        options: personStates.map(value => ({ value, label: personStateNames[value] })),
      },
    ],
    [seesAll, agencies],
  )
  const invite = { label: 'Mời người dùng', icon: 'add' as const, run: () => setInviting(true) }
  return (
    <>
      <PageHeader title="Người dùng và vai trò" {...(mayInvite ? { action: invite } : {})} />
      <DataTable
        unit="người dùng"
        name="persons"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => row.name}
        state={state}
        answer={answer}
        open={row => workspacePath(`/nguoi-dung/${row.id}`)}
        filters={filters}
        searchLabel="Tìm theo tên, thư điện tử hoặc chức vụ"
        savedViews={useSavedViews('persons')}
        empty={{
          icon: 'people',
          title: 'Chưa có người dùng nào',
          body: 'Mời đồng nghiệp bằng thư; họ tự đặt mật khẩu và vào làm việc ngay.',
          ...(mayInvite
            ? {
                action: (
                  <Button leftSection={<Icon name="add" size={18} />} onClick={invite.run}>
                    Mời người dùng
                  </Button>
                ),
              }
            : {}),
        }}
      />
      <InviteDialog opened={inviting} close={() => setInviting(false)} />
    </>
  )
}

function InviteDialog({ opened, close }: { opened: boolean; close(): void }) {
  const notify = useNotify()
  const { go } = useNavigation()
  const invite = useAct('identity.invite_person')
  const grantable = useGrantableAgencies()
  return (
    <Dialog opened={opened} close={close} title="Mời người dùng" size="lg" busy={invite.busy}>
      <ContractForm
        schema={InvitePerson}
        fields={{
          email: { width: 'half' },
          name: { width: 'half' },
          position: { width: 'half' },
          phone: { width: 'half', format: 'tel' },
          unitId: { options: grantable.options, width: 'half' },
          role: { options: roleOptions(grantable.all ? 'all' : 'underLeader'), width: 'half' },
        }}
        {...(grantable.options.length === 1 ? { initial: { unitId: grantable.options[0]!.value } } : {})}
        draft="identity.invite_person"
        submit={invite.act}
        submitLabel="Gửi lời mời"
        cancel={close}
        onSaved={person => {
          close()
          notify(`Đã gửi lời mời tới ${person.email}`)
          go(workspacePath(`/nguoi-dung/${person.id}`))
        }}
      />
    </Dialog>
  )
}
