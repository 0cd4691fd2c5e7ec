import { formatDate } from '#ui/dates.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { partyRoleNames } from '#modules/programme/contract.ts'
import { rhythmNames } from '../../contract.ts'
import { TurnOutlook, turnHref } from '../status.tsx'
import styles from './turn.module.css'

type Turn = Output<'progress.turn'>

/** What the plan says, word for word, with the way back to where it stands. */
export function TaskWords({ turn }: { turn: Turn }) {
  const { plan, clause, task } = turn
  return (
    <Section title="Nội dung nhiệm vụ" action={<Link href={workspacePath(`/nhiem-vu/${task.id}`)}>Xem nhiệm vụ</Link>}>
      <blockquote className={styles['quote']}>{(clause?.verbatim ?? task.text).replace(/^[-–+]\s*/, '')}</blockquote>
      <p className={styles['soft']}>
        {clause ? (
          <a href={`/ke-hoach/${plan.code}#${clause.anchor}`} target="_blank" rel="noreferrer">
            Mục {clause.path}
          </a>
        ) : (
          `Mục ${task.section}`
        )}
        , {plan.number ? `Kế hoạch số ${plan.number}` : plan.title}
        {task.product ? `. Sản phẩm: ${task.product}` : ''}
      </p>
    </Section>
  )
}

/** How it stands, in facts: each with its rule where it has one. */
export function Facts({ turn }: { turn: Turn }) {
  return (
    <Section title="Tình trạng">
      <KeyValue
        items={[
          { label: 'Thời hạn', value: turn.dueRule },
          { label: 'Cách tính trạng thái', value: turn.statusRule },
          {
            label: 'Mức hoàn thành',
            value: turn.percent === null ? 'Chưa báo cáo' : <Percent value={turn.percent} />,
          },
          ...(turn.outlook ? [{ label: 'Nhận định', value: <TurnOutlook outlook={turn.outlook} /> }] : []),
          ...(turn.role === 'lead'
            ? [
                {
                  label: 'Báo cáo nhanh',
                  value: `${rhythmNames[turn.rhythm]}${turn.nextCheckIn ? `, lần tới chậm nhất ngày ${formatDate(turn.nextCheckIn)}` : ''}`,
                },
              ]
            : []),
          { label: 'Vai trò', value: partyRoleNames[turn.role] },
          { label: 'Cơ quan khác', value: <Others turn={turn} /> },
          ...(turn.predecessors.length > 0
            ? [{ label: 'Kế thừa từ', value: <Line items={turn.predecessors} year={turn.year} /> }]
            : []),
          ...(turn.successors.length > 0 ? [{ label: 'Nay do', value: <Line items={turn.successors} year={turn.year} /> }] : []),
        ]}
      />
    </Section>
  )
}

/** The agency's own word; it decides nothing about the status. */
const Percent = ({ value }: { value: number }) => (
  <>
    <span>{value}%</span>
    <div className={styles['bar']} aria-hidden="true">
      <span style={{ width: `${value}%` }} />
    </div>
  </>
)

function Others({ turn }: { turn: Turn }) {
  const { lead, coordinating, items } = turn.others
  if (lead + coordinating === 0) return 'Không có'
  // A task given to a hundred communes is told by its numbers; a few are named.
  if (lead + coordinating > items.length || lead > 6)
    return `${[lead > 0 && `${lead} cơ quan chủ trì`, coordinating > 0 && `${coordinating} cơ quan phối hợp`].filter(Boolean).join(', ')}`
  return (
    <ul className={styles['plain']}>
      {items.map(({ id, name, role }) => (
        <li key={id}>
          <Link href={workspacePath(`/co-quan/${id}`)}>{name}</Link>{' '}
          <span className={styles['soft']}>{partyRoleNames[role].toLowerCase()}</span>
        </li>
      ))}
    </ul>
  )
}

const Line = ({ items, year }: { items: Turn['predecessors']; year: number }) => (
  <ul className={styles['plain']}>
    {items.map(({ assignmentId, agency, from, until, may }) => (
      <li key={assignmentId}>
        {may.open ? <Link href={turnHref({ assignmentId, year })}>{agency}</Link> : agency}{' '}
        <span className={styles['soft']}>{until ? `đến hết ngày ${formatDate(until)}` : `từ ngày ${formatDate(from)}`}</span>
      </li>
    ))}
  </ul>
)
