import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link, useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { addressOf, type Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { ChildPlanDialog } from './child-plan-dialog.tsx'
import { ChildPlanBadge } from './child-plan-words.tsx'
import styles from './exceptions.module.css'

type Plan = Output<'progress.agency_child_plans'>['items'][number]

/** The plans that one agency issued itself, with its own targets and their proof. */
export default function ChildPlanScreen() {
  const agencyId = useParam('agencyId')
  const { search } = useNavigation()
  const { data, problem, retry } = useOperation('progress.agency_child_plans', { agencyId })
  const [open, setOpen] = useState<Plan | 'new' | null>(() => (new URLSearchParams(search).has('them') ? 'new' : null))
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={10} />
  const add = { label: 'Ghi nhận kế hoạch', icon: 'add' as const, run: () => setOpen('new') }
  return (
    <>
      <PageHeader
        title={data.agency.name}
        breadcrumb={[{ label: 'Kế hoạch triển khai', href: workspacePath('/ke-hoach-con') }]}
        {...(data.may.add && data.parent ? { action: add } : {})}
      >
        {data.obliged || data.items.length > 0 ? <ChildPlanBadge state={data.state} /> : null}
      </PageHeader>
      {data.items.length === 0 ? (
        <EmptyState icon="document" title="Chưa ghi nhận kế hoạch nào">
          {data.parent
            ? 'Khi cơ quan đã ban hành kế hoạch triển khai, hãy ghi số, ngày, trích yếu và gửi tệp hoặc địa chỉ đã đăng. Cơ quan thường trực sẽ xác nhận.'
            : 'Tỉnh chưa có kế hoạch nào được thông qua trên Lan Tỏa.'}
        </EmptyState>
      ) : (
        data.items.map(plan => <PlanSection key={plan.id} plan={plan} edit={() => setOpen(plan)} />)
      )}
      {open && (open === 'new' ? data.may.add : true) ? (
        <ChildPlanDialog
          agencyId={agencyId}
          {...(open === 'new' ? {} : { plan: open })}
          provinceTargets={data.provinceTargets}
          close={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}

function PlanSection({ plan, edit }: { plan: Plan; edit(): void }) {
  return (
    <Section
      title={`Kế hoạch số ${plan.number}`}
      action={
        plan.may.edit ? (
          <Button variant="default" size="sm" onClick={edit} aria-label={`Sửa kế hoạch số ${plan.number}`}>
            Sửa
          </Button>
        ) : null
      }
    >
      {plan.evidence?.state === 'rejected' ? (
        <Notice tone="danger" title="Minh chứng chưa được chấp nhận">
          {plan.evidence.reason} Hãy sửa rồi lưu lại; kế hoạch sẽ được gửi xác nhận lần nữa.
        </Notice>
      ) : null}
      <p className={styles['words']}>{plan.title}</p>
      <KeyValue
        items={[
          { label: 'Ngày ban hành', value: formatDate(plan.issuedOn) },
          { label: 'Kế hoạch của năm', value: String(plan.year) },
          { label: 'Người ký', value: plan.signerName },
          { label: 'Tình trạng', value: <ChildPlanBadge state={plan.state} /> },
          {
            label: 'Minh chứng',
            value: plan.evidence ? <Link href={workspacePath(`/minh-chung/${plan.evidence.id}`)}>Xem minh chứng</Link> : null,
          },
          {
            label: 'Tệp',
            value: plan.file ? (
              <a href={addressOf('progress.child_plan_file', { id: plan.id })} target="_blank" rel="noreferrer">
                {plan.file.name}
              </a>
            ) : null,
          },
          {
            label: 'Địa chỉ',
            value: plan.address ? (
              <a href={plan.address} target="_blank" rel="noreferrer noopener">
                {plan.address}
              </a>
            ) : null,
          },
        ]}
      />
      {plan.targets.length > 0 ? (
        <>
          <h3>Chỉ tiêu riêng</h3>
          <ul className={styles['rows']}>
            {plan.targets.map(target => (
              <li key={target.id}>
                <strong>{target.text}</strong>
                <p className={styles['soft']}>
                  {[
                    [target.value, target.unit].filter(Boolean).join(' '),
                    target.year ? `năm ${target.year}` : '',
                    target.target ? `phục vụ chỉ tiêu ${target.target.number} của tỉnh` : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}
