import type { SQL } from 'drizzle-orm'
import type { Page, PageInput, Section } from '#kernel/http/page.ts'
import { figureText } from '#kernel/render/words.tsx'
import { agencyByCode } from '#modules/agencies/index.ts'
import { countsForTarget, provesTask } from '../scope.ts'
import { Entries, EvidenceSection } from './parts.tsx'
import { countPublicEvidence, numbered, ofAgency, publicEvidence } from './queries.ts'

/** How many stand on somebody else's page, and on a page of their own. */
const newest = 8
const perPage = 50

type About = {
  /** Of the page that it belongs to, and its words in a line. */
  href: string
  name: string
  where: SQL
  /** Whether the agency must be named at each. */
  whose: boolean
  /** Kept from page to page. */
  query?: string
}
type Find = (input: PageInput) => Promise<About | undefined>

const ofTask: Find = async ({ platform, params }) => {
  const task = await numbered(platform.db, 'task', params)
  return (
    task && {
      href: `/ke-hoach/${task.plan}/nhiem-vu/${task.number}`,
      name: `Nhiệm vụ ${task.number}`,
      where: provesTask(task.id),
      whose: true,
    }
  )
}
const ofTarget: Find = async ({ platform, params }) => {
  const target = await numbered(platform.db, 'target', params)
  return (
    target && {
      href: `/ke-hoach/${target.plan}/chi-tieu/${target.number}`,
      name: `Chỉ tiêu ${target.number}`,
      where: countsForTarget(target.id),
      whose: true,
    }
  )
}
const ofOneAgency: Find = async ({ platform, params, query }) => {
  const agency = await agencyByCode(platform.db, params['code']!)
  const year = /^20\d\d$/.test(query.get('nam') ?? '') ? Number(query.get('nam')) : undefined
  return (
    agency && {
      href: `/co-quan/${agency.code}`,
      name: agency.name,
      where: ofAgency(agency.id, year),
      whose: false,
      ...(year ? { query: `nam=${year}` } : {}),
    }
  )
}

const places = [
  { page: '/ke-hoach/:code/nhiem-vu/:number', find: ofTask },
  { page: '/ke-hoach/:code/chi-tieu/:number', find: ofTarget },
  { page: '/co-quan/:code', find: ofOneAgency },
]

/** Under a task, a target and an agency: what was done, as far as it is verified. */
export const sections: readonly Section[] = places.map(({ page, find }) => ({
  page,
  async render(input) {
    const about = await find({ ...input, query: new URLSearchParams() })
    if (!about) return undefined
    const { db } = input.platform
    const [pieces, total] = await Promise.all([
      publicEvidence(db, about.where, { limit: newest }),
      countPublicEvidence(db, about.where),
    ])
    return EvidenceSection({ pieces, total, href: `${about.href}/minh-chung`, whose: about.whose })
  },
}))

/** All of it, page by page. */
export const pages: readonly Page[] = places.map(({ page, find }) => ({
  path: `${page}/minh-chung`,
  query: ['trang', 'nam'],
  async render(input) {
    const about = await find(input)
    if (!about) return undefined
    const { db } = input.platform
    const total = await countPublicEvidence(db, about.where)
    const last = Math.max(1, Math.ceil(total / perPage))
    const asked = Number(input.query.get('trang') ?? 1)
    if (!Number.isInteger(asked) || asked < 1 || asked > last) return undefined
    const pieces = await publicEvidence(db, about.where, { limit: perPage, offset: (asked - 1) * perPage })
    const to = (number: number) => `?${[about.query, `trang=${number}`].filter(Boolean).join('&')}`
    return {
      title: `Việc đã làm: ${about.name}`,
      description: `Những việc đã làm được xác nhận của ${about.name}, mới nhất trước.`,
      crumbs: [{ title: about.name, href: about.href }],
      body: (
        <article className="reading">
          <h1>Việc đã làm, đã được xác nhận</h1>
          <p className="lead">
            <a href={about.href}>{about.name}</a>
            {about.query ? `, năm ${about.query.slice(4)}` : ''}: {figureText(total)} việc. Mỗi việc do cơ quan thực hiện ghi nhận
            và cơ quan thường trực xác nhận.
          </p>
          {total === 0 ? <p>Chưa có việc nào được xác nhận.</p> : <Entries pieces={pieces} whose={about.whose} />}
          {last > 1 && (
            <nav aria-label="Trang" className="block">
              <p>
                {asked > 1 && (
                  <>
                    <a href={to(asked - 1)}>Trang trước</a>{' '}
                  </>
                )}
                <span className="soft">
                  Trang {figureText(asked)} trên {figureText(last)}
                </span>
                {asked < last && (
                  <>
                    {' '}
                    <a href={to(asked + 1)}>Trang sau</a>
                  </>
                )}
              </p>
            </nav>
          )}
        </article>
      ),
    }
  },
}))
