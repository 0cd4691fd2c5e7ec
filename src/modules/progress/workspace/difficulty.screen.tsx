import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import type { StatusTone } from '#ui/feedback/status-badge.tsx'
import { Timeline } from '#ui/feedback/timeline.tsx'
import type { IconName } from '#ui/icon.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { difficultyKindNames, replyKindNames } from '../contract.ts'
import { DifficultyDialog, type DifficultyStep } from './difficulty-dialogs.tsx'
import { DifficultyBadge } from './difficulty-words.tsx'
import styles from './exceptions.module.css'

type Difficulty = Output<'progress.difficulty'>
type Reply = Difficulty['history'][number]['kind']

const looks: Record<Reply, { icon: IconName; tone: StatusTone }> = {
  answer: { icon: 'check', tone: 'success' },
  comment: { icon: 'edit', tone: 'neutral' },
  escalated: { icon: 'up', tone: 'warning' },
  closed: { icon: 'check', tone: 'neutral' },
  reopened: { icon: 'undo', tone: 'info' },
}

/** One difficulty or proposal: what it says, who is to answer until when, and all that was said since. */
export default function DifficultyScreen() {
  const id = useParam('id')
  const { data: row, problem, retry } = useOperation('progress.difficulty', { id })
  const [step, setStep] = useState<DifficultyStep | null>(null)
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!row) return <SkeletonText lines={10} />
  const [first, ...rest] = stepsOf(row)
  const run = (one: { step: DifficultyStep; label: string }): PageAction => ({ label: one.label, run: () => setStep(one.step) })
  return (
    <>
      <PageHeader
        title={`${difficultyKindNames[row.kind]}: ${row.agency.name}`}
        breadcrumb={[{ label: 'Khó khăn, kiến nghị', href: workspacePath('/kho-khan') }]}
        {...(first ? { action: run(first) } : {})}
        more={rest.map(run)}
      >
        <DifficultyBadge row={row} />
      </PageHeader>
      <Section title="Nội dung">
        <p className={styles['words']}>{row.text}</p>
        <KeyValue
          items={[
            { label: 'Người nêu', value: `${row.by}, ${formatDate(row.at, { time: true })}` },
            {
              label: 'Nhiệm vụ',
              value: (
                <Link href={workspacePath(`/viec/${row.assignmentId}`)}>{`${row.task.number}. ${shortened(row.task.text)}`}</Link>
              ),
            },
            { label: 'Nơi trả lời', value: row.routedTo.name },
            { label: 'Hạn trả lời', value: `Hết ngày ${formatDate(row.answerBy)}. ${row.rule}` },
          ]}
        />
      </Section>
      <Section title="Trao đổi">
        {row.history.length === 0 ? (
          <p className={styles['soft']}>Chưa có trả lời.</p>
        ) : (
          <Timeline
            entries={row.history.toReversed().map(one => ({
              id: one.id,
              at: one.at,
              by: one.by,
              what: replyKindNames[one.kind],
              detail: <p className={styles['words']}>{one.text}</p>,
              ...looks[one.kind],
            }))}
          />
        )}
      </Section>
      {step ? <DifficultyDialog difficulty={row} step={step} close={() => setStep(null)} /> : null}
    </>
  )
}

const shortened = (text: string) => (text.length <= 160 ? text : `${text.slice(0, text.lastIndexOf(' ', 158))} …`)

/** What this person can do, the likeliest first: it becomes the one primary action. */
function stepsOf({ may, state }: Difficulty): { step: DifficultyStep; label: string }[] {
  const all: { step: DifficultyStep; label: string; can: boolean }[] = [
    { step: 'answer', label: 'Trả lời', can: may.answer && state !== 'answered' },
    { step: 'close', label: 'Kết thúc', can: may.close && state === 'answered' },
    { step: 'reopen', label: 'Mở lại', can: may.reopen && state === 'closed' },
    { step: 'comment', label: 'Trao đổi thêm', can: may.comment },
    { step: 'escalate', label: 'Chuyển đến cơ quan khác', can: may.escalate },
    { step: 'answer', label: 'Trả lời thêm', can: may.answer && state === 'answered' },
    { step: 'reopen', label: 'Mở lại', can: may.reopen && state !== 'closed' },
    { step: 'close', label: 'Kết thúc, không cần trả lời', can: may.close && state !== 'answered' },
  ]
  return all.filter(one => one.can)
}
