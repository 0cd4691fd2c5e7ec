import { useMemo, type ReactNode } from 'react'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Filter } from '#ui/table/filter.ts'
import { FilterBar } from '#ui/table/filter-bar.tsx'
import { useTableState, type TableState } from '#ui/table/table-state.ts'
import { PartyRole, partyRoleNames } from '#modules/programme/contract.ts'
import { Status, statusNames } from '#modules/progress/contract.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { useOperation } from '#workspace/queries.ts'

const views = [
  { label: 'Danh sách', path: '/tien-do-viec' },
  { label: 'Lịch', path: '/tien-do-viec/lich' },
  { label: 'Gantt', path: '/tien-do-viec/gantt' },
  { label: 'Bảng thẻ', path: '/tien-do-viec/bang' },
]

/** The filters that all views of turns share, kept in the address under the table's names. */
export const useTurnFilters = (): TableState =>
  useTableState({ filters: ['agency', 'plan', 'section', 'role', 'status', 'year', 'month'], sortable: [] })

/** Head, tabs and filters of one view of the turns; changing the view keeps what one looks at. */
export function ViewsFrame(props: { title: string; path: string; state: TableState; note?: ReactNode; children: ReactNode }) {
  const { state } = props
  const agencies = useEveryAgency()
  const plans = useOperation('programme.plans', { pageSize: 100 }, { staleTime: 60_000 })
  const filters = useMemo(
    (): Filter[] => [
      {
        kind: 'choices',
        name: 'status',
        label: 'Tình trạng',
        options: Status.options.map(value => ({ value, label: statusNames[value] })),
      },
      { kind: 'choices', name: 'agency', label: 'Cơ quan', options: agencies.map(one => ({ value: one.id, label: one.name })) },
      {
        kind: 'choice',
        name: 'role',
        label: 'Vai trò',
        options: PartyRole.options.map(value => ({ value, label: partyRoleNames[value] })),
      },
      {
        kind: 'choice',
        name: 'plan',
        label: 'Kế hoạch',
        options: (plans.data?.items ?? []).map(plan => ({ value: plan.code, label: plan.number ?? plan.title })),
      },
    ],
    [agencies, plans.data],
  )
  const address = (path: string) => `${workspacePath(path)}${state.search}`
  return (
    <>
      <PageHeader title={props.title}>{props.note ? <span>{props.note}</span> : null}</PageHeader>
      <TabLinks
        label="Cách xem"
        tabs={views.map(view => ({ label: view.label, href: address(view.path) }))}
        current={address(props.path)}
      />
      <FilterBar
        q={state.query.q}
        filters={filters}
        values={state.query.filters}
        searchLabel="Tìm trong nội dung nhiệm vụ"
        change={part => state.change({ ...part, ...(part.filters ? { filters: keepHidden(state, part.filters) } : {}) })}
      />
      {props.children}
    </>
  )
}

/** Month and year are set by the view itself, not by the bar; taking a filter away leaves them. */
function keepHidden(state: TableState, filters: Record<string, string[]>): Record<string, string[]> {
  const { month, year } = state.query.filters
  return { ...(month ? { month } : {}), ...(year ? { year } : {}), ...filters }
}
