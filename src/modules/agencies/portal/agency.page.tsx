import type { ReactElement } from 'react'
import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { sectionsOf } from '#kernel/render/sections.tsx'
import { Day } from '#kernel/render/words.tsx'
import { kindNames } from '../contract.ts'
import { agencyByCode, groupsOf, successionsOf, type AgencyRow } from '../queries.ts'
import { isValidOn } from '../rules.ts'
import { publicAgencies } from './queries.ts'

const path = '/co-quan/:code'

/** What an agency is; what it does is added by the modules above. No person's name, telephone or mail. */
export const agencyPage: Page = {
  path,
  async render(input) {
    const { db, clock } = input.platform
    const today = todayOf(clock).toString()
    const agency = await agencyByCode(db, input.params['code']!)
    if (!agency) return undefined
    const [groups, { succeeds, succeededBy }, sections] = await Promise.all([
      groupsOf(db, agency, today),
      successionsOf(db, agency.id),
      sectionsOf(path, input),
    ])
    const short = agency.aliases[0]
    return {
      title: agency.name,
      description: `${agency.name}: nhiệm vụ được giao trong kế hoạch, kèm nguyên văn mục giao việc.`,
      crumbs: [{ title: 'Cơ quan', href: '/co-quan' }],
      body: (
        <article className="reading">
          <p className="kicker">{kindNames[agency.kind]}</p>
          <h1>{agency.name}</h1>
          {!isValidOn(agency, today) && agency.validUntil && (
            <p className="notice">
              Cơ quan này hoạt động đến hết ngày <Day value={agency.validUntil} />.
            </p>
          )}
          <dl className="facts facts-wide">
            {short && short.length < agency.name.length && (
              <div>
                <dt>Viết tắt</dt>
                <dd>{short}</dd>
              </div>
            )}
            {agency.address && (
              <div>
                <dt>Địa chỉ</dt>
                <dd>{agency.address}</dd>
              </div>
            )}
            {agency.phone && (
              <div>
                <dt>Điện thoại</dt>
                <dd>
                  <a href={`tel:${agency.phone.replace(/[^+\d]/g, '')}`}>{agency.phone}</a>
                </dd>
              </div>
            )}
            {agency.email && (
              <div>
                <dt>Thư điện tử</dt>
                <dd>
                  <a href={`mailto:${agency.email}`}>{agency.email}</a>
                </dd>
              </div>
            )}
            {agency.website && (
              <div>
                <dt>Trang thông tin</dt>
                <dd>
                  <a href={agency.website} rel="noreferrer">
                    {agency.website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
                  </a>
                </dd>
              </div>
            )}
            {groups.length > 0 && (
              <div>
                <dt>Thuộc nhóm</dt>
                <dd>
                  <Links items={groups.map(group => ({ name: group.name, href: `/co-quan/nhom/${group.code}` }))} />
                </dd>
              </div>
            )}
            {agency.predecessors.length > 0 && (
              <div>
                <dt>Hợp thành từ</dt>
                <dd>
                  <Predecessors agency={agency} />
                </dd>
              </div>
            )}
            {succeeds.length > 0 && (
              <div>
                <dt>Kế thừa</dt>
                <dd>
                  <Links items={succeeds.map(one => ({ name: one.agency.name, href: `/co-quan/${one.agency.code}` }))} />
                </dd>
              </div>
            )}
            {succeededBy.length > 0 && (
              <div>
                <dt>Được kế thừa bởi</dt>
                <dd>
                  <Links items={succeededBy.map(one => ({ name: one.agency.name, href: `/co-quan/${one.agency.code}` }))} />
                </dd>
              </div>
            )}
          </dl>
          {sections}
        </article>
      ),
    }
  },
  sitemap: async ({ db, clock }) =>
    (await publicAgencies(db, todayOf(clock).toString())).map(agency => ({ path: `/co-quan/${agency.code}` })),
}

const Links = ({ items }: { items: { name: string; href: string }[] }): ReactElement => (
  <>
    {items.map(({ name, href }, place) => (
      <span key={href}>
        {place > 0 && ', '}
        <a href={href}>{name}</a>
      </span>
    ))}
  </>
)

/** The units of before 1/7/2025; of some only a part came here. */
const Predecessors = ({ agency }: { agency: AgencyRow }): ReactElement => (
  <>
    {agency.predecessors.map(({ name, part }) => (part === 'partial' ? `một phần ${name}` : name)).join(', ')}
    {agency.validFrom && (
      <span className="soft">
        {' '}
        (từ <Day value={agency.validFrom} />)
      </span>
    )}
  </>
)
