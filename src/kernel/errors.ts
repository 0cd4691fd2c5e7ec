/**
 * Everything that can go wrong in a way that a person should hear about.
 * `code` is stable and for programs; the sentence is for people: what happened, that nothing was lost, what to do.
 */
export type Locale = 'vi' | 'en'
export type Sentence = Record<Locale, string>

export type FieldError = { path: string; message: string }

export type ProblemExtras = {
  /** Which fields are wrong, in the caller's words. */
  fields?: FieldError[]
  /** For a conflict: the record as it is now, who changed it and what. */
  current?: unknown
  changes?: unknown
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
  /** Where the person can go from here: the record that stands in the way. */
  seeAlso?: { href: string; title: string }
}

export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly sentence: Sentence
  readonly extras: ProblemExtras
  constructor(code: string, status: number, sentence: Sentence, extras: ProblemExtras = {}) {
    super(sentence.vi)
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.sentence = sentence
    this.extras = extras
  }
}

const known = new Map<string, { status: number; sentence: Sentence }>()

/** What a code means, for the page that every problem's `type` points to; undefined for a code that nobody defines. */
export const errorByCode = (code: string): { status: number; sentence: Sentence } | undefined => known.get(code)

/** A factory for one kind of error. `{name}` in the sentences is filled from the values. */
export function defineError<Values extends Record<string, string | number> = Record<never, never>>(
  code: string,
  status: number,
  sentence: Sentence,
) {
  known.set(code, { status, sentence })
  const fill = (text: string, values: Record<string, string | number>) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return (values?: Values, extras?: ProblemExtras): AppError =>
    new AppError(code, status, { vi: fill(sentence.vi, values ?? {}), en: fill(sentence.en, values ?? {}) }, extras)
}

export const invalid = defineError('invalid', 422, {
  vi: 'Có mục chưa đúng. Nội dung đã nhập vẫn còn; hãy sửa các mục được đánh dấu rồi gửi lại.',
  en: 'Some fields are not right. What you typed is kept; mend the marked fields and send again.',
})
export const unauthenticated = defineError('unauthenticated', 401, {
  vi: 'Cần đăng nhập để làm việc này. Nội dung đã nhập vẫn được giữ trên máy; hãy đăng nhập rồi gửi lại.',
  en: 'Please sign in to do this. What you typed is kept on this device; sign in and send again.',
})
export const forbidden = defineError('forbidden', 403, {
  vi: 'Tài khoản của bạn không có quyền làm việc này. Chưa có gì thay đổi; hãy liên hệ đầu mối của cơ quan hoặc quản trị viên.',
  en: 'Your account may not do this. Nothing was changed; ask your agency’s contact person or an administrator.',
})
export const notFound = defineError('not_found', 404, {
  vi: 'Không tìm thấy nội dung này. Có thể đường dẫn đã cũ hoặc nội dung không còn; hãy quay lại danh sách.',
  en: 'This was not found. The address may be old or the content gone; go back to the list.',
})
export const conflict = defineError('conflict', 409, {
  vi: 'Người khác vừa sửa nội dung này trước bạn. Chưa lưu thay đổi của bạn và cũng chưa mất gì; hãy xem phần đã đổi rồi quyết định.',
  en: 'Somebody changed this before you. Your change is not saved and nothing is lost; look at what changed, then decide.',
})
export const tooManyRequests = defineError('too_many_requests', 429, {
  vi: 'Thao tác quá nhanh. Chưa có gì thay đổi; hãy đợi một lát rồi thử lại.',
  en: 'Too many requests. Nothing was changed; wait a moment and try again.',
})
export const tooLarge = defineError<{ limit: string }>('too_large', 413, {
  vi: 'Tệp hoặc nội dung vượt quá {limit}. Chưa lưu gì; hãy chia nhỏ hoặc giảm dung lượng rồi gửi lại.',
  en: 'The file or content is larger than {limit}. Nothing was saved; split or shrink it and send again.',
})
export const unsupportedMedia = defineError('unsupported_media', 415, {
  vi: 'Kiểu dữ liệu gửi lên không được hỗ trợ. Chưa lưu gì; hãy gửi đúng kiểu mà biểu mẫu yêu cầu.',
  en: 'This kind of data is not supported. Nothing was saved; send what the form asks for.',
})
export const crossSite = defineError('cross_site', 403, {
  vi: 'Yêu cầu đến từ một trang khác nên đã bị chặn. Chưa có gì thay đổi; hãy mở lại Lan Tỏa và làm lại.',
  en: 'The request came from another site and was stopped. Nothing was changed; open Lan Tỏa again and retry.',
})
export const unavailable = defineError('unavailable', 503, {
  vi: 'Hệ thống đang bận hoặc đang khởi động. Chưa có gì bị mất; hãy thử lại sau ít phút.',
  en: 'The system is busy or starting. Nothing is lost; try again in a few minutes.',
})
export const internal = defineError('internal', 500, {
  vi: 'Hệ thống gặp lỗi ngoài dự kiến. Thao tác chưa được thực hiện; hãy thử lại, nếu vẫn lỗi hãy gửi mã yêu cầu cho quản trị viên.',
  en: 'Something unexpected went wrong. Nothing was done; try again, and if it persists give the request id to an administrator.',
})
