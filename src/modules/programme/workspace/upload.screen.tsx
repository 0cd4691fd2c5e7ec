import { Checkbox, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useAct, useOperation } from '#workspace/queries.ts'

const limits = { endings: ['.docx', '.pdf', '.txt', '.png', '.jpg', '.jpeg'], largest: 50_000_000 }

/** Where a plan comes in: a file as it was received, a scan too. Nothing becomes work here. */
export default function UploadScreen() {
  const { go } = useNavigation()
  const plans = useOperation('programme.plans', { pageSize: 100 })
  const { act, busy, progress, problem, reset } = useAct('programme.upload')
  const [file, setFile] = useState<File | null>(null)
  const [amends, setAmends] = useState<string | null>(null)
  const [own, setOwn] = useState(false)
  const send = async (chosen: File) => {
    setFile(chosen)
    reset()
    const input = { file: chosen, ...(amends ? { amendsPlanId: amends } : {}), ownProvince: own }
    // A refusal is shown below, with what to do; the choices stay.
    await act(input as never).then(
      reading => go(workspacePath(`/ke-hoach/ban-doc/${reading.id}`)),
      () => undefined,
    )
  }
  return (
    <>
      <PageHeader title="Nạp kế hoạch" breadcrumb={[{ label: 'Kế hoạch', href: workspacePath('/ke-hoach') }]}>
        <span>
          Chọn văn bản đúng như đã nhận. Hệ thống đọc ra chỉ tiêu, nhiệm vụ, cơ quan và thời hạn để bạn kiểm tra; chưa giao việc
          cho ai.
        </span>
      </PageHeader>
      <Stack gap="lg" maw="46rem">
        <FileDrop
          label="Chọn tệp kế hoạch"
          limits={limits}
          take={([chosen]) => chosen && void send(chosen)}
          progress={busy ? (progress !== undefined && progress < 100 ? progress : 'working') : undefined}
          current={file?.name}
        />
        {problem ? <ErrorState problem={problem} compact /> : null}
        {(plans.data?.total ?? 0) > 0 ? (
          <Select
            label="Đây là bản sửa đổi của kế hoạch"
            description="Để trống nếu là kế hoạch mới. Hệ thống cũng tự nhận ra khi tên hoặc số giống nhau."
            clearable
            data={(plans.data?.items ?? []).map(plan => ({
              value: plan.id,
              label: [plan.number, plan.title].filter(Boolean).join(' · '),
            }))}
            value={amends}
            onChange={setAmends}
          />
        ) : null}
        <Checkbox
          label="Đây là kế hoạch của tỉnh ta"
          description="Chỉ đánh dấu khi văn bản ghi tên tỉnh khác mà vẫn đúng là kế hoạch của tỉnh"
          checked={own}
          onChange={event => setOwn(event.currentTarget.checked)}
        />
      </Stack>
    </>
  )
}
