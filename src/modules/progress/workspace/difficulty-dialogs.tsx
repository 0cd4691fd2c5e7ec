import { Select } from '@mantine/core'
import type { z } from 'zod'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useEveryAgency } from '#workspace/agencies.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import {
  AnswerDifficulty,
  CloseDifficulty,
  CommentDifficulty,
  EscalateDifficulty,
  RaiseDifficulty,
  ReopenDifficulty,
} from '../contract.ts'

type Difficulty = Output<'progress.difficulty'>
const refresh = ['inbox', 'dashboards'] as const
const raiseForm = RaiseDifficulty.omit({ assignmentId: true, year: true })

export function RaiseDifficultyDialog(props: { assignmentId: string; year: number; close(): void }) {
  const notify = useNotify()
  const raise = useAct('progress.raise_difficulty', { refresh })
  const { assignmentId, year } = props
  return (
    <Dialog opened close={props.close} title="Nêu khó khăn hoặc kiến nghị" busy={raise.busy}>
      <ContractForm
        schema={raiseForm}
        initial={{ kind: 'difficulty' }}
        submit={input => raise.act({ ...input, assignmentId, year })}
        submitLabel="Gửi"
        cancel={props.close}
        draft={`progress.raise_difficulty:${assignmentId}:${year}`}
        onSaved={() => {
          props.close()
          notify('Đã gửi tới cơ quan thường trực')
        }}
      />
    </Dialog>
  )
}

export type DifficultyStep = 'answer' | 'comment' | 'escalate' | 'close' | 'reopen'
const forms = {
  answer: { title: 'Trả lời', schema: AnswerDifficulty, label: 'Gửi trả lời', done: 'Đã trả lời' },
  comment: { title: 'Trao đổi thêm', schema: CommentDifficulty, label: 'Gửi', done: 'Đã gửi' },
  escalate: { title: 'Chuyển đến cơ quan khác', schema: EscalateDifficulty, label: 'Chuyển', done: 'Đã chuyển' },
  close: { title: 'Kết thúc', schema: CloseDifficulty, label: 'Kết thúc', done: 'Đã kết thúc' },
  reopen: { title: 'Mở lại', schema: ReopenDifficulty, label: 'Mở lại', done: 'Đã mở lại' },
} as const

/** One step with a difficulty: each writes into its history. */
export function DifficultyDialog({ difficulty, step, close }: { difficulty: Difficulty; step: DifficultyStep; close(): void }) {
  const notify = useNotify()
  const answer = useAct('progress.answer_difficulty', { refresh })
  const comment = useAct('progress.comment_difficulty', { refresh })
  const escalate = useAct('progress.escalate_difficulty', { refresh })
  const end = useAct('progress.close_difficulty', { refresh })
  const reopen = useAct('progress.reopen_difficulty', { refresh })
  const agencies = useEveryAgency({ when: step === 'escalate' })
  const acts = { answer, comment, escalate, close: end, reopen }
  const form = forms[step]
  return (
    <Dialog opened close={close} title={form.title} busy={acts[step].busy}>
      <ContractForm
        schema={form.schema as z.ZodObject}
        initial={{ id: difficulty.id, version: difficulty.version }}
        fields={{
          toAgencyId: {
            label: 'Chuyển đến cơ quan',
            render: field => (
              <Select
                id={field.id}
                label={field.spec.label}
                required
                searchable
                limit={60}
                nothingFoundMessage="Không có cơ quan nào như vậy"
                data={agencies
                  .filter(agency => agency.id !== difficulty.agency.id && agency.id !== difficulty.routedTo.id)
                  .map(agency => ({ value: agency.id, label: agency.name }))}
                value={(field.value as string | undefined) ?? null}
                onChange={field.change}
                onBlur={field.blur}
                error={field.error}
                disabled={field.disabled}
              />
            ),
          },
        }}
        draft={`progress.${step}_difficulty:${difficulty.id}`}
        submit={input => acts[step].act(input as never)}
        submitLabel={form.label}
        cancel={close}
        onSaved={() => {
          close()
          notify(form.done)
        }}
      />
    </Dialog>
  )
}
