import type { FieldError } from '#kernel/errors.ts'

/** An error as the API tells it (RFC 9457), or as the network tells it (status 0). `detail` is the sentence for people. */
export type Problem = {
  status: number
  title: string
  detail: string
  code: string
  /** What support asks for; absent when nothing reached the server. */
  requestId?: string
  fields: FieldError[]
  /** For a conflict: the record as it is now. */
  current?: unknown
  /** For a conflict: who changed what since. */
  changes?: ProblemChange[]
  /** Seconds. */
  retryAfter?: number
  /** Where the person can go from here. */
  seeAlso?: { href: string; title: string }
}
export type ProblemChange = { by: string; at: string; changed: string[] }

/** Thrown by every call of the API that fails, so that there is one thing to catch. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

const sentences = {
  offline: {
    vi: 'Không kết nối được với máy chủ. Chưa có gì bị mất; hãy kiểm tra mạng rồi thử lại.',
    en: 'The server cannot be reached. Nothing is lost; check the network and try again.',
  },
  unknown: {
    vi: 'Máy chủ trả lời ngoài dự kiến. Thao tác có thể chưa được thực hiện; hãy tải lại trang để xem, nếu vẫn lỗi hãy báo quản trị viên.',
    en: 'The server gave an unexpected answer. The action may not have been done; reload to see, and tell an administrator if it persists.',
  },
} as const
const titles = {
  offline: { vi: 'Mất kết nối', en: 'No connection' },
  unknown: { vi: 'Có lỗi', en: 'Error' },
} as const

/** Reads an error answer. Whatever a proxy or a crash put into the body, a usable sentence comes out. */
export function readProblem(
  answer: { status: number; body: unknown; requestId?: string | null },
  locale: 'vi' | 'en' = 'vi',
): Problem {
  const body = isRecord(answer.body) ? answer.body : {}
  const requestId = text(body['requestId']) ?? answer.requestId ?? undefined
  const changes = Array.isArray(body['changes']) ? body['changes'].flatMap(readChange) : undefined
  return {
    status: answer.status,
    title: text(body['title']) ?? titles.unknown[locale],
    detail: text(body['detail']) ?? sentences.unknown[locale],
    code: text(body['code']) ?? `http_${answer.status}`,
    fields: Array.isArray(body['fields']) ? body['fields'].flatMap(readField) : [],
    ...(requestId ? { requestId } : {}),
    ...('current' in body ? { current: body['current'] } : {}),
    ...(changes ? { changes } : {}),
    ...(typeof body['retryAfter'] === 'number' ? { retryAfter: body['retryAfter'] } : {}),
    ...readSeeAlso(body['seeAlso']),
  }
}

/** What a person is told when nothing came back at all. */
export const networkProblem = (locale: 'vi' | 'en' = 'vi'): Problem => ({
  status: 0,
  title: titles.offline[locale],
  detail: sentences.offline[locale],
  code: 'offline',
  fields: [],
})

/** Any thrown thing as a problem, so that screens show one kind of error. */
export function problemOf(error: unknown, locale: 'vi' | 'en' = 'vi'): Problem {
  if (error instanceof ProblemError) return error.problem
  return { status: -1, title: titles.unknown[locale], detail: sentences.unknown[locale], code: 'unexpected', fields: [] }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const readField = (value: unknown): FieldError[] =>
  isRecord(value) && typeof value['message'] === 'string'
    ? [{ path: String(value['path'] ?? ''), message: value['message'] }]
    : []
/** Only ever a place of our own. */
const readSeeAlso = (value: unknown): Pick<Problem, 'seeAlso'> => {
  if (!isRecord(value)) return {}
  const [href, title] = [text(value['href']), text(value['title'])]
  return href && title && /^\/(?!\/)/.test(href) ? { seeAlso: { href, title } } : {}
}
const readChange = (value: unknown): ProblemChange[] =>
  isRecord(value)
    ? [
        {
          by: text(value['by']) ?? '',
          at: text(value['at']) ?? '',
          changed: Array.isArray(value['changed']) ? value['changed'].map(String) : [],
        },
      ]
    : []
