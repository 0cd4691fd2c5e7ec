import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { sectionsOf } from '#kernel/render/sections.tsx'
import { Day, figureText } from '#kernel/render/words.tsx'
import { planByCode } from '../queries/plans.ts'
import { holdersOf, linksOf, publicPlans, publicTargets, publicTasks } from './queries.ts'
import { Quoted, TargetItem } from './parts.tsx'
import { coordinatingOf, dueWords, leadsOf, Parties, planName, planPath, taskPath } from './words.tsx'

const path = '/ke-hoach/:code/nhiem-vu/:number'

export const taskPage: Page = {
  path,
  async render(input) {
    const { params } = input
    const { db, clock } = input.platform
    const today = todayOf(clock).toString()
    const number = Number(params['number'])
    const plan = await planByCode(db, params['code']!)
    if (!plan || !Number.isSafeInteger(number) || number > 2_000_000_000) return undefined
    const [[task], links] = await Promise.all([publicTasks(db, { planId: plan.id, number }), linksOf(db, plan.id)])
    if (!task) return undefined
    const [targets, holders, [replacement], sections] = await Promise.all([
      publicTargets(db, { ids: links.filter(link => link.taskId === task.id).map(link => link.targetId) }),
      holdersOf(db, task.id, today),
      publicTasks(db, { ids: task.replacedById ? [task.replacedById] : [] }),
      sectionsOf(path, input),
    ])
    const ended = task.endedOn !== null && task.endedOn < today
    const [leads, coordinating] = [leadsOf(task), coordinatingOf(task)]
    return {
      title: `Nhiệm vụ ${task.number}`,
      description: task.text.slice(0, 200),
      crumbs: [
        { title: 'Kế hoạch', href: '/ke-hoach' },
        { title: planName(plan), href: planPath(plan) },
        { title: 'Nhiệm vụ', href: `${planPath(plan)}/nhiem-vu` },
      ],
      body: (
        <article className="reading">
          <h1>Nhiệm vụ {task.number}</h1>
          {ended && (
            <p className="notice">
              Nhiệm vụ này đã kết thúc ngày <Day value={task.endedOn!} /> khi kế hoạch được sửa đổi.{' '}
              {replacement && <a href={taskPath(plan, replacement)}>Xem nhiệm vụ {replacement.number} thay thế</a>}
            </p>
          )}
          <Quoted plan={plan} item={task}>
            {task.text}
          </Quoted>
          <dl className="facts facts-wide">
            <div>
              <dt>Chủ trì</dt>
              <dd>{leads.length > 0 ? <Parties parties={leads} /> : 'Kế hoạch không nêu rõ cơ quan chủ trì'}</dd>
            </div>
            {coordinating.length > 0 && (
              <div>
                <dt>Phối hợp</dt>
                <dd>
                  <Parties parties={coordinating} />
                </dd>
              </div>
            )}
            <div>
              <dt>Thời hạn</dt>
              <dd>
                {dueWords(task)}
                {task.dueText && (task.due || task.recurrence) && <span className="soft"> (“{task.dueText}”)</span>}
              </dd>
            </div>
            {task.product && (
              <div>
                <dt>Sản phẩm</dt>
                <dd>{task.product}</dd>
              </div>
            )}
            {holders.lead + holders.coordinating > 0 && (
              <div>
                <dt>Đang được giao cho</dt>
                <dd>
                  {[
                    holders.lead > 0 && `${figureText(holders.lead)} cơ quan chủ trì`,
                    holders.coordinating > 0 && `${figureText(holders.coordinating)} cơ quan phối hợp`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </dd>
              </div>
            )}
          </dl>
          {targets.length > 0 && (
            <section className="block" aria-labelledby="phuc-vu">
              <h2 id="phuc-vu">Phục vụ chỉ tiêu</h2>
              <ul className="entries plain">
                {targets.map(target => (
                  <TargetItem key={target.id} plan={plan} target={target} note={target.year && `năm ${target.year}`} />
                ))}
              </ul>
            </section>
          )}
          {sections}
        </article>
      ),
    }
  },
  async sitemap({ db, clock }) {
    const today = todayOf(clock).toString()
    const lists = await Promise.all(
      (await publicPlans(db)).map(async plan =>
        (await publicTasks(db, { planId: plan.id, today })).map(task => ({
          path: taskPath(plan, task),
          changedAt: task.updatedAt,
        })),
      ),
    )
    return lists.flat()
  },
}
