import type { Section } from '#kernel/http/page.ts'
import { Day } from '#kernel/render/words.tsx'
import { publicPicture } from './queries.ts'
import { Figures, mainFigures } from './words.tsx'

/** The four main numbers on the home page; nothing while no plan gives out work. */
export const homeProgress: Section = {
  page: '/',
  async render({ platform }) {
    const { progress } = await publicPicture(platform, undefined)
    if (progress.total === 0) return undefined
    return (
      <section className="block" aria-labelledby="tien-do">
        <h2 id="tien-do">Tiến độ thực hiện</h2>
        <Figures figures={mainFigures(progress)} />
        <p>
          <a href="/tien-do">Xem tiến độ theo mục kế hoạch, theo cơ quan và trên bản đồ</a>{' '}
          <span className="soft">
            (tính đến <Day value={progress.asOf} />)
          </span>
        </p>
      </section>
    )
  },
}
