import type { ReactNode } from 'react'
import styles from './entry.module.css'

/** The frame of a screen before signing in: one column, one task. `below` stands under the card. */
export function EntryPage(props: { title: string; lead?: ReactNode; children?: ReactNode; below?: ReactNode }) {
  return (
    <main id="noi-dung" className={styles['page']}>
      <div className={styles['column']}>
        <div className={styles['brand']}>Lan Tỏa</div>
        <div className={styles['card']}>
          <h1 tabIndex={-1} data-screen-title>
            {props.title}
          </h1>
          {props.lead ? <p className={styles['lead']}>{props.lead}</p> : null}
          {props.children}
        </div>
        {props.below}
      </div>
    </main>
  )
}
