import type { ReactNode } from 'react'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import { AskClosing, ConfirmClosing, SetRhythm, WriteNote } from '../../contract.ts'

type Turn = Output<'progress.turn'>
export type Opened = 'note' | 'check_in' | 'claim' | 'ask' | 'confirm' | 'return' | 'reopen' | 'pause' | 'resume' | 'rhythm'
const refresh = ['programme', 'evidence', 'inbox']
const hidden = { kind: 'hidden' } as const

/** Every step of a turn that is taken in a dialog. `claim` is lent by evidence and opened by the screen. */
export function TurnDialogs({ turn, opened, close }: { turn: Turn; opened: Opened | null; close(): void }) {
  switch (opened) {
    case 'note':
    case 'check_in':
      return <NoteDialog turn={turn} kind={opened} close={close} />
    case 'ask':
      return <AskDialog turn={turn} close={close} />
    case 'confirm':
      return <ConfirmClosingDialog turn={turn} close={close} />
    case 'rhythm':
      return <RhythmDialog turn={turn} close={close} />
    case 'return':
    case 'reopen':
    case 'pause':
    case 'resume':
      return <ReasonDialog turn={turn} step={opened} close={close} />
    default:
      return null
  }
}

const keyOf = ({ assignmentId, year }: Turn) => ({ assignmentId, year })

function NoteDialog({ turn, kind, close }: { turn: Turn; kind: 'note' | 'check_in'; close(): void }) {
  const notify = useNotify()
  const { act, busy } = useAct('progress.note', { refresh })
  const leads = turn.role === 'lead' && (turn.may.checkIn || turn.may.claimEvidence)
  const suggestion = turn.suggestedPercent
  return (
    <Dialog opened close={close} title={kind === 'check_in' ? 'Báo cáo nhanh' : 'Cập nhật tiến độ'} busy={busy}>
      <ContractForm
        schema={WriteNote}
        fields={{
          year: hidden,
          kind: hidden,
          text: {
            kind: 'multiline',
            help: 'Đã làm được gì, kết quả ra sao, còn vướng gì. Cập nhật đã gửi không sửa được; nếu cần, hãy gửi thêm.',
          },
          outlook: leads ? { width: 'half' } : hidden,
          percent: leads
            ? {
                width: 'half',
                ...(suggestion === null ? {} : { help: `Theo các việc nhỏ đã xong: ${suggestion}%` }),
              }
            : hidden,
        }}
        initial={{
          ...keyOf(turn),
          kind,
          text: '',
          ...(leads
            ? {
                outlook: turn.outlook ?? (kind === 'check_in' ? 'on_track' : undefined),
                percent: turn.percent ?? suggestion ?? undefined,
              }
            : {}),
        }}
        draft={`progress.note:${turn.assignmentId}:${turn.year}`}
        submit={act}
        submitLabel={kind === 'check_in' ? 'Gửi báo cáo nhanh' : 'Gửi cập nhật'}
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã ghi vào lịch sử thực hiện')
        }}
      />
    </Dialog>
  )
}

function AskDialog({ turn, close }: { turn: Turn; close(): void }) {
  const notify = useNotify()
  const { act, busy } = useAct('progress.ask_closing', { refresh })
  return (
    <Dialog opened close={close} title="Đề nghị xác nhận hoàn thành" busy={busy}>
      <ContractForm
        schema={AskClosing}
        fields={{
          year: hidden,
          doneOn: { help: 'Ngày cuối cùng làm việc này; dùng để tính đúng hạn hay quá hạn' },
          text: { kind: 'multiline', help: 'Kết quả chính để người xác nhận đối chiếu với minh chứng' },
        }}
        initial={{ ...keyOf(turn), doneOn: turn.asOf, text: '' }}
        draft={`progress.ask_closing:${turn.assignmentId}:${turn.year}`}
        submit={act}
        submitLabel="Gửi đề nghị"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã gửi đề nghị tới cơ quan thường trực')
        }}
      />
    </Dialog>
  )
}

function ConfirmClosingDialog({ turn, close }: { turn: Turn; close(): void }) {
  const notify = useNotify()
  const { act, busy } = useAct('progress.confirm_closing', { refresh })
  return (
    <Dialog opened close={close} title="Xác nhận hoàn thành" busy={busy}>
      <ContractForm
        schema={ConfirmClosing}
        fields={{
          year: hidden,
          doneOn: { help: 'Cơ quan chủ trì đã ghi ngày này; chỉ sửa khi minh chứng cho thấy ngày khác' },
          text: { kind: 'multiline', placeholder: 'Không bắt buộc' },
        }}
        initial={{ ...keyOf(turn), doneOn: turn.doneOn, text: '' }}
        submit={act}
        submitLabel="Xác nhận hoàn thành"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã xác nhận hoàn thành')
        }}
      />
    </Dialog>
  )
}

function RhythmDialog({ turn, close }: { turn: Turn; close(): void }) {
  const notify = useNotify()
  const { act, busy } = useAct('progress.set_rhythm')
  return (
    <Dialog opened close={close} title={`Kỳ báo cáo nhanh của nhiệm vụ ${turn.task.number}`} size="sm" busy={busy}>
      <ContractForm
        schema={SetRhythm}
        fields={{ rhythm: { help: 'Áp dụng cho mọi cơ quan chủ trì nhiệm vụ này' } }}
        initial={{ taskId: turn.task.id, rhythm: turn.rhythm }}
        submit={act}
        submitLabel="Đặt kỳ"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã đặt kỳ báo cáo nhanh')
        }}
      />
    </Dialog>
  )
}

const steps = {
  return: {
    operation: 'progress.return_closing',
    title: 'Chưa xác nhận, trả lại?',
    consequence: 'Việc trở về đang mở; cơ quan chủ trì thấy lý do và bổ sung.',
    action: 'Trả lại',
    said: 'Đã trả lại',
  },
  reopen: {
    operation: 'progress.reopen',
    title: 'Mở lại việc đã hoàn thành?',
    consequence: 'Việc không còn được tính là đã hoàn thành cho đến khi được xác nhận lại.',
    action: 'Mở lại',
    said: 'Đã mở lại',
  },
  pause: {
    operation: 'progress.pause',
    title: 'Tạm dừng việc này?',
    consequence: 'Trong lúc tạm dừng không ai bị nhắc báo cáo nhanh. Hạn của kế hoạch vẫn giữ nguyên.',
    action: 'Tạm dừng',
    said: 'Đã tạm dừng',
  },
} as const

function ReasonDialog({ turn, step, close }: { turn: Turn; step: keyof typeof steps | 'resume'; close(): void }) {
  return step === 'resume' ? <ResumeDialog turn={turn} close={close} /> : <WithReason turn={turn} step={step} close={close} />
}

function WithReason({ turn, step, close }: { turn: Turn; step: keyof typeof steps; close(): void }): ReactNode {
  const notify = useNotify()
  const { operation, said, ...words } = steps[step]
  const { act, busy, problem } = useAct(operation, { refresh })
  const send = async (reason: string) => {
    try {
      await act({ ...keyOf(turn), reason })
      close()
      notify(said)
    } catch {
      // The problem is shown in the dialog.
    }
  }
  return (
    <ConfirmDialog opened close={close} {...words} reason busy={busy} problem={problem} confirm={reason => void send(reason)} />
  )
}

function ResumeDialog({ turn, close }: { turn: Turn; close(): void }) {
  const notify = useNotify()
  const { act, busy, problem } = useAct('progress.resume', { refresh })
  const send = async () => {
    try {
      await act(keyOf(turn))
      close()
      notify('Đã tiếp tục')
    } catch {
      // The problem is shown in the dialog.
    }
  }
  return (
    <ConfirmDialog
      opened
      close={close}
      title="Tiếp tục việc này?"
      consequence="Kỳ báo cáo nhanh được tính lại đủ một kỳ từ hôm nay."
      action="Tiếp tục"
      busy={busy}
      problem={problem}
      confirm={() => void send()}
    />
  )
}
