import { formatDate } from '#ui/dates.tsx'
import { Figures } from '#ui/layout/figures.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { kindNames } from '#modules/agencies/contract.ts'
import { apiBase, type Output } from '#workspace/api.ts'
import { useList } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { ChildPlanState, childPlanStateNames } from '../contract.ts'
import { ChildPlanBadge } from './child-plan-words.tsx'

type Row = Output<'progress.child_plans'>['items'][number]

const columns: TableColumn<Row>[] = [
  { key: 'agency', label: 'Cơ quan', sortable: true, fixed: true, card: 'title', cell: row => row.agency.name },
  { key: 'state', label: 'Tình trạng', sortable: true, width: '17rem', cell: row => <ChildPlanBadge state={row.state} /> },
  { key: 'number', label: 'Số, ký hiệu', width: '10rem', cell: row => row.plan?.number ?? '' },
  {
    key: 'issuedOn',
    label: 'Ngày ban hành',
    sortable: true,
    width: '9rem',
    cell: row => (row.plan ? formatDate(row.plan.issuedOn) : ''),
  },
  { key: 'title', label: 'Trích yếu', hidden: true, cell: row => row.plan?.title ?? '' },
  { key: 'targets', label: 'Chỉ tiêu riêng', width: '8rem', align: 'end', cell: row => (row.plan ? row.targets : '') },
]

const filters: Filter[] = [
  {
    kind: 'choices',
    name: 'state',
    label: 'Tình trạng',
    options: ChildPlanState.options.map(value => ({ value, label: childPlanStateNames[value] })),
  },
  {
    kind: 'choices',
    name: 'kind',
    label: 'Loại cơ quan',
    options: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
  },
]

/** Who has issued a plan of their own, and who has not: all obliged agencies for the office, one's own for others. */
export default function ChildPlansScreen() {
  const state = useTableState({ filters: ['state', 'kind'], sortable: ['agency', 'issuedOn', 'state'] })
  const answer = useList('progress.child_plans', state)
  const { counts, own = [], parent } = answer.data ?? {}
  const all = counts ? counts.missing + counts.issued + counts.returned + counts.verified : 0
  const [mine] = own
  return (
    <>
      <PageHeader
        title="Kế hoạch triển khai"
        {...(mine
          ? {
              action: {
                label: 'Ghi nhận kế hoạch',
                icon: 'add' as const,
                href: workspacePath(`/ke-hoach-con/${mine.id}?them=1`),
              },
            }
          : {})}
      >
        {parent ? <span>Thực hiện: {parent.title}</span> : null}
      </PageHeader>
      {counts && all > 1 ? (
        <Figures
          items={[
            { value: `${counts.verified}/${all}`, label: 'đã xác nhận' },
            { value: counts.issued, label: 'chờ xác nhận' },
            { value: counts.missing + counts.returned, label: 'chưa có hoặc phải sửa' },
          ]}
        />
      ) : null}
      <DataTable
        unit="cơ quan"
        name="child-plans"
        columns={columns}
        rowId={row => row.agency.id}
        rowLabel={row => row.agency.name}
        state={state}
        answer={answer}
        open={row => workspacePath(`/ke-hoach-con/${row.agency.id}`)}
        filters={filters}
        searchLabel="Tìm theo cơ quan, số hoặc trích yếu"
        exportHref={search => `${apiBase}/child-plans.xlsx${search}`}
        savedViews={useSavedViews('child-plans')}
        empty={{
          icon: 'document',
          title: 'Chưa có cơ quan nào phải ban hành kế hoạch',
          body: 'Khi kế hoạch của tỉnh được thông qua, mỗi cơ quan chủ trì nhiệm vụ hiện ở đây, kèm kế hoạch triển khai của mình.',
        }}
      />
    </>
  )
}
