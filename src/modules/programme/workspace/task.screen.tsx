import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { AgencyField } from '#workspace/agencies.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { Assign, PartyRole, partyRoleNames, recurrenceNames } from '../contract.ts'
import { LinkDialog } from './link-dialog.tsx'
import styles from './programme.module.css'

type Task = Output<'programme.task'>
type Party = Task['lead'][number]
type Held = NonNullable<Task['assignments']>[number]

/** One task: the clause it comes from, who leads and who helps, which target it serves, who holds it. */
export default function TaskScreen() {
  const id = useParam('id')
  const { data: task, problem, retry } = useOperation('programme.task', { id })
  const [dialog, setDialog] = useState<'assign' | 'link' | null>(null)
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!task) return <SkeletonText lines={12} />
  const more: PageAction[] = [
    ...(task.may.link ? [{ label: 'Gắn với chỉ tiêu', icon: 'target' as const, run: () => setDialog('link') }] : []),
    {
      label: 'Xem trong văn bản kế hoạch',
      icon: 'external',
      run: () => window.open(`/ke-hoach/${task.plan.code}${task.clause ? `#${task.clause.anchor}` : ''}`, '_blank', 'noopener'),
    },
  ]
  return (
    <>
      <PageHeader
        title={`Nhiệm vụ ${task.number}`}
        breadcrumb={[
          { label: 'Kế hoạch', href: workspacePath('/ke-hoach') },
          { label: task.plan.number ?? task.plan.title, href: workspacePath(`/ke-hoach/${task.plan.code}`) },
        ]}
        {...(task.may.assign && !task.endedOn
          ? { action: { label: 'Giao thêm cơ quan', icon: 'add' as const, run: () => setDialog('assign') } }
          : {})}
        more={more}
      >
        {task.endedOn ? <StatusBadge tone="neutral">{`Không còn hiệu lực từ ${formatDate(task.endedOn)}`}</StatusBadge> : null}
        {task.replacedBy ? (
          <Link href={workspacePath(`/nhiem-vu/${task.replacedBy.id}`)}>Thay bằng nhiệm vụ {task.replacedBy.number}</Link>
        ) : null}
      </PageHeader>
      <Section title={task.clause ? `Mục ${task.section} của kế hoạch` : 'Nội dung'}>
        {task.headings.length > 0 ? (
          <p className={styles['sectionWords']}>{task.headings.map(heading => heading.text).join(' › ')}</p>
        ) : null}
        <blockquote className={styles['quote']}>{task.clause?.verbatim ?? task.text}</blockquote>
      </Section>
      <Section title="Phân công">
        <KeyValue
          items={[
            {
              label: 'Chủ trì',
              value: task.leadUnclear && task.lead.length === 0 ? 'Văn bản chưa nêu rõ' : <Parties parties={task.lead} />,
            },
            { label: 'Phối hợp', value: task.coordinating.length > 0 ? <Parties parties={task.coordinating} /> : null },
            {
              label: 'Thời hạn',
              value: task.due
                ? `Chậm nhất ngày ${formatDate(task.due)}`
                : task.recurrence
                  ? recurrenceNames[task.recurrence]
                  : null,
            },
            ...(task.product ? [{ label: 'Sản phẩm', value: task.product }] : []),
            {
              label: 'Phục vụ chỉ tiêu',
              value: task.targets.length > 0 ? <Targets task={task} /> : 'Chưa gắn với chỉ tiêu',
            },
          ]}
        />
      </Section>
      <Holders task={task} />
      {dialog === 'assign' ? <AssignDialog task={task} close={() => setDialog(null)} /> : null}
      {dialog === 'link' ? <LinkDialog task={task} close={() => setDialog(null)} /> : null}
    </>
  )
}

const Parties = ({ parties }: { parties: readonly Party[] }) => (
  <ul className={styles['plainList']}>
    {parties.map(party => (
      <li key={party.asWritten}>
        {party.agency ? (
          <Link href={workspacePath(`/co-quan/${party.agency.id}/nhiem-vu`)}>{party.agency.name}</Link>
        ) : party.group ? (
          <Link href={workspacePath(`/nhom-co-quan?nhom=${party.group.id}`)}>{party.group.name}</Link>
        ) : (
          party.asWritten
        )}
      </li>
    ))}
  </ul>
)

function Targets({ task }: { task: Task }) {
  const unlink = useAct('programme.unlink_target')
  return (
    <ul className={styles['plainList']}>
      {task.targets.map(target => (
        <li key={target.id}>
          {target.text}
          {target.origin === 'suggested' ? <span className={styles['soft']}> (hệ thống đề nghị)</span> : null}
          {task.may.link ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => void unlink.act({ id: task.id, targetId: target.id })}
              aria-label={`Bỏ gắn với: ${target.text}`}
            >
              Bỏ
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Agencies that hold it, leads first. Long lists are shown in part; the table of assignments has them all. */
function Holders({ task }: { task: Task }) {
  const [ending, setEnding] = useState<Held | null>(null)
  const end = useAct('programme.end_assignment')
  if (!task.assignments) return null
  const now = task.assignments.filter(held => held.endedOn === null)
  const past = task.assignments.filter(held => held.endedOn !== null)
  return (
    <Section
      title={`Cơ quan được giao (${now.length})`}
      help={`Trong tỉnh: ${task.assigned.lead} cơ quan chủ trì, ${task.assigned.coordinating} cơ quan phối hợp.`}
    >
      {now.length === 0 ? <p>Cơ quan của bạn không được giao nhiệm vụ này.</p> : null}
      <ul className={styles['holders']}>
        {now.map(held => (
          <li key={held.id}>
            <Link href={workspacePath(`/viec/${held.id}`)}>{held.agency.name}</Link>
            <span className={styles['soft']}>{partyRoleNames[held.role]}</span>
            {task.may.assign ? (
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                onClick={() => setEnding(held)}
                aria-label={`Thôi giao cho ${held.agency.name}`}
              >
                Thôi giao
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {past.length > 0 ? (
        <>
          <h3 className={styles['sectionTitle']}>Đã từng được giao</h3>
          <ul className={styles['holders']}>
            {past.map(held => (
              <li key={held.id}>
                <Link href={workspacePath(`/co-quan/${held.agency.id}`)}>{held.agency.name}</Link>
                <span className={styles['soft']}>
                  {partyRoleNames[held.role]} đến hết {formatDate(held.endedOn!)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ConfirmDialog
        opened={ending !== null}
        close={() => setEnding(null)}
        title={`Thôi giao nhiệm vụ ${task.number} cho ${ending?.agency.name ?? ''}?`}
        consequence="Cơ quan không còn thấy nhiệm vụ này trong việc được giao kể từ ngày mai. Việc đã giao trước đây vẫn được lưu."
        action="Thôi giao"
        dangerous
        reason={{ label: 'Lý do', placeholder: 'Ví dụ: số, ngày của văn bản điều chỉnh' }}
        busy={end.busy}
        problem={end.problem}
        confirm={reason => ending && void end.act({ id: ending.id, version: ending.version, reason }).then(() => setEnding(null))}
      />
    </Section>
  )
}

function AssignDialog({ task, close }: { task: Task; close(): void }) {
  const notify = useNotify()
  const assign = useAct('programme.assign')
  return (
    <Dialog opened close={close} title={`Giao thêm cơ quan cho nhiệm vụ ${task.number}`} busy={assign.busy}>
      <ContractForm
        schema={Assign}
        fields={{
          role: { options: PartyRole.options.map(value => ({ value, label: partyRoleNames[value] })) },
          agencyIds: {
            render: field => <AgencyField field={field} />,
          },
        }}
        initial={{ id: task.id, agencyIds: [], role: 'lead' }}
        draft={`programme.assign:${task.id}`}
        submit={assign.act}
        submitLabel="Giao việc"
        cancel={close}
        onSaved={result => {
          close()
          notify(
            result.alreadyHeld > 0
              ? `Đã giao ${result.assigned} cơ quan; ${result.alreadyHeld} cơ quan đã được giao trước đó`
              : `Đã giao ${result.assigned} cơ quan`,
          )
        }}
      />
    </Dialog>
  )
}
