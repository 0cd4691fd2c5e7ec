import { Button } from '@mantine/core'
import { useState } from 'react'
import { DateText, formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Section } from '#ui/layout/section.tsx'
import type { Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { AskExtensionDialog, DecideExtensionDialog, WithdrawExtensionDialog } from './extension-dialogs.tsx'
import { ExtensionBadge } from './extension-words.tsx'
import styles from './exceptions.module.css'

type Row = Output<'progress.extensions'>['items'][number]

/** Wishes for more time on one turn: what was asked and decided, and the way to ask. Nothing where nothing was and none may ask. */
export function ExtensionSection({ assignmentId, year }: { assignmentId: string; year: number }) {
  const turn = useOperation('progress.turn', { assignmentId, year })
  const { data, problem, retry } = useOperation('progress.extensions', { assignment: assignmentId, year, pageSize: 50 })
  const [asking, setAsking] = useState(false)
  const [deciding, setDeciding] = useState<{ row: Row; grant: boolean } | null>(null)
  const [withdrawing, setWithdrawing] = useState<Row | null>(null)
  if (problem) return <ErrorState problem={problem} retry={retry} compact />
  const items = data?.items ?? []
  const open = items.some(row => row.state === 'asked')
  const mayAsk = (turn.data?.may.askExtension ?? false) && !open
  if (items.length === 0 && !mayAsk) return null
  return (
    <Section
      title="Gia hạn"
      action={
        mayAsk ? (
          <Button variant="default" size="sm" onClick={() => setAsking(true)}>
            Xin gia hạn
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? <p className={styles['soft']}>Chưa có đề nghị nào. Hãy đề nghị trước khi hết hạn.</p> : null}
      <ul className={styles['rows']}>
        {items.map(row => (
          <li key={row.id}>
            <div className={styles['head']}>
              <strong>
                Đến hết ngày <DateText value={row.grantedDue ?? row.wantedDue} />
              </strong>
              <ExtensionBadge state={row.state} />
            </div>
            <p>{row.reason}</p>
            <p className={styles['soft']}>
              {row.by}, {formatDate(row.at, { time: true })} ·{' '}
              {row.daysAfterDue > 0 ? `đề nghị khi đã quá hạn ${row.daysAfterDue} ngày làm việc` : 'đề nghị trước khi hết hạn'}
            </p>
            {row.decided ? (
              <p className={styles['soft']}>
                {row.decided.by}, {formatDate(row.decided.at, { time: true })}
                {row.decided.reason ? `: ${row.decided.reason}` : ''}
              </p>
            ) : null}
            {row.may.decide || row.may.withdraw ? (
              <div className={styles['buttons']}>
                {row.may.decide ? (
                  <>
                    <Button size="sm" onClick={() => setDeciding({ row, grant: true })}>
                      Đồng ý
                    </Button>
                    <Button size="sm" variant="default" onClick={() => setDeciding({ row, grant: false })}>
                      Không đồng ý
                    </Button>
                  </>
                ) : null}
                {row.may.withdraw ? (
                  <Button size="sm" variant="subtle" onClick={() => setWithdrawing(row)}>
                    Rút đề nghị
                  </Button>
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {asking && turn.data ? (
        <AskExtensionDialog
          assignmentId={assignmentId}
          year={turn.data.year}
          due={turn.data.due}
          close={() => setAsking(false)}
        />
      ) : null}
      {deciding ? <DecideExtensionDialog {...deciding} close={() => setDeciding(null)} /> : null}
      {withdrawing ? <WithdrawExtensionDialog row={withdrawing} close={() => setWithdrawing(null)} /> : null}
    </Section>
  )
}
