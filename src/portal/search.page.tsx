import type { ReactElement } from 'react'
import type { Page } from '#kernel/http/page.ts'
import type { SearchHit } from '#kernel/module.ts'
import { Marked } from '#kernel/render/marked.tsx'
import { figureText } from '#kernel/render/words.tsx'
import { SearchForm } from './search-form.tsx'

const perKind = 20

/** Asks every module's search as a reader without an account. */
export const searchPage: Page = {
  path: '/tim-kiem',
  query: ['q'],
  async render({ platform, query }) {
    const text = query.get('q') ?? ''
    const groups =
      text.length < 2
        ? []
        : await Promise.all(
            platform.modules
              .flatMap(module => module.search ?? [])
              .map(async source => ({ title: source.title, hits: await source.find(platform.db, null, text, perKind) })),
          )
    const found = groups.filter(group => group.hits.length > 0)
    const count = found.reduce((sum, group) => sum + group.hits.length, 0)
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
              {found.map(group => (
                <section key={group.title}>
                  <h2>{group.title}</h2>
                  <ol className="hits plain">
                    {group.hits.map(hit => (
                      <Hit key={hit.href} hit={hit} query={text} />
                    ))}
                  </ol>
                  {group.hits.length === perKind && (
                    <p className="small soft">Chỉ hiện {perKind} kết quả đầu; gõ thêm chữ để thu hẹp.</p>
                  )}
                </section>
              ))}
            </>
          )}
        </div>
      ),
    }
  },
}

const Hit = ({ hit, query }: { hit: SearchHit; query: string }): ReactElement => (
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
