import { z } from 'zod'
import { ContractForm } from '#ui/form/contract-form.tsx'
import type { FieldProps } from '#ui/form/field.ts'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Edit } from '../../contract.ts'
import { itemForms } from './item-forms.ts'
import { MentionField } from './mention-field.tsx'

const form = itemForms.task
  .omit({ leadUnclear: true })
  .extend({ section: z.string().trim().max(80).meta({ title: 'Thuộc mục', description: 'Ví dụ III.1.b' }) })
const bodies = { render: (field: FieldProps) => <MentionField field={field} /> }

/** A task that the reading missed. */
export function AddTaskDialog({
  readingId,
  after,
  edit,
  close,
}: {
  readingId: string
  after: string | null
  edit(edit: Edit): Promise<unknown>
  close(): void
}) {
  return (
    <Dialog opened close={close} title="Thêm nhiệm vụ" size="lg">
      <ContractForm
        schema={form}
        fields={{
          lead: bodies,
          coordinating: bodies,
          section: { width: 'half' },
          recurrence: { width: 'half' },
          due: { width: 'half' },
        }}
        initial={{ lead: [], coordinating: [] }}
        draft={`programme.check:${readingId}:add-task`}
        submit={values => edit({ do: 'add_task', after, values } as Edit)}
        submitLabel="Thêm nhiệm vụ"
        cancel={close}
        onSaved={close}
      />
    </Dialog>
  )
}
