import { useId, type ReactNode } from 'react'
import styles from './layout.module.css'

/** A headed part of a screen on its own ground. `action` stands at the heading: a small button or link. */
export function Section(props: { title: string; action?: ReactNode; help?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['sectionHead']}>
        <h2 id={id}>{props.title}</h2>
        {props.action}
      </div>
      {props.help ? <p className={styles['sectionHelp']}>{props.help}</p> : null}
      {props.children}
    </section>
  )
}

/** Two sections side by side where there is room, one below the other on a phone. */
export const SectionPair = ({ children }: { children: ReactNode }) => <div className={styles['pair']}>{children}</div>
