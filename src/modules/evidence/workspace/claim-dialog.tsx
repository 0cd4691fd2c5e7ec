import { Button, MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import { holds, isOffice, type Actor } from '#kernel/actor.ts'
import { todayInVietnam } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { Icon } from '#ui/icon.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useEveryAgency } from '#workspace/agencies.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { EvidenceFacts, evidenceKindUnits, type EvidenceKind } from '../contract.ts'
import styles from './evidence.module.css'
import { affected } from './words.tsx'

export const limits = {
  endings: [
    '.jpg',
    '.jpeg',
    '.png',
    '.webp',
    '.pdf',
    '.docx',
    '.xlsx',
    '.pptx',
    '.doc',
    '.xls',
    '.mp3',
    '.m4a',
    '.mp4',
    '.mov',
    '.zip',
  ],
  largest: 30 * 1024 * 1024,
}

/**
 * Something done, told with its proof: for a known agency and assignments (the screen of a turn), or with a choice of both.
 * `kind` is chosen beforehand where the task says what its result is.
 */
export function ClaimDialog(props: {
  close(): void
  agencyId?: string
  assignmentIds?: readonly string[]
  targetIds?: readonly string[]
  kind?: EvidenceKind
  onClaimed?(piece: { id: string }): void
}) {
  const [busy, setBusy] = useState(false)
  return (
    <Dialog opened close={props.close} title="Ghi nhận minh chứng" size="lg" busy={busy}>
      <ClaimForm {...props} setBusy={setBusy} />
    </Dialog>
  )
}

function ClaimForm({
  close,
  agencyId,
  assignmentIds,
  targetIds = [],
  kind,
  onClaimed,
  setBusy,
}: Parameters<typeof ClaimDialog>[0] & { setBusy(busy: boolean): void }) {
  const notify = useNotify()
  const actor = useActor()
  const own = agenciesOf(actor)
  const [chosenAgency, chooseAgency] = useState<string | null>(
    agencyId ?? (own.length === 1 && !isOffice(actor) ? own[0]! : null),
  )
  const [chosen, choose] = useState<string[]>([...(assignmentIds ?? [])])
  const [file, setFile] = useState<File | null>(null)
  const claim = useAct('evidence.claim', { refresh: affected })
  return (
    <>
      {agencyId ? null : <AgencyChoice actor={actor} value={chosenAgency} change={chooseAgency} />}
      {chosenAgency && !assignmentIds ? <WorkChoice agencyId={chosenAgency} value={chosen} change={choose} /> : null}
      {chosenAgency ? (
        <ContractForm
          schema={EvidenceFacts}
          fields={{
            happenedOn: { width: 'half' },
            kind: { width: 'half' },
            quantity: { width: 'third' },
            unit: { width: 'third', help: 'Để trống thì lấy theo loại kết quả' },
            address: { format: 'url' },
          }}
          initial={{ happenedOn: todayInVietnam(), quantity: 1, ...(kind ? { kind } : {}) }}
          draft={`evidence.claim:${chosenAgency}:${[...(assignmentIds ?? [])].join()}`}
          submit={async input => {
            setBusy(true)
            try {
              return await claim.act({
                ...input,
                quantity: Number(input.quantity ?? 1),
                unit: (input.unit as string | null | undefined) || evidenceKindUnits[input.kind],
                address: (input.address as string | null | undefined) ?? null,
                note: (input.note as string | null | undefined) ?? null,
                agencyId: chosenAgency,
                assignmentIds: chosen,
                targetIds: [...targetIds],
                ...(file ? { file } : {}),
              })
            } finally {
              setBusy(false)
            }
          }}
          submitLabel="Ghi nhận"
          cancel={close}
          onSaved={piece => {
            close()
            notify('Đã ghi nhận. Cơ quan thường trực sẽ xem và xác nhận.')
            onClaimed?.(piece)
          }}
        >
          <FileChoice file={file} change={setFile} progress={claim.busy ? claim.progress : undefined} />
        </ContractForm>
      ) : null}
    </>
  )
}

const agenciesOf = (actor: Actor): string[] => [
  ...new Set(
    actor.grants
      .filter(grant => holds({ ...actor, grants: [grant] }, ['leader', 'officer', 'editor']))
      .map(grant => grant.unitId),
  ),
]

/** Those for whom the person may claim: the office for everybody, others for their own. */
function AgencyChoice({ actor, value, change }: { actor: Actor; value: string | null; change(id: string | null): void }) {
  const own = agenciesOf(actor)
  const everyone = useEveryAgency()
  const choices = isOffice(actor) ? everyone : everyone.filter(agency => own.includes(agency.id))
  if (!isOffice(actor) && own.length === 1) return null
  return (
    <Select
      className={styles['above'] ?? ''}
      label="Cơ quan"
      required
      searchable
      limit={60}
      placeholder="Chọn cơ quan đã làm việc này"
      nothingFoundMessage="Không có cơ quan nào như vậy"
      data={choices.map(agency => ({ value: agency.id, label: agency.name }))}
      value={value}
      onChange={change}
    />
  )
}

function WorkChoice({ agencyId, value, change }: { agencyId: string; value: string[]; change(ids: string[]): void }) {
  const work = useOperation('programme.assignments', { agency: [agencyId], pageSize: 200 })
  return (
    <MultiSelect
      className={styles['above'] ?? ''}
      label="Cho nhiệm vụ nào"
      description="Có thể chọn nhiều nhiệm vụ; để trống nếu chưa rõ"
      searchable
      limit={60}
      nothingFoundMessage="Cơ quan không được giao nhiệm vụ nào như vậy"
      data={(work.data?.items ?? []).map(one => ({
        value: one.id,
        label: `${one.task.number}. ${one.task.text.length > 90 ? `${one.task.text.slice(0, 90)}…` : one.task.text}`,
      }))}
      value={value}
      onChange={change}
    />
  )
}

/** A photo from the telephone or a file; once chosen it is a line that can be taken away. */
export function FileChoice(props: { file: File | null; change(file: File | null): void; progress?: number | undefined }) {
  if (props.file && props.progress === undefined)
    return (
      <div className={styles['file']}>
        <Icon name="attach" />
        <span className={styles['fileName']}>{props.file.name}</span>
        <Button variant="subtle" onClick={() => props.change(null)} aria-label={`Bỏ tệp ${props.file.name}`}>
          Bỏ tệp
        </Button>
      </div>
    )
  return (
    <FileDrop
      label="Ảnh hoặc tệp làm căn cứ (không bắt buộc)"
      limits={limits}
      take={([chosen]) => chosen && props.change(chosen)}
      progress={props.progress === undefined ? undefined : props.progress < 100 ? props.progress : 'working'}
      current={props.file?.name}
    />
  )
}
