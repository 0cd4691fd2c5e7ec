import type { Page } from '#kernel/http/page.ts'
import { site } from './site.ts'

/** Says what was tried and what was not: a statement that promises more than was tested helps nobody. */
export const accessibilityPage: Page = {
  path: '/tro-nang',
  render: async () => ({
    title: 'Trợ năng',
    description:
      'Trang này dùng được với bàn phím, trình đọc màn hình, điện thoại cũ và mạng chậm đến đâu; còn thiếu gì; báo cho ai.',
    crumbs: [],
    body: (
      <div className="prose">
        <h1>Trợ năng</h1>
        <p className="lead">
          Mọi người đều đọc được kế hoạch của tỉnh: người khiếm thị, người chỉ dùng bàn phím, người có điện thoại cũ hay mạng
          chậm. Các trang công khai được làm theo chuẩn WCAG 2.2, mức AA.
        </p>
        <h2>Đã làm được</h2>
        <ul>
          <li>
            Toàn bộ trang công khai đọc được khi không có JavaScript; mỗi trang chỉ tải chữ, một tệp kiểu dáng và phông chữ.
          </li>
          <li>
            Dùng được hoàn toàn bằng bàn phím; phím Tab đầu tiên đưa đến liên kết “Đến nội dung chính”; chỗ đang đứng luôn có
            viền.
          </li>
          <li>Tiêu đề, danh sách, vùng trang và đường dẫn được đánh dấu để trình đọc màn hình đi lại theo mục.</li>
          <li>Chữ và nền đủ tương phản ở cả nền sáng lẫn nền tối; nền tối theo cài đặt của thiết bị.</li>
          <li>Không phải kéo ngang trên màn hình rộng 320 điểm ảnh; phóng to chữ 200 % không mất nội dung.</li>
          <li>Trang kế hoạch in ra giấy theo thể thức văn bản, không kèm trình đơn.</li>
        </ul>
        <h2>Còn hạn chế</h2>
        <ul>
          <li>
            Tệp gốc của kế hoạch (Word, PDF, bản quét) do cơ quan ban hành gửi có thể chưa đọc được bằng trình đọc màn hình; hãy
            đọc bản theo mục trên trang.
          </li>
          <li>Chưa có bản tiếng Jrai, tiếng Bahnar và chưa có bản đọc thành tiếng.</li>
          <li>Đã kiểm tra tự động bằng axe ở khổ điện thoại và máy tính; chưa có đợt kiểm tra với người khuyết tật.</li>
        </ul>
        <h2>Báo khó khăn khi dùng</h2>
        <p>
          Nếu có phần nào bạn không đọc hoặc không dùng được, xin báo cho{' '}
          <a href={`/co-quan/${site.office.code}`}>{site.office.name}</a>, nêu địa chỉ trang và thiết bị đang dùng.
        </p>
      </div>
    ),
  }),
  sitemap: async () => [{ path: '/tro-nang' }],
}
