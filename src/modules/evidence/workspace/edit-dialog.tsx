import { Checkbox } from '@mantine/core'
import { useState } from 'react'

import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import { EvidenceFacts, UpdateEvidence } from '../contract.ts'
import { FileChoice } from './claim-dialog.tsx'
import { affected } from './words.tsx'

const Fields = EvidenceFacts.extend({ id: UpdateEvidence.shape.id, version: UpdateEvidence.shape.version })

/** Mends a claim. One that was rejected waits for a verdict again. */
export function EditDialog({ piece, close }: { piece: Output<'evidence.get'>; close(): void }) {
  const notify = useNotify()
  const update = useAct('evidence.update', { refresh: affected })
  const [file, setFile] = useState<File | null>(null)
  const [removeFile, setRemoveFile] = useState(false)
  const again = piece.state === 'rejected'
  return (
    <Dialog opened close={close} title={again ? 'Sửa và gửi lại minh chứng' : 'Sửa minh chứng'} size="lg" busy={update.busy}>
      <ContractForm
        schema={Fields}
        fields={{
          kind: { width: 'half' },
          happenedOn: { width: 'half' },
          quantity: { width: 'third' },
          unit: { width: 'third' },
          address: { format: 'url' },
        }}
        initial={piece}
        draft={`evidence.update:${piece.id}`}
        submit={input =>
          update.act({
            ...input,
            version: Number(input.version),
            quantity: Number(input.quantity),
            unit: (input.unit as string | null | undefined) ?? null,
            // A form with a file leaves out what is null; an empty text says “nothing” in both.
            address: (input.address as string | null | undefined) ?? (file ? '' : null),
            note: (input.note as string | null | undefined) ?? (file ? '' : null),
            removeFile,
            ...(file ? { file } : {}),
          })
        }
        submitLabel={again ? 'Gửi lại' : 'Lưu'}
        cancel={close}
        onSaved={() => {
          close()
          notify(again ? 'Đã gửi lại; cơ quan thường trực sẽ xem và xác nhận' : 'Đã lưu thay đổi')
        }}
      >
        {again && piece.stateReason ? (
          <Notice tone="warning" title="Lý do không được chấp nhận">
            {piece.stateReason}
          </Notice>
        ) : null}
        <FileChoice file={file} change={setFile} progress={update.busy && file ? update.progress : undefined} />
        {piece.file && !file ? (
          <Checkbox
            label={`Bỏ tệp đang kèm theo (${piece.file.name})`}
            checked={removeFile}
            onChange={event => setRemoveFile(event.currentTarget.checked)}
          />
        ) : null}
      </ContractForm>
    </Dialog>
  )
}
