import { formatDate } from '#ui/dates.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import { useTableState } from '#ui/table/table-state.ts'
import type { Output } from '#workspace/api.ts'
import { useList } from '#workspace/queries.ts'

type Row = Output<'progress.urges'>['items'][number]

const columns: TableColumn<Row>[] = [
  { key: 'at', label: 'Ngày gửi', sortable: true, fixed: true, card: 'title', cell: row => formatDate(row.at, { time: true }) },
  { key: 'by', label: 'Người gửi', cell: row => row.by },
  { key: 'agencies', label: 'Cơ quan', align: 'end', width: '8rem', cell: row => row.agencies },
  { key: 'items', label: 'Việc', align: 'end', width: '8rem', cell: row => row.items },
  { key: 'answerBy', label: 'Trả lời chậm nhất', width: '11rem', cell: row => formatDate(row.answerBy) },
  { key: 'open', label: 'Chưa trả lời', align: 'end', width: '9rem', cell: row => row.open },
]

/** The letters that went out, the newest first. */
export function UrgeHistory() {
  const state = useTableState({ filters: [], sortable: ['at'] })
  const answer = useList('progress.urges', state)
  return (
    <DataTable
      unit="lần đôn đốc"
      name="urges"
      columns={columns}
      rowId={row => row.id}
      rowLabel={row => `Đôn đốc ngày ${formatDate(row.at)}`}
      state={state}
      answer={answer}
      open={row => workspacePath(`/don-doc/${row.id}`)}
      searchable={false}
      empty={{
        icon: 'bell',
        title: 'Chưa đôn đốc lần nào',
        body: 'Mỗi lần đôn đốc được ghi lại ở đây, kèm công văn và tình hình trả lời của từng cơ quan.',
      }}
    />
  )
}
