import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { Day, figureText } from '#kernel/render/words.tsx'
import { allGroups, groupByCode, membersOf } from '../queries.ts'

/** Who is meant by "các sở, ban, ngành" today. */
export const groupPage: Page = {
  path: '/co-quan/nhom/:code',
  async render({ platform, params }) {
    const { db, clock } = platform
    const today = todayOf(clock).toString()
    const group = await groupByCode(db, params['code']!)
    if (!group) return undefined
    const members = await membersOf(db, group.rule, today)
    return {
      title: group.name,
      description: `Nhóm cơ quan “${group.name}” gồm những cơ quan nào.`,
      crumbs: [{ title: 'Cơ quan', href: '/co-quan' }],
      body: (
        <>
          <p className="kicker">Nhóm cơ quan</p>
          <h1>{group.name}</h1>
          {group.rule.open ? (
            <p className="lead">
              Kế hoạch gọi chung mà không nêu tên từng cơ quan; cơ quan thường trực giao việc cho từng cơ quan cụ thể khi cần.
            </p>
          ) : (
            <>
              <p className="lead">
                Ngày <Day value={today} />, nhóm này gồm {figureText(members.length)} cơ quan.
              </p>
              <ul className={members.length > 60 ? 'register register-places plain' : 'register plain'}>
                {members.map(({ code, name }) => (
                  <li key={code}>
                    <a href={`/co-quan/${code}`}>{name}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      ),
    }
  },
  sitemap: async ({ db }) => (await allGroups(db)).map(group => ({ path: `/co-quan/nhom/${group.code}` })),
}
