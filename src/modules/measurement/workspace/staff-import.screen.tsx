import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from './sheet-import.tsx'

export default function StaffImportScreen() {
  return (
    <SheetImport
      operation="measurement.import_staff"
      title="Nạp cán bộ truyền thông từ Excel"
      list={{ label: 'Cán bộ truyền thông', href: workspacePath('/can-bo-truyen-thong') }}
      sheet={`${apiBase}/staff-members.xlsx`}
      explanation="Dòng có mã thì cập nhật, dòng không có mã thì thêm người mới; không tạo người trùng."
      unit="người"
    />
  )
}
