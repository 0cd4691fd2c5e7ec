import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { statusNames } from '#modules/progress/contract.ts'
import { useOperation } from '#workspace/queries.ts'
import type { Gantt, GanttRow } from '../contract.ts'
import { doneOf, statusOrder } from '../rules.ts'
import { placeOf, ticksOf } from '../rules/calendar.ts'
import styles from './time.module.css'
import { useTurnFilters, ViewsFrame } from './views-frame.tsx'

/** Tasks as bars over the year, their filling told by status; by month of their due day on a phone. */
export default function GanttScreen() {
  const state = useTurnFilters()
  const [scale, setScale] = useState<'month' | 'quarter'>('month')
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const { data, problem, retry } = useOperation('dashboards.gantt', state.input as never)
  return (
    <ViewsFrame
      title="Sơ đồ Gantt"
      path="/tien-do-viec/gantt"
      state={state}
      note="Mỗi thanh là một nhiệm vụ từ ngày giao đến hạn; phần tô màu là tỷ lệ việc của các cơ quan theo tình trạng."
    >
      {problem && !data ? <ErrorState problem={problem} retry={retry} /> : null}
      {!data && !problem ? <SkeletonText lines={12} /> : null}
      {data && data.rows.length === 0 ? (
        <EmptyState icon="chart" title="Không có nhiệm vụ nào như vậy">
          Hãy bớt điều kiện lọc.
        </EmptyState>
      ) : null}
      {data && data.rows.length > 0 ? (
        narrow ? (
          <ByMonth gantt={data} />
        ) : (
          <>
            <div className={styles['scale']}>
              <SegmentedControl
                size="xs"
                aria-label="Thang thời gian"
                data={[
                  { value: 'month', label: 'Tháng' },
                  { value: 'quarter', label: 'Quý' },
                ]}
                value={scale}
                onChange={value => setScale(value === 'quarter' ? 'quarter' : 'month')}
              />
              <Key />
            </div>
            <Bars gantt={data} scale={scale} />
          </>
        )
      ) : null}
    </ViewsFrame>
  )
}

const Key = () => (
  <ul className={styles['key']}>
    {statusOrder.map(status => (
      <li key={status}>
        <span className={styles['swatch']} data-status={status} />
        {statusNames[status]}
      </li>
    ))}
  </ul>
)

/** What goes on for years is shown as far as the year goes; a bar that begins or ends beyond it is cut at the edge. */
function Bars({ gantt, scale }: { gantt: Gantt; scale: 'month' | 'quarter' }) {
  const [from, to] = [`${gantt.year}-01-01`, `${gantt.year}-12-31`]
  const ticks = ticksOf(from, to, scale)
  const share = (day: string) => `${(100 * placeOf(day, from, to)).toFixed(2)}%`
  return (
    <div className={styles['gantt']}>
      <div className={styles['ganttHead']} aria-hidden="true">
        <span>Nhiệm vụ</span>
        <div className={styles['track']}>
          {ticks.map(tick => (
            <span key={tick.on} className={styles['tick']} style={{ left: share(tick.on) }}>
              {tick.label}
            </span>
          ))}
        </div>
      </div>
      <ol>
        {gantt.rows.map(row => (
          <li key={row.taskId}>
            <Link href={workspacePath(row.href)} className={styles['ganttRow']}>
              <span className={styles['ganttLabel']}>
                <strong>{row.number}.</strong> {row.text}
              </span>
              <span className={styles['track']}>
                {ticks.map(tick => (
                  <span key={tick.on} className={styles['rule']} style={{ left: share(tick.on) }} />
                ))}
                <span
                  className={styles['bar']}
                  style={{ left: share(row.from), right: `calc(100% - ${share(row.to ?? to)})` }}
                  data-open={row.to === null || row.to > to || undefined}
                >
                  <Filling row={row} />
                </span>
                <span className={styles['todayLine']} style={{ left: share(gantt.today) }} />
              </span>
              <span className={styles['ganttSum']}>{sentenceOf(row)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </div>
  )
}

const Filling = ({ row }: { row: GanttRow }) => (
  <>
    {statusOrder.map(status =>
      row.counts[status] > 0 ? (
        <span key={status} data-status={status} className={styles['part']} style={{ flexGrow: row.counts[status] }} />
      ) : null,
    )}
  </>
)

const sentenceOf = (row: GanttRow): string =>
  [
    row.agency ?? `${row.total} cơ quan`,
    row.to ? `hạn ${formatDate(row.to)}` : 'không nêu hạn',
    `${doneOf(row.counts)}/${row.total} xong`,
    ...(row.counts.late > 0 ? [`${row.counts.late} quá hạn`] : []),
  ].join(', ')

function ByMonth({ gantt }: { gantt: Gantt }) {
  const rows = gantt.rows.toSorted((a, b) => (a.to ?? '9999').localeCompare(b.to ?? '9999'))
  return (
    <div>
      {[...Map.groupBy(rows, row => row.to?.slice(0, 7) ?? '')].map(([month, list]) => (
        <section key={month} className={styles['byMonth']}>
          <h2>{month ? `Hạn trong tháng ${Number(month.slice(5))}/${month.slice(0, 4)}` : 'Không nêu hạn'}</h2>
          <ul>
            {list.map(row => (
              <li key={row.taskId}>
                <Link href={workspacePath(row.href)}>
                  <strong>Nhiệm vụ {row.number}.</strong> {row.text.length > 120 ? `${row.text.slice(0, 119)}…` : row.text}
                </Link>
                <span className={styles['miniBar']} aria-hidden="true">
                  <Filling row={row} />
                </span>
                <span className={styles['ganttSum']}>{sentenceOf(row)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
