import { formatNumber } from '#kernel/i18n/formats.ts'
import { StateBadge } from '#modules/evidence/workspace/index.ts'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { TableColumn } from '#ui/table/column.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Filter } from '#ui/table/filter.ts'
import { useTableState } from '#ui/table/table-state.ts'
import { apiBase, type Output } from '#workspace/api.ts'
import { useList } from '#workspace/queries.ts'
import type { TargetDetail } from '../contract.ts'
import styles from './measurement.module.css'

type Row = Output<'measurement.members'>['items'][number]

const units: Record<TargetDetail['memberKind'], string> = {
  agency: 'cơ quan',
  person: 'dòng',
  commune: 'xã, phường',
  part: 'mốc',
  evidence: 'minh chứng',
  statement: 'lần nhập số liệu',
}

const columns: TableColumn<Row>[] = [
  { key: 'name', label: 'Tên', sortable: true, card: 'title', cell: row => row.name },
  {
    key: 'counted',
    label: 'Được tính',
    sortable: true,
    width: '11rem',
    cell: row =>
      row.of !== null && row.of > 1 && row.amount !== null ? (
        <>
          {formatNumber(row.amount)} / {formatNumber(row.of)}
        </>
      ) : row.counted ? (
        <StatusBadge tone="success">Được tính</StatusBadge>
      ) : (
        <StatusBadge tone="neutral">Chưa được tính</StatusBadge>
      ),
  },
  { key: 'why', label: 'Vì sao', cell: row => row.why },
  {
    key: 'evidence',
    label: 'Minh chứng',
    cell: row =>
      row.evidence.length === 0 ? null : (
        <ul className={styles['proofs']}>
          {row.evidence.slice(0, 4).map(piece => (
            <li key={piece.id}>
              <Link href={workspacePath(`/minh-chung/${piece.id}`)}>{piece.title}</Link> <StateBadge state={piece.state} />
            </li>
          ))}
        </ul>
      ),
  },
]

const filters: Filter[] = [
  {
    kind: 'choice',
    name: 'counted',
    label: 'Được tính',
    options: [
      { value: 'true', label: 'Được tính' },
      { value: 'false', label: 'Chưa được tính' },
    ],
  },
]

/** The list behind the number: counted or not, and why, each with its proof. */
export function Members({ target }: { target: TargetDetail }) {
  const state = useTableState({ filters: ['counted'], sortable: ['name', 'counted'] })
  const answer = useList('measurement.members', state, { targetId: target.id })
  return (
    <Section title="Đứng sau con số">
      <DataTable
        unit={units[target.memberKind]}
        name="measure-members"
        columns={columns}
        rowId={row => row.key}
        rowLabel={row => row.name}
        state={state}
        answer={answer}
        filters={filters}
        searchLabel="Tìm theo tên"
        exportHref={search => `${apiBase}/measures/${target.id}/members.xlsx${search}`}
        empty={{
          icon: 'list',
          title: 'Chưa có gì được tính',
          body: 'Khi có minh chứng được xác nhận, mỗi dòng đứng sau con số hiện ở đây.',
        }}
      />
    </Section>
  )
}
