import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { seesSomeStaff } from '../policy.ts'
import { valueWords } from '../rules.ts'
import { PaceBadge, TargetFigure, TargetMeter } from './figure.tsx'
import styles from './measurement.module.css'

type Row = Output<'measurement.targets'>['items'][number]

/** Every target with what it stands at today; each number opens its list. */
export default function TargetsScreen() {
  const actor = useActor()
  const { data, problem, retry } = useOperation('measurement.targets', {})
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={14} />
  const years = [...Map.groupBy(data.items, item => item.year)]
  return (
    <>
      <PageHeader
        title="Chỉ tiêu"
        more={[
          ...(seesSomeStaff(actor)
            ? [{ label: 'Danh sách cán bộ truyền thông', icon: 'person' as const, href: workspacePath('/can-bo-truyen-thong') }]
            : []),
          { label: 'Dân số xã, phường', icon: 'people', href: workspacePath('/dan-so') },
        ]}
      >
        <span>Tính từ minh chứng đã xác nhận, đến hết ngày {formatDate(data.on)}.</span>
      </PageHeader>
      {data.items.length === 0 ? (
        <EmptyState icon="target" title="Chưa có chỉ tiêu nào">
          Khi kế hoạch được thông qua, mỗi chỉ tiêu hiện ở đây với con số đo được, mẫu số và danh sách đứng sau.
        </EmptyState>
      ) : (
        <>
          {years.map(([year, items]) => (
            <section key={year ?? 0} aria-labelledby={`nam-${year ?? 0}`}>
              <h2 id={`nam-${year ?? 0}`} className={styles['year']}>
                {year ? `Đến hết năm ${year}` : 'Không nêu năm'}
              </h2>
              <ul className={styles['targets']}>
                {items.map(target => (
                  <TargetCard key={target.id} target={target} />
                ))}
              </ul>
            </section>
          ))}
          <details className={styles['rule']}>
            <summary>Nhịp và dự kiến được xét thế nào</summary>
            <p>{data.paceRule}</p>
          </details>
        </>
      )}
    </>
  )
}

const wantedWords = (measure: Row['measure']): string => {
  if (!measure || measure.wanted === null) return 'Không nêu mức phải đạt'
  return measure.formula === 'milestone' ? 'Đạt khi có đủ các mốc' : `Phải đạt ${valueWords(measure.wanted, measure)}`
}

function TargetCard({ target }: { target: Row }) {
  const { measure } = target
  return (
    <li className={styles['target']}>
      <div className={styles['row']}>
        <div className={styles['side']}>
          <TargetFigure target={target} />
          <PaceBadge pace={target.pace} />
        </div>
        <div>
          <p className={styles['text']}>
            <Link href={workspacePath(`/chi-tieu/${target.id}`)}>
              {measure ? `${measure.code}. ` : `${target.number}. `}
              {target.text}
            </Link>
          </p>
          <p className={styles['how']}>
            {wantedWords(measure)}
            {target.expected !== null && measure && target.pace !== 'reached' && target.pace !== 'unknown'
              ? ` · theo nhịp, hôm nay cần ${valueWords(target.expected, measure)}`
              : ''}
            {target.forecastText ? ` · ${target.forecastText.charAt(0).toLowerCase()}${target.forecastText.slice(1)}` : ''}
          </p>
          {measure?.formula === 'milestone' ? null : <TargetMeter target={target} />}
        </div>
      </div>
    </li>
  )
}
