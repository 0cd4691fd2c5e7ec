import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { workspacePath } from '#ui/screen.ts'
import { Link } from '#ui/navigation.tsx'
import { useOperation } from '#workspace/queries.ts'
import { WorkList } from './work-list.tsx'
import styles from './programme.module.css'

/** What an officer opens first: the work of her agency, nothing else. */
export default function MyWorkScreen() {
  const { data, problem, retry } = useOperation('programme.my_work', {})
  if (problem) return <ErrorState problem={problem} retry={retry} />
  return (
    <>
      <PageHeader title="Việc được giao" />
      {!data ? (
        <SkeletonText lines={12} />
      ) : data.agencies.every(work => work.lead + work.coordinating === 0) ? (
        <EmptyState icon="inbox" title="Chưa có việc nào được giao">
          Khi kế hoạch của tỉnh được thông qua, các nhiệm vụ mà cơ quan bạn chủ trì hoặc phối hợp sẽ hiện ở đây, kèm mục của kế
          hoạch và thời hạn.
        </EmptyState>
      ) : (
        data.agencies
          .filter(work => work.lead + work.coordinating > 0)
          .map(work => (
            <div key={work.agency.id}>
              <h2 className={styles['agencyName']}>
                <Link href={workspacePath(`/co-quan/${work.agency.id}`)}>{work.agency.name}</Link>
              </h2>
              <p>
                Chủ trì {work.lead} nhiệm vụ, phối hợp {work.coordinating} nhiệm vụ.
              </p>
              <WorkList work={work} />
            </div>
          ))
      )}
    </>
  )
}
