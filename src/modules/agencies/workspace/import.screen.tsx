import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from '#workspace/sheet-import.tsx'

export default function ImportScreen() {
  return (
    <SheetImport
      operation="agencies.import"
      title="Nạp cơ quan từ Excel"
      list={{ label: 'Cơ quan, đơn vị', href: workspacePath('/co-quan') }}
      file="Chọn tệp Excel danh mục cơ quan"
      unit="cơ quan"
      named={row => ({ name: row.name || row.code || 'Không có tên' })}
    >
      Mã đã có thì cập nhật, mã mới thì thêm; không tạo bản trùng. Chưa có tệp?{' '}
      <a href={`${apiBase}/agencies.xlsx`} download>
        Tải danh mục hiện tại
      </a>{' '}
      rồi sửa ngay trên đó.
    </SheetImport>
  )
}
