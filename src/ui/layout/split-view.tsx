import { SegmentedControl, Splitter } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useStored } from '../stored.ts'
import { useKitTexts } from '../texts.ts'
import styles from './layout.module.css'

export type Pane = { label: string; content: ReactNode }

/**
 * Two things looked at together: a document and its fields, a list and its detail. Wide: side by side with a divider that also moves
 * by the arrow keys, its place kept under `name`; narrow: one at a time, chosen at the top. `shown` and `show` steer the narrow
 * choice from outside (“xem trong văn bản”).
 */
export function SplitView(props: {
  name: string
  start: Pane
  end: Pane
  /** Percent for the first pane. */
  share?: number
  shown?: 'start' | 'end'
  show?(pane: 'start' | 'end'): void
}) {
  const texts = useKitTexts()
  const narrow = useMediaQuery('(max-width: 61.99em)', undefined, { getInitialValueInEffect: false })
  const [own, setOwn] = useState<'start' | 'end'>('start')
  const [share, setShare] = useStored(`split:${props.name}`, props.share ?? 50)
  const shown = props.shown ?? own
  const show = props.show ?? setOwn
  if (narrow)
    return (
      <div className={styles['stacked']}>
        <SegmentedControl
          fullWidth
          aria-label={texts.panes}
          value={shown}
          onChange={value => show(value === 'end' ? 'end' : 'start')}
          data={[
            { value: 'start', label: props.start.label },
            { value: 'end', label: props.end.label },
          ]}
        />
        {/* Both stay mounted: scrolling and what is typed are kept when one switches. */}
        <section aria-label={props.start.label} hidden={shown !== 'start'}>
          {props.start.content}
        </section>
        <section aria-label={props.end.label} hidden={shown !== 'end'}>
          {props.end.content}
        </section>
      </div>
    )
  return (
    <Splitter
      className={styles['split']}
      sizes={[share, 100 - share]}
      onSizeChange={sizes => setShare(typeof sizes[0] === 'number' ? sizes[0] : Number.parseFloat(String(sizes[0])))}
      step={2}
      aria-label={texts.panes}
    >
      <Splitter.Pane defaultSize={share} min={25} className={styles['pane']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
        <section aria-label={props.start.label} tabIndex={0} className={styles['paneInner']}>
          {props.start.content}
        </section>
      </Splitter.Pane>
      <Splitter.Pane defaultSize={100 - share} min={25} className={styles['pane']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above */}
        <section aria-label={props.end.label} tabIndex={0} className={styles['paneInner']}>
          {props.end.content}
        </section>
      </Splitter.Pane>
    </Splitter>
  )
}
