import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { Dialog, DialogActions } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'

const limits = { endings: ['.geojson', '.json'], largest: 4_000_000 }

/** The province hands in its map; what is wrong with a file is said before anything changes. */
export function UploadMapDialog({ close }: { close(): void }) {
  const { act, busy, progress, problem, reset } = useAct('dashboards.upload_map')
  const [done, setDone] = useState<Output<'dashboards.upload_map'>>()
  const [name, setName] = useState<string>()
  const send = async (file: File) => {
    reset()
    setName(file.name)
    // The problem is shown below; the dialog stays open.
    await act({ file } as never).then(setDone, () => undefined)
  }
  return (
    <Dialog opened close={close} title="Nạp bản đồ của tỉnh" size="md" busy={busy}>
      {done ? (
        <Notice tone={done.missing.length > 0 ? 'warning' : 'success'} title={`Đã nạp ${done.communes} xã, phường`} live>
          {done.missing.length > 0
            ? `Còn ${done.missing.length} xã, phường chưa có đường ranh trong tệp; các nơi đó chỉ có trong danh sách.`
            : 'Bản đồ hiện ở bảng điều khiển và trang công khai.'}
        </Notice>
      ) : (
        <>
          <p>
            Tệp GeoJSON, hệ tọa độ WGS 84, mỗi xã, phường một vùng, có mã đơn vị hành chính trong thuộc tính “code”. Tệp sai thì
            không có gì thay đổi.
          </p>
          <FileDrop
            label="Chọn tệp GeoJSON"
            limits={limits}
            take={([chosen]) => chosen && void send(chosen)}
            progress={busy ? (progress !== undefined && progress < 100 ? progress : 'working') : undefined}
            current={name}
          />
          {problem ? <ErrorState problem={problem} compact /> : null}
        </>
      )}
      <DialogActions>
        <Button variant="default" onClick={close} disabled={busy}>
          Đóng
        </Button>
      </DialogActions>
    </Dialog>
  )
}
