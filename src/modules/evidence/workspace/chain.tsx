import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import styles from './evidence.module.css'
import { affected } from './words.tsx'

type Piece = Output<'evidence.get'>
type Held = Piece['assignments'][number]
type Target = Held['targets'][number]

const clip = (text: string, longest = 150) =>
  text.length > longest ? `${text.slice(0, text.lastIndexOf(' ', longest))} …` : text

/** From the words of the plan to the target, each stop to be opened. */
export function Chain({ piece }: { piece: Piece }) {
  const unlink = useAct('evidence.unlink', { refresh: affected })
  const links = piece.assignments.length + piece.targets.length
  const remove = (linkId: string) =>
    piece.may.link && links > 1 ? (
      <Button
        size="compact-sm"
        variant="subtle"
        loading={unlink.busy}
        onClick={() => void unlink.act({ id: piece.id, linkId }).catch(() => undefined)}
      >
        Gỡ
      </Button>
    ) : null
  return (
    <Section title="Chứng minh cho" help="Từ mục của kế hoạch đến chỉ tiêu; mở được từng mắt xích.">
      {unlink.problem ? <ErrorState problem={unlink.problem} compact /> : null}
      {links === 0 ? <p className={styles['soft']}>Chưa gắn với nhiệm vụ hay chỉ tiêu nào nên chưa được tính.</p> : null}
      <ol className={styles['chain']}>
        {piece.assignments.map(held => (
          <li key={held.linkId}>
            <Steps piece={piece} held={held}>
              {remove(held.linkId)}
            </Steps>
          </li>
        ))}
        {piece.targets.map(target => (
          <li key={target.linkId}>
            <ol className={styles['steps']}>
              <Here piece={piece} />
              <TargetStep target={target}>{remove(target.linkId)}</TargetStep>
            </ol>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Steps({ piece, held, children }: { piece: Piece; held: Held; children: ReactNode }) {
  const { plan, clause, task } = held
  const year = piece.happenedOn.slice(0, 4)
  return (
    <ol className={styles['steps']}>
      <li>
        <span className={styles['stepName']}>Kế hoạch</span>
        {clause ? (
          <a
            href={`/ke-hoach/${plan.code}${clause.current ? '' : `?ban=${clause.edition}`}#${clause.anchor}`}
            target="_blank"
            rel="noreferrer"
          >
            Mục {clause.path}, {plan.number ? `Kế hoạch số ${plan.number}` : clip(plan.title, 80)}
          </a>
        ) : (
          <Link href={workspacePath(`/ke-hoach/${plan.code}`)}>
            Mục {task.section}, {plan.number ? `Kế hoạch số ${plan.number}` : clip(plan.title, 80)}
          </Link>
        )}
      </li>
      <li>
        <span className={styles['stepName']}>Nhiệm vụ {task.number}</span>
        <Link href={workspacePath(`/nhiem-vu/${task.id}`)}>{clip(task.text)}</Link>
      </li>
      <li>
        <span className={styles['stepName']}>{held.role === 'lead' ? 'Giao chủ trì' : 'Giao phối hợp'}</span>
        <span className={styles['stepRow']}>
          <Link href={workspacePath(`/viec/${held.assignmentId}?nam=${year}`)}>{piece.agency.name}</Link>
          {children}
        </span>
      </li>
      <Here piece={piece} />
      {held.targets.map(target => (
        <TargetStep key={target.id} target={target} />
      ))}
    </ol>
  )
}

const Here = ({ piece }: { piece: Piece }) => (
  <li data-here>
    <span className={styles['stepName']}>Minh chứng này</span>
    {piece.title}
  </li>
)

const TargetStep = ({ target, children }: { target: Target; children?: ReactNode }) => (
  <li>
    <span className={styles['stepName']}>
      Chỉ tiêu {target.number}
      {target.year ? `, năm ${target.year}` : ''}
    </span>
    <span className={styles['stepRow']}>
      <a href={`/ke-hoach/${target.plan.code}/chi-tieu/${target.number}`} target="_blank" rel="noreferrer">
        {clip(target.text)}
      </a>
      {children}
    </span>
  </li>
)
