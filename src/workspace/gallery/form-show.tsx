import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { ProblemError, type Problem } from '#ui/problem.ts'

/** Every kind of field that a contract can bring. */
const Contract = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string().trim().min(3, 'Tên quá ngắn').max(200).meta({ title: 'Tên chính thức' }),
  kind: z
    .enum(['commune', 'ward', 'department'])
    .meta({ title: 'Loại', labels: { commune: 'Xã', ward: 'Phường', department: 'Sở' } }),
  people: z.number().int().min(0).max(5_000_000).nullish().meta({ title: 'Dân số', unit: 'người' }),
  since: z.iso.date().meta({ title: 'Hoạt động từ ngày' }),
  email: z.email().nullish().meta({ title: 'Thư điện tử' }),
  languages: z
    .array(z.enum(['vi', 'jra', 'bdq']))
    .min(1)
    .meta({ title: 'Ngôn ngữ truyền thông', labels: { vi: 'Tiếng Việt', jra: 'Tiếng Jrai', bdq: 'Tiếng Bahnar' } }),
  aliases: z.array(z.string().max(200)).default([]).meta({ title: 'Tên gọi khác', description: 'Mỗi dòng một tên' }),
  province: z.string().optional().meta({ title: 'Địa bàn' }),
  remote: z.boolean().meta({ title: 'Xã vùng sâu, vùng xa' }),
  note: z.string().max(2000).optional().meta({ title: 'Ghi chú', description: 'Không ghi thông tin cá nhân ở đây.' }),
})

const record = {
  id: '0190b0f0-0000-7000-8000-000000000001',
  version: 3,
  name: 'Ủy ban nhân dân xã Ia Khươl',
  kind: 'commune',
  people: 12450,
  since: '2025-07-01',
  email: null,
  languages: ['vi', 'jra'],
  aliases: ['UBND xã Ia Khươl'],
  province: '',
  remote: true,
  note: null,
}
const places = Array.from({ length: 20 }, (_, index) => ({
  value: String(index),
  label: ['Đông Trường Sơn', 'Tây Trường Sơn', 'Ven biển', 'Biên giới'][index % 4]! + ` ${index + 1}`,
}))

const failures: Record<string, Problem> = {
  refused: {
    status: 422,
    title: 'Nội dung chưa đúng',
    detail: 'Có mục chưa đúng. Nội dung đã nhập vẫn còn; hãy sửa các mục được đánh dấu rồi gửi lại.',
    code: 'invalid',
    requestId: '5d0c77b1',
    fields: [{ path: 'name', message: 'Tên này đã dùng cho một cơ quan khác' }],
  },
  conflict: {
    status: 409,
    title: 'Có thay đổi trước đó',
    detail: 'Người khác vừa sửa nội dung này trước bạn.',
    code: 'conflict',
    requestId: '5d0c77b2',
    fields: [],
    current: { ...record, version: 4, name: 'UBND xã Ia Khươl (mới)', people: 13000 },
    changes: [{ by: 'Rơ Châm H’Yến', at: '2026-03-02T02:15:00Z', changed: ['name', 'people'] }],
  },
  broken: {
    status: 500,
    title: 'Có lỗi',
    detail:
      'Hệ thống gặp lỗi ngoài dự kiến. Thao tác chưa được thực hiện; hãy thử lại, nếu vẫn lỗi hãy gửi mã yêu cầu cho quản trị viên.',
    code: 'internal',
    requestId: '5d0c77b3',
    fields: [],
  },
}

/** The form in each of its ends: saved, refused by the server, overtaken by somebody else, broken. */
export function FormShow() {
  const notify = useNotify()
  const [end, setEnd] = useState('saved')
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <SegmentedControl
        aria-label="Kết quả khi lưu"
        value={end}
        onChange={setEnd}
        size="xs"
        data={[
          { value: 'saved', label: 'Lưu được' },
          { value: 'refused', label: 'Bị trả lại' },
          { value: 'conflict', label: 'Trùng sửa' },
          { value: 'broken', label: 'Lỗi' },
        ]}
      />
      <ContractForm
        schema={Contract}
        initial={record}
        draft="gallery"
        submitLabel="Lưu thay đổi"
        cancel={() => notify('Đã hủy', { tone: 'info' })}
        onSaved={() => notify('Đã lưu thay đổi')}
        sections={[
          { title: 'Thông tin chung', fields: ['name', 'kind', 'since', 'people', 'email'] },
          {
            title: 'Truyền thông',
            help: 'Dùng để chọn kênh và ngôn ngữ phát.',
            fields: ['languages', 'aliases', 'province', 'remote', 'note'],
          },
        ]}
        fields={{
          kind: { width: 'half' },
          since: { width: 'half' },
          people: { width: 'half' },
          email: { width: 'half' },
          province: { options: places },
        }}
        submit={async () => {
          await new Promise(resolve => setTimeout(resolve, 300))
          const failure = failures[end]
          if (failure) throw new ProblemError(failure)
        }}
      />
    </div>
  )
}
