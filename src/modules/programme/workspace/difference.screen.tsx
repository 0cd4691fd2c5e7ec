import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import type { Differing } from '../contract.ts'
import styles from './programme.module.css'

const outcomes: Record<Differing['outcome'], { label: string; tone: StatusTone }> = {
  same: { label: 'Giữ nguyên', tone: 'neutral' },
  changed: { label: 'Sửa đổi', tone: 'info' },
  added: { label: 'Bổ sung', tone: 'success' },
  removed: { label: 'Bãi bỏ', tone: 'warning' },
}

/** What an amendment changes. Adopting it ends what is removed and keeps the old numbers readable. */
export default function DifferenceScreen() {
  const id = useParam('id')
  const { data, problem, retry } = useOperation('programme.difference', { id }, { staleTime: 0 })
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={12} />
  return (
    <>
      <PageHeader
        title="So với kế hoạch đang thực hiện"
        breadcrumb={[
          { label: 'Kế hoạch', href: workspacePath('/ke-hoach') },
          { label: 'Bản đọc', href: workspacePath(`/ke-hoach/ban-doc/${id}`) },
        ]}
        action={{ label: 'Xem trước và thông qua', icon: 'check', href: workspacePath(`/ke-hoach/ban-doc/${id}/thong-qua`) }}
      >
        <span>
          <Link href={workspacePath(`/ke-hoach/${data.plan.code}`)}>{data.plan.title}</Link>, lần ban hành {data.plan.edition}
        </span>
      </PageHeader>
      <Differences title="Chỉ tiêu" counts={data.counts.targets} items={data.targets as Differing[]} />
      <Differences title="Nhiệm vụ" counts={data.counts.tasks} items={data.tasks as Differing[]} />
    </>
  )
}

function Differences({
  title,
  counts,
  items,
}: {
  title: string
  counts: Record<Differing['outcome'], number>
  items: Differing[]
}) {
  const differing = items.filter(item => item.outcome !== 'same')
  const summary = (Object.keys(outcomes) as Differing['outcome'][])
    .map(name => `${counts[name]} ${outcomes[name].label.toLowerCase()}`)
    .join(', ')
  return (
    <Section title={title} help={summary}>
      {differing.length === 0 ? (
        <p>Không có gì khác.</p>
      ) : (
        <ul className={styles['differences']}>
          {differing.map(item => (
            <li key={(item.before?.id ?? '') + (item.after?.itemId ?? '')}>
              <div className={styles['differenceHead']}>
                <StatusBadge tone={outcomes[item.outcome].tone}>{outcomes[item.outcome].label}</StatusBadge>
                <span>Mục {item.after?.section ?? item.before?.section}</span>
              </div>
              <p>{item.after?.text ?? item.before?.text}</p>
              {item.fields.map(field => (
                <p key={field.title} className={styles['change']}>
                  {field.title}: <del>{field.before ?? 'để trống'}</del> → <ins>{field.after ?? 'để trống'}</ins>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
