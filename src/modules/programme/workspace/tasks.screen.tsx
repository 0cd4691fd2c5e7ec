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
import { recurrenceNames } from '../contract.ts'
import { useWorkFilters } from './work-filters.ts'

type Row = Output<'programme.tasks'>['items'][number]

const columns: TableColumn<Row>[] = [
  { key: 'number', label: 'Số', sortable: true, width: '4.5rem', align: 'end', card: 'none', cell: row => row.number },
  {
    key: 'text',
    label: 'Nhiệm vụ',
    card: 'title',
    fixed: true,
    cell: row => (row.text.length > 150 ? `${row.text.slice(0, 150)}…` : row.text),
  },
  { key: 'leads', label: 'Chủ trì', width: '13rem', cell: row => row.leads.join('; ') || 'Chưa rõ' },
  { key: 'coordinating', label: 'Phối hợp', width: '14rem', hidden: true, cell: row => row.coordinating.join('; ') },
  {
    key: 'due',
    label: 'Thời hạn',
    sortable: true,
    width: '8.5rem',
    cell: row => (row.due ? formatDate(row.due) : row.recurrence ? recurrenceNames[row.recurrence] : 'Không nêu'),
  },
  { key: 'section', label: 'Mục', sortable: true, width: '5.5rem', cell: row => row.section },
  {
    key: 'assigned',
    label: 'Cơ quan nhận',
    width: '8rem',
    align: 'end',
    cell: row => row.assigned.lead + row.assigned.coordinating,
  },
]

const ownFilters: Filter[] = [
  { kind: 'choice', name: 'ended', label: 'Hiệu lực', options: [{ value: 'true', label: 'Cả nhiệm vụ đã bãi bỏ' }] },
]

/** All tasks of all plans in force. */
export default function TasksScreen() {
  const state = useTableState({ filters: ['plan', 'recurrence', 'dueBefore', 'ended'], sortable: ['number', 'due', 'section'] })
  const answer = useList('programme.tasks', state)
  const filters = useWorkFilters(ownFilters)
  return (
    <>
      <PageHeader title="Nhiệm vụ" />
      <DataTable
        unit="nhiệm vụ"
        name="tasks"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => `Nhiệm vụ ${row.number}`}
        state={state}
        answer={answer}
        open={row => workspacePath(`/nhiem-vu/${row.id}`)}
        filters={filters}
        searchLabel="Tìm trong nội dung nhiệm vụ"
        exportHref={search => `${apiBase}/tasks.xlsx${search}`}
        savedViews={useSavedViews('tasks')}
        empty={{
          icon: 'list',
          title: 'Chưa có nhiệm vụ nào',
          body: 'Nhiệm vụ xuất hiện khi một kế hoạch được thông qua ở màn hình Kế hoạch.',
        }}
      />
    </>
  )
}
