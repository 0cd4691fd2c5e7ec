import { Button } from '@mantine/core'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Icon } from '#ui/icon.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import type { Calendar, DayEntry } from '../contract.ts'
import { dayWords, monthBeside, weeksOf } from '../rules/calendar.ts'
import { CalendarFeeds } from './calendar-feeds.tsx'
import styles from './time.module.css'
import { useTurnFilters, ViewsFrame } from './views-frame.tsx'

const kinds: Record<DayEntry['kind'], string> = { due: 'Hạn', check_in: 'Báo cáo nhanh', report: 'Báo cáo' }

/** A month of due days, check-ins and report days; a list of days on a phone. */
export default function CalendarScreen() {
  const state = useTurnFilters()
  const { data, problem, retry } = useOperation('dashboards.calendar', state.input as never)
  return (
    <ViewsFrame title="Lịch thời hạn" path="/tien-do-viec/lich" state={state}>
      {problem && !data ? <ErrorState problem={problem} retry={retry} /> : null}
      {data ? (
        <Month calendar={data} move={month => state.change({ filters: { ...state.query.filters, month: [month] } })} />
      ) : problem ? null : (
        <SkeletonText lines={12} />
      )}
      <CalendarFeeds />
    </ViewsFrame>
  )
}

function Month({ calendar, move }: { calendar: Calendar; move(month: string): void }) {
  const { month, entries, holidays, today } = calendar
  const other = (by: number) => monthBeside(month, by)
  const holidayOf = new Map(holidays.map(day => [day.on, day.name]))
  const byDay = Map.groupBy(entries, entry => entry.on)
  const title = `Tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`
  return (
    <section aria-label={title} className={styles['calendar']}>
      <div className={styles['months']}>
        <Button variant="default" onClick={() => move(other(-1))} aria-label="Tháng trước">
          <Icon name="left" size={18} />
        </Button>
        <h2 aria-live="polite">{title}</h2>
        <Button variant="default" onClick={() => move(other(1))} aria-label="Tháng sau">
          <Icon name="right" size={18} />
        </Button>
        {month === today.slice(0, 7) ? null : (
          <Button variant="subtle" onClick={() => move(today.slice(0, 7))}>
            Tháng này
          </Button>
        )}
      </div>
      <table className={styles['grid']}>
        <caption className="kit-hidden">{title}</caption>
        <thead>
          <tr>
            {['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map(week => (
            <tr key={week[0]}>
              {week.map(day => (
                <td
                  key={day}
                  data-outside={day.slice(0, 7) === month ? undefined : 'true'}
                  data-today={day === today || undefined}
                >
                  {day.slice(0, 7) === month ? (
                    <>
                      <span className={styles['date']}>
                        {Number(day.slice(8))}
                        {day === today ? <span className={styles['now']}> Hôm nay</span> : null}
                      </span>
                      {holidayOf.has(day) ? <span className={styles['holiday']}>{holidayOf.get(day)}</span> : null}
                      <Entries entries={byDay.get(day) ?? []} short />
                    </>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ol className={styles['days']}>
        {[...byDay].map(([day, list]) => (
          <li key={day}>
            <h3>
              {dayWords(day)}
              {holidayOf.has(day) ? <span className={styles['holiday']}>{holidayOf.get(day)}</span> : null}
            </h3>
            <Entries entries={list} />
          </li>
        ))}
      </ol>
      {entries.length === 0 ? <p className={styles['none']}>Tháng này không có hạn nào.</p> : null}
    </section>
  )
}

function Entries({ entries, short = false }: { entries: readonly DayEntry[]; short?: boolean }) {
  if (entries.length === 0) return null
  const shown = short ? entries.slice(0, 3) : entries
  return (
    <ul className={styles['entries']}>
      {shown.map(entry => (
        <li key={entry.href + entry.kind} data-kind={entry.kind} data-status={entry.status ?? undefined}>
          <Link href={workspacePath(entry.href)} title={entry.title}>
            <span className={styles['kind']}>{kinds[entry.kind]}</span> {short ? shorter(entry) : entry.title}
          </Link>
        </li>
      ))}
      {entries.length > shown.length ? (
        <li>
          <details>
            <summary>{entries.length - shown.length} mục nữa</summary>
            <Entries entries={entries.slice(shown.length)} />
          </details>
        </li>
      ) : null}
    </ul>
  )
}

const shorter = (entry: DayEntry) => entry.title.replace(/^(Hạn báo cáo|Hạn|Báo cáo nhanh) /, '').replace(/:.*$/, '')
