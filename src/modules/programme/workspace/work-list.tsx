import { formatDate } from '#ui/dates.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { frequencyNames, recurrenceNames, type PartyRole } from '../contract.ts'
import styles from './programme.module.css'

type Work = Output<'programme.agency_work'>
type Plan = Work['plans'][number]
type WorkItem = Plan['sections'][number]['items'][number]
type Turn = Output<'progress.turns'>['items'][number]
type Turns = ReadonlyMap<string, Turn>

/** Everything the plans ask of one agency: what it leads first, each with the clause it comes from. */
export function WorkList({ work }: { work: Work }) {
  // How each stands is told by who keeps it; without an answer the due day of the plan is shown.
  const { data } = useOperation('progress.turns', { agency: [work.agency.id], pageSize: 200 })
  const turns = new Map((data?.items ?? []).map(turn => [turn.assignmentId, turn]))
  return (
    <>
      {work.plans.map(plan => (
        <div key={plan.code}>
          <p className={styles['source']}>
            Theo{' '}
            <Link href={workspacePath(`/ke-hoach/${plan.code}`)}>{[plan.number, plan.title].filter(Boolean).join(' · ')}</Link>
          </p>
          <ByRole plan={plan} role="lead" title={`Chủ trì (${work.lead})`} turns={turns} />
          <ByRole plan={plan} role="coordinating" title={`Phối hợp (${work.coordinating})`} turns={turns} />
          <Reports plan={plan} />
          <Duties plan={plan} />
        </div>
      ))}
    </>
  )
}

function ByRole({ plan, role, title, turns }: { plan: Plan; role: PartyRole; title: string; turns: Turns }) {
  const sections = plan.sections
    .map(section => ({ ...section, items: section.items.filter(item => item.role === role) }))
    .filter(section => section.items.length > 0)
  if (sections.length === 0) return null
  return (
    <Section title={title}>
      {sections.map(section => (
        <div key={section.path}>
          <h3 className={styles['sectionTitle']}>Mục {section.path}</h3>
          {section.title ? <p className={styles['sectionWords']}>{section.title}</p> : null}
          <ul className={styles['work']}>
            {section.items.map(item => (
              <Item key={item.assignmentId} plan={plan} item={item} turn={turns.get(item.assignmentId)} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function Item({ plan, item, turn }: { plan: Plan; item: WorkItem; turn: Turn | undefined }) {
  return (
    <li>
      <div className={styles['workHead']}>
        <span>Nhiệm vụ {item.number}</span>
        {turn ? <TurnState turn={turn} /> : <Due item={item} />}
      </div>
      <p className={styles['workText']}>
        <Link href={workspacePath(`/viec/${item.assignmentId}${turn && turn.year > 0 ? `?nam=${turn.year}` : ''}`)}>
          {item.text}
        </Link>
      </p>
      <div className={styles['workFoot']}>
        {item.role === 'coordinating' && item.leads.length > 0 ? <span>Chủ trì: {item.leads.join('; ')}</span> : null}
        {item.viaGroup ? <span>Được giao cùng “{item.viaGroup}”</span> : null}
        {item.clause ? (
          <a href={`/ke-hoach/${plan.code}#${item.clause.anchor}`} target="_blank" rel="noreferrer">
            Mục {item.clause.path} của kế hoạch
          </a>
        ) : null}
      </div>
    </li>
  )
}

const tones: Record<Turn['status'], StatusTone> = {
  not_due: 'neutral',
  in_progress: 'info',
  done: 'success',
  done_late: 'warning',
  late: 'danger',
  ongoing_with_results: 'success',
}
/** The status as computed, and the day that counts. */
const TurnState = ({ turn }: { turn: Turn }) => (
  <>
    <StatusBadge tone={turn.role === 'coordinating' && turn.status === 'late' ? 'neutral' : tones[turn.status]}>
      {turn.statusName}
    </StatusBadge>
    <span>{turn.due ? `Hạn ${formatDate(turn.due)}` : 'Không nêu thời hạn'}</span>
  </>
)

/** In the words of officials; a passed day says so in words, not by colour alone. */
export function Due({ item }: { item: Pick<WorkItem, 'recurrence' | 'due' | 'daysLeft'> }) {
  if (item.due) {
    const left = item.daysLeft ?? 0
    if (left < 0) return <StatusBadge tone="danger">{`Quá hạn ${-left} ngày (${formatDate(item.due)})`}</StatusBadge>
    if (left <= 30) return <StatusBadge tone="warning">{`Còn ${left} ngày (${formatDate(item.due)})`}</StatusBadge>
    return <StatusBadge tone="info">{`Chậm nhất ngày ${formatDate(item.due)}`}</StatusBadge>
  }
  return <StatusBadge tone="neutral">{item.recurrence ? recurrenceNames[item.recurrence] : 'Không nêu thời hạn'}</StatusBadge>
}

function Reports({ plan }: { plan: Plan }) {
  if (plan.reports.length === 0) return null
  return (
    <Section title="Chế độ báo cáo">
      <ul className={styles['lines']}>
        {plan.reports.map(rule => (
          <li key={rule.id}>
            <span>
              {rule.dueText ?? (rule.frequency ? frequencyNames[rule.frequency] : 'Không nêu thời hạn')}
              {rule.to ? `, gửi ${rule.to}` : ''}
            </span>
            {rule.nextDay ? <strong>Lần tới: chậm nhất hết ngày {formatDate(rule.nextDay)}</strong> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Duties({ plan }: { plan: Plan }) {
  if (plan.responsibilities.length === 0) return null
  return (
    <Section title="Trách nhiệm tổ chức thực hiện">
      {plan.responsibilities.map(duty => (
        <blockquote key={duty.id} className={styles['quote']}>
          {duty.text}{' '}
          {duty.clause ? (
            <a href={`/ke-hoach/${plan.code}#${duty.clause.anchor}`} target="_blank" rel="noreferrer">
              Mục {duty.section}
            </a>
          ) : null}
        </blockquote>
      ))}
    </Section>
  )
}
