import { errorByCode } from '#kernel/errors.ts'
import type { Page } from '#kernel/http/page.ts'

/** Every problem of the API names its kind by an address (RFC 9457 `type`); this is what stands there. */
export const errorCodePage: Page = {
  path: '/loi/:code',
  async render({ params }) {
    const error = errorByCode(params['code'] ?? '')
    if (!error) return undefined
    const inGeneral = (sentence: string) => sentence.replace(/\{\w+\}/g, '…')
    return {
      title: `Mã lỗi ${params['code']}`,
      description: inGeneral(error.sentence.vi),
      crumbs: [],
      body: (
        <div className="prose">
          <h1>Mã lỗi {params['code']}</h1>
          <p className="lead">{inGeneral(error.sentence.vi)}</p>
          <p lang="en">{inGeneral(error.sentence.en)}</p>
          <p>Giao diện lập trình trả lời lỗi này với trạng thái HTTP {error.status}.</p>
        </div>
      ),
      maxAge: 3600,
    }
  },
}
