import { useEffect, useRef } from 'react'
import { Link } from '../navigation.tsx'
import styles from './layout.module.css'

/** Parts of one record, each with its own address: reload, back and sharing keep the part. Scrolls within itself when narrow. */
export function TabLinks(props: {
  label: string
  tabs: readonly { label: string; href: string; count?: number }[]
  current: string
}) {
  const strip = useRef<HTMLElement>(null)
  // On a phone the open part may lie beyond the edge.
  useEffect(() => {
    const open = strip.current?.querySelector<HTMLElement>('[aria-current]')
    if (strip.current && open) strip.current.scrollLeft = open.offsetLeft - (strip.current.clientWidth - open.offsetWidth) / 2
  }, [props.current])
  return (
    <nav ref={strip} aria-label={props.label} className={styles['tabs']}>
      <ul>
        {props.tabs.map(tab => (
          <li key={tab.href}>
            <Link href={tab.href} className={styles['tab']} aria-current={tab.href === props.current ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span className={styles['tabCount']}>{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
