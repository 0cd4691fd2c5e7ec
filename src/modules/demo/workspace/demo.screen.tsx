import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { ProgressNotice } from '#ui/feedback/progress-notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'

/** A made-up year to show and to teach with: loaded by one click, and gone by one. */
export default function DemoScreen() {
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const notify = useNotify()
  const { data, problem, retry } = useOperation('demo.get', {}, { refetchInterval: 2000 })
  const load = useAct('demo.load')
  const wipe = useAct('demo.wipe')
  // Everything on every screen is another thing afterwards.
  const afresh = () => client.invalidateQueries()
  if (problem) return <ErrorState problem={problem} retry={retry} />
  const demo = data?.demo
  return (
    <>
      <PageHeader title="Dữ liệu minh họa" />
      {load.problem ? <ErrorState problem={load.problem} compact /> : null}
      {!data ? (
        <SkeletonText lines={6} />
      ) : !demo ? (
        <EmptyState
          icon="info"
          title="Chưa có dữ liệu minh họa"
          action={
            data.may.load ? (
              <Button loading={load.busy} onClick={() => void load.act({}).then(afresh, () => {})}>
                Nạp một năm minh họa
              </Button>
            ) : undefined
          }
        >
          Nền tảng sẽ tự chạy mười sáu tháng hoạt động giả định trên kế hoạch và các cơ quan thật của tỉnh: kế hoạch của từng cơ
          quan, minh chứng, báo cáo nhanh, khó khăn, gia hạn, đôn đốc, cán bộ truyền thông, số dân. Dùng để tập huấn và giới
          thiệu. Chỉ nạp được khi chưa có công việc thật; xóa bằng một lần bấm.
        </EmptyState>
      ) : demo.state === 'writing' ? (
        <ProgressNotice
          label="Đang nạp dữ liệu minh họa"
          value={demo.progress}
          detail="Mất khoảng một đến ba phút. Có thể rời màn hình này, việc nạp vẫn tiếp tục."
        />
      ) : (
        <>
          <Notice
            tone={demo.state === 'failed' ? 'danger' : 'warning'}
            title={demo.state === 'failed' ? 'Nạp chưa xong' : 'Nền tảng đang chứa dữ liệu minh họa'}
          >
            {demo.state === 'failed'
              ? `Việc nạp dừng giữa chừng (${demo.error ?? 'không rõ nguyên nhân'}). Hãy xóa phần đã nạp rồi nạp lại.`
              : `Từ ngày ${formatDate(demo.from)} đến ngày ${formatDate(demo.to)}, do ${demo.byName} nạp lúc ${formatDate(demo.at, { time: true })}. Mọi điều nhập thêm trong thời gian này cũng là minh họa.`}
          </Notice>
          {data.may.wipe ? (
            <p>
              <Button color="red" onClick={() => setAsking(true)}>
                Xóa dữ liệu minh họa
              </Button>
            </p>
          ) : null}
        </>
      )}
      <ConfirmDialog
        opened={asking}
        close={() => setAsking(false)}
        title="Xóa dữ liệu minh họa"
        consequence="Toàn bộ minh chứng, tiến độ, khó khăn, thư nhắc và người minh họa bị xóa và không lấy lại được, kể cả những gì đã nhập thêm. Danh mục cơ quan, tài khoản thật và nhật ký được giữ nguyên."
        action="Xóa dữ liệu minh họa"
        dangerous
        reason
        busy={wipe.busy}
        problem={wipe.problem}
        confirm={reason =>
          void wipe.act({ reason }).then(
            ({ rows }) => {
              setAsking(false)
              notify(`Đã xóa ${rows} dòng dữ liệu minh họa.`)
              return afresh()
            },
            () => {},
          )
        }
      />
    </>
  )
}
