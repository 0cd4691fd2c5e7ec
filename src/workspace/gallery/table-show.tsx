import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Answer, ListAnswer } from '#ui/answer.ts'
import { DateText } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { formatNumber, vietnameseOrder } from '#ui/locale.tsx'
import { match } from '#ui/match.ts'
import type { Problem } from '#ui/problem.ts'
import { useStored } from '#ui/stored.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { SavedView } from '#ui/table/saved-views.tsx'
import { useTableState } from '#ui/table/table-state.ts'

type Row = { id: string; name: string; kind: string; people: number; due: string | null; state: keyof typeof states }
const states = {
  doing: { tone: 'info', label: 'Đang thực hiện' },
  done: { tone: 'success', label: 'Đã hoàn thành' },
  late: { tone: 'danger', label: 'Quá hạn' },
  soon: { tone: 'warning', label: 'Sắp đến hạn' },
  waiting: { tone: 'neutral', label: 'Chưa đến hạn' },
} satisfies Record<string, { tone: StatusTone; label: string }>
const names = [
  'An Khê',
  'Ayun Pa',
  'Biển Hồ',
  'Chư Păh',
  'Chư Prông',
  'Chư Sê',
  'Đak Đoa',
  'Đak Pơ',
  'Đức Cơ',
  'Hội Phú',
  'Ia Grai',
  'Ia Pa',
  'Kbang',
  'Kông Chro',
  'Krông Pa',
  'Mang Yang',
  'Phú Thiện',
  'Pleiku',
  'Thống Nhất',
  'Ia Khươl',
]

/** Rows to look at: made up, with names as long and as short as real ones. */
const rows: Row[] = Array.from({ length: 135 }, (_, index) => {
  const name = names[index % names.length]!
  const kind = index % 4 === 0 ? 'ward' : 'commune'
  return {
    id: String(index + 1),
    name: `${kind === 'ward' ? 'Phường' : 'Xã'} ${name}${index >= names.length ? ` ${Math.floor(index / names.length) + 1}` : ''}`,
    kind,
    people: 4200 + ((index * 7919) % 31000),
    due: index % 9 === 0 ? null : `2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
    state: (Object.keys(states) as (keyof typeof states)[])[index % 5]!,
  }
})

const columns: TableColumn<Row>[] = [
  { key: 'name', label: 'Tên đơn vị', cell: row => row.name, sortable: true },
  {
    key: 'state',
    label: 'Tình trạng',
    cell: row => <StatusBadge tone={states[row.state].tone}>{states[row.state].label}</StatusBadge>,
    width: '11rem',
  },
  { key: 'kind', label: 'Loại', cell: row => (row.kind === 'ward' ? 'Phường' : 'Xã'), width: '8rem', card: 'none' },
  { key: 'people', label: 'Dân số', cell: row => formatNumber(row.people), sortable: true, align: 'end', width: '8rem' },
  { key: 'due', label: 'Hạn', cell: row => <DateText value={row.due} />, sortable: true, width: '9rem' },
  { key: 'code', label: 'Mã', cell: row => row.id.padStart(5, '0'), hidden: true },
]
const problem: Problem = {
  status: 503,
  title: 'Chưa sẵn sàng',
  detail: 'Hệ thống đang bận hoặc đang khởi động. Chưa có gì bị mất; hãy thử lại sau ít phút.',
  code: 'unavailable',
  requestId: '7f3c1e90a2',
  fields: [],
}

/** The table over rows in memory, in each of its states. */
export function TableShow() {
  const notify = useNotify()
  const [mode, setMode] = useState('rows')
  const [views, setViews] = useStored<SavedView[]>('gallery:views', [])
  const state = useTableState({ filters: ['kind', 'state', 'until'], sortable: ['name', 'people', 'due'] })
  const data = useMemo(() => page(state.query), [state.query])
  const answer: Answer<ListAnswer<Row>> = {
    data:
      mode === 'loading' || mode === 'error'
        ? undefined
        : mode === 'empty'
          ? { items: [], total: 0, page: 1, pageSize: 20 }
          : data,
    problem: mode === 'error' ? problem : undefined,
    loading: mode === 'loading',
    refreshing: mode === 'refreshing',
    retry: () => setMode('rows'),
  }
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <SegmentedControl
        aria-label="Trạng thái của bảng"
        value={mode}
        onChange={setMode}
        size="xs"
        data={[
          { value: 'rows', label: 'Có dữ liệu' },
          { value: 'refreshing', label: 'Làm mới' },
          { value: 'loading', label: 'Đang tải' },
          { value: 'empty', label: 'Rỗng' },
          { value: 'error', label: 'Lỗi' },
        ]}
      />
      <DataTable
        unit="đơn vị"
        name="gallery"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => row.name}
        state={state}
        answer={answer}
        open={row => `/lam-viec/bo-giao-dien?mo=${row.id}`}
        searchLabel="Tìm tên đơn vị"
        filters={[
          {
            kind: 'choice',
            name: 'kind',
            label: 'Loại',
            options: [
              { value: 'commune', label: 'Xã' },
              { value: 'ward', label: 'Phường' },
            ],
          },
          {
            kind: 'choices',
            name: 'state',
            label: 'Tình trạng',
            options: Object.entries(states).map(([value, { label }]) => ({ value, label })),
          },
          { kind: 'date', name: 'until', label: 'Hạn đến ngày' },
        ]}
        bulkActions={[
          { label: 'Đôn đốc', run: ({ ids, clear }) => (notify(`Đã ghi nhận đôn đốc ${ids.length} đơn vị`), clear()) },
          { label: 'Xóa', dangerous: true, run: ({ clear }) => clear() },
        ]}
        exportHref={search => `/api/v1/gallery.xlsx${search}`}
        savedViews={{
          views,
          save: (name, search) => setViews([...views, { id: String(Date.now()), name, search }]),
          remove: id => setViews(views.filter(view => view.id !== id)),
        }}
        empty={{
          icon: 'agency',
          title: 'Chưa có đơn vị nào',
          body: 'Đơn vị là nơi nhận việc trong kế hoạch. Nạp danh sách từ tệp Excel, hoặc thêm từng đơn vị.',
        }}
      />
    </div>
  )
}

function page(query: ReturnType<typeof useTableState>['query']): ListAnswer<Row> {
  const { kind, state, until } = query.filters
  const found = rows.filter(
    row =>
      match(row.name, query.q) &&
      (!kind || kind.includes(row.kind)) &&
      (!state || state.includes(row.state)) &&
      (!until || (row.due !== null && row.due <= until[0]!)),
  )
  const field = query.sort?.replace('-', '') as 'name' | 'people' | 'due' | undefined
  const sign = query.sort?.startsWith('-') ? -1 : 1
  const sorted = field ? found.toSorted((a, b) => sign * vietnameseOrder(String(a[field] ?? ''), String(b[field] ?? ''))) : found
  const start = (query.page - 1) * query.pageSize
  return { items: sorted.slice(start, start + query.pageSize), total: found.length, page: query.page, pageSize: query.pageSize }
}
