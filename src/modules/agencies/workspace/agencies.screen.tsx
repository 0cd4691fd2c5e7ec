import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
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
import { addressOf, apiBase, type Output } from '#workspace/api.ts'
import { useAct, useList, useOperation } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { CreateAgency, kindNames, kinds } from '../contract.ts'
import { canKeepRegister } from '../policy.ts'

type Row = Output<'agencies.list'>['items'][number]

const columns: TableColumn<Row>[] = [
  { key: 'name', label: 'Tên', sortable: true, card: 'title', cell: row => row.name },
  { key: 'kind', label: 'Loại', sortable: true, width: '15rem', cell: row => kindNames[row.kind] },
  { key: 'code', label: 'Mã', sortable: true, width: '11rem', hidden: true, cell: row => row.code },
  { key: 'aliases', label: 'Tên gọi khác', hidden: true, cell: row => row.aliases.join('; ') },
  {
    key: 'validity',
    label: 'Tình trạng',
    width: '12rem',
    cell: row =>
      row.validUntil ? (
        <StatusBadge tone="neutral">{`Đến ${formatDate(row.validUntil)}`}</StatusBadge>
      ) : (
        <StatusBadge tone="success">Đang hoạt động</StatusBadge>
      ),
  },
]

/** The register: everybody to whom a plan can give work. */
export default function AgenciesScreen() {
  const actor = useActor()
  const keeper = canKeepRegister(actor)
  const { go } = useNavigation()
  const [adding, setAdding] = useState(false)
  const groups = useOperation('agencies.group_names', {}, { staleTime: 5 * 60_000 })
  const state = useTableState({ filters: ['kind', 'group', 'validity', 'on'], sortable: ['name', 'kind', 'code'] })
  const answer = useList('agencies.list', state)
  const create = useAct('agencies.create')

  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'choices', name: 'kind', label: 'Loại', options: kinds.map(kind => ({ value: kind, label: kindNames[kind] })) },
      {
        kind: 'choice',
        name: 'group',
        label: 'Nhóm',
        options: (groups.data?.items ?? []).map(group => ({ value: group.code, label: group.name })),
      },
      {
        kind: 'choice',
        name: 'validity',
        label: 'Tình trạng',
        options: [
          { value: 'valid', label: 'Đang hoạt động' },
          { value: 'ended', label: 'Đã kết thúc' },
          { value: 'all', label: 'Tất cả' },
        ],
      },
      { kind: 'date', name: 'on', label: 'Vào ngày' },
    ],
    [groups.data],
  )

  return (
    <>
      <PageHeader
        title="Cơ quan, đơn vị"
        {...(keeper ? { action: { label: 'Thêm cơ quan', icon: 'add' as const, run: () => setAdding(true) } } : {})}
        more={[
          { label: 'Các nhóm cơ quan', icon: 'people', href: workspacePath('/nhom-co-quan') },
          ...(keeper ? [{ label: 'Nạp từ Excel', icon: 'upload' as const, href: workspacePath('/co-quan/nap-excel') }] : []),
        ]}
      />
      <DataTable
        unit="cơ quan"
        name="agencies"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => row.name}
        state={state}
        answer={answer}
        open={row => workspacePath(`/co-quan/${row.id}`)}
        filters={filters}
        searchLabel="Tìm theo tên, tên viết tắt hoặc mã"
        exportHref={search => `${apiBase}/agencies.xlsx${search}`}
        savedViews={useSavedViews('agencies')}
        bulkActions={[
          {
            label: 'Xuất Excel các cơ quan đã chọn',
            run: ({ ids, clear }) => {
              window.location.assign(addressOf('agencies.export', { ids, validity: 'all' }))
              clear()
            },
          },
        ]}
        empty={{
          icon: 'agency',
          title: 'Chưa có cơ quan nào',
          body: 'Danh mục cơ quan là nơi kế hoạch giao việc tới. Thêm từng cơ quan hoặc nạp cả danh sách từ Excel.',
          ...(keeper
            ? {
                action: (
                  <Button leftSection={<Icon name="add" size={18} />} onClick={() => setAdding(true)}>
                    Thêm cơ quan
                  </Button>
                ),
              }
            : {}),
        }}
      />
      <Dialog opened={adding} close={() => setAdding(false)} title="Thêm cơ quan" size="lg" busy={create.busy}>
        <ContractForm
          schema={CreateAgency}
          fields={{
            code: { width: 'half' },
            kind: { width: 'half' },
            email: { width: 'half' },
            phone: { width: 'half', format: 'tel' },
            validFrom: { width: 'half' },
            validUntil: { width: 'half' },
          }}
          draft="agencies.create"
          submit={create.act}
          submitLabel="Thêm cơ quan"
          cancel={() => setAdding(false)}
          onSaved={agency => {
            setAdding(false)
            go(workspacePath(`/co-quan/${agency.id}`))
          }}
        />
      </Dialog>
    </>
  )
}
