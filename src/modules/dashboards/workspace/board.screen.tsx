import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import type { Board, Card } from '../contract.ts'
import { badgeTones } from './badge-tones.ts'
import styles from './time.module.css'
import { useTurnFilters, ViewsFrame } from './views-frame.tsx'

/** Turns as cards under their status. A card moves by what is done, never by hand. */
export default function BoardScreen() {
  const state = useTurnFilters()
  const { data, problem, retry } = useOperation('dashboards.board', state.input as never)
  return (
    <ViewsFrame
      title="Bảng thẻ"
      path="/tien-do-viec/bang"
      state={state}
      note="Tình trạng do hệ thống tính từ cập nhật, minh chứng và thời hạn, nên thẻ không kéo được: hãy mở thẻ để cập nhật."
    >
      {problem && !data ? <ErrorState problem={problem} retry={retry} /> : null}
      {!data && !problem ? <SkeletonText lines={12} /> : null}
      {data ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
        <section className={styles['board']} tabIndex={0} aria-label="Các cột tình trạng">
          {data.columns.map(column => (
            <Column key={column.status} column={column} />
          ))}
        </section>
      ) : null}
    </ViewsFrame>
  )
}

function Column({ column }: { column: Board['columns'][number] }) {
  return (
    <section className={styles['column']} aria-label={`${column.label}: ${column.total} việc`}>
      <h2>
        <StatusBadge tone={badgeTones[column.status]}>{column.label}</StatusBadge> <span>{column.total}</span>
      </h2>
      <p className={styles['columnRule']}>{column.rule}</p>
      <ul>
        {column.cards.map(card => (
          <li key={`${card.assignmentId} ${card.year}`}>
            <CardView card={card} />
          </li>
        ))}
      </ul>
      {column.total > column.cards.length ? <Link href={workspacePath(column.href)}>Xem cả {column.total} việc</Link> : null}
      {column.total === 0 ? <p className={styles['none']}>Không có việc nào</p> : null}
    </section>
  )
}

const CardView = ({ card }: { card: Card }) => (
  <Link href={workspacePath(card.href)} className={styles['card']}>
    <strong>Nhiệm vụ {card.number}</strong>
    <span className={styles['cardText']}>{card.text}</span>
    <span className={styles['cardFoot']}>
      {card.agency}
      {card.due ? ` · hạn ${formatDate(card.due)}` : ''}
      {card.percent === null ? '' : ` · ${card.percent}%`}
      {card.verified > 0 ? ` · ${card.verified} minh chứng` : ''}
    </span>
  </Link>
)
