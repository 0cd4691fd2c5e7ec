import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatNumber } from '#kernel/i18n/formats.ts'
import { useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { todayInVietnam } from '#ui/dates.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { apiBase, type Output } from '#workspace/api.ts'
import { useAct, useList } from '#workspace/queries.ts'
import { SetPopulation } from '../contract.ts'

type Row = Output<'measurement.populations'>['items'][number]

const filters: Filter[] = [
  { kind: 'choice', name: 'missing', label: 'Tình trạng', options: [{ value: 'true', label: 'Chưa có số liệu' }] },
]

const columnsFor = (edit: ((row: Row) => void) | null): TableColumn<Row>[] => [
  { key: 'name', label: 'Xã, phường', sortable: true, card: 'title', cell: row => row.agency.name },
  {
    key: 'residents',
    label: 'Dân số',
    sortable: true,
    align: 'end',
    width: '9rem',
    cell: row => (row.known ? formatNumber(row.known.residents) : <StatusBadge tone="warning">Chưa có</StatusBadge>),
  },
  { key: 'year', label: 'Năm', width: '6rem', cell: row => row.known?.year ?? null },
  { key: 'source', label: 'Nguồn', cell: row => row.known?.source ?? null },
  ...(edit
    ? [
        {
          key: 'edit',
          label: 'Sửa',
          width: '7rem',
          card: 'plain' as const,
          cell: (row: Row) => (
            <Button variant="subtle" size="sm" onClick={() => edit(row)} aria-label={`Ghi dân số ${row.agency.name}`}>
              {row.known ? 'Sửa' : 'Ghi'}
            </Button>
          ),
        },
      ]
    : []),
]

/** How many people live where, by which source: the denominator of reach. What nobody knows stands there as unknown. */
export default function PopulationsScreen() {
  const state = useTableState({ filters: ['missing'], sortable: ['name', 'residents'] })
  const answer = useList('measurement.populations', state)
  const [editing, setEditing] = useState<Row | null>(null)
  const edit = answer.data?.may.edit ?? false
  const columns = columnsFor(edit ? setEditing : null)
  return (
    <>
      <PageHeader
        title="Dân số xã, phường"
        breadcrumb={[{ label: 'Chỉ tiêu', href: workspacePath('/chi-tieu') }]}
        {...(edit
          ? { action: { label: 'Nạp từ Excel', icon: 'upload' as const, href: workspacePath('/dan-so/nap-excel') } }
          : {})}
      >
        {answer.data ? (
          <span>
            {answer.data.without === 0
              ? `${formatNumber(answer.data.residents)} người ở ${formatNumber(answer.data.communes)} xã, phường.`
              : `Chưa có số dân của ${formatNumber(answer.data.without)} trên ${formatNumber(answer.data.communes)} xã, phường; các nơi đó không nằm trong tỷ lệ người dân được tiếp cận.`}
          </span>
        ) : null}
      </PageHeader>
      <DataTable
        unit="xã, phường"
        name="populations"
        columns={columns}
        rowId={row => row.agency.id}
        rowLabel={row => row.agency.name}
        state={state}
        answer={answer}
        filters={filters}
        searchLabel="Tìm theo tên hoặc mã"
        exportHref={() => `${apiBase}/commune-populations.xlsx`}
        empty={{
          icon: 'agency',
          title: 'Chưa có xã, phường nào',
          body: 'Khi danh mục cơ quan có UBND xã, phường, số dân của từng nơi được ghi ở đây.',
        }}
      />
      {editing ? <PopulationDialog row={editing} close={() => setEditing(null)} /> : null}
    </>
  )
}

function PopulationDialog({ row, close }: { row: Row; close(): void }) {
  const notify = useNotify()
  const set = useAct('measurement.set_population')
  const { known } = row
  return (
    <Dialog opened close={close} title={`Dân số ${row.agency.name}`} busy={set.busy}>
      <ContractForm
        schema={SetPopulation}
        fields={{ year: { width: 'half' }, residents: { width: 'half', unit: 'người' }, version: { kind: 'hidden' } }}
        initial={{
          agencyId: row.agency.id,
          year: known?.year ?? Number(todayInVietnam().slice(0, 4)),
          residents: known?.residents ?? null,
          source: known?.source ?? '',
          version: known?.version ?? 0,
        }}
        draft={`measurement.set_population:${row.agency.id}`}
        // Another year is another figure: it has no version yet.
        submit={input => set.act({ ...input, version: input.year === known?.year ? (known?.version ?? 0) : 0 })}
        submitLabel="Lưu"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã lưu số dân')
        }}
      />
    </Dialog>
  )
}
