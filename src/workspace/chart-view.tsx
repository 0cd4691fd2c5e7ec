import { useLayoutEffect, useRef, useState, type MouseEvent } from 'react'
import { ChartPicture } from '#kernel/charts/chart.tsx'
import { ChartTable, type Chart } from '#kernel/charts/table.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { workspaceBase } from '#ui/screen.ts'
import styles from './chart-view.module.css'

/** A chart as wide as there is room; its links stay within the application. Below it, on demand, the same as a table. */
export function ChartView({ chart, table = true }: { chart: Chart; table?: boolean }) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number>()
  const { go } = useNavigation()
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    // While it is not laid out (printing, a hidden tab) the last picture stays.
    const measure = () => element.clientWidth > 0 && setWidth(Math.round(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (!href?.startsWith(workspaceBase) || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(href)
  }
  return (
    <div className={styles['chart']}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links inside take the keyboard; this only spares a page load */}
      <div ref={frame} onClick={follow}>
        {width ? <ChartPicture chart={chart} width={width} scheme="page" /> : null}
      </div>
      {table ? (
        <details className={styles['table']}>
          <summary>Xem dạng bảng</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section className={styles['scrolls']} tabIndex={0} aria-label={`${chart.data.title}, dạng bảng`}>
            <ChartTable chart={chart} />
          </section>
        </details>
      ) : null}
    </div>
  )
}
