import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { difficultyKindNames } from '../contract.ts'
import { RaiseDifficultyDialog } from './difficulty-dialogs.tsx'
import { answerWords, DifficultyBadge } from './difficulty-words.tsx'
import styles from './exceptions.module.css'

/** What stands in the way of one turn, and the way to say so. Nothing where nothing was raised and none may raise. */
export function DifficultySection({ assignmentId, year }: { assignmentId: string; year: number }) {
  const turn = useOperation('progress.turn', { assignmentId, year })
  const { data, problem, retry } = useOperation('progress.difficulties', { assignment: assignmentId, late: false, pageSize: 50 })
  const [raising, setRaising] = useState(false)
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  const items = data?.items ?? []
  const mayRaise = turn.data?.may.raiseDifficulty ?? false
  if (items.length === 0 && !mayRaise) return null
  return (
    <Section
      title="Khó khăn, kiến nghị"
      action={
        mayRaise ? (
          <Button variant="default" size="sm" onClick={() => setRaising(true)}>
            Nêu khó khăn
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? (
        <p className={styles['soft']}>Chưa có nội dung nào. Nêu sớm để cơ quan thường trực kịp tháo gỡ.</p>
      ) : null}
      <ul className={styles['rows']}>
        {items.map(row => (
          <li key={row.id}>
            <div className={styles['head']}>
              <Link href={workspacePath(`/kho-khan/${row.id}`)}>{difficultyKindNames[row.kind]}</Link>
              <DifficultyBadge row={row} />
            </div>
            <p>{row.text}</p>
            <p className={styles['soft']}>
              {[`${row.by}, ${formatDate(row.at)}`, row.routedTo.name, answerWords(row)].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {raising && turn.data ? (
        <RaiseDifficultyDialog assignmentId={assignmentId} year={turn.data.year} close={() => setRaising(false)} />
      ) : null}
    </Section>
  )
}
