import { formatDate } from '#ui/dates.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import type { Output } from '#workspace/api.ts'
import { useList } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { DifficultyKind, difficultyKindNames, DifficultyState, difficultyStateNames } from '../contract.ts'
import { seesAllTurns } from '../policy.ts'
import { DifficultyBadge } from './difficulty-words.tsx'
import styles from './exceptions.module.css'

type Row = Output<'progress.difficulties'>['items'][number]

const columns: TableColumn<Row>[] = [
  {
    key: 'text',
    label: 'Nội dung',
    fixed: true,
    card: 'title',
    cell: row => (
      <div>
        <div>{row.text.length > 200 ? `${row.text.slice(0, 200)}…` : row.text}</div>
        <div className={styles['soft']}>
          {difficultyKindNames[row.kind]} · nhiệm vụ {row.task.number}
        </div>
      </div>
    ),
  },
  { key: 'agency', label: 'Cơ quan', sortable: true, width: '10rem', cell: row => row.agency.name },
  { key: 'routedTo', label: 'Nơi trả lời', width: '13rem', hidden: true, cell: row => row.routedTo.name },
  { key: 'state', label: 'Tình trạng', width: '12rem', cell: row => <DifficultyBadge row={row} /> },
  { key: 'answerBy', label: 'Hạn trả lời', sortable: true, width: '8rem', cell: row => formatDate(row.answerBy) },
  { key: 'at', label: 'Nêu ngày', sortable: true, hidden: true, width: '8rem', cell: row => formatDate(row.at) },
  { key: 'replies', label: 'Trao đổi', width: '7rem', align: 'end', hidden: true, cell: row => row.replies },
]

const filters: Filter[] = [
  {
    kind: 'choices',
    name: 'state',
    label: 'Tình trạng',
    options: DifficultyState.options.map(value => ({ value, label: difficultyStateNames[value] })),
  },
  {
    kind: 'choice',
    name: 'kind',
    label: 'Loại',
    options: DifficultyKind.options.map(value => ({ value, label: difficultyKindNames[value] })),
  },
  { kind: 'choice', name: 'late', label: 'Hạn trả lời', options: [{ value: 'true', label: 'Đã quá hạn trả lời' }] },
]

/** What stands in the way: the office answers, agencies follow what became of theirs. */
export default function DifficultiesScreen() {
  const office = seesAllTurns(useActor())
  const agencies = useEveryAgency({ when: office })
  const state = useTableState({ filters: ['state', 'kind', 'late', 'agency'], sortable: ['answerBy', 'at', 'agency'] })
  const answer = useList('progress.difficulties', state)
  return (
    <>
      <PageHeader title="Khó khăn, kiến nghị">
        <span>
          {office ? 'Nội dung chờ trả lời đứng trước, gần hạn nhất ở trên.' : 'Nội dung mới được nêu từ màn hình của từng việc.'}
        </span>
      </PageHeader>
      <DataTable
        unit="nội dung"
        name="difficulties"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => `${difficultyKindNames[row.kind]} của ${row.agency.name}`}
        state={state}
        answer={answer}
        open={row => workspacePath(`/kho-khan/${row.id}`)}
        filters={[
          ...filters,
          ...(office
            ? [
                {
                  kind: 'choices' as const,
                  name: 'agency',
                  label: 'Cơ quan',
                  options: agencies.map(agency => ({ value: agency.id, label: agency.name })),
                },
              ]
            : []),
        ]}
        searchLabel="Tìm theo nội dung, cơ quan, nhiệm vụ"
        savedViews={useSavedViews('difficulties')}
        empty={{
          icon: 'help',
          title: 'Chưa có khó khăn hay kiến nghị nào',
          body: 'Khi một cơ quan gặp vướng mắc, nội dung được nêu ở màn hình của việc đó, chuyển tới cơ quan thường trực và hiện ở đây đến khi được trả lời.',
        }}
      />
    </>
  )
}
