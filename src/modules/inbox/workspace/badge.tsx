import { useOperation } from '#workspace/queries.ts'
import styles from './inbox.module.css'

/** How much there is to do, beside the name of the inbox; nothing where nothing waits. */
export function InboxBadge() {
  const { data } = useOperation('inbox.count', {}, { refetchInterval: 120_000 })
  if (!data || data.total === 0) return null
  return (
    <span className={styles['badge']} data-late={data.late > 0 || undefined}>
      <span aria-hidden="true">{data.total > 99 ? '99+' : data.total}</span>
      <span className="kit-hidden">
        {`${data.total} việc`}
        {data.late > 0 ? `, ${data.late} việc quá hạn` : ''}
      </span>
    </span>
  )
}
