import { today as todayOf } from '#kernel/clock.ts'
import type { Section } from '#kernel/http/page.ts'
import { Day, figureText } from '#kernel/render/words.tsx'
import { planCounts } from '../queries/plans.ts'
import { planInForce, publicTargets, publicTasks } from './queries.ts'
import { grouped, TargetFigure } from './parts.tsx'
import { planPath, planReference, planTitle, targetPath } from './words.tsx'

/** The plan in force: what it is, its figures, its targets by year; and an honest word while there is none. */
export const homeSection: Section = {
  page: '/',
  async render({ platform }) {
    const { db, clock } = platform
    const today = todayOf(clock).toString()
    const plan = await planInForce(db, today)
    if (!plan)
      return (
        <section className="block" aria-labelledby="ke-hoach">
          <h2 id="ke-hoach">Kế hoạch đang thực hiện</h2>
          <p className="lead">
            Chưa có kế hoạch nào được thông qua trên hệ thống. Văn bản đang được kiểm tra; ngay khi được thông qua, toàn văn, chỉ
            tiêu và nhiệm vụ của từng cơ quan sẽ có ở đây.
          </p>
        </section>
      )
    const [targets, tasks, { agencies }] = await Promise.all([
      publicTargets(db, { planId: plan.id, today }),
      publicTasks(db, { planId: plan.id, today }),
      planCounts(db, plan.id, today),
    ])
    const figures = [
      { value: targets.length, name: 'chỉ tiêu phải đạt', href: `${planPath(plan)}/chi-tieu` },
      { value: tasks.length, name: 'nhiệm vụ được giao', href: `${planPath(plan)}/nhiem-vu` },
      { value: agencies, name: 'cơ quan thực hiện', href: '/co-quan' },
    ]
    return (
      <>
        <section className="block" aria-labelledby="ke-hoach">
          <h2 id="ke-hoach">Kế hoạch đang thực hiện</h2>
          <p className="plan-title">
            <a href={planPath(plan)}>{planTitle(plan)}</a>
          </p>
          <p className="soft">
            {[planReference(plan), plan.issuer].filter(Boolean).join(' · ')}
            {(planReference(plan) || plan.issuer) && ' · '}
            thực hiện từ <Day value={plan.effectiveOn} />
          </p>
          <ul className="figures plain">
            {figures.map(({ value, name, href }) => (
              <li key={href}>
                <a href={href}>
                  <span className="figures-value">{figureText(value)}</span> {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
        {targets.length > 0 && (
          <section className="block" aria-labelledby="chi-tieu">
            <h2 id="chi-tieu">Chỉ tiêu theo năm</h2>
            <div className="years">
              {grouped(targets, target => target.year).map(([year, items]) => (
                <section key={year ?? 0} aria-labelledby={`chi-tieu-${year}`}>
                  <h3 id={`chi-tieu-${year}`}>{year ? `Năm ${year}` : 'Không nêu năm'}</h3>
                  <ul className="plain">
                    {items.map(target => (
                      <li key={target.id}>
                        <TargetFigure target={target} />
                        <p className="entry-text clipped">{target.text}</p>
                        <p className="entry-note">
                          <a href={targetPath(plan, target)}>Chỉ tiêu {target.number}</a>
                        </p>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          </section>
        )}
      </>
    )
  },
}
