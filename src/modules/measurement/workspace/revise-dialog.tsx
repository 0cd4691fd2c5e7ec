import { Button, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core'
import { EvidenceKind, evidenceKindNames } from '#modules/evidence/contract.ts'
import { todayInVietnam } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import type { FieldProps } from '#ui/form/field.ts'
import { Icon } from '#ui/icon.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'
import {
  Formula,
  formulaNames,
  ReviseMeasure,
  type Linked,
  type Parameters,
  type Requirement,
  type TargetDetail,
} from '../contract.ts'
import styles from './measurement.module.css'

/** A new way of measuring from a day on. The present one stays as it is and keeps its past. */
export function ReviseDialog({ target, close }: { target: TargetDetail; close(): void }) {
  const notify = useNotify()
  const revise = useAct('measurement.revise')
  const [newest] = target.editions
  return (
    <Dialog opened close={close} title={newest ? 'Đổi cách tính' : 'Đặt cách tính'} size="lg" busy={revise.busy}>
      <ContractForm
        schema={ReviseMeasure}
        fields={{
          afterEdition: { kind: 'hidden' },
          formula: { options: Formula.options.map(value => ({ value, label: formulaNames[value] })) },
          parameters: { render: field => <ParametersField field={field} /> },
          wanted: {
            width: 'half',
            help: 'Tỷ lệ viết từ 0 đến 1, ví dụ 0,8 là 80%. Để trống thì lấy theo lời của kế hoạch',
          },
          validFrom: { width: 'half' },
        }}
        initial={{
          targetId: target.id,
          afterEdition: newest?.edition ?? 0,
          formula: newest?.formula ?? 'agencies_with_any',
          parameters: newest?.parameters ?? ({ linked: 'target' } satisfies Parameters),
          statement: newest?.statement ?? '',
          wanted: newest?.wanted ?? null,
          validFrom: todayInVietnam(),
          basis: newest?.basis ?? '',
        }}
        draft={`measurement.revise:${target.id}`}
        submit={revise.act}
        submitLabel="Lưu cách tính mới"
        cancel={close}
        onSaved={() => {
          close()
          notify('Đã lưu cách tính mới; số liệu các ngày trước giữ nguyên')
        }}
      />
    </Dialog>
  )
}

const linkedNames: Record<Linked, string> = {
  direct: 'Gắn trực tiếp với chỉ tiêu này',
  target: 'Gắn với chỉ tiêu này hoặc với nhiệm vụ phục vụ chỉ tiêu',
  plan: 'Gắn với bất kỳ nhiệm vụ, chỉ tiêu nào của kế hoạch',
}

function ParametersField({ field }: { field: FieldProps }) {
  const parameters = (field.value ?? { linked: 'target' }) as Parameters
  const groups = useOperation('agencies.group_names', {}, { staleTime: 5 * 60_000 })
  const change = (part: Partial<Parameters>) => field.change({ ...parameters, ...part })
  const requirements = parameters.requirements ?? []
  const setAt = (place: number, part: Partial<Requirement>) =>
    change({ requirements: requirements.map((one, index) => (index === place ? { ...one, ...part } : one)) })
  return (
    <Stack gap="sm" id={field.id}>
      <MultiSelect
        label="Nhóm cơ quan phải thực hiện"
        description="Thành viên được xác định vào ngày tính; để trống với cách tính không theo cơ quan"
        data={(groups.data?.items ?? []).map(group => ({ value: group.code, label: group.name }))}
        value={parameters.groups ?? []}
        onChange={chosen => change({ groups: chosen })}
        searchable
        error={field.errors['groups'] ?? field.error}
      />
      <NativeSelect
        label="Minh chứng được xét"
        data={Object.entries(linkedNames).map(([value, label]) => ({ value, label }))}
        value={parameters.linked}
        onChange={event => change({ linked: event.currentTarget.value as Linked })}
      />
      {requirements.map((requirement, place) => (
        <fieldset key={place} className={styles['requirement']}>
          <legend className="kit-hidden">Yêu cầu {place + 1}</legend>
          <TextInput
            label={`Yêu cầu ${place + 1}`}
            value={requirement.label}
            onChange={event => setAt(place, { label: event.currentTarget.value })}
            error={field.errors[`requirements.${place}.label`]}
          />
          <MultiSelect
            label="Một trong các loại minh chứng"
            data={EvidenceKind.options.map(kind => ({ value: kind, label: evidenceKindNames[kind] }))}
            value={requirement.kinds}
            onChange={kinds => setAt(place, { kinds: kinds as Requirement['kinds'] })}
            searchable
            error={field.errors[`requirements.${place}.kinds`]}
          />
          <div>
            <Button
              variant="subtle"
              color="red"
              size="sm"
              onClick={() => change({ requirements: requirements.filter((_, index) => index !== place) })}
            >
              Bỏ yêu cầu {place + 1}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="add" size={18} />}
          disabled={requirements.length >= 6}
          onClick={() => change({ requirements: [...requirements, { label: '', kinds: [] }] })}
        >
          Thêm yêu cầu
        </Button>
      </div>
    </Stack>
  )
}
