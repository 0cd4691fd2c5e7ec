import { formatNumber } from '#kernel/i18n/formats.ts'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { paceNames, type MeasuredTarget, type Pace } from '../contract.ts'
import { unitOf, valueWords } from '../rules.ts'
import styles from './measurement.module.css'

const tones: Record<Pace, StatusTone> = {
  reached: 'success',
  on_pace: 'info',
  behind: 'warning',
  overdue: 'danger',
  unknown: 'neutral',
}
export const PaceBadge = ({ pace }: { pace: Pace }) => <StatusBadge tone={tones[pace]}>{paceNames[pace]}</StatusBadge>

type Figured = Pick<MeasuredTarget, 'measure' | 'figure'>

/** The number and what it is of: `12,3%`, `18 trên 146 cơ quan`. Without a number it says why there is none. */
export function TargetFigure({ target, large }: { target: Figured; large?: boolean }) {
  const { measure, figure } = target
  if (!measure) return <p className={styles['none']}>Chưa có cách tính</p>
  if (!figure || figure.value === null) return <p className={styles['none']}>{figure?.missing ?? 'Chưa có số liệu'}</p>
  if (measure.formula === 'milestone')
    return (
      <p className={styles['number']} data-large={large || undefined}>
        <strong>
          {formatNumber(figure.numerator ?? 0)} / {formatNumber(figure.denominator ?? 0)}
        </strong>
        <span>mốc đã có</span>
      </p>
    )
  return (
    <p className={styles['number']} data-large={large || undefined}>
      <strong>{valueWords(figure.value, measure)}</strong>
      {figure.denominator === null ? null : (
        <span>
          {formatNumber(figure.numerator ?? 0)} trên {formatNumber(figure.denominator)} {unitOf(measure)}
        </span>
      )}
    </p>
  )
}

/** How far it is to what is wanted, with a mark where the line of pace stands today. For the eye; the words stand beside it. */
export function TargetMeter({ target }: { target: Pick<MeasuredTarget, 'measure' | 'figure' | 'expected' | 'pace'> }) {
  const { measure, figure, expected } = target
  if (!measure || measure.wanted === null || measure.wanted === 0 || figure?.value == null) return null
  // A share is drawn on the whole, so that 80% wanted looks like 80%.
  const whole = measure.share ? Math.max(1, measure.wanted) : measure.wanted
  const along = (value: number) => Math.max(0, Math.min(100, (value / whole) * 100))
  return (
    <svg className={styles['meter']} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="2" width="100" height="6" className={styles['track']} />
      <rect x="0" y="2" width={along(figure.value)} height="6" className={styles['bar']} data-pace={target.pace} />
      {along(measure.wanted) < 100 ? (
        <rect x={along(measure.wanted) - 0.3} y="0" width="0.6" height="10" className={styles['goal']} />
      ) : null}
      {expected !== null && target.pace !== 'reached' ? (
        <rect x={Math.max(0, along(expected) - 0.3)} y="0" width="0.6" height="10" className={styles['tick']} />
      ) : null}
    </svg>
  )
}
