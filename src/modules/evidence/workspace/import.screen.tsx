import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from '#workspace/sheet-import.tsx'
import { affected } from './words.tsx'

export default function ImportScreen() {
  return (
    <SheetImport
      operation="evidence.import"
      refresh={affected}
      title="Nạp minh chứng từ Excel"
      list={{ label: 'Minh chứng', href: workspacePath('/minh-chung'), home: workspacePath('/minh-chung?tat-ca=1') }}
      file="Chọn tệp Excel minh chứng"
      unit="minh chứng"
      named={row => ({ name: row.title || 'Không ghi việc đã làm', beside: row.agency })}
    >
      Dòng có mã minh chứng thì cập nhật, dòng để trống mã thì thêm mới; không tạo bản trùng. Chưa có tệp?{' '}
      <a href={`${apiBase}/evidence.xlsx?sort=-happenedOn`} download>
        Tải bảng hiện tại
      </a>{' '}
      rồi điền ngay trên đó.
    </SheetImport>
  )
}
