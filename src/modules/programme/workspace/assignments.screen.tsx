import { formatDate } from '#ui/dates.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { apiBase, type Output } from '#workspace/api.ts'
import { useList } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { PartyRole, partyRoleNames, recurrenceNames } from '../contract.ts'
import { useWorkFilters } from './work-filters.ts'

type Row = Output<'programme.assignments'>['items'][number]

const columns: TableColumn<Row>[] = [
  { key: 'agency', label: 'Cơ quan', sortable: true, card: 'title', fixed: true, cell: row => row.agency.name },
  { key: 'role', label: 'Vai trò', width: '7rem', cell: row => partyRoleNames[row.role] },
  {
    key: 'task',
    label: 'Nhiệm vụ',
    fixed: true,
    cell: row => `${row.task.number}. ${row.task.text.length > 160 ? `${row.task.text.slice(0, 160)}…` : row.task.text}`,
  },
  {
    key: 'due',
    label: 'Thời hạn',
    sortable: true,
    width: '9rem',
    cell: row => (row.due ? formatDate(row.due) : row.task.recurrence ? recurrenceNames[row.task.recurrence] : 'Không nêu'),
  },
  { key: 'assignedOn', label: 'Giao từ', sortable: true, width: '8rem', hidden: true, cell: row => formatDate(row.assignedOn) },
  { key: 'viaGroup', label: 'Qua nhóm', width: '12rem', hidden: true, cell: row => row.viaGroup ?? '' },
]

const ownFilters: Filter[] = [
  {
    kind: 'choice',
    name: 'role',
    label: 'Vai trò',
    options: PartyRole.options.map(value => ({ value, label: partyRoleNames[value] })),
  },
  { kind: 'date', name: 'on', label: 'Tại ngày' },
]

/** Who holds which part of the work. The office sees everybody, others their own agencies. */
export default function AssignmentsScreen() {
  const state = useTableState({
    filters: ['plan', 'role', 'recurrence', 'dueBefore', 'on'],
    sortable: ['due', 'agency', 'assignedOn'],
  })
  const answer = useList('programme.assignments', state)
  const filters = useWorkFilters(ownFilters)
  return (
    <>
      <PageHeader title="Phân công" />
      <DataTable
        unit="phần việc"
        name="assignments"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => `${row.agency.name}, nhiệm vụ ${row.task.number}`}
        state={state}
        answer={answer}
        open={row => workspacePath(`/nhiem-vu/${row.task.id}`)}
        filters={filters}
        searchLabel="Tìm theo cơ quan hoặc nội dung nhiệm vụ"
        exportHref={search => `${apiBase}/assignments.xlsx${search}`}
        savedViews={useSavedViews('assignments')}
        empty={{
          icon: 'people',
          title: 'Chưa giao việc cho cơ quan nào',
          body: 'Khi kế hoạch được thông qua, mỗi cơ quan nhận phần việc của mình và hiện ở đây.',
        }}
      />
    </>
  )
}
