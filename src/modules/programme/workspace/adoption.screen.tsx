import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice, useNotify } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { DateField } from '#ui/form/date-field.tsx'
import { Figures } from '#ui/layout/figures.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { partOf } from './checking/item-values.ts'
import styles from './programme.module.css'

type Preview = Output<'programme.adoption_preview'>

/** What adoption will do, before it does it: to whom which work goes. One press, and the work is given out. */
export default function AdoptionScreen() {
  const id = useParam('id')
  const { go } = useNavigation()
  const notify = useNotify()
  const [effectiveOn, setEffectiveOn] = useState<string>()
  const reading = useOperation('programme.reading', { id })
  const preview = useOperation('programme.adoption_preview', { id, ...(effectiveOn ? { effectiveOn } : {}) }, { staleTime: 0 })
  const adopt = useAct('programme.adopt')
  const back = workspacePath(`/ke-hoach/ban-doc/${id}`)
  if (preview.problem && !preview.data) return <ErrorState problem={preview.problem} retry={preview.retry} />
  if (!preview.data || !reading.data) return <SkeletonText lines={12} />
  const plan = preview.data
  const day = effectiveOn ?? plan.effectiveOn
  const allowed = reading.data.may.adopt && plan.missing.length === 0
  return (
    <>
      <PageHeader
        title="Xem trước khi thông qua"
        breadcrumb={[
          { label: 'Kế hoạch', href: workspacePath('/ke-hoach') },
          { label: reading.data.title ?? reading.data.file.name, href: back },
        ]}
      />
      {adopt.problem ? <ErrorState problem={adopt.problem} compact /> : null}
      <Missing preview={plan} back={back} />
      <Figures
        items={[
          { value: plan.tasks, label: 'nhiệm vụ' },
          { value: plan.targets, label: 'chỉ tiêu' },
          { value: plan.agencies, label: 'cơ quan nhận việc' },
          { value: plan.assignments.lead, label: 'phần việc chủ trì' },
          { value: plan.assignments.coordinating, label: 'phần việc phối hợp' },
        ]}
      />
      <div className={styles['adopt']}>
        <DateField
          label="Hiệu lực từ ngày"
          description="Thành viên của các nhóm cơ quan được xác định vào ngày này"
          value={day}
          change={value => setEffectiveOn(value)}
          onlyWhole
          required
        />
        <Button
          size="md"
          disabled={!allowed || !/^\d{4}-\d\d-\d\d$/.test(day)}
          loading={adopt.busy}
          onClick={() =>
            void adopt.act({ id, version: plan.version, effectiveOn: day }).then(
              adopted => {
                notify(`Đã thông qua: ${adopted.tasks} nhiệm vụ, ${adopted.assignments} phần việc đã giao`)
                go(workspacePath(`/ke-hoach/${adopted.code}`))
              },
              () => undefined,
            )
          }
        >
          Thông qua và giao việc
        </Button>
        {allowed ? null : reading.data.may.edit && plan.missing.length > 0 ? null : (
          <p>Việc thông qua thuộc cơ quan thường trực hoặc lãnh đạo cơ quan đã kiểm tra.</p>
        )}
      </div>
      <Groups groups={plan.groups} />
      <Lines
        title="Nhiệm vụ có cơ quan chưa có trong danh mục"
        help="Vẫn thông qua được; cơ quan thường trực giao bằng tay sau."
        lines={byTask(plan.unresolved)}
        back={back}
      />
      <Lines
        title="Nhiệm vụ không nêu thời hạn"
        help="Không thường xuyên, không hằng năm và không có ngày hoàn thành."
        lines={plan.undated.map(line => ({ ...line, note: '' }))}
        back={back}
      />
    </>
  )
}

/** A task is named once, with everybody whom nobody knows yet. */
function byTask(unresolved: Preview['unresolved']) {
  const roles = { lead: 'chủ trì', coordinating: 'phối hợp' } as const
  return [...Map.groupBy(unresolved, line => line.itemId).values()].map(lines => ({
    ...lines[0]!,
    note: (['lead', 'coordinating'] as const)
      .map(role => ({ role, names: lines.filter(line => line.role === role).map(line => line.asWritten) }))
      .filter(({ names }) => names.length > 0)
      .map(({ role, names }) => `${roles[role]}: ${names.join('; ')}`)
      .join(' · '),
  }))
}

function Missing({ preview, back }: { preview: Preview; back: string }) {
  if (preview.missing.length === 0)
    return preview.doubts > 0 ? (
      <Notice tone="warning" actions={<Link href={back}>Quay lại kiểm tra</Link>}>
        Còn {preview.doubts} chỗ chưa được xác nhận. Vẫn thông qua được, nhưng nên xem lại trước.
      </Notice>
    ) : (
      <Notice tone="success">Mọi chỗ đã được xem. Chưa có việc nào được giao cho tới khi bấm “Thông qua và giao việc”.</Notice>
    )
  return (
    <Notice tone="danger" title={`Còn ${preview.missing.length} điểm phải xử lý trước khi thông qua`}>
      <ul>
        {preview.missing.map(doubt => (
          <li key={doubt.itemId + doubt.field}>
            <Link href={`${back}?phan=${partOf[doubt.kind]}#muc-${doubt.itemId}`}>{doubt.reason}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Groups({ groups }: { groups: Preview['groups'] }) {
  if (groups.length === 0) return null
  return (
    <Section title="Nhóm cơ quan được giao việc">
      <ul className={styles['lines']}>
        {groups.map(group => (
          <li key={group.code}>
            <strong>{group.name}</strong>
            <span>
              {group.open
                ? `không nêu thành viên cụ thể · ${group.tasks} nhiệm vụ, giao bằng tay sau`
                : `${group.members} cơ quan · ${group.tasks} nhiệm vụ`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Lines(props: {
  title: string
  help: string
  back: string
  lines: readonly { itemId: string; section: string; text: string; note: string }[]
}) {
  if (props.lines.length === 0) return null
  return (
    <Section title={`${props.title} (${props.lines.length})`} help={props.help}>
      <ul className={styles['lines']}>
        {props.lines.map(line => (
          <li key={line.itemId + line.note}>
            <Link href={`${props.back}?phan=nhiem-vu#muc-${line.itemId}`}>
              Mục {line.section}: {line.text.length > 140 ? `${line.text.slice(0, 140)}…` : line.text}
            </Link>
            {line.note ? <span>{line.note}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
