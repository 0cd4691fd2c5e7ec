import { useMemo } from 'react'
import { formatDate, todayInVietnam } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'
import { Annotate, StateValue, type TargetDetail } from '../contract.ts'

/** Why the line bends: a remark at a day. */
export function AnnotateDialog({ target, close }: { target: TargetDetail; close(): void }) {
  const notify = useNotify()
  const annotate = useAct('measurement.annotate')
  return (
    <Dialog opened close={close} title="Ghi chú thích" busy={annotate.busy}>
      <ContractForm
        schema={Annotate}
        initial={{ targetId: target.id, on: todayInVietnam() }}
        draft={`measurement.annotate:${target.id}`}
        submit={annotate.act}
        submitLabel="Ghi chú thích"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã ghi chú thích')
        }}
      />
    </Dialog>
  )
}

/** A figure that nobody can count from evidence: stated by the office, always with verified evidence. */
export function StateDialog({ target, close }: { target: TargetDetail; close(): void }) {
  const notify = useNotify()
  const state = useAct('measurement.state')
  const proofs = useOperation('evidence.list', { target: target.id, state: ['verified'], pageSize: 100, sort: '-happenedOn' })
  const options = useMemo(
    () =>
      (proofs.data?.items ?? []).map(piece => ({ value: piece.id, label: `${piece.title} (${formatDate(piece.happenedOn)})` })),
    [proofs.data],
  )
  return (
    <Dialog opened close={close} title="Nhập số liệu" size="lg" busy={state.busy}>
      <ContractForm
        schema={StateValue}
        fields={{
          numerator: { width: 'half' },
          denominator: { width: 'half' },
          evidenceId: {
            kind: 'choice',
            options,
            help:
              options.length > 0
                ? 'Minh chứng gắn với chỉ tiêu này và đã được xác nhận'
                : 'Chưa có minh chứng nào gắn với chỉ tiêu này được xác nhận; hãy ghi nhận và xác nhận minh chứng trước',
          },
        }}
        initial={{ targetId: target.id, on: todayInVietnam() }}
        draft={`measurement.state:${target.id}`}
        submit={state.act}
        submitLabel="Lưu số liệu"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã lưu số liệu')
        }}
      />
    </Dialog>
  )
}
