import type { PageAnswer } from '#kernel/http/page.ts'
import { SearchForm } from './search-form.tsx'

const words: Record<number, { title: string; sentence: string }> = {
  404: {
    title: 'Không tìm thấy trang này',
    sentence: 'Có thể đường dẫn đã cũ, bị gõ thiếu, hoặc nội dung không còn được công bố.',
  },
  429: {
    title: 'Yêu cầu dồn dập quá',
    sentence: 'Máy chủ nhận quá nhiều yêu cầu từ địa chỉ của bạn trong một phút. Hãy đợi một lát rồi tải lại trang.',
  },
  503: {
    title: 'Trang tạm thời chưa xem được',
    sentence: 'Hệ thống đang bảo trì hoặc đang khởi động. Không có nội dung nào bị mất; hãy tải lại trang sau ít phút.',
  },
}
const unexpected = {
  title: 'Trang gặp lỗi ngoài dự kiến',
  sentence:
    'Lỗi đã được ghi lại, không có nội dung nào bị mất. Hãy tải lại trang; nếu vẫn lỗi, hãy báo mã dưới đây cho quản trị viên.',
}

/** @param requestId what an administrator finds in the log. */
export function errorAnswer(status: number, requestId: string): PageAnswer {
  const { title, sentence } = words[status] ?? unexpected
  return {
    title,
    body: (
      <div className="prose">
        <p className="kicker number">Lỗi {status}</p>
        <h1>{title}</h1>
        <p className="lead">{sentence}</p>
        {status === 404 && <SearchForm label="Tìm trong kế hoạch" />}
        <p>
          <a href="/">Về trang chủ</a>
        </p>
        {status >= 500 && <p className="small soft">Mã yêu cầu: {requestId}</p>}
      </div>
    ),
  }
}

/** The database does not answer: refused, lost, too many, starting or stopping. */
export function isOutOfReach(error: unknown): boolean {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: unknown }
  if (cause && isOutOfReach(cause)) return true
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|53300|57P0[1-3]|08\w{3})$/.test(code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated|pool after calling end/.test(message ?? '')
  )
}
