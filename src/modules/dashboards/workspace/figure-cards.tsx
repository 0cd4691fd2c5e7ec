import { formatNumber } from '#kernel/i18n/formats.ts'
import { formatDate } from '#ui/dates.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Figure } from '../contract.ts'
import styles from './dashboards.module.css'

/** Numbers that can be asked back: the number opens its list, “Cách tính” says what it counts and until when. */
export function FigureCards({ figures, asOf }: { figures: readonly Figure[]; asOf: string }) {
  return (
    <ul className={styles['figures']}>
      {figures.map(figure => (
        <li key={figure.key} className={styles['figure']}>
          <Link href={workspacePath(figure.href)} className={styles['figureLink']}>
            <span className={styles['figureLabel']}>{figure.label}</span>
            <span className={styles['figureValue']} data-alarm={figure.key === 'late' && figure.value > 0 ? 'true' : undefined}>
              {formatNumber(figure.value, 'vi', 1)}
              {figure.unit === '%' ? '%' : null}
            </span>
            <span className={styles['figureOf']}>
              {figure.of === null
                ? figure.unit
                : `trong ${formatNumber(figure.of)} ${figure.unit === '%' ? 'việc' : figure.unit}`}
            </span>
          </Link>
          {figure.before ? <Compared value={figure.value} before={figure.before} /> : null}
          <details className={styles['how']}>
            <summary>
              Cách tính<span className="kit-hidden">: {figure.label}</span>
            </summary>
            <p>
              {figure.how}. Tính đến hết ngày {formatDate(asOf)}.
            </p>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Compared({ value, before }: { value: number; before: { on: string; value: number } }) {
  const change = value - before.value
  const words =
    change === 0
      ? `bằng ngày ${formatDate(before.on)}`
      : `${change > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(change))} so với ngày ${formatDate(before.on)}`
  return <p className={styles['compared']}>{words}</p>
}
