import type { ReactNode } from 'react'
import { DateText } from '../dates.tsx'
import { Icon, type IconName } from '../icon.tsx'
import type { StatusTone } from './status-badge.tsx'
import styles from './timeline.module.css'

export type TimelineEntry = {
  id: string
  /** ISO moment or date. */
  at: string
  /** Who did it; left out for the system. */
  by?: string
  /** What was done, as a sentence: “Sửa tên, ngày hiệu lực”. */
  what: ReactNode
  detail?: ReactNode
  icon?: IconName
  tone?: StatusTone
}

/** What happened, the newest first as the caller orders it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles['timeline']}>
      {entries.map(entry => (
        <li key={entry.id} className={styles['entry']} data-tone={entry.tone ?? 'neutral'}>
          <span className={styles['dot']}>
            <Icon name={entry.icon ?? 'history'} size={15} />
          </span>
          <div className={styles['body']}>
            <div className={styles['what']}>{entry.what}</div>
            <div className={styles['who']}>
              {entry.by ? <span>{entry.by} · </span> : null}
              <DateText value={entry.at} time={entry.at.length > 10} />
            </div>
            {entry.detail ? <div className={styles['detail']}>{entry.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
