import { Select } from '@mantine/core'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { kindNames, type Kind } from '#modules/agencies/contract.ts'
import { useOperation } from '#workspace/queries.ts'
import type { AgencyStanding } from '../contract.ts'
import { percent } from '../rules.ts'
import styles from './dashboards.module.css'

const orders = {
  share: 'Tỷ lệ hoàn thành cao trước',
  '-share': 'Tỷ lệ hoàn thành thấp trước',
  '-late': 'Nhiều việc quá hạn trước',
  name: 'Tên cơ quan',
}
type Order = keyof typeof orders
const compare: Record<Order, (a: AgencyStanding, b: AgencyStanding) => number> = {
  share: (a, b) => (b.share ?? 0) - (a.share ?? 0),
  '-share': (a, b) => (a.share ?? 0) - (b.share ?? 0),
  '-late': (a, b) => b.counts.late - a.counts.late || (b.daysLate ?? 0) - (a.daysLate ?? 0),
  name: (a, b) => a.label.localeCompare(b.label, 'vi'),
}

/** Agencies side by side: each by the share of its own work, the amount of it beside. */
export default function ComparisonScreen() {
  const { search, setSearch } = useNavigation()
  const query = new URLSearchParams(search)
  const kind = query.get('kind') ?? undefined
  const order: Order = (query.get('sort') ?? '') in orders ? (query.get('sort') as Order) : 'share'
  const { data, problem, retry } = useOperation('dashboards.comparison', {})
  if (problem && !data) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={12} />
  const change = (name: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next.size > 0 ? `?${next}` : '')
  }
  const kinds = [...new Set(data.items.map(one => one.kind))]
  const items = data.items.filter(one => !kind || one.kind === kind).toSorted(compare[order])
  return (
    <>
      <PageHeader
        title="So sánh các cơ quan"
        breadcrumb={[{ label: 'Bảng điều khiển', href: workspacePath('/bang-dieu-khien') }]}
      >
        <span>
          {data.how}. Số việc ghi bên cạnh, vì cơ quan ít việc và cơ quan nhiều việc không như nhau. Tính đến hết ngày{' '}
          {formatDate(data.asOf)}.
        </span>
      </PageHeader>
      <div className={styles['choices']}>
        <Select
          label="Loại cơ quan"
          placeholder="Tất cả"
          clearable
          clearButtonProps={{ 'aria-label': 'Bỏ chọn loại cơ quan' }}
          data={kinds.map(value => ({ value, label: kindNames[value as Kind] }))}
          value={kind ?? null}
          onChange={value => change('kind', value)}
        />
        <Select
          label="Thứ tự"
          allowDeselect={false}
          data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
          value={order}
          onChange={value => change('sort', value)}
        />
      </div>
      <p className={styles['foot']}>{items.length} cơ quan</p>
      <ol className={styles['compare']}>
        {items.map(one => (
          <li key={one.key}>
            <Link href={workspacePath(`/co-quan/${one.id}/tien-do`)}>{one.label}</Link>
            <div className={styles['meter']} aria-hidden="true">
              <span style={{ width: `${100 * (one.share ?? 0)}%` }} />
            </div>
            <span className={styles['compareFigures']}>
              <strong>{one.share === null ? '–' : percent(one.share)}</strong> của {one.total} việc
              {(one.counts.late ?? 0) > 0 ? (
                <>
                  {', '}
                  <Link href={workspacePath(`${one.href}&status=late`)}>{one.counts.late} quá hạn</Link>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
