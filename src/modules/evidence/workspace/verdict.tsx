import { useState } from 'react'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import { affected } from './words.tsx'

type Piece = Pick<Output<'evidence.get'>, 'id' | 'version' | 'title'>
export type Question = 'reject' | 'reopen' | 'withdraw'

const words = {
  reject: {
    title: 'Không chấp nhận minh chứng này?',
    consequence: 'Minh chứng không được tính vào kết quả. Cơ quan nhận được lý do để sửa và gửi lại.',
    action: 'Không chấp nhận',
    label: 'Lý do, để cơ quan biết phải bổ sung gì',
    done: 'Đã trả lại cơ quan kèm lý do',
  },
  reopen: {
    title: 'Mở xem xét lại minh chứng này?',
    consequence: 'Minh chứng trở về trạng thái chờ xác nhận và tạm thời không được tính là đã xác nhận.',
    action: 'Mở xem xét lại',
    label: 'Lý do',
    done: 'Đã mở xem xét lại',
  },
  withdraw: {
    title: 'Rút minh chứng này?',
    consequence: 'Minh chứng không còn được tính vào kết quả của cơ quan. Nội dung và lịch sử vẫn được lưu.',
    action: 'Rút minh chứng',
    label: 'Lý do',
    done: 'Đã rút minh chứng',
  },
} as const

/** Asks for the reason, which is always kept. */
export function VerdictDialog({ piece, question, close }: { piece: Piece; question: Question; close(): void }) {
  const notify = useNotify()
  const acts = {
    reject: useAct('evidence.reject', { refresh: affected }),
    reopen: useAct('evidence.reopen', { refresh: affected }),
    withdraw: useAct('evidence.withdraw', { refresh: affected }),
  }
  const { act, busy, problem } = acts[question]
  const said = words[question]
  return (
    <ConfirmDialog
      opened
      close={close}
      title={said.title}
      consequence={
        <>
          <p>
            <strong>{piece.title}</strong>
          </p>
          <p>{said.consequence}</p>
        </>
      }
      action={said.action}
      dangerous={question !== 'reopen'}
      reason={{ label: said.label }}
      busy={busy}
      problem={problem}
      confirm={async reason => {
        try {
          await act({ id: piece.id, version: piece.version, reason })
        } catch {
          // Shown in the dialog.
          return
        }
        close()
        notify(said.done)
      }}
    />
  )
}

/** One press verifies; where it cannot be, the reason is told. */
export function useVerify() {
  const notify = useNotify()
  const verify = useAct('evidence.verify', { refresh: affected })
  const [at, setAt] = useState<string | null>(null)
  return {
    busy: (id: string) => verify.busy && at === id,
    problem: (id: string) => (at === id ? verify.problem : undefined),
    run(piece: Piece) {
      setAt(piece.id)
      void verify.act({ id: piece.id, version: piece.version }).then(
        () => notify(`Đã xác nhận “${piece.title}”`),
        () => undefined,
      )
    },
  }
}
