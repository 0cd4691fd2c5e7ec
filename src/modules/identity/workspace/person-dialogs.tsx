import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useAct } from '#workspace/queries.ts'
import { EditPerson, GrantRole, type PersonDetail } from '../contract.ts'
import { useGrantableAgencies } from './agency-choices.ts'
import { roleOptions } from './role-options.ts'

type Props = { person: PersonDetail; opened: boolean; close(): void }

export function EditPersonDialog({ person, opened, close }: Props) {
  const notify = useNotify()
  const edit = useAct('identity.edit_person')
  return (
    <Dialog opened={opened} close={close} title={`Sửa thông tin của ${person.name}`} busy={edit.busy}>
      <ContractForm
        schema={EditPerson}
        fields={{ phone: { width: 'half', format: 'tel' }, position: { width: 'half' } }}
        initial={person}
        draft={`identity.edit_person:${person.id}`}
        submit={edit.act}
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

export function GrantDialog({ person, opened, close }: Props) {
  const notify = useNotify()
  const grant = useAct('identity.grant_role')
  const grantable = useGrantableAgencies()
  return (
    <Dialog opened={opened} close={close} title={`Cấp vai trò cho ${person.name}`} busy={grant.busy}>
      <ContractForm
        schema={GrantRole}
        fields={{
          unitId: { options: grantable.options },
          role: { options: roleOptions(grantable.all ? 'all' : 'underLeader') },
        }}
        initial={{ id: person.id, ...(grantable.options.length === 1 ? { unitId: grantable.options[0]!.value } : {}) }}
        submit={grant.act}
        submitLabel="Cấp vai trò"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã cấp vai trò, có hiệu lực ngay')
        }}
      />
    </Dialog>
  )
}
