import { workspacePath } from '#ui/screen.ts'
import { apiBase } from '#workspace/api.ts'
import { SheetImport } from './sheet-import.tsx'

export default function PopulationsImportScreen() {
  return (
    <SheetImport
      operation="measurement.import_populations"
      title="Nạp dân số từ Excel"
      list={{ label: 'Dân số xã, phường', href: workspacePath('/dan-so') }}
      sheet={`${apiBase}/commune-populations.xlsx`}
      explanation="Mỗi xã, phường và năm một con số, kèm nguồn; dòng để trống dân số được bỏ qua."
      unit="dòng"
    />
  )
}
