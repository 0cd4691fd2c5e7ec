import type { Page } from '#kernel/http/page.ts'
import { site } from './site.ts'

export const aboutPage: Page = {
  path: '/gioi-thieu',
  render: async () => ({
    title: 'Giới thiệu',
    description: `Lan Tỏa là gì, ai chịu trách nhiệm, số liệu trên trang lấy từ đâu.`,
    crumbs: [],
    body: (
      <div className="prose">
        <h1>Giới thiệu</h1>
        <p className="lead">
          Lan Tỏa là nơi tỉnh {site.province} tổ chức, theo dõi và công khai việc truyền thông về khoa học, công nghệ, đổi mới
          sáng tạo và chuyển đổi số.
        </p>
        <h2>Trên trang này có gì</h2>
        <ul>
          <li>
            <a href="/ke-hoach">Kế hoạch</a> của tỉnh, trích nguyên văn theo từng mục, có địa chỉ riêng cho từng mục.
          </li>
          <li>Các chỉ tiêu phải đạt theo từng năm và các nhiệm vụ, mỗi việc dẫn ngược về đúng mục đã giao.</li>
          <li>
            <a href="/co-quan">Các cơ quan</a> thực hiện: sở, ban, ngành, cơ quan báo chí, trường học và 135 xã, phường; mỗi cơ
            quan được giao việc gì, chủ trì hay phối hợp.
          </li>
        </ul>
        <h2>Nội dung lấy từ đâu</h2>
        <p>
          Khi một kế hoạch được ban hành, phần mềm đọc văn bản và tách thành mục, chỉ tiêu, nhiệm vụ. Cán bộ kiểm tra từng mục rồi
          mới thông qua; chưa thông qua thì chưa có gì hiện ở đây. Lời văn được giữ nguyên. Khi kế hoạch được sửa đổi, bản cũ vẫn
          được giữ để đối chiếu.
        </p>
        <p>
          Tên và mã xã, phường theo danh mục đơn vị hành chính từ ngày 01/7/2025. Trang của mỗi xã, phường cho biết nơi đó được
          hợp thành từ những đơn vị nào trước đây.
        </p>
        <h2>Ai chịu trách nhiệm</h2>
        <p>
          <a href={`/co-quan/${site.office.code}`}>{site.office.name}</a> là cơ quan thường trực. Nếu thấy nội dung nào chưa đúng
          với văn bản gốc, xin báo cho cơ quan thường trực; văn bản gốc là bản có giá trị pháp lý.
        </p>
        <h2>Dữ liệu cá nhân</h2>
        <p>
          Các trang công khai không đặt cookie, không có mã theo dõi, không tải gì từ trang khác và không hiển thị thông tin cá
          nhân của cán bộ.
        </p>
        <h2>Phần mềm</h2>
        <p>Lan Tỏa là phần mềm nguồn mở theo giấy phép Apache 2.0. Tỉnh, thành phố khác có thể dùng lại.</p>
      </div>
    ),
  }),
  sitemap: async () => [{ path: '/gioi-thieu' }],
}
