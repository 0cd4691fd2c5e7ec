import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { DateText } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Icon } from '#ui/icon.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { addressOf, type Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { evidenceKindNames } from '../contract.ts'
import styles from './evidence.module.css'
import { useVerify, VerdictDialog } from './verdict.tsx'
import { amount, shortAddress, StateBadge } from './words.tsx'

type Piece = Output<'evidence.list'>['items'][number]
const shown = 20

/**
 * The evidence of an assignment, a task, a target or an agency, newest first, with what the reader may do at once. `empty` stands
 * where there is none: one button that claims the first.
 */
export function EvidenceList(props: {
  assignmentId?: string
  taskId?: string
  targetId?: string
  agencyId?: string
  /** Of the day on which it happened; all years where not given. */
  year?: number
  empty?: { title: string; body?: ReactNode; action?: ReactNode }
}) {
  const query = {
    ...(props.assignmentId ? { assignment: props.assignmentId } : {}),
    ...(props.taskId ? { task: props.taskId } : {}),
    ...(props.targetId ? { target: props.targetId } : {}),
    ...(props.agencyId ? { agency: [props.agencyId] } : {}),
    ...(props.year ? { year: props.year } : {}),
  }
  const { data, problem, retry } = useOperation('evidence.list', { ...query, pageSize: shown, sort: '-happenedOn' })
  const [rejecting, setRejecting] = useState<Piece | null>(null)
  const verify = useVerify()
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  if (!data) return <SkeletonText lines={4} />
  if (data.total === 0)
    return (
      <EmptyState icon="attach" title={props.empty?.title ?? 'Chưa có minh chứng nào'} action={props.empty?.action}>
        {props.empty?.body ?? 'Mỗi việc đã làm được ghi nhận kèm địa chỉ trang, ảnh hoặc tệp sẽ hiện ở đây.'}
      </EmptyState>
    )
  const more = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  return (
    <>
      <ul className={styles['pieces']}>
        {data.items.map(piece => (
          <li key={piece.id}>
            <div className={styles['pieceHead']}>
              <StateBadge state={piece.state} />
              <DateText value={piece.happenedOn} />
              <span>{[evidenceKindNames[piece.kind], amount(piece)].filter(Boolean).join(' · ')}</span>
            </div>
            <p className={styles['pieceTitle']}>
              <Link href={workspacePath(`/minh-chung/${piece.id}`)}>{piece.title}</Link>
            </p>
            {props.agencyId || props.assignmentId ? null : <p className={styles['soft']}>{piece.agency.name}</p>}
            <Proof piece={piece} />
            {piece.state === 'rejected' && piece.stateReason ? (
              <p className={styles['reason']}>Lý do không chấp nhận: {piece.stateReason}</p>
            ) : null}
            {verify.problem(piece.id) ? <ErrorState problem={verify.problem(piece.id)!} compact /> : null}
            {piece.may.verify || piece.may.reject ? (
              <div className={styles['pieceActions']}>
                {piece.may.verify ? (
                  <Button size="sm" variant="light" loading={verify.busy(piece.id)} onClick={() => verify.run(piece)}>
                    Xác nhận
                  </Button>
                ) : null}
                {piece.may.reject && piece.state === 'claimed' ? (
                  <Button size="sm" variant="subtle" onClick={() => setRejecting(piece)}>
                    Không chấp nhận
                  </Button>
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {data.total > shown ? (
        <p className={styles['more']}>
          <Link href={workspacePath(`/minh-chung?${more}`)}>Xem cả {data.total} minh chứng</Link>
        </p>
      ) : null}
      {rejecting ? <VerdictDialog piece={rejecting} question="reject" close={() => setRejecting(null)} /> : null}
    </>
  )
}

/** The way to the proof itself, with a warning where it did not open. `brief` names the site alone, for a column of a table. */
export function Proof({ piece, brief }: { piece: Pick<Piece, 'id' | 'address' | 'file' | 'check'>; brief?: boolean }) {
  if (!piece.address && !piece.file) return null
  const dead = piece.check?.outcome === 'missing' || piece.check?.outcome === 'refused'
  return (
    <p className={styles['proof']}>
      {piece.address ? (
        <a href={piece.address} target="_blank" rel="noreferrer noopener">
          {brief ? shortAddress(piece.address).split('/')[0] : shortAddress(piece.address)} <Icon name="external" size={15} />
        </a>
      ) : null}
      {piece.file ? (
        <a href={addressOf('evidence.file', { id: piece.id })} target="_blank" rel="noreferrer">
          <Icon name="attach" size={15} /> {piece.file.name}
        </a>
      ) : null}
      {piece.address && dead ? (
        <span className={styles['dead']}>
          <Icon name="warning" size={15} /> Không mở được
        </span>
      ) : null}
    </p>
  )
}
