import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { sectionsOf } from '#kernel/render/sections.tsx'
import { Day } from '#kernel/render/words.tsx'
import { planByCode } from '../queries/plans.ts'
import { linksOf, publicPlans, publicTargets, publicTasks } from './queries.ts'
import { Quoted, TargetFigure, TaskItem } from './parts.tsx'
import { planName, planPath, targetPath } from './words.tsx'

const path = '/ke-hoach/:code/chi-tieu/:number'

export const targetPage: Page = {
  path,
  async render(input) {
    const { params } = input
    const { db, clock } = input.platform
    const today = todayOf(clock).toString()
    const number = Number(params['number'])
    const plan = await planByCode(db, params['code']!)
    if (!plan || !Number.isSafeInteger(number) || number > 2_000_000_000) return undefined
    const [[target], links] = await Promise.all([publicTargets(db, { planId: plan.id, number }), linksOf(db, plan.id)])
    if (!target) return undefined
    const [tasks, [replacement], sections] = await Promise.all([
      publicTasks(db, { ids: links.filter(link => link.targetId === target.id).map(link => link.taskId) }),
      publicTargets(db, { ids: target.replacedById ? [target.replacedById] : [] }),
      sectionsOf(path, input),
    ])
    const ended = target.endedOn !== null && target.endedOn < today
    return {
      title: `Chỉ tiêu ${target.number}`,
      description: target.text.slice(0, 200),
      crumbs: [
        { title: 'Kế hoạch', href: '/ke-hoach' },
        { title: planName(plan), href: planPath(plan) },
        { title: 'Chỉ tiêu', href: `${planPath(plan)}/chi-tieu` },
      ],
      body: (
        <article className="reading">
          <h1>
            Chỉ tiêu {target.number}
            {target.year && <span className="soft"> · năm {target.year}</span>}
          </h1>
          {ended && (
            <p className="notice">
              Chỉ tiêu này đã kết thúc ngày <Day value={target.endedOn!} /> khi kế hoạch được sửa đổi.{' '}
              {replacement && <a href={targetPath(plan, replacement)}>Xem chỉ tiêu {replacement.number} thay thế</a>}
            </p>
          )}
          <TargetFigure target={target} />
          <Quoted plan={plan} item={target}>
            {target.text}
          </Quoted>
          {sections}
          <section className="block" aria-labelledby="nhiem-vu">
            <h2 id="nhiem-vu">Nhiệm vụ phục vụ chỉ tiêu này</h2>
            {tasks.length === 0 ? (
              <p>
                Chưa có nhiệm vụ nào được gắn với chỉ tiêu này. <a href={`${planPath(plan)}/nhiem-vu`}>Xem mọi nhiệm vụ</a>
              </p>
            ) : (
              <ul className="entries plain">
                {tasks.map(task => (
                  <TaskItem key={task.id} plan={plan} task={task} />
                ))}
              </ul>
            )}
          </section>
        </article>
      ),
    }
  },
  async sitemap({ db, clock }) {
    const today = todayOf(clock).toString()
    const lists = await Promise.all(
      (await publicPlans(db)).map(async plan =>
        (await publicTargets(db, { planId: plan.id, today })).map(target => ({
          path: targetPath(plan, target),
          changedAt: target.updatedAt,
        })),
      ),
    )
    return lists.flat()
  },
}
