import type { ReactElement, ReactNode } from 'react'
import { today as todayOf } from '#kernel/clock.ts'
import type { Section } from '#kernel/http/page.ts'
import { Day, figureText } from '#kernel/render/words.tsx'
import { statusNames, statusRules } from '../contract.ts'
import { standingsOfAgency, standingsOfTask, type StandingCounts } from '../queries/standings.ts'

/** Under a public task: how many of the agencies that lead it stand where. Numbers alone; each says how it is counted. */
export const taskSection: Section = {
  page: '/ke-hoach/:code/nhiem-vu/:number',
  async render({ platform, params }) {
    const day = todayOf(platform.clock)
    const counts = await standingsOfTask(platform.db, params['code']!, Number(params['number']), day.year, day.toString())
    if (!counts?.length) return undefined
    const total = sum(counts)
    return (
      <Standing counts={counts}>
        {total === 1 ? 'Cơ quan chủ trì' : `${figureText(total)} cơ quan chủ trì`}, tính đến hết ngày{' '}
        <Day value={day.toString()} />.
      </Standing>
    )
  },
}

/** Under an agency: how the tasks that it leads stand this year. */
export const agencySection: Section = {
  page: '/co-quan/:code',
  async render({ platform, params }) {
    const day = todayOf(platform.clock)
    const counts = await standingsOfAgency(platform.db, params['code']!, day.year, day.toString())
    if (!counts?.length) return undefined
    return (
      <Standing counts={counts}>
        {figureText(sum(counts))} nhiệm vụ chủ trì trong năm {day.year}, tính đến hết ngày <Day value={day.toString()} />.
      </Standing>
    )
  },
}

const sum = (counts: StandingCounts) => counts.reduce((total, { count }) => total + count, 0)

const Standing = ({ counts, children }: { counts: StandingCounts; children: ReactNode }): ReactElement => (
  <section className="block" aria-labelledby="tinh-hinh">
    <h2 id="tinh-hinh">Tình hình thực hiện</h2>
    <p>{children}</p>
    <dl className="facts facts-wide">
      {counts.map(({ status, count }) => (
        <div key={status}>
          <dt>{statusNames[status]}</dt>
          <dd>
            <strong>{figureText(count)}</strong> <span className="soft">{statusRules[status]}</span>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
