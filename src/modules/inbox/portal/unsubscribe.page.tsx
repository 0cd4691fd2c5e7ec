import type { PageAnswer, PageInput } from '#kernel/http/page.ts'
import type { Page } from '#kernel/http/page.ts'
import type { Platform } from '#kernel/platform.ts'
import { kindsOf } from '../queries.ts'
import { unsubscribe } from '../operations/preferences.ts'
import { unsubscribePath } from '../letter.ts'
import { endingOf, type Ending } from '../token.ts'

/** What a link in a letter opens: a question to a person, and an act to the mail program that posts (RFC 8058). */
export const unsubscribePage: Page = {
  path: `${unsubscribePath}/:token`,
  async render({ platform, params }) {
    const ending = endingOf(platform, params['token'] ?? '')
    return ending ? answer('Ngừng nhận thư nhắc việc', <Question what={whatOf(platform, ending)} />) : undefined
  },
  async submit({ platform, params, requestId }: PageInput & { requestId: string }) {
    const token = params['token'] ?? ''
    const ending = endingOf(platform, token)
    if (!ending) return undefined
    await unsubscribe.run({ platform, actor: null, requestId }, { token })
    return answer('Đã ngừng nhận thư nhắc việc', <Done what={whatOf(platform, ending)} />)
  },
}

const answer = (title: string, body: PageAnswer['body']): PageAnswer => ({ title, body, crumbs: [], maxAge: 0 })

const whatOf = (platform: Platform, { kind }: Ending): string => {
  const title = kindsOf(platform).find(known => known.kind === kind)?.title ?? kind
  return kind === null ? 'mọi thư nhắc việc của Lan Tỏa' : `thư nhắc loại việc “${title}”`
}

const settings = '/lam-viec/viec-cua-toi/nhac-viec'

const Question = ({ what }: { what: string }) => (
  <div className="prose">
    <h1>Ngừng nhận thư nhắc việc?</h1>
    <p className="lead">Ông/Bà sẽ không nhận {what} nữa.</p>
    <p>
      Công việc không mất đi: tất cả vẫn nằm trong <a href="/lam-viec/viec-cua-toi">Việc của tôi</a>. Có thể nhận thư trở lại bất
      cứ lúc nào.
    </p>
    <form method="post">
      <button className="button" type="submit">
        Ngừng nhận
      </button>
    </form>
  </div>
)

const Done = ({ what }: { what: string }) => (
  <div className="prose">
    <h1>Đã ngừng nhận</h1>
    <p className="lead">Từ nay Ông/Bà không nhận {what}.</p>
    <p>
      Nếu bấm nhầm, xin mở <a href={settings}>Nhắc việc qua thư</a> để nhận lại.
    </p>
  </div>
)
