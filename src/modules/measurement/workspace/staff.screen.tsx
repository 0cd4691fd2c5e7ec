import { Button, Group } from '@mantine/core'
import { useMemo, useState } from 'react'
import { unitsOf } from '#kernel/actor.ts'
import { DateText, formatDate } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { apiBase, type Output } from '#workspace/api.ts'
import { useAct, useList, useOperation } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { AddStaff, StaffField, staffFieldNames, StaffFields, UpdateStaff } from '../contract.ts'
import { canKeepStaff, keepsSomeStaff, seesAllStaff } from '../policy.ts'

type Row = Output<'measurement.staff'>['items'][number]

const ownFilters: Filter[] = [
  {
    kind: 'choices',
    name: 'field',
    label: 'Lĩnh vực',
    options: StaffField.options.map(value => ({ value, label: staffFieldNames[value] })),
  },
  {
    kind: 'choice',
    name: 'trained',
    label: 'Đào tạo',
    options: [
      { value: 'counted', label: 'Đã đào tạo, có minh chứng' },
      { value: 'unproven', label: 'Đã đào tạo, chưa có minh chứng' },
      { value: 'none', label: 'Chưa được đào tạo' },
    ],
  },
  { kind: 'choice', name: 'left', label: 'Người đã thôi', options: [{ value: 'true', label: 'Hiện cả người đã thôi' }] },
]

const columnsFor = (act: { edit(row: Row): void; remove(row: Row): void } | null): TableColumn<Row>[] => [
  { key: 'name', label: 'Họ và tên', sortable: true, width: '9.5rem', card: 'title', cell: row => row.name },
  { key: 'post', label: 'Chức vụ', cell: row => row.post },
  { key: 'agency', label: 'Cơ quan', sortable: true, cell: row => row.agency.name },
  { key: 'field', label: 'Lĩnh vực', width: '8.5rem', cell: row => staffFieldNames[row.field] },
  {
    key: 'trainedOn',
    label: 'Đào tạo',
    sortable: true,
    width: '13.5rem',
    cell: row =>
      row.counted ? (
        <StatusBadge tone="success">{`Đã đào tạo ${formatDate(row.trainedOn!)}`}</StatusBadge>
      ) : (
        <StatusBadge tone={row.trainedOn ? 'warning' : 'neutral'}>{row.why}</StatusBadge>
      ),
  },
  {
    key: 'until',
    label: 'Đến hết ngày',
    width: '9rem',
    hidden: true,
    cell: row => row.until && <DateText value={row.until} />,
  },
  ...(act
    ? [
        {
          key: 'edit',
          label: 'Sửa',
          width: '8rem',
          card: 'plain' as const,
          cell: (row: Row) =>
            row.may.edit ? (
              <Group gap={0} wrap="nowrap">
                <Button variant="subtle" size="sm" onClick={() => act.edit(row)} aria-label={`Sửa ${row.name}`}>
                  Sửa
                </Button>
                <Button variant="subtle" size="sm" color="red" onClick={() => act.remove(row)} aria-label={`Xóa ${row.name}`}>
                  Xóa
                </Button>
              </Group>
            ) : null,
        },
      ]
    : []),
]

/** Who does communication work, and who of them was trained: the list over which target 2030-2 is counted. */
export default function StaffScreen() {
  const actor = useActor()
  const keeper = keepsSomeStaff(actor)
  const [editing, setEditing] = useState<Row | 'new' | null>(null)
  const [removing, setRemoving] = useState<Row | null>(null)
  const remove = useAct('measurement.remove_staff')
  const state = useTableState({ filters: ['agency', 'field', 'trained', 'left'], sortable: ['name', 'agency', 'trainedOn'] })
  const answer = useList('measurement.staff', state)
  const agencies = useEveryAgency({ when: seesAllStaff(actor) })
  const filters = useMemo<Filter[]>(
    () => [
      ...(agencies.length > 0
        ? [
            {
              kind: 'choices' as const,
              name: 'agency',
              label: 'Cơ quan',
              options: agencies.map(agency => ({ value: agency.id, label: agency.name })),
            },
          ]
        : []),
      ...ownFilters,
    ],
    [agencies],
  )
  const columns = columnsFor(keeper ? { edit: setEditing, remove: setRemoving } : null)
  const add = () => setEditing('new')
  return (
    <>
      <PageHeader
        title="Cán bộ truyền thông"
        breadcrumb={[{ label: 'Chỉ tiêu', href: workspacePath('/chi-tieu') }]}
        {...(keeper ? { action: { label: 'Thêm người', icon: 'add' as const, run: add } } : {})}
        more={keeper ? [{ label: 'Nạp từ Excel', icon: 'upload', href: workspacePath('/can-bo-truyen-thong/nap-excel') }] : []}
      >
        <span>Chỉ cơ quan giữ danh sách, cơ quan thường trực và quản trị viên nhìn thấy tên.</span>
      </PageHeader>
      <DataTable
        unit="người"
        name="staff"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => row.name}
        state={state}
        answer={answer}
        filters={filters}
        searchLabel="Tìm theo tên, chức vụ hoặc cơ quan"
        exportHref={search => `${apiBase}/staff-members.xlsx${search}`}
        savedViews={useSavedViews('staff')}
        empty={{
          icon: 'people',
          title: 'Danh sách còn trống',
          body: 'Ghi những người làm công tác truyền thông, thông tin cơ sở, thông tin đối ngoại của cơ quan. Ai đã được đào tạo chuyên sâu thì ghi ngày và chọn minh chứng; chỉ tiêu đào tạo cán bộ được tính từ danh sách này.',
          ...(keeper
            ? {
                action: (
                  <Button leftSection={<Icon name="add" size={18} />} onClick={add}>
                    Thêm người
                  </Button>
                ),
              }
            : {}),
        }}
      />
      {editing ? <StaffDialog row={editing === 'new' ? null : editing} close={() => setEditing(null)} /> : null}
      <ConfirmDialog
        opened={removing !== null}
        close={() => setRemoving(null)}
        title={`Xóa ${removing?.name ?? ''} khỏi danh sách?`}
        consequence="Dùng khi ghi nhầm. Người thôi công việc này thì ghi ngày thôi, để số liệu các ngày trước vẫn đúng. Nhật ký vẫn ghi ai đã xóa và khi nào."
        action="Xóa"
        dangerous
        busy={remove.busy}
        problem={remove.problem}
        confirm={() => {
          if (removing) void remove.act({ id: removing.id, version: removing.version }).then(() => setRemoving(null))
        }}
      />
    </>
  )
}

const layout = {
  post: { width: 'half' },
  field: { width: 'half' },
  since: { width: 'half' },
  until: { width: 'half' },
  trainedOn: { width: 'half' },
  training: { width: 'half' },
} as const

function StaffDialog({ row, close }: { row: Row | null; close(): void }) {
  const actor = useActor()
  const notify = useNotify()
  const add = useAct('measurement.add_staff')
  const update = useAct('measurement.update_staff')
  const agencies = useEveryAgency().filter(agency => canKeepStaff(actor, { agencyId: agency.id }))
  const own = row?.agency.id ?? (unitsOf(actor).length === 1 ? unitsOf(actor)[0] : undefined)
  const proofs = useOperation('evidence.list', {
    kind: ['training'],
    state: ['claimed', 'verified'],
    pageSize: 200,
    sort: '-happenedOn',
    ...(own && !seesAllStaff(actor) ? { agency: [own] } : {}),
  })
  const pieces = (proofs.data?.items ?? []).map(piece => ({
    value: piece.id,
    label: `${piece.title} (${formatDate(piece.happenedOn)}, ${piece.state === 'verified' ? 'đã xác nhận' : 'chờ xác nhận'})`,
  }))
  // What is chosen already may be another agency's and not among those that this person may list.
  const present = row?.evidence && !pieces.some(piece => piece.value === row.evidence!.id)
  const options = present ? [...pieces, { value: row.evidence!.id, label: row.evidence!.title }] : pieces
  const fields = { ...layout, evidenceId: { kind: 'choice', options } } as const
  const saved = () => {
    close()
    notify('Đã lưu vào danh sách')
  }
  return (
    <Dialog opened close={close} title={row ? `Sửa ${row.name}` : 'Thêm người'} size="lg" busy={add.busy || update.busy}>
      {row ? (
        <ContractForm
          schema={StaffFields.extend({ id: UpdateStaff.shape.id, version: UpdateStaff.shape.version })}
          fields={fields}
          initial={{ ...row, evidenceId: row.evidence?.id ?? null }}
          draft={`measurement.update_staff:${row.id}`}
          submit={update.act}
          submitLabel="Lưu"
          cancel={close}
          onSaved={saved}
        />
      ) : (
        <ContractForm
          schema={AddStaff}
          fields={{
            ...fields,
            agencyId: {
              kind: 'choice',
              options: agencies.map(agency => ({ value: agency.id, label: agency.name })),
            },
          }}
          initial={{ agencyId: own ?? '' }}
          draft="measurement.add_staff"
          submit={add.act}
          submitLabel="Thêm người"
          cancel={close}
          onSaved={saved}
        />
      )}
    </Dialog>
  )
}
