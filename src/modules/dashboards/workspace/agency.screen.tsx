import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { statusNames } from '#modules/progress/contract.ts'
import type { AgencyView } from '../contract.ts'
import { percent, shareOf } from '../rules.ts'
import { monthsChart, standingsChart, statusChart } from '../rules/charts.ts'
import { badgeTones } from './badge-tones.ts'
import { ChartView } from '#workspace/chart-view.tsx'
import styles from './dashboards.module.css'
import { FigureCards } from './figure-cards.tsx'

/** How one agency stands: its numbers, what is next, its sections, and where it is among others of its kind. */
export default function AgencyScreen() {
  const id = useParam('id')
  const { data, problem, retry } = useOperation('dashboards.agency', { agencyId: id })
  if (problem && !data) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={12} />
  return (
    <>
      <PageHeader
        title={`Tiến độ của ${data.agency.name}`}
        breadcrumb={[
          { label: 'Cơ quan, đơn vị', href: workspacePath('/co-quan') },
          { label: data.agency.name, href: workspacePath(`/co-quan/${id}`) },
        ]}
        more={[
          { label: 'Nhiệm vụ được giao', icon: 'list', href: workspacePath(`/co-quan/${id}/nhiem-vu`) },
          { label: 'Lịch thời hạn', icon: 'calendar', href: workspacePath(`/tien-do-viec/lich?agency=${id}`) },
        ]}
      >
        <span>
          Năm {data.year}, tính đến hết ngày {formatDate(data.asOf)}. Chủ trì {data.own.total} việc, phối hợp {data.coordinating}{' '}
          việc.
        </span>
      </PageHeader>
      {data.own.total === 0 ? (
        <EmptyState icon="list" title="Cơ quan này chưa chủ trì việc nào trong năm">
          Việc xuất hiện khi một kế hoạch được thông qua giao cho cơ quan này chủ trì.
        </EmptyState>
      ) : (
        <Everything data={data} />
      )}
    </>
  )
}

function Everything({ data }: { data: AgencyView }) {
  const share = shareOf(data.own.counts) ?? 0
  return (
    <>
      <FigureCards figures={data.figures} asOf={data.asOf} />
      {data.among.middle !== null && data.among.agencies > 1 ? (
        <p className={styles['among']}>
          Hoàn thành <strong>{percent(share)}</strong>; mức giữa của {data.among.agencies} cơ quan cùng loại ({data.among.kind})
          là <strong>{percent(data.among.middle)}</strong>: một nửa cao hơn, một nửa thấp hơn.
        </p>
      ) : null}
      <Section title="Tình trạng thực hiện">
        <ChartView chart={statusChart(data.own.counts, data.asOf)} />
      </Section>
      <Section title="Việc sắp đến hạn và quá hạn">
        {data.next.length === 0 ? (
          <p className={styles['none']}>Không còn việc nào chưa hoàn thành.</p>
        ) : (
          <ul className={styles['next']}>
            {data.next.map(turn => (
              <li key={turn.assignmentId}>
                <Link href={workspacePath(turn.href)}>
                  Nhiệm vụ {turn.number}. {turn.text}
                </Link>
                <span>
                  <StatusBadge tone={badgeTones[turn.status]}>{statusNames[turn.status]}</StatusBadge>
                  {turn.due ? ` Hạn ${formatDate(turn.due)}` : ' Không nêu thời hạn'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Theo mục của kế hoạch">
        <ChartView chart={standingsChart(data.sections, data.asOf, 'Tình trạng theo mục', workspacePath)} />
      </Section>
      <Section title="Minh chứng theo tháng">
        <ChartView chart={monthsChart(data.months, data.asOf)} />
      </Section>
    </>
  )
}
