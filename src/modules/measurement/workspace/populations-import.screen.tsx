import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from '#workspace/sheet-import.tsx'

export default function PopulationsImportScreen() {
  return (
    <SheetImport
      operation="measurement.import_populations"
      title="Nạp dân số từ Excel"
      list={{ label: 'Dân số xã, phường', href: workspacePath('/dan-so') }}
      file="Chọn tệp Excel dân số"
      unit="dòng"
      named={row => ({ name: row.name || 'Không có tên' })}
    >
      Mỗi xã, phường và năm một con số, kèm nguồn; dòng để trống dân số được bỏ qua. Chưa có tệp?{' '}
      <a href={`${apiBase}/commune-populations.xlsx`} download>
        Tải danh sách hiện tại
      </a>{' '}
      rồi điền ngay trên đó.
    </SheetImport>
  )
}
