import type { ReactElement } from 'react'
import { today as todayOf } from '#kernel/clock.ts'
import type { Section } from '#kernel/http/page.ts'
import { figureText } from '#kernel/render/words.tsx'
import { agencyByCode, allGroups, belongs } from '#modules/agencies/index.ts'
import { partyRoleNames } from '../contract.ts'
import { planByCode } from '../queries/plans.ts'
import { responsibilitiesOf, workCounts, workOf, type AgencyTask } from './queries.ts'
import { grouped, Quoted, TaskItem } from './parts.tsx'
import { planPath, planTitle } from './words.tsx'

/** On the page of an agency: what the plans ask of it, each task with the clause that gives it out. */
export const agencySection: Section = {
  page: '/co-quan/:code',
  async render({ platform, params }) {
    const { db, clock } = platform
    const today = todayOf(clock).toString()
    const agency = await agencyByCode(db, params['code']!)
    if (!agency) return undefined
    const groups = (await allGroups(db)).filter(group => belongs(group.rule, agency, today)).map(group => group.id)
    const [work, duties] = await Promise.all([workOf(db, agency.code, today), responsibilitiesOf(db, agency.id, groups, today)])
    const plans = new Map(
      await Promise.all(
        [...new Set(duties.map(duty => duty.plan))].map(async code => [code, (await planByCode(db, code))!] as const),
      ),
    )
    return (
      <>
        <section className="block" aria-labelledby="nhiem-vu">
          <h2 id="nhiem-vu">Nhiệm vụ được giao</h2>
          {work.length === 0 ? (
            <p>Hiện chưa có nhiệm vụ nào của kế hoạch được giao cho cơ quan này.</p>
          ) : (
            grouped(work, item => item.role).map(([role, items]) => (
              <section key={role}>
                <h3 className="entries-title">
                  {partyRoleNames[role]} {figureText(items.length)} nhiệm vụ
                </h3>
                <Work items={items} />
              </section>
            ))
          )}
        </section>
        {duties.length > 0 && (
          <section className="block" aria-labelledby="trach-nhiem">
            <h2 id="trach-nhiem">Trách nhiệm trong tổ chức thực hiện</h2>
            {duties.map((duty, place) => (
              <Quoted key={place} plan={plans.get(duty.plan)!} item={duty}>
                {duty.text}
              </Quoted>
            ))}
          </section>
        )}
      </>
    )
  },
}

const Work = ({ items }: { items: AgencyTask[] }): ReactElement => (
  <>
    {grouped(items, item => item.plan.code).map(([code, ofPlan]) => {
      const { plan } = ofPlan[0]!
      return (
        <div key={code}>
          {items.some(item => item.plan.code !== code) && (
            <p className="small">
              <a href={planPath(plan)}>{planTitle(plan)}</a>
            </p>
          )}
          <ul className="entries plain">
            {ofPlan.map(({ task, viaGroup, role }) => (
              <TaskItem
                key={task.id}
                plan={plan}
                task={task}
                note={viaGroup ? `Giao chung cho “${viaGroup}”` : role === 'lead' ? 'Được nêu tên' : undefined}
              />
            ))}
          </ul>
        </div>
      )
    })}
  </>
)

/** On the list of agencies: how much each one has. */
export const agencyCounts: Section = {
  page: '/co-quan',
  async notes({ db, clock }) {
    const counts = await workCounts(db, todayOf(clock).toString())
    return new Map(
      [...counts].map(([code, { lead, coordinating }]) => [
        code,
        [lead > 0 && `chủ trì ${figureText(lead)}`, coordinating > 0 && `phối hợp ${figureText(coordinating)}`]
          .filter(Boolean)
          .join(', ') + ' nhiệm vụ',
      ]),
    )
  },
}
