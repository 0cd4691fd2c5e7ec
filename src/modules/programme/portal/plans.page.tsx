import type { Page } from '#kernel/http/page.ts'
import { Day } from '#kernel/render/words.tsx'
import { publicPlans } from './queries.ts'
import { planPath, planReference, planTitle } from './words.tsx'

export const plansPage: Page = {
  path: '/ke-hoach',
  async render({ platform }) {
    const plans = await publicPlans(platform.db)
    return {
      title: 'Kế hoạch',
      description: 'Các kế hoạch đã được thông qua, đọc nguyên văn theo từng mục.',
      crumbs: [],
      body: (
        <>
          <h1>Kế hoạch</h1>
          {plans.length === 0 ? (
            <p className="lead">
              Chưa có kế hoạch nào được thông qua trên hệ thống. Khi một kế hoạch được kiểm tra và thông qua, toàn văn sẽ có ở
              đây.
            </p>
          ) : (
            <ul className="entries plain">
              {plans.map(plan => (
                <li key={plan.id}>
                  <p className="entry-text">
                    <a href={planPath(plan)}>{planTitle(plan)}</a>
                  </p>
                  <p className="entry-note">
                    {[planReference(plan), plan.issuer].filter(Boolean).join(' · ')}
                    {(planReference(plan) || plan.issuer) && ' · '}
                    thực hiện từ <Day value={plan.effectiveOn} />
                    {plan.edition > 1 && ` · bản ${plan.edition}`}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    }
  },
  sitemap: async () => [{ path: '/ke-hoach' }],
}
