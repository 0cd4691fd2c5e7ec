import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { WorkList } from './work-list.tsx'

/** The work of any agency, for those who may see it. */
export default function AgencyWorkScreen() {
  const id = useParam('id')
  const { data: work, problem, retry } = useOperation('programme.agency_work', { agencyId: id })
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!work) return <SkeletonText lines={12} />
  return (
    <>
      <PageHeader
        title={`Nhiệm vụ của ${work.agency.name}`}
        breadcrumb={[
          { label: 'Cơ quan, đơn vị', href: workspacePath('/co-quan') },
          { label: work.agency.name, href: workspacePath(`/co-quan/${id}`) },
        ]}
      >
        <span>
          Chủ trì {work.lead}, phối hợp {work.coordinating}
        </span>
      </PageHeader>
      {work.lead + work.coordinating === 0 ? (
        <EmptyState icon="list" title="Cơ quan này chưa được giao nhiệm vụ nào">
          Nhiệm vụ xuất hiện khi một kế hoạch được thông qua giao việc cho cơ quan hoặc cho nhóm có cơ quan này.
        </EmptyState>
      ) : (
        <WorkList work={work} />
      )}
    </>
  )
}
