import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { AgencyField } from '#workspace/agencies.tsx'
import { useAct } from '#workspace/queries.ts'
import { SucceedAgency, type AgencyDetail } from '../contract.ts'

/** A merger, split or new name: the old agency ends the day before, the past stays with it. */
export function SuccessionDialog({ agency, opened, close }: { agency: AgencyDetail; opened: boolean; close(): void }) {
  const notify = useNotify()
  const succeed = useAct('agencies.succeed', { refresh: ['programme'] })
  return (
    <Dialog opened={opened} close={close} title={`Cơ quan kế thừa ${agency.name}`} size="lg" busy={succeed.busy}>
      <ContractForm
        schema={SucceedAgency}
        fields={{
          on: { width: 'half' },
          how: { width: 'half' },
          successors: {
            render: field => <AgencyField field={field} without={agency.id} />,
          },
        }}
        initial={{ id: agency.id, version: agency.version, successors: [] }}
        draft={`agencies.succeed:${agency.id}`}
        submit={succeed.act}
        submitLabel="Ghi nhận kế thừa"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã ghi nhận cơ quan kế thừa')
        }}
      >
        <p>
          {agency.name} sẽ kết thúc vào ngày liền trước. Những việc đã làm vẫn đứng tên cơ quan này; nhiệm vụ còn dang dở chuyển
          sang cơ quan kế thừa.
        </p>
      </ContractForm>
    </Dialog>
  )
}
