import { formatNumber } from '#kernel/i18n/formats.ts'
import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section, SectionPair } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import type { Counts, Province, TargetStrip } from '../contract.ts'
import { countRule } from '../rules.ts'
import { monthsChart, standingsChart, statusChart } from '../rules/charts.ts'
import { ChartView } from '#workspace/chart-view.tsx'
import styles from './dashboards.module.css'
import { FigureCards } from './figure-cards.tsx'
import { ProvinceMap } from './province-map.tsx'

/** The leader's one page: how it stands, who is late, where, what is likely to come. */
export default function ProvinceScreen() {
  const { data, problem, retry } = useOperation('dashboards.province', {}, { refetchInterval: 300_000 })
  if (problem && !data) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={14} />
  const counts = Object.fromEntries(data.statuses.map(one => [one.status, one.count])) as Counts
  const total = data.statuses.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <PageHeader
        title={`Bảng điều khiển năm ${data.year}`}
        more={[
          {
            label: 'Tải bảng số liệu dạng Word',
            icon: 'download',
            run: () => window.location.assign(`${apiBase}/dashboards/tien-do.docx`),
          },
          {
            label: 'Tải toàn cảnh dạng Excel',
            icon: 'download',
            run: () => window.location.assign(`${apiBase}/dashboards/tien-do.xlsx`),
          },
          { label: 'So sánh các cơ quan', icon: 'agency', href: workspacePath('/bang-dieu-khien/co-quan') },
          { label: 'Trang công khai', icon: 'external', run: () => window.open('/tien-do', '_blank', 'noopener') },
        ]}
      >
        <span>Tính đến hết ngày {formatDate(data.asOf)}</span>
      </PageHeader>
      {total === 0 ? (
        <EmptyState icon="chart" title="Chưa có việc nào được giao trong năm này">
          Các con số xuất hiện khi một kế hoạch được thông qua và việc được giao cho các cơ quan.
        </EmptyState>
      ) : (
        <Everything data={data} counts={counts} />
      )}
    </>
  )
}

function Everything({ data, counts }: { data: Province; counts: Counts }) {
  const months = monthsChart(data.months, data.asOf, month => workspacePath(data.months.find(one => one.month === month)!.href))
  return (
    <>
      <FigureCards figures={data.figures} asOf={data.asOf} />
      <Section title="Tình trạng thực hiện" help={countRule}>
        <ChartView chart={statusChart(counts, data.asOf)} table={false} />
        <ul className={styles['statuses']}>
          {data.statuses.map(one => (
            <li key={one.status}>
              <Link href={workspacePath(one.href)}>
                {one.label} <strong>{formatNumber(one.count)}</strong>
              </Link>
              <span>{one.rule}</span>
            </li>
          ))}
        </ul>
      </Section>
      <SectionPair>
        <LateAgencies data={data} />
        <Forecast data={data} />
      </SectionPair>
      {data.targets.length > 0 ? <Targets targets={data.targets} /> : null}
      <ProvinceMap />
      <Section title="Theo mục của kế hoạch">
        <ChartView chart={standingsChart(data.sections, data.asOf, 'Tình trạng theo mục của kế hoạch', workspacePath)} />
      </Section>
      <SectionPair>
        <Section title="Theo loại cơ quan">
          <ChartView chart={standingsChart(data.kinds, data.asOf, 'Tình trạng theo loại cơ quan')} />
        </Section>
        <Section title="Minh chứng theo tháng">
          <ChartView chart={months} />
          <p className={styles['foot']}>
            Gia hạn trong năm: <Link href={workspacePath(data.extensions.href)}>{data.extensions.asked} đang chờ</Link>,{' '}
            {data.extensions.granted} đã đồng ý, {data.extensions.refused} không đồng ý.
          </p>
        </Section>
      </SectionPair>
    </>
  )
}

function LateAgencies({ data }: { data: Province }) {
  return (
    <Section
      title={`Cơ quan có việc quá hạn (${data.lateAgencies})`}
      action={data.lateAgencies > 0 ? <Link href={workspacePath('/don-doc')}>Đôn đốc</Link> : null}
    >
      {data.late.length === 0 ? (
        <p className={styles['none']}>Không cơ quan nào có việc quá hạn.</p>
      ) : (
        <ol className={styles['ranking']}>
          {data.late.map(one => (
            <li key={one.key}>
              <Link href={workspacePath(one.href)}>{one.label}</Link>
              <span>
                <strong>{one.counts.late}</strong> trong {one.total} việc
                {one.daysLate === null ? '' : `, lâu nhất ${one.daysLate} ngày`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {data.lateAgencies > data.late.length ? (
        <p className={styles['foot']}>
          <Link href={workspacePath('/bang-dieu-khien/co-quan?sort=-late')}>Xem cả {data.lateAgencies} cơ quan</Link>
        </p>
      ) : null}
    </Section>
  )
}

function Forecast({ data: { forecast } }: { data: Province }) {
  return (
    <Section title={`Có khả năng chậm (${forecast.total})`}>
      {forecast.items.length === 0 ? (
        <p className={styles['none']}>Chưa thấy việc nào có dấu hiệu sẽ chậm.</p>
      ) : (
        <ol className={styles['ranking']}>
          {forecast.items.map(one => (
            <li key={one.href}>
              <Link href={workspacePath(one.href)}>{one.label.length > 90 ? `${one.label.slice(0, 89)}…` : one.label}</Link>
              <span>
                {one.agency}, hạn {formatDate(one.due)}. {one.reasons.join('; ')}.
              </span>
            </li>
          ))}
        </ol>
      )}
      <details className={styles['how']}>
        <summary>Cách dự báo</summary>
        <ul>
          {forecast.rule.map(rule => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </details>
    </Section>
  )
}

const paceTones: Record<string, StatusTone> = { reached: 'success', on_pace: 'info', behind: 'warning', overdue: 'danger' }
const amount = (value: number, unit: string) => `${formatNumber(value, 'vi', 1)}${unit === '%' ? '%' : ` ${unit}`}`.trim()

function Targets({ targets }: { targets: readonly TargetStrip[] }) {
  return (
    <Section title="Chỉ tiêu">
      <ul className={styles['targets']}>
        {targets.map(target => (
          <li key={target.id}>
            <p className={styles['targetHead']}>
              <Link href={workspacePath(target.href)}>
                Chỉ tiêu {target.number}
                {target.year ? `, năm ${target.year}` : ''}
              </Link>
              <StatusBadge tone={paceTones[target.pace] ?? 'neutral'}>{target.paceLabel}</StatusBadge>
            </p>
            {target.value !== null && target.wanted ? (
              <>
                <div className={styles['meter']} aria-hidden="true">
                  <span style={{ width: `${Math.min(100, (100 * target.value) / target.wanted)}%` }} />
                </div>
                <p className={styles['foot']}>
                  <strong>{amount(target.value, target.unit)}</strong> trên {amount(target.wanted, target.unit)}
                </p>
              </>
            ) : null}
            <p className={styles['clipped']}>{target.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
