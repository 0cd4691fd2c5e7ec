import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { formatDate } from '#ui/dates.tsx'
import { Figures } from '#ui/layout/figures.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { Tree, type TreeNode } from '#ui/layout/tree.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { addressOf, type Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { comparisonNames, frequencyNames } from '../contract.ts'
import styles from './programme.module.css'

type Plan = Output<'programme.plan'>
type GoalTree = Output<'programme.tree'>
type Brief = GoalTree['unlinked'][number]

const tabs = [
  { label: 'Cây mục tiêu', href: '?' },
  { label: 'Trách nhiệm và báo cáo', href: '?xem=trach-nhiem' },
  { label: 'Văn bản', href: '?xem=van-ban' },
]

/** An adopted plan: goals, targets and tasks as a tree, and the document behind them. */
export default function PlanScreen() {
  const code = useParam('code')
  const { search } = useNavigation()
  const { data: plan, problem, retry } = useOperation('programme.plan', { code })
  const view = new URLSearchParams(search).get('xem') ?? ''
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!plan) return <SkeletonText lines={12} />
  const more: PageAction[] = [
    { label: 'Xem trang công khai', icon: 'external', run: () => window.open(`/ke-hoach/${plan.code}`, '_blank', 'noopener') },
    {
      label: 'Xuất nhiệm vụ ra Excel',
      icon: 'download',
      run: () => window.location.assign(addressOf('programme.tasks_sheet', { plan: code, ended: false })),
    },
    ...(plan.may.amend ? [{ label: 'Nạp bản sửa đổi', icon: 'upload' as const, href: workspacePath('/ke-hoach/nap') }] : []),
  ]
  return (
    <>
      <PageHeader
        title={plan.title}
        breadcrumb={[{ label: 'Kế hoạch', href: workspacePath('/ke-hoach') }]}
        action={{ label: 'Danh sách nhiệm vụ', icon: 'list', href: workspacePath(`/nhiem-vu?plan=${encodeURIComponent(code)}`) }}
        more={more}
      >
        <span>
          {[plan.number, plan.issuedOn && `ngày ${formatDate(plan.issuedOn)}`, plan.issuer].filter(Boolean).join(' · ')}
        </span>
      </PageHeader>
      <Figures
        items={[
          { value: plan.targets, label: 'chỉ tiêu' },
          { value: plan.tasks, label: 'nhiệm vụ' },
          { value: plan.agencies, label: 'cơ quan được giao việc' },
        ]}
      />
      <TabLinks label="Các phần của kế hoạch" tabs={tabs} current={view ? `?xem=${view}` : '?'} />
      {view === 'van-ban' ? <Document plan={plan} /> : view === 'trach-nhiem' ? <Duties plan={plan} /> : <Goals code={code} />}
    </>
  )
}

/** mục tiêu → chỉ tiêu → nhiệm vụ → cơ quan: every line can be opened. */
function Goals({ code }: { code: string }) {
  const { go } = useNavigation()
  const { data, problem, retry } = useOperation('programme.tree', { code })
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  if (!data) return <SkeletonText lines={10} />
  const nodes: TreeNode[] = [
    ...data.goals.map((goal, place) => ({
      id: `muc-tieu:${place}`,
      label: goal.title,
      content: <strong>{goal.title}</strong>,
      children: goal.targets.map(target => ({
        id: `chi-tieu:${target.id}`,
        label: `Chỉ tiêu ${target.number}: ${target.text}`,
        content: (
          <>
            <span className={styles['nodeKind']}>{figureOf(target) || `Chỉ tiêu ${target.number}`}</span> {target.text}
          </>
        ),
        children: target.tasks.map(task => nodeOf(task, `${target.id}:`)),
      })),
    })),
    ...(data.unlinked.length > 0
      ? [
          {
            id: 'chua-gan',
            label: `Chưa gắn với chỉ tiêu: ${data.unlinked.length} nhiệm vụ`,
            content: <strong>Chưa gắn với chỉ tiêu ({data.unlinked.length} nhiệm vụ)</strong>,
            children: data.unlinked.map(task => nodeOf(task, 'chua-gan:')),
          },
        ]
      : []),
  ]
  return (
    <Tree
      label="Mục tiêu, chỉ tiêu và nhiệm vụ"
      nodes={nodes}
      openAtFirst={nodes.map(node => node.id)}
      select={id => {
        const task = /^nhiem-vu:.*:([^:]+)$/.exec(id)?.[1]
        if (task) go(workspacePath(`/nhiem-vu/${task}`))
      }}
    />
  )
}

const nodeOf = (task: Brief, within: string): TreeNode => ({
  id: `nhiem-vu:${within}${task.id}`,
  label: `Nhiệm vụ ${task.number}: ${task.text}`,
  content: (
    <>
      <span className={styles['nodeKind']}>Nhiệm vụ {task.number}</span> {task.text}{' '}
      <span className={styles['nodeFoot']}>
        {task.leads.join('; ')} · {task.assigned.lead} cơ quan chủ trì
        {task.assigned.coordinating > 0 ? `, ${task.assigned.coordinating} phối hợp` : ''}
      </span>
    </>
  ),
})

const figureOf = (target: {
  value: number | null
  unit: string | null
  comparison: '>=' | '<=' | '=' | null
  year: number | null
}): string =>
  target.value === null
    ? ''
    : `${target.comparison ? `${comparisonNames[target.comparison]} ` : ''}${target.value.toLocaleString('vi-VN')}${target.unit === '%' ? '%' : ` ${target.unit ?? ''}`}`.trim()

function Duties({ plan }: { plan: Plan }) {
  return (
    <>
      <Section title={`Trách nhiệm (${plan.responsibilities.length})`}>
        <ul className={styles['lines']}>
          {plan.responsibilities.map(duty => (
            <li key={duty.id}>
              <div>
                <strong>{duty.agency}</strong> <span>Mục {duty.section}</span>
                <p>{duty.text}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Chế độ báo cáo">
        <ul className={styles['lines']}>
          {plan.reportingRules.map(rule => (
            <li key={rule.id}>
              <div>
                <strong>{rule.who ?? 'Không nêu cơ quan'}</strong> báo cáo {rule.to ?? ''}
                <p>
                  {rule.dueText ?? (rule.frequency ? frequencyNames[rule.frequency] : 'Không nêu thời hạn')}
                  {rule.nextDay ? ` · lần tới: chậm nhất hết ngày ${formatDate(rule.nextDay)}` : ''}
                </p>
              </div>
              <span>Mục {rule.section}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Document({ plan }: { plan: Plan }) {
  const { signer } = plan
  return (
    <>
      <Section title="Văn bản">
        <KeyValue
          items={[
            { label: 'Số, ký hiệu', value: plan.number },
            { label: 'Ngày ban hành', value: plan.issuedOn && formatDate(plan.issuedOn) },
            { label: 'Cơ quan ban hành', value: plan.issuer },
            { label: 'Người ký', value: [signer.name, signer.position].filter(Boolean).join(', ') },
            { label: 'Hiệu lực từ', value: formatDate(plan.effectiveOn) },
            {
              label: 'Tệp gốc',
              value: plan.file && (
                <a href={addressOf('programme.plan_file', { code: plan.code })} download>
                  {plan.file.name}
                </a>
              ),
            },
            {
              label: 'Toàn văn theo mục',
              value: (
                <a href={`/ke-hoach/${plan.code}`} target="_blank" rel="noreferrer">
                  Trang công khai của kế hoạch
                </a>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Căn cứ">
        <ul className={styles['lines']}>
          {plan.legalBases.map(basis => (
            <li key={basis.title + basis.number}>
              <span>{[basis.number, basis.date && formatDate(basis.date), basis.title].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Các lần ban hành">
        <ul className={styles['lines']}>
          {plan.editions.map(edition => (
            <li key={edition.edition}>
              <span>
                Lần {edition.edition}: {[edition.number, edition.title].filter(Boolean).join(' · ')}
              </span>
              <span>
                hiệu lực {formatDate(edition.effectiveOn)}
                {edition.adoptedBy ? `, ${edition.adoptedBy} thông qua` : ''}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
