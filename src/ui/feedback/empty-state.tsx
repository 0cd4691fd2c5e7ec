import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import styles from './states.module.css'

/** An empty place that teaches: what will stand here, and the one thing to do so that it does. */
export function EmptyState({
  icon = 'inbox',
  title,
  children,
  action,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles['empty']}>
      <div className={styles['emptyIcon']}>
        <Icon name={icon} size={26} />
      </div>
      <p className={styles['emptyTitle']}>{title}</p>
      {children ? <div className={styles['emptyBody']}>{children}</div> : null}
      {action ? <div className={styles['emptyAction']}>{action}</div> : null}
    </div>
  )
}
