import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { BulkAction, TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { apiBase, type Output } from '#workspace/api.ts'
import { useAct, useList, useOperation } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { EvidenceKind, evidenceKindNames } from '../contract.ts'
import { canClaimSomewhere, canJudge, seesAllEvidence } from '../policy.ts'
import { ClaimDialog } from './claim-dialog.tsx'
import { Proof } from './evidence-list.tsx'
import { affected, amount, StateBadge } from './words.tsx'

type Row = Output<'evidence.list'>['items'][number]
const path = workspacePath('/minh-chung')
/** Kept in the address by the tab that shows everything, so that “everything” and “just arrived” are two addresses. */
const everything = 'tat-ca=1'

const columns: TableColumn<Row>[] = [
  { key: 'title', label: 'Việc đã làm', sortable: true, card: 'title', cell: row => row.title },
  { key: 'agency', label: 'Cơ quan', sortable: true, width: '11rem', cell: row => row.agency.name },
  { key: 'happenedOn', label: 'Ngày', sortable: true, width: '8rem', cell: row => formatDate(row.happenedOn) },
  { key: 'proof', label: 'Căn cứ', width: '11.5rem', cell: row => <Proof piece={row} brief /> },
  { key: 'state', label: 'Trạng thái', width: '12rem', cell: row => <StateBadge state={row.state} /> },
  {
    key: 'kind',
    label: 'Loại',
    width: '11rem',
    hidden: true,
    cell: row => [evidenceKindNames[row.kind], amount(row)].filter(Boolean).join(' · '),
  },
  {
    key: 'tasks',
    label: 'Nhiệm vụ',
    width: '7rem',
    hidden: true,
    cell: row => row.tasks.map(task => task.number).join(', '),
  },
  {
    key: 'claimedAt',
    label: 'Gửi lúc',
    sortable: true,
    width: '9rem',
    hidden: true,
    cell: row => formatDate(row.claimedAt, { time: true }),
  },
  { key: 'claimedByName', label: 'Người ghi nhận', width: '11rem', hidden: true, cell: row => row.claimedByName },
]

/** All evidence that the reader may see; for the office what waits for a verdict comes first. */
export default function EvidenceScreen() {
  const actor = useActor()
  const judge = canJudge(actor)
  const { search, setSearch } = useNavigation()
  useEffect(() => {
    if (search === '' && judge) setSearch('?state=claimed&sort=claimedAt', { replace: true })
  }, [search, judge, setSearch])
  const [claiming, setClaiming] = useState(false)
  const [refused, setRefused] = useState<Output<'evidence.verify_many'>['refused']>([])
  const state = useTableState({
    filters: ['state', 'agency', 'kind', 'year', 'link', 'from', 'to', 'task', 'target', 'assignment', 'source'],
    sortable: ['title', 'agency', 'happenedOn', 'claimedAt', 'state'],
  })
  const answer = useList('evidence.list', state)
  // A tab is a place of its own, not a narrowing: an empty one says what will stand there.
  const { state: _, link: __, ...narrowing } = state.query.filters
  const placed = { ...state, narrowed: state.query.q !== '' || Object.keys(narrowing).length > 0 }
  const tab = currentTab(search)
  const counts = useOperation('evidence.counts', {})
  const filters = useFilters(seesAllEvidence(actor))
  const bulk = useBulkVerify(setRefused)
  const claimant = canClaimSomewhere(actor)
  return (
    <>
      <PageHeader
        title="Minh chứng"
        {...(claimant ? { action: { label: 'Ghi nhận minh chứng', icon: 'add' as const, run: () => setClaiming(true) } } : {})}
        more={claimant ? [{ label: 'Nạp từ Excel', icon: 'upload', href: `${path}/nap-excel` }] : []}
      />
      <TabLinks label="Trạng thái" tabs={tabsOf(counts.data)} current={tab.href} />
      {bulk.problem ? <ErrorState problem={bulk.problem} compact /> : null}
      {refused.length > 0 ? (
        <Notice tone="warning" live title={`${refused.length} minh chứng chưa xác nhận được`} dismiss={() => setRefused([])}>
          <ul>
            {refused.map(one => (
              <li key={one.id}>
                <Link href={`${path}/${one.id}`}>{one.title ?? 'Minh chứng không còn'}</Link>: {one.reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <DataTable
        unit="minh chứng"
        name="evidence"
        columns={columns}
        rowId={row => row.id}
        rowLabel={row => row.title}
        state={placed}
        answer={answer}
        open={row => `${path}/${row.id}`}
        filters={filters}
        searchLabel="Tìm theo việc đã làm"
        exportHref={part => `${apiBase}/evidence.xlsx${part}`}
        savedViews={useSavedViews('evidence')}
        bulkActions={judge ? [bulk.action] : []}
        empty={{
          icon: 'attach',
          ...emptyWords(tab, judge),
          ...(claimant && !judge
            ? {
                action: (
                  <Button leftSection={<Icon name="add" size={18} />} onClick={() => setClaiming(true)}>
                    Ghi nhận minh chứng đầu tiên
                  </Button>
                ),
              }
            : {}),
        }}
      />
      {claiming ? <ClaimDialog close={() => setClaiming(false)} /> : null}
    </>
  )
}

const tabs = [
  { label: 'Tất cả', href: `${path}?${everything}`, of: null },
  { label: 'Chờ xác nhận', href: `${path}?state=claimed&sort=claimedAt`, of: 'claimed' },
  { label: 'Đã xác nhận', href: `${path}?state=verified`, of: 'verified' },
  { label: 'Không chấp nhận', href: `${path}?state=rejected`, of: 'rejected' },
  { label: 'Không mở được', href: `${path}?link=dead`, of: 'deadLinks' },
] as const
type Tab = (typeof tabs)[number]

const tabsOf = (counts: Output<'evidence.counts'> | undefined) =>
  tabs
    .filter(tab => tab.of !== 'deadLinks' || (counts?.deadLinks ?? 0) > 0)
    .map(({ label, href, of }) => ({ label, href, ...(counts && of ? { count: counts[of] } : {}) }))

function emptyWords(tab: Tab, judge: boolean): { title: string; body: string } {
  if (tab.of === 'claimed' && judge)
    return {
      title: 'Không còn minh chứng nào chờ xác nhận',
      body: 'Khi cơ quan ghi nhận việc đã làm, minh chứng hiện ở đây để xem và xác nhận.',
    }
  if (tab.of === 'rejected')
    return {
      title: 'Không có minh chứng nào bị trả lại',
      body: 'Minh chứng không được chấp nhận hiện ở đây kèm lý do, để cơ quan sửa và gửi lại.',
    }
  return {
    title: 'Chưa có minh chứng nào',
    body: 'Mỗi việc đã làm cho một nhiệm vụ được ghi nhận kèm địa chỉ trang, ảnh hoặc tệp; cơ quan thường trực xem và xác nhận.',
  }
}

/** By the state that the address asks for, whatever else it asks for. */
function currentTab(search: string): Tab {
  const asked = new URLSearchParams(search)
  const states = asked.getAll('state')
  const wanted = asked.get('link') === 'dead' ? 'deadLinks' : states.length === 1 ? states[0] : null
  return tabs.find(tab => tab.of === wanted) ?? tabs[0]
}

function useFilters(all: boolean): Filter[] {
  const everyone = useEveryAgency({ when: all })
  return useMemo<Filter[]>(
    () => [
      {
        kind: 'choices',
        name: 'kind',
        label: 'Loại',
        options: EvidenceKind.options.map(value => ({ value, label: evidenceKindNames[value] })),
      },
      ...(all
        ? [
            {
              kind: 'choices' as const,
              name: 'agency',
              label: 'Cơ quan',
              options: everyone.map(agency => ({ value: agency.id, label: agency.name })),
            },
          ]
        : []),
      { kind: 'date', name: 'from', label: 'Từ ngày' },
      { kind: 'date', name: 'to', label: 'Đến ngày' },
    ],
    [all, everyone],
  )
}

function useBulkVerify(tell: (refused: Output<'evidence.verify_many'>['refused']) => void) {
  const notify = useNotify()
  const { act, problem } = useAct('evidence.verify_many', { refresh: affected })
  const action: BulkAction<Row> = {
    label: 'Xác nhận các minh chứng đã chọn',
    run: async ({ rows, clear }) => {
      try {
        const { verified, refused } = await act({ items: rows.map(({ id, version }) => ({ id, version })) })
        if (verified > 0) notify(`Đã xác nhận ${verified} minh chứng`)
        tell(refused)
        clear()
      } catch {
        // Shown above the table; the choice stays.
      }
    },
  }
  return { action, problem }
}
