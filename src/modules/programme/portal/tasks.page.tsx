import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { figureText } from '#kernel/render/words.tsx'
import { clausesOf, planByCode, type ClauseOfPlan } from '../queries/plans.ts'
import { publicPlans, publicTasks, type PublicTask } from './queries.ts'
import { grouped, TaskItem } from './parts.tsx'
import { clausePath, planName, planPath } from './words.tsx'

/** Every task of a plan under the heading that gives it out. */
export const tasksPage: Page = {
  path: '/ke-hoach/:code/nhiem-vu',
  async render({ platform, params }) {
    const { db, clock } = platform
    const plan = await planByCode(db, params['code']!)
    if (!plan) return undefined
    const [tasks, clauses] = await Promise.all([
      publicTasks(db, { planId: plan.id, today: todayOf(clock).toString() }),
      clausesOf(db, plan.id, plan.edition),
    ])
    const headingOf = headings(clauses)
    return {
      title: 'Nhiệm vụ',
      description: `${tasks.length} nhiệm vụ của kế hoạch: cơ quan chủ trì, thời hạn, mục của kế hoạch.`,
      crumbs: [
        { title: 'Kế hoạch', href: '/ke-hoach' },
        { title: planName(plan), href: planPath(plan) },
      ],
      body: (
        <div className="reading">
          <h1>{figureText(tasks.length)} nhiệm vụ</h1>
          <p className="lead">
            Mỗi nhiệm vụ giữ nguyên lời của <a href={planPath(plan)}>kế hoạch</a> và dẫn về đúng mục đã giao việc.
          </p>
          {grouped(tasks, headingOf).map(([heading, items]) => (
            <section key={heading?.anchor ?? ''}>
              <h2 className="entries-title">
                {heading ? (
                  <a href={clausePath(plan, heading.anchor)}>
                    {heading.mark} {heading.text}
                  </a>
                ) : (
                  'Nhiệm vụ khác'
                )}
              </h2>
              <ul className="entries plain">
                {items.map(task => (
                  <TaskItem key={task.id} plan={plan} task={task} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      ),
    }
  },
  sitemap: async ({ db }) =>
    (await publicPlans(db)).map(plan => ({ path: `${planPath(plan)}/nhiem-vu`, changedAt: plan.updatedAt })),
}

/** The heading of the second level above a task's paragraph, or of the first where there is none. */
function headings(clauses: readonly ClauseOfPlan[]): (task: PublicTask) => ClauseOfPlan | undefined {
  const byId = new Map(clauses.map(clause => [clause.id, clause]))
  return task => {
    const above: ClauseOfPlan[] = []
    for (let clause = byId.get(task.clauseId ?? ''); clause; clause = byId.get(clause.parentId ?? '')) above.unshift(clause)
    return above.at(-1)?.level === 2 ? above[0] : (above[1] ?? above[0])
  }
}
