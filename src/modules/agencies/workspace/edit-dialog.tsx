import type { z } from 'zod'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useAct } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { AgencyFields, UpdateAgency, type AgencyDetail } from '../contract.ts'
import { canKeepRegister, ownFields } from '../policy.ts'

/** What an agency may keep itself: the same fields, less what decides who gets which work. */
const OwnFields = UpdateAgency.pick({
  id: true,
  version: true,
  ...Object.fromEntries(ownFields.map(name => [name, true as const])),
} as {
  id: true
  version: true
  email: true
  phone: true
  address: true
  website: true
})
const AllFields = AgencyFields.extend({ id: UpdateAgency.shape.id, version: UpdateAgency.shape.version })

export const layout = {
  code: { width: 'half' },
  kind: { width: 'half' },
  email: { width: 'half' },
  phone: { width: 'half', format: 'tel' },
  validFrom: { width: 'half' },
  validUntil: { width: 'half' },
} as const

export function EditDialog({ agency, opened, close }: { agency: AgencyDetail; opened: boolean; close(): void }) {
  const notify = useNotify()
  const update = useAct('agencies.update')
  const keeper = canKeepRegister(useActor())
  return (
    <Dialog opened={opened} close={close} title={`Sửa ${agency.name}`} size="lg" busy={update.busy}>
      <ContractForm
        schema={(keeper ? AllFields : OwnFields) as typeof AllFields}
        fields={keeper ? layout : {}}
        initial={agency}
        draft={`agencies.update:${agency.id}`}
        submit={input => update.act(input as z.input<typeof UpdateAgency>)}
        submitLabel="Lưu"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã lưu thay đổi')
        }}
      />
    </Dialog>
  )
}
