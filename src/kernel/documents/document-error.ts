import { AppError, type Sentence } from '#kernel/errors.ts'

/** What can be wrong with a file that somebody hands in. Codes are stable; the sentence is for the person. */
export type DocumentErrorCode =
  | 'document_empty'
  | 'document_too_large'
  | 'document_encrypted'
  | 'document_damaged'
  | 'document_old_word'
  | 'document_unsupported'
  | 'document_no_text'
  | 'document_too_many_pages'

/** The largest file that is read, in bytes. */
export const MAXIMUM_DOCUMENT_BYTES = 50 * 1024 * 1024
/** Most pages read from one PDF. */
export const MAXIMUM_PAGES = 300
/** Most pages whose letters must be recognised from pictures, in one file. */
export const MAXIMUM_RECOGNISED_PAGES = 60

/** Kinds of files as the sentences name them. */
export const KINDS = {
  word: { vi: 'Tệp Word', en: 'The Word file' },
  office: { vi: 'Tệp Office', en: 'The Office file' },
  pdf: { vi: 'Tệp PDF', en: 'The PDF file' },
  image: { vi: 'Tệp ảnh', en: 'The picture' },
} satisfies Record<string, Sentence>

const PROBLEMS: Record<DocumentErrorCode, { status: number; vi: string; en: string }> = {
  document_empty: {
    status: 422,
    vi: 'Tệp trống, không có nội dung để đọc. Hệ thống chưa lưu gì. Hãy kiểm tra lại tệp và chọn tệp khác.',
    en: 'The file is empty. Nothing was saved. Check the file and choose another one.',
  },
  document_too_large: {
    status: 413,
    vi: 'Tệp quá lớn ({detail}), hệ thống chỉ nhận tệp đến 50 MB. Hệ thống chưa lưu gì. Hãy giảm dung lượng (quét 200–300 dpi, thang xám) hoặc tách tệp rồi tải lên lại.',
    en: 'The file is too large ({detail}); files up to 50 MB are read. Nothing was saved. Scan at 200–300 dpi in grey or split the file, then send it again.',
  },
  document_encrypted: {
    status: 422,
    vi: '{detail} được bảo vệ bằng mật khẩu nên không đọc được. Hệ thống chưa lưu gì. Hãy mở tệp bằng mật khẩu, bỏ mật khẩu, lưu lại rồi tải lên.',
    en: '{detail} is protected by a password. Nothing was saved. Open it, remove the password, save it and send it again.',
  },
  document_damaged: {
    status: 422,
    vi: '{detail} bị hỏng hoặc tải lên chưa trọn vẹn nên không đọc được. Hệ thống chưa lưu gì. Hãy mở thử tệp trên máy, lưu lại thành tệp mới rồi tải lên; nếu không mở được, hãy xin lại tệp từ nơi gửi.',
    en: '{detail} is damaged or incomplete. Nothing was saved. Open it on your computer, save it as a new file and send that; if it does not open, ask the sender for it again.',
  },
  document_old_word: {
    status: 415,
    vi: 'Đây là tệp Word kiểu cũ (.doc), hệ thống không đọc được. Hệ thống chưa lưu gì. Hãy mở bằng Word rồi lưu lại thành .docx và tải lên.',
    en: 'This is an old Word file (.doc). Nothing was saved. Open it in Word, save it as .docx and send that.',
  },
  document_unsupported: {
    status: 415,
    vi: 'Hệ thống không đọc được loại tệp này ({detail}). Hệ thống chưa lưu gì. Hãy dùng tệp .docx, .pdf, .txt hoặc ảnh .png, .jpg.',
    en: 'This kind of file is not read ({detail}). Nothing was saved. Send a .docx, .pdf, .txt file or a .png, .jpg picture.',
  },
  document_no_text: {
    status: 422,
    vi: 'Không nhận ra chữ nào trong tệp. Hệ thống chưa lưu gì. Nếu là bản chụp, hãy quét lại rõ hơn (300 dpi, đặt giấy thẳng, đủ sáng) hoặc dùng bản .docx.',
    en: 'No text was found in the file. Nothing was saved. If it is a scan, scan it again (300 dpi, straight, well lit) or send the .docx.',
  },
  document_too_many_pages: {
    status: 422,
    vi: 'Tệp có quá nhiều trang ({detail}). Hệ thống chưa lưu gì. Hãy tách tệp thành các phần nhỏ hơn rồi tải lên từng phần.',
    en: 'The file has too many pages ({detail}). Nothing was saved. Split it and send the parts.',
  },
}

/**
 * A file could not be read. `message` is a full Vietnamese sentence: what happened, that nothing was saved, what to do.
 * `detail` fills the sentence: the kind of file, its size, its pages.
 */
export class DocumentError extends AppError {
  declare readonly code: DocumentErrorCode

  constructor(code: DocumentErrorCode, detail: string | Sentence = '', options: ErrorOptions = {}) {
    const { status, vi, en } = PROBLEMS[code]
    const words = typeof detail === 'string' ? { vi: detail, en: detail } : detail
    super(code, status, { vi: vi.replace('{detail}', words.vi), en: en.replace('{detail}', words.en) })
    this.name = 'DocumentError'
    if (options.cause !== undefined) this.cause = options.cause
  }
}

/** Refuses a file by its size alone, before a byte of it is held in memory. Throws `document_empty` or `document_too_large`. */
export function checkDocumentSize(bytes: number): void {
  if (bytes === 0) throw new DocumentError('document_empty')
  if (bytes > MAXIMUM_DOCUMENT_BYTES) {
    throw new DocumentError('document_too_large', `${Math.ceil(bytes / 1024 / 1024).toLocaleString('vi-VN')} MB`)
  }
}
