import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useAct } from '#workspace/queries.ts'
import { Urge } from '../contract.ts'

const form = Urge.omit({ items: true, insist: true })

/** The last look before the letters go out: until when, with which words, signed by whom. */
export function UrgeDialog(props: {
  items: readonly { assignmentId: string; year: number }[]
  agencies: number
  answerBy: string
  insist: boolean
  close(): void
}) {
  const notify = useNotify()
  const { go } = useNavigation()
  const urge = useAct('progress.urge', { refresh: ['inbox', 'dashboards'] })
  return (
    <Dialog opened close={props.close} title={`Đôn đốc ${props.agencies} cơ quan`} size="lg" busy={urge.busy}>
      <ContractForm
        schema={form}
        initial={{ answerBy: props.answerBy }}
        fields={{
          signerName: { width: 'half' },
          signerPosition: { width: 'half', placeholder: 'Giám đốc' },
          message: { placeholder: 'Không bắt buộc' },
        }}
        submit={input =>
          urge.act({
            ...input,
            items: props.items.map(({ assignmentId, year }) => ({ assignmentId, year })),
            insist: props.insist,
          })
        }
        submitLabel="Gửi đôn đốc"
        cancel={props.close}
        onSaved={done => {
          props.close()
          notify(`Đã đôn đốc ${done.agencies} cơ quan, gửi ${done.letters} thư`)
          go(workspacePath(`/don-doc/${done.id}`))
        }}
      >
        <p>
          {props.items.length} việc quá hạn sẽ được ghi vào lịch sử. Lãnh đạo và cán bộ của từng cơ quan nhận một thư liệt kê mọi
          việc; công văn Word có ở màn hình tiếp theo.
        </p>
      </ContractForm>
    </Dialog>
  )
}
