import { formatDate } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import { AskExtension, DecideExtension } from '../contract.ts'

type Row = Output<'progress.extensions'>['items'][number]
const askForm = AskExtension.omit({ assignmentId: true, year: true })
const grantForm = DecideExtension.pick({ grantedDue: true, reason: true })
/** What else shows the due day of a turn. */
const refresh = ['inbox', 'programme', 'dashboards'] as const

export function AskExtensionDialog(props: { assignmentId: string; year: number; due: string | null; close(): void }) {
  const notify = useNotify()
  const ask = useAct('progress.ask_extension', { refresh })
  const { assignmentId, year } = props
  return (
    <Dialog opened close={props.close} title="Xin gia hạn" busy={ask.busy}>
      <ContractForm
        schema={askForm}
        submit={input => ask.act({ ...input, assignmentId, year })}
        submitLabel="Gửi đề nghị"
        cancel={props.close}
        draft={`progress.ask_extension:${assignmentId}:${year}`}
        onSaved={() => {
          props.close()
          notify('Đã gửi đề nghị gia hạn tới cơ quan thường trực')
        }}
      >
        {props.due ? <p>Hạn hiện nay: hết ngày {formatDate(props.due)}. Trong khi chờ xem xét, hạn này vẫn giữ nguyên.</p> : null}
      </ContractForm>
    </Dialog>
  )
}

export function DecideExtensionDialog({ row, grant, close }: { row: Row; grant: boolean; close(): void }) {
  const notify = useNotify()
  const decide = useAct('progress.decide_extension', { refresh })
  const done = () => {
    close()
    notify(grant ? 'Đã đồng ý gia hạn' : 'Đã trả lời đề nghị gia hạn')
  }
  const refuse = async (reason: string) => {
    // A refusal of the server stays in the dialog, as `decide.problem`.
    const answer = await decide.act({ id: row.id, version: row.version, granted: false, reason }).catch(() => undefined)
    if (answer) done()
  }
  if (!grant)
    return (
      <ConfirmDialog
        opened
        close={close}
        title="Không đồng ý gia hạn?"
        consequence={`${row.agency.name} xin gia hạn nhiệm vụ ${row.task.number} đến hết ngày ${formatDate(row.wantedDue)}. Hạn cũ (${formatDate(row.due)}) được giữ nguyên.`}
        action="Không đồng ý"
        dangerous
        reason
        busy={decide.busy}
        problem={decide.problem}
        confirm={reason => void refuse(reason)}
      />
    )
  return (
    <Dialog opened close={close} title="Đồng ý gia hạn" busy={decide.busy}>
      <ContractForm
        schema={grantForm}
        initial={{ grantedDue: row.wantedDue }}
        submit={input => decide.act({ ...input, id: row.id, version: row.version, granted: true })}
        fields={{ reason: { help: 'Không bắt buộc; cơ quan sẽ đọc được' } }}
        submitLabel="Đồng ý gia hạn"
        cancel={close}
        onSaved={done}
      >
        <p>
          {row.agency.name}, nhiệm vụ {row.task.number}. Hạn cũ {formatDate(row.due)}, xin đến hết ngày{' '}
          {formatDate(row.wantedDue)}.
        </p>
        <p>{row.reason}</p>
      </ContractForm>
    </Dialog>
  )
}

export function WithdrawExtensionDialog({ row, close }: { row: Row; close(): void }) {
  const notify = useNotify()
  const withdraw = useAct('progress.withdraw_extension', { refresh })
  const confirm = async () => {
    const answer = await withdraw.act({ id: row.id, version: row.version }).catch(() => undefined)
    if (!answer) return
    close()
    notify('Đã rút đề nghị gia hạn')
  }
  return (
    <ConfirmDialog
      opened
      close={close}
      title="Rút đề nghị gia hạn?"
      consequence={`Hạn ${formatDate(row.due)} vẫn giữ nguyên. Có thể gửi đề nghị khác sau.`}
      action="Rút đề nghị"
      busy={withdraw.busy}
      problem={withdraw.problem}
      confirm={() => void confirm()}
    />
  )
}
