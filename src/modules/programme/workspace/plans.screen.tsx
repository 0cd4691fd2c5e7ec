import { Button } from '@mantine/core'
import { DateText, formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { readingStateNames, type ReadingState } from '../contract.ts'
import { canUpload } from '../policy.ts'
import styles from './programme.module.css'

export const readingTones: Record<ReadingState, StatusTone> = {
  queued: 'neutral',
  reading: 'info',
  ready: 'warning',
  failed: 'danger',
  adopted: 'success',
  discarded: 'neutral',
}

/** The plans in force, and what is on its way to become one. */
export default function PlansScreen() {
  const keeper = canUpload(useActor())
  const plans = useOperation('programme.plans', { pageSize: 100 })
  const upload = { label: 'Nạp kế hoạch', icon: 'upload' as const, href: workspacePath('/ke-hoach/nap') }
  return (
    <>
      <PageHeader title="Kế hoạch" {...(keeper ? { action: upload } : {})} />
      {plans.problem ? <ErrorState problem={plans.problem} retry={plans.retry} /> : null}
      {plans.data && plans.data.items.length === 0 ? (
        <EmptyState
          icon="plan"
          title="Chưa có kế hoạch nào được thông qua"
          action={
            keeper ? (
              <Button component={Link} href={upload.href} leftSection={<Icon name="upload" size={18} />}>
                Nạp kế hoạch
              </Button>
            ) : null
          }
        >
          {keeper
            ? 'Nạp tệp kế hoạch của UBND tỉnh (Word, PDF, bản quét hoặc văn bản thuần); hệ thống đọc ra nhiệm vụ để bạn kiểm tra rồi thông qua.'
            : 'Khi cơ quan thường trực thông qua kế hoạch, nhiệm vụ của cơ quan bạn sẽ hiện ở “Việc được giao”.'}
        </EmptyState>
      ) : null}
      {plans.data ? (
        <ul className={styles['plans']}>
          {plans.data.items.map(plan => (
            <li key={plan.id}>
              <Link href={workspacePath(`/ke-hoach/${plan.code}`)}>{plan.title}</Link>
              <p>
                {[plan.number, plan.issuedOn && `ngày ${formatDate(plan.issuedOn)}`, plan.issuer].filter(Boolean).join(' · ')}
                {plan.edition > 1 ? ` · lần ban hành ${plan.edition}` : ''}
              </p>
              <p>
                {plan.targets} chỉ tiêu · {plan.tasks} nhiệm vụ · hiệu lực từ <DateText value={plan.effectiveOn} />
              </p>
            </li>
          ))}
        </ul>
      ) : plans.problem ? null : (
        <SkeletonText lines={6} />
      )}
      {keeper ? <Readings /> : null}
    </>
  )
}

function Readings() {
  const { data, problem, retry } = useOperation('programme.readings', { pageSize: 20, sort: '-createdAt' }, { staleTime: 0 })
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  if (!data || data.items.length === 0) return null
  return (
    <Section title="Các bản đọc" help="Văn bản đã nạp. Bản chờ kiểm tra chưa giao việc cho ai.">
      <ul className={styles['readings']}>
        {data.items.map(reading => (
          <li key={reading.id}>
            <div>
              <Link href={workspacePath(`/ke-hoach/ban-doc/${reading.id}`)}>{reading.title ?? reading.file.name}</Link>
              <p>
                {reading.file.name} · {reading.uploadedBy} · <DateText value={reading.createdAt} time />
              </p>
            </div>
            <StatusBadge tone={readingTones[reading.state]}>{readingStateNames[reading.state]}</StatusBadge>
          </li>
        ))}
      </ul>
    </Section>
  )
}
