import { Progress } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { formatNumber, useLocale } from '../locale.tsx'
import styles from './states.module.css'

/** Long work under way. `value` from 0 to 100; left out while nobody can tell how long. `detail` says what is being done now. */
export function ProgressNotice({ label, value, detail }: { label: string; value?: number | undefined; detail?: ReactNode }) {
  const id = useId()
  const locale = useLocale()
  const shown = value === undefined ? undefined : Math.min(100, Math.max(0, Math.round(value)))
  return (
    <div className={styles['progress']}>
      <div className={styles['progressHead']}>
        <span id={id}>{label}</span>
        {shown === undefined ? null : <span className="kit-number">{formatNumber(shown, locale)} %</span>}
      </div>
      <Progress.Root size="md">
        <Progress.Section
          value={shown ?? 100}
          animated={shown === undefined}
          striped={shown === undefined}
          aria-labelledby={id}
        />
      </Progress.Root>
      <div className={styles['progressDetail']} role="status">
        {detail}
      </div>
    </div>
  )
}
