import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { figureText } from '#kernel/render/words.tsx'
import { planByCode } from '../queries/plans.ts'
import { linksOf, publicPlans, publicTargets } from './queries.ts'
import { grouped, TargetItem } from './parts.tsx'
import { planName, planPath } from './words.tsx'

/** The targets of a plan, year by year. */
export const targetsPage: Page = {
  path: '/ke-hoach/:code/chi-tieu',
  async render({ platform, params }) {
    const { db, clock } = platform
    const plan = await planByCode(db, params['code']!)
    if (!plan) return undefined
    const [targets, links] = await Promise.all([
      publicTargets(db, { planId: plan.id, today: todayOf(clock).toString() }),
      linksOf(db, plan.id),
    ])
    return {
      title: 'Chỉ tiêu',
      description: `${targets.length} chỉ tiêu của kế hoạch theo từng năm.`,
      crumbs: [
        { title: 'Kế hoạch', href: '/ke-hoach' },
        { title: planName(plan), href: planPath(plan) },
      ],
      body: (
        <div className="reading">
          <h1>{figureText(targets.length)} chỉ tiêu</h1>
          <p className="lead">
            Những gì phải đạt theo từng năm, giữ nguyên lời của <a href={planPath(plan)}>kế hoạch</a>.
          </p>
          {grouped(targets, target => target.year).map(([year, items]) => (
            <section key={year ?? 0}>
              <h2 className="entries-title" id={year ? `nam-${year}` : undefined}>
                {year ? `Năm ${year}` : 'Không nêu năm'}
              </h2>
              <ul className="entries plain">
                {items.map(target => {
                  const count = links.filter(link => link.targetId === target.id).length
                  return (
                    <TargetItem
                      key={target.id}
                      plan={plan}
                      target={target}
                      note={count > 0 ? `${figureText(count)} nhiệm vụ phục vụ` : 'chưa gắn nhiệm vụ'}
                    />
                  )
                })}
              </ul>
            </section>
          ))}
        </div>
      ),
    }
  },
  sitemap: async ({ db }) =>
    (await publicPlans(db)).map(plan => ({ path: `${planPath(plan)}/chi-tieu`, changedAt: plan.updatedAt })),
}
