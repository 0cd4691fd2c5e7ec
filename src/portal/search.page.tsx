import type { ReactElement } from 'react'
import type { Page } from '#kernel/http/page.ts'
import { Marked } from '#kernel/render/marked.tsx'
import { searchEverything } from '#kernel/search/operations.ts'
import { figureText } from '#kernel/render/words.tsx'
import { SearchForm } from './search-form.tsx'

const perKind = 20

/** Asks every module's search as a reader without an account. */
export const searchPage: Page = {
  path: '/tim-kiem',
  query: ['q'],
  async render({ platform, query }) {
    const text = query.get('q') ?? ''
    const { groups, missing } =
      text.length < 2
        ? { groups: [], missing: [] }
        : await searchEverything.run({ platform, actor: null, requestId: 'portal-search' }, { q: text, limit: perKind })
    const count = groups.reduce((sum, group) => sum + group.hits.length, 0)
    return {
      title: text ? `Tìm “${text}”` : 'Tìm kiếm',
      crumbs: [],
      maxAge: text ? 0 : undefined,
      body: (
        <div className="prose">
          <h1>Tìm kiếm</h1>
          <SearchForm label="Từ cần tìm trong kế hoạch và tên cơ quan" text={text} />
          {text.length === 1 && <p>Hãy gõ ít nhất hai chữ cái.</p>}
          {text.length > 1 && (
            <>
              <p className="soft result-count">
                {count === 0
                  ? `Không tìm thấy “${text}”. Hãy thử ít chữ hơn, hoặc từ khác cùng nghĩa; gõ có dấu hay không dấu đều được.`
                  : `${figureText(count)} kết quả cho “${text}”.`}
              </p>
              {missing.length > 0 && (
                <p className="notice">Tạm thời chưa tìm được trong: {missing.join(', ')}. Hãy tìm lại sau ít phút.</p>
              )}
              {groups.map(group => (
                <section key={group.title}>
                  <h2>{group.title}</h2>
                  <ol className="hits plain">
                    {group.hits.map(hit => (
                      <Entry key={hit.href} hit={hit} query={text} />
                    ))}
                  </ol>
                  {group.more && <p className="small soft">Chỉ hiện {perKind} kết quả đầu; gõ thêm chữ để thu hẹp.</p>}
                </section>
              ))}
            </>
          )}
        </div>
      ),
    }
  },
}

type Hit = { title: string; excerpt: string; href: string }
const Entry = ({ hit, query }: { hit: Hit; query: string }): ReactElement => (
  <li>
    <a href={hit.href}>
      <Marked text={hit.title} query={query} />
    </a>
    {hit.excerpt && (
      <p className="small">
        <Marked text={hit.excerpt} query={query} />
      </p>
    )}
  </li>
)
