import { AppError, internal, type Locale } from '../errors.ts'

/** RFC 9457. `detail` is the sentence for people, `code` the stable word for programs. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
} & AppError['extras']

const titles: Record<number, Record<Locale, string>> = {
  401: { vi: 'Cần đăng nhập', en: 'Sign in first' },
  403: { vi: 'Không được phép', en: 'Not allowed' },
  404: { vi: 'Không tìm thấy', en: 'Not found' },
  409: { vi: 'Có thay đổi trước đó', en: 'Changed before' },
  413: { vi: 'Quá lớn', en: 'Too large' },
  415: { vi: 'Sai kiểu dữ liệu', en: 'Wrong kind of data' },
  422: { vi: 'Nội dung chưa đúng', en: 'Not valid' },
  429: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  503: { vi: 'Chưa sẵn sàng', en: 'Not ready' },
}

export function problemOf(error: unknown, requestId: string, locale: Locale): Problem {
  const known = error instanceof AppError ? error : internal()
  return {
    type: `/loi/${known.code}`,
    title: (titles[known.status] ?? { vi: 'Có lỗi', en: 'Error' })[locale],
    status: known.status,
    detail: known.sentence[locale],
    code: known.code,
    requestId,
    ...known.extras,
  }
}

export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(problem.retryAfter ? { 'retry-after': String(problem.retryAfter) } : {}),
    },
  })
