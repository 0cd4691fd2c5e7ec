import type { ReactNode } from 'react'
import { useKitTexts } from '../texts.ts'
import styles from './layout.module.css'

/** Facts of one record, label beside value; on a narrow place label above value. An empty value is said to be empty. */
export function KeyValue({ items }: { items: readonly { label: string; value: ReactNode; wide?: boolean }[] }) {
  const texts = useKitTexts()
  return (
    <dl className={styles['facts']}>
      {items.map(({ label, value }) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <>
                <span aria-hidden="true">—</span>
                <span className="kit-hidden">{texts.none}</span>
              </>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
