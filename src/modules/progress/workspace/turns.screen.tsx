import { useMemo, useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { BulkAction, TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { apiBase, type Output } from '#workspace/api.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { useAct, useList, useOperation } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { isOffice } from '#kernel/actor.ts'
import { PartyRole, partyRoleNames, Recurrence, recurrenceNames } from '#modules/programme/contract.ts'
import { Outlook, outlookNames, StandingState, standingNames, Status, statusNames } from '../contract.ts'
import { seesAllTurns } from '../policy.ts'
import { turnHref, TurnOutlook, TurnStatus } from './status.tsx'

type Row = Output<'progress.turns'>['items'][number]

const keyOf = (row: Row) => `${row.assignmentId}:${row.year}`
const columns = (all: boolean): TableColumn<Row>[] => [
  {
    key: 'task',
    label: 'Nhiệm vụ',
    sortable: true,
    card: 'title',
    cell: row => (
      <>
        <strong>{row.task.number}.</strong>{' '}
        {row.task.text.length > 96 ? `${row.task.text.slice(0, row.task.text.lastIndexOf(' ', 94))} …` : row.task.text}
      </>
    ),
  },
  { key: 'agency', label: 'Cơ quan', sortable: true, width: '11rem', hidden: !all, cell: row => row.agency.name },
  { key: 'role', label: 'Vai trò', width: '7rem', hidden: true, cell: row => partyRoleNames[row.role] },
  {
    key: 'status',
    label: 'Trạng thái',
    sortable: true,
    width: '12rem',
    cell: row => <TurnStatus status={row.status} role={row.role} />,
  },
  {
    key: 'due',
    label: 'Hạn',
    sortable: true,
    width: '7.5rem',
    cell: row => (
      <>
        {row.due ? formatDate(row.due) : 'Không nêu'}
        {row.daysLate ? <div>quá {row.daysLate} ngày</div> : null}
      </>
    ),
  },
  { key: 'evidence', label: 'Minh chứng', sortable: true, width: '7.5rem', cell: row => proofWords(row) },
  {
    key: 'percent',
    label: 'Mức',
    sortable: true,
    align: 'end',
    width: '5rem',
    hidden: all,
    cell: row => (row.percent === null ? '—' : `${row.percent}%`),
  },
  {
    key: 'outlook',
    label: 'Nhận định',
    width: '10rem',
    hidden: true,
    cell: row => (row.outlook ? <TurnOutlook outlook={row.outlook} /> : '—'),
  },
  { key: 'state', label: 'Tình trạng xử lý', width: '11rem', hidden: true, cell: row => standingNames[row.state] },
]
const proofWords = (row: Row) =>
  [row.verified > 0 && `${row.verified} đã xác nhận`, row.claimed > 0 && `${row.claimed} chờ xác nhận`]
    .filter(Boolean)
    .join(', ') || 'Chưa có'

/** The same turns under the same filters, seen in other ways. */
const views = [
  { label: 'Danh sách', path: '/tien-do-viec' },
  { label: 'Lịch', path: '/tien-do-viec/lich' },
  { label: 'Gantt', path: '/tien-do-viec/gantt' },
  { label: 'Bảng thẻ', path: '/tien-do-viec/bang' },
]

/** All turns of a year that the person may see: the office the province's, an agency its own. */
export default function TurnsScreen() {
  const actor = useActor()
  const all = seesAllTurns(actor)
  const office = isOffice(actor)
  const notify = useNotify()
  const agencies = useEveryAgency({ when: all })
  const plans = useOperation('programme.plans', { pageSize: 100 }, { staleTime: 60_000 })
  const confirm = useAct('progress.confirm_closings', { refresh: ['inbox'] })
  const [closing, setClosing] = useState<{ rows: Row[]; clear(): void } | null>(null)
  const state = useTableState({
    filters: [
      'year',
      'agency',
      'task',
      'plan',
      'section',
      'role',
      'status',
      'state',
      'recurrence',
      'dueFrom',
      'dueTo',
      'late',
      'outlook',
    ],
    sortable: ['due', 'agency', 'task', 'status', 'evidence', 'percent'],
  })
  const answer = useList('progress.turns', state)
  const year = answer.data?.year
  const [late, task] = [state.query.filters['late']?.[0], state.query.filters['task']?.[0]]
  const taskName = answer.data?.items[0] ? `số ${answer.data.items[0].task.number}` : 'đã chọn'
  const filters = useMemo<Filter[]>(
    () => [
      {
        kind: 'choices',
        name: 'status',
        label: 'Trạng thái',
        options: Status.options.map(value => ({ value, label: statusNames[value] })),
      },
      ...(all
        ? [
            {
              kind: 'choices' as const,
              name: 'agency',
              label: 'Cơ quan',
              options: agencies.map(agency => ({ value: agency.id, label: agency.name })),
            },
          ]
        : []),
      {
        kind: 'choice',
        name: 'role',
        label: 'Vai trò',
        options: PartyRole.options.map(value => ({ value, label: partyRoleNames[value] })),
      },
      {
        kind: 'choices',
        name: 'state',
        label: 'Xử lý',
        options: StandingState.options.map(value => ({ value, label: standingNames[value] })),
      },
      {
        kind: 'choices',
        name: 'outlook',
        label: 'Nhận định',
        options: Outlook.options.map(value => ({ value, label: outlookNames[value] })),
      },
      {
        kind: 'choices',
        name: 'recurrence',
        label: 'Tần suất',
        options: Recurrence.options.map(value => ({ value, label: recurrenceNames[value] })),
      },
      {
        kind: 'choice',
        name: 'plan',
        label: 'Kế hoạch',
        options: (plans.data?.items ?? []).map(plan => ({ value: plan.code, label: plan.number ?? plan.title })),
      },
      // Set by links from elsewhere: shown so that they can be taken away.
      ...(late
        ? [{ kind: 'choice' as const, name: 'late', label: 'Chỉ việc quá hạn', options: [{ value: 'true', label: 'Có' }] }]
        : []),
      ...(task
        ? [{ kind: 'choice' as const, name: 'task', label: 'Nhiệm vụ', options: [{ value: task, label: taskName }] }]
        : []),
      { kind: 'date', name: 'dueFrom', label: 'Hạn từ ngày' },
      { kind: 'date', name: 'dueTo', label: 'Hạn đến ngày' },
      {
        kind: 'choice',
        name: 'year',
        label: 'Năm',
        options: yearsAround(year).map(one => ({ value: String(one), label: `Năm ${one}` })),
      },
    ],
    [agencies, all, plans.data, year, late, task, taskName],
  )
  const bulkActions: BulkAction<Row>[] = office
    ? [{ label: 'Xác nhận hoàn thành', run: ({ rows, clear }) => setClosing({ rows, clear }) }]
    : []
  const ready = closing?.rows.filter(row => row.state === 'closing') ?? []
  const confirmAll = async () => {
    if (ready.length === 0) return setClosing(null)
    try {
      const { confirmed, refused } = await confirm.act({
        turns: ready.map(({ assignmentId, year: of }) => ({ assignmentId, year: of })),
      })
      closing?.clear()
      setClosing(null)
      if (refused.length === 0) notify(`Đã xác nhận ${confirmed} việc`)
      else notify(`Đã xác nhận ${confirmed} việc; ${refused.length} việc giữ nguyên: ${refused[0]!.reason}`, { tone: 'warning' })
    } catch {
      // The problem is shown in the dialog.
    }
  }
  return (
    <>
      <PageHeader
        title="Theo dõi thực hiện"
        more={[{ label: 'Cập nhật từ Excel', icon: 'upload', href: workspacePath('/tien-do-viec/nap-excel') }]}
      >
        {answer.data ? <span>{`Năm ${answer.data.year}, tính đến hết ngày ${formatDate(answer.data.asOf)}`}</span> : null}
      </PageHeader>
      <TabLinks
        label="Cách xem"
        tabs={views.map(view => ({ label: view.label, href: workspacePath(view.path + state.search) }))}
        current={workspacePath(`/tien-do-viec${state.search}`)}
      />
      <DataTable
        unit="việc"
        name="turns"
        columns={useMemo(() => columns(all), [all])}
        rowId={keyOf}
        rowLabel={row => `Nhiệm vụ ${row.task.number} của ${row.agency.name}`}
        state={state}
        answer={answer}
        open={row => turnHref(row)}
        filters={filters}
        searchLabel="Tìm theo nội dung nhiệm vụ"
        exportHref={search => `${apiBase}/turns.xlsx${search}`}
        savedViews={useSavedViews('turns')}
        bulkActions={bulkActions}
        empty={{
          icon: 'list',
          title: 'Chưa có việc nào để theo dõi',
          body: 'Khi một kế hoạch được thông qua, việc của từng cơ quan hiện ở đây với trạng thái được tính theo hạn và minh chứng.',
        }}
      />
      <ConfirmDialog
        opened={closing !== null}
        close={() => setClosing(null)}
        title={`Xác nhận hoàn thành ${ready.length} việc?`}
        consequence={
          ready.length === (closing?.rows.length ?? 0)
            ? 'Mỗi việc cần có ít nhất một minh chứng đã xác nhận; việc nào chưa đủ sẽ được nêu lý do và giữ nguyên.'
            : `Chỉ ${ready.length} trong ${closing?.rows.length ?? 0} việc đã chọn đang chờ xác nhận; các việc khác được giữ nguyên.`
        }
        action="Xác nhận hoàn thành"
        busy={confirm.busy}
        problem={confirm.problem}
        confirm={() => void confirmAll()}
      />
    </>
  )
}

const yearsAround = (year: number | undefined) => (year ? [year + 1, year, year - 1, year - 2] : [])
