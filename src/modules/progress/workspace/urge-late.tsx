import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { Link } from '#ui/navigation.tsx'
import type { Output } from '#workspace/api.ts'
import { turnHref } from './status.tsx'
import styles from './exceptions.module.css'

type Late = Output<'progress.urge_preview'>['agencies'][number]
export const itemKey = (item: { assignmentId: string; year: number }): string => `${item.assignmentId}:${item.year}`

/** So many agencies are drawn at first: a phone need not draw a province. */
const atFirst = 30

/** The late agencies, each with what it is late with; whole agencies are chosen, or single items within. */
export function LateAgencies(props: {
  agencies: readonly Late[]
  day: string
  isFresh(item: { urgedOn: string | null }): boolean
  without: ReadonlySet<string>
  toggle(keys: string[], on: boolean): void
}) {
  const [all, setAll] = useState(false)
  const drawn = all ? props.agencies : props.agencies.slice(0, atFirst)
  return (
    <>
      <ul className={styles['groups']}>
        {drawn.map(one => {
          const open = one.items.filter(props.isFresh)
          const on = open.filter(item => !props.without.has(itemKey(item)))
          const longest = Math.max(...one.items.map(item => item.daysLate))
          return (
            <li key={one.agency.id}>
              <Checkbox
                checked={on.length > 0 && on.length === open.length}
                indeterminate={on.length > 0 && on.length < open.length}
                disabled={open.length === 0}
                onChange={event => props.toggle(open.map(itemKey), event.currentTarget.checked)}
                label={<strong>{one.agency.name}</strong>}
                description={[
                  `${one.items.length} việc, lâu nhất ${longest} ngày làm việc`,
                  one.people > 0
                    ? `${one.people} người nhận thư`
                    : one.mailbox
                      ? 'gửi vào hộp thư cơ quan'
                      : 'chưa có người nhận thư',
                ].join(' · ')}
              />
              <details>
                <summary>{`Xem ${one.items.length} việc của ${one.agency.name}`}</summary>
                <ul className={styles['items']}>
                  {one.items.map(item => (
                    <li key={itemKey(item)}>
                      <Checkbox
                        size="sm"
                        checked={props.isFresh(item) && !props.without.has(itemKey(item))}
                        disabled={!props.isFresh(item)}
                        onChange={event => props.toggle([itemKey(item)], event.currentTarget.checked)}
                        label={`Nhiệm vụ ${item.task.number}: ${item.task.text.length > 140 ? `${item.task.text.slice(0, 140)}…` : item.task.text}`}
                        description={[
                          `Hạn ${formatDate(item.due)}, quá hạn ${item.daysLate} ngày làm việc`,
                          item.urgedOn ? `đã đôn đốc ${item.urgedOn === props.day ? 'hôm nay' : formatDate(item.urgedOn)}` : '',
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      />
                      <Link href={turnHref(item)}>Mở việc này</Link>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          )
        })}
      </ul>
      {drawn.length < props.agencies.length ? (
        <Button variant="default" onClick={() => setAll(true)}>
          Xem thêm {props.agencies.length - drawn.length} cơ quan
        </Button>
      ) : null}
    </>
  )
}
