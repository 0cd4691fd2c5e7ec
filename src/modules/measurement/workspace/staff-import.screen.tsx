import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from '#workspace/sheet-import.tsx'

export default function StaffImportScreen() {
  return (
    <SheetImport
      operation="measurement.import_staff"
      title="Nạp cán bộ truyền thông từ Excel"
      list={{ label: 'Cán bộ truyền thông', href: workspacePath('/can-bo-truyen-thong') }}
      file="Chọn tệp Excel danh sách cán bộ"
      unit="người"
      named={row => ({ name: row.name || 'Không có tên' })}
    >
      Dòng có mã thì cập nhật, dòng không có mã thì thêm người mới; không tạo người trùng. Chưa có tệp?{' '}
      <a href={`${apiBase}/staff-members.xlsx`} download>
        Tải danh sách hiện tại
      </a>{' '}
      rồi điền ngay trên đó.
    </SheetImport>
  )
}
