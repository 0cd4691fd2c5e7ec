import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import type { FieldProps } from '#ui/form/field.ts'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Input, Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import { ChildPlanFields, ChildTarget } from '../contract.ts'
import styles from './exceptions.module.css'

type Page = Output<'progress.agency_child_plans'>
type Plan = Page['items'][number]
type Target = z.infer<typeof ChildTarget>
const form = ChildPlanFields.extend({ targets: z.array(ChildTarget).max(50) })
const limits = { endings: ['.pdf', '.docx'], largest: 20 * 1024 * 1024 }

/** Records a plan that was issued, or mends one that is not verified yet. The file goes along with the form. */
export function ChildPlanDialog(props: {
  agencyId: string
  plan?: Plan
  provinceTargets: Page['provinceTargets']
  close(): void
}) {
  const notify = useNotify()
  const [file, setFile] = useState<File | null>(null)
  const refresh = ['inbox', 'evidence', 'measurement', 'dashboards']
  const add = useAct('progress.add_child_plan', { refresh })
  const update = useAct('progress.update_child_plan', { refresh })
  const { plan, agencyId, close } = props
  /** With a file all travels as a form, where a list is text. */
  const packed = (input: Record<string, unknown>) =>
    file
      ? {
          ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)),
          targets: JSON.stringify(input['targets'] ?? []),
          file,
        }
      : input
  return (
    <Dialog
      opened
      close={close}
      title={plan ? `Sửa kế hoạch số ${plan.number}` : 'Ghi nhận kế hoạch đã ban hành'}
      size="lg"
      busy={add.busy || update.busy}
    >
      <ContractForm
        schema={form}
        initial={
          plan
            ? {
                ...plan,
                targets: plan.targets.map(({ targetId, text, value, unit, year }) => ({ targetId, text, value, unit, year })),
              }
            : { targets: [] }
        }
        draft={`progress.child_plan:${plan?.id ?? agencyId}`}
        fields={{
          number: { width: 'half' },
          issuedOn: { width: 'half' },
          // A year is no amount: it has no thousands.
          year: { width: 'half', kind: 'text' },
          address: { kind: 'text', format: 'url' },
          signerName: { width: 'half' },
          targets: {
            label: 'Chỉ tiêu riêng của cơ quan',
            render: field => <Targets field={field} provinceTargets={props.provinceTargets} />,
          },
        }}
        submit={input =>
          plan
            ? update.act(packed({ ...input, id: plan.id, version: plan.version }) as Input<'progress.update_child_plan'>)
            : add.act(packed({ ...input, agencyId }) as Input<'progress.add_child_plan'>)
        }
        submitLabel={plan ? 'Lưu' : 'Ghi nhận'}
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã lưu, chờ cơ quan thường trực xác nhận')
        }}
      >
        <FileDrop
          label={
            file ? `Đã chọn ${file.name}` : plan?.file ? `Đang có ${plan.file.name}; chọn tệp khác để thay` : 'Tệp kế hoạch đã ký'
          }
          limits={limits}
          take={([chosen]) => chosen && setFile(chosen)}
        />
      </ContractForm>
    </Dialog>
  )
}

const empty: Target = { targetId: null, text: '', value: null, unit: null, year: null }

/** The agency's own targets, each tied to the one of the province that it serves. */
function Targets({ field, provinceTargets }: { field: FieldProps; provinceTargets: Page['provinceTargets'] }) {
  const targets = (field.value as Target[] | undefined) ?? []
  const change = (place: number, part: Partial<Target>) =>
    field.change(targets.map((target, index) => (index === place ? { ...target, ...part } : target)))
  return (
    <div id={field.id} tabIndex={-1} className={styles['targets']} role="group" aria-label={field.spec.label}>
      <strong>{field.spec.label}</strong>
      {targets.map((target, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity until saved
        <div key={place} className={styles['target']}>
          <Textarea
            label={`Chỉ tiêu ${place + 1}`}
            autosize
            minRows={2}
            required
            value={target.text}
            error={field.errors[`${place}.text`]}
            onChange={event => change(place, { text: event.currentTarget.value })}
          />
          <div className={styles['pair']}>
            <TextInput
              label="Mức phải đạt"
              value={target.value ?? ''}
              onChange={event => change(place, { value: event.currentTarget.value || null })}
            />
            <TextInput
              label="Đơn vị tính"
              value={target.unit ?? ''}
              onChange={event => change(place, { unit: event.currentTarget.value || null })}
            />
            <TextInput
              label="Năm"
              inputMode="numeric"
              value={target.year === null ? '' : String(target.year)}
              error={field.errors[`${place}.year`]}
              onChange={event =>
                change(place, { year: /^\d+$/.test(event.currentTarget.value) ? Number(event.currentTarget.value) : null })
              }
            />
          </div>
          <NativeSelect
            label="Phục vụ chỉ tiêu của tỉnh"
            value={target.targetId ?? ''}
            onChange={event => change(place, { targetId: event.currentTarget.value || null })}
            data={[
              { value: '', label: 'Không gắn với chỉ tiêu nào' },
              ...provinceTargets.map(one => ({
                value: one.id,
                label: `${one.number}. ${one.text.length > 90 ? `${one.text.slice(0, 90)}…` : one.text}`,
              })),
            ]}
          />
          <Button
            variant="subtle"
            size="sm"
            color="red"
            onClick={() => field.change(targets.filter((_, index) => index !== place))}
            aria-label={`Bỏ chỉ tiêu ${place + 1}`}
          >
            Bỏ chỉ tiêu này
          </Button>
        </div>
      ))}
      <Button variant="default" size="sm" onClick={() => field.change([...targets, empty])} disabled={field.disabled}>
        Thêm chỉ tiêu
      </Button>
    </div>
  )
}
