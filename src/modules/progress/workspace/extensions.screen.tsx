import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import type { Output } from '#workspace/api.ts'
import { useAct, useList } from '#workspace/queries.ts'
import { useSavedViews } from '#workspace/saved-views.ts'
import { useActor } from '#workspace/session.tsx'
import { ExtensionState, extensionStateNames } from '../contract.ts'
import { canUrge } from '../policy/exceptions.ts'
import { DecideExtensionDialog } from './extension-dialogs.tsx'
import { ExtensionBadge } from './extension-words.tsx'
import { turnHref } from './status.tsx'
import styles from './exceptions.module.css'

type Row = Output<'progress.extensions'>['items'][number]
type Deciding = { row: Row; grant: boolean }
type Bulk = { rows: Row[]; granted: boolean; clear(): void }

const filters: Filter[] = [
  {
    kind: 'choices',
    name: 'state',
    label: 'Tình trạng',
    options: ExtensionState.options.map(value => ({ value, label: extensionStateNames[value] })),
  },
]

/** Wishes for more time: the office decides about them, one by one or many at once; agencies see their own. */
export default function ExtensionsScreen() {
  const office = canUrge(useActor())
  const state = useTableState({ filters: ['state'], sortable: ['agency', 'due', 'at'] })
  const answer = useList('progress.extensions', state)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [bulk, setBulk] = useState<Bulk | null>(null)
  const [failed, setFailed] = useState<Output<'progress.decide_extensions'>['failed']>([])
  const start = (granted: boolean) => (selected: { rows: Row[]; clear(): void }) =>
    setBulk({ rows: selected.rows.filter(row => row.may.decide), granted, clear: selected.clear })
  return (
    <>
      <PageHeader title="Gia hạn">
        <span>
          {office ? 'Người đã đề nghị không tự xem xét đề nghị của mình.' : 'Đề nghị mới được gửi từ màn hình của từng việc.'}
        </span>
      </PageHeader>
      {failed.length > 0 ? (
        <Notice tone="warning" title={`${failed.length} đề nghị chưa xem xét được`} live dismiss={() => setFailed([])}>
          <ul>
            {failed.map(one => (
              <li key={one.id}>
                {one.agency || 'Đề nghị'}: {one.reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <DataTable
        unit="đề nghị"
        name="extensions"
        columns={columnsFor(setDeciding)}
        rowId={row => row.id}
        rowLabel={row => `${row.agency.name}, nhiệm vụ ${row.task.number}`}
        state={state}
        answer={answer}
        open={row => turnHref(row)}
        filters={filters}
        searchLabel="Tìm theo cơ quan, nhiệm vụ, lý do"
        savedViews={useSavedViews('extensions')}
        {...(office
          ? {
              bulkActions: [
                { label: 'Đồng ý', run: start(true) },
                { label: 'Không đồng ý', dangerous: true, run: start(false) },
              ],
            }
          : {})}
        empty={{
          icon: 'calendar',
          title: 'Chưa có đề nghị gia hạn nào',
          body: 'Khi một cơ quan cần thêm thời gian, đề nghị kèm lý do hiện ở đây để cơ quan thường trực xem xét.',
        }}
      />
      {deciding ? <DecideExtensionDialog {...deciding} close={() => setDeciding(null)} /> : null}
      {bulk ? <BulkDialog {...bulk} close={() => setBulk(null)} told={setFailed} /> : null}
    </>
  )
}

function BulkDialog(props: Bulk & { close(): void; told(failed: Output<'progress.decide_extensions'>['failed']): void }) {
  const notify = useNotify()
  const decide = useAct('progress.decide_extensions', { refresh: ['inbox', 'dashboards'] })
  const { rows, granted } = props
  const send = async (reason: string) => {
    const items = rows.map(({ id, version }) => ({ id, version }))
    const answer = await decide.act({ items, granted, ...(reason ? { reason } : {}) }).catch(() => undefined)
    if (!answer) return
    props.close()
    props.clear()
    props.told(answer.failed)
    notify(`Đã xem xét ${answer.decided} đề nghị`)
  }
  return (
    <ConfirmDialog
      opened
      close={props.close}
      title={granted ? `Đồng ý ${rows.length} đề nghị gia hạn?` : `Không đồng ý ${rows.length} đề nghị gia hạn?`}
      consequence={
        rows.length === 0
          ? 'Trong các dòng đã chọn không có đề nghị nào bạn xem xét được.'
          : granted
            ? 'Hạn của từng việc được dời đến đúng ngày cơ quan xin, và được ghi vào lịch sử.'
            : 'Hạn cũ được giữ nguyên. Lý do được gửi tới từng cơ quan.'
      }
      action={granted ? `Đồng ý ${rows.length} đề nghị` : 'Không đồng ý'}
      dangerous={!granted}
      reason={!granted}
      busy={decide.busy}
      problem={decide.problem}
      confirm={reason => (rows.length === 0 ? props.close() : void send(reason))}
    />
  )
}

const columnsFor = (decide: (deciding: Deciding) => void): TableColumn<Row>[] => [
  { key: 'agency', label: 'Cơ quan', sortable: true, card: 'title', fixed: true, width: '10rem', cell: row => row.agency.name },
  {
    key: 'task',
    label: 'Việc và lý do',
    fixed: true,
    cell: row => (
      <div>
        <div>Nhiệm vụ {row.task.number}</div>
        <div className={styles['soft']}>{row.reason}</div>
      </div>
    ),
  },
  {
    key: 'due',
    label: 'Từ hạn cũ đến',
    sortable: true,
    width: '9rem',
    cell: row => (
      <div>
        {formatDate(row.due)} → {formatDate(row.grantedDue ?? row.wantedDue)}
        <div className={styles['soft']}>{row.daysAfterDue > 0 ? 'đề nghị sau hạn' : 'đề nghị trước hạn'}</div>
      </div>
    ),
  },
  {
    key: 'at',
    label: 'Gửi ngày',
    sortable: true,
    hidden: true,
    width: '9rem',
    cell: row => (
      <div>
        {formatDate(row.at)}
        <div className={styles['soft']}>{row.by}</div>
      </div>
    ),
  },
  {
    key: 'state',
    label: 'Tình trạng',
    width: '13rem',
    cell: row =>
      row.may.decide ? (
        <span className={styles['buttons']}>
          <Button
            size="xs"
            onClick={() => decide({ row, grant: true })}
            aria-label={`Đồng ý gia hạn cho ${row.agency.name}, nhiệm vụ ${row.task.number}`}
          >
            Đồng ý
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => decide({ row, grant: false })}
            aria-label={`Không đồng ý gia hạn cho ${row.agency.name}, nhiệm vụ ${row.task.number}`}
          >
            Không
          </Button>
        </span>
      ) : (
        <div>
          <ExtensionBadge state={row.state} />
          {row.decided ? <div className={styles['soft']}>{row.decided.by}</div> : null}
        </div>
      ),
  },
]
