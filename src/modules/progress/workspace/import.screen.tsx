import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from '#workspace/sheet-import.tsx'

export default function ImportScreen() {
  return (
    <SheetImport
      operation="progress.import_sheet"
      refresh={['inbox']}
      title="Cập nhật tiến độ từ Excel"
      list={{ label: 'Theo dõi thực hiện', href: workspacePath('/tien-do-viec') }}
      file="Chọn bảng theo dõi đã điền"
      verb="Cập nhật"
      unit="việc"
      named={({ task, agency }) => ({
        name: task.length > 90 ? `${task.slice(0, 88)} …` : task || 'Không rõ nhiệm vụ',
        beside: agency,
      })}
    >
      <a href={`${apiBase}/turns.xlsx?role=lead`} download>
        Tải bảng việc chủ trì
      </a>
      , điền ba cột tô màu (mức hoàn thành, nhận định, nội dung cập nhật) rồi nạp lại.
    </SheetImport>
  )
}
