import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatDate } from '#ui/dates.tsx'
import type { Output } from '#workspace/api.ts'
import type { Opened } from './dialogs.tsx'
import styles from './turn.module.css'

type Turn = Output<'progress.turn'>

type Step = { title: string; words: ReactNode; primary?: [string, Opened]; others?: [string, Opened][] }

/** The one thing to do next, in a sentence and a button; what else lies near stands beside it, quieter. */
export function NextStep({ turn, open }: { turn: Turn; open(dialog: Opened): void }) {
  const step = stepOf(turn)
  if (!step) return null
  return (
    <section
      className={styles['next']}
      data-tone={turn.status === 'late' && turn.role === 'lead' && turn.state === 'open' ? 'danger' : undefined}
      aria-label="Việc cần làm tiếp"
    >
      <div>
        <h2>{step.title}</h2>
        <p>{step.words}</p>
      </div>
      {step.primary || step.others?.length ? (
        <div className={styles['nextActions']}>
          {step.primary ? <Button onClick={() => open(step.primary![1])}>{step.primary[0]}</Button> : null}
          {step.others?.map(([label, dialog]) => (
            <Button key={label} variant="default" onClick={() => open(dialog)}>
              {label}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  )
}

function stepOf(turn: Turn): Step | null {
  const { may, evidence } = turn
  const note: [string, Opened][] = may.note ? [['Cập nhật tiến độ', 'note']] : []
  const claim: [string, Opened][] = may.claimEvidence ? [['Thêm minh chứng', 'claim']] : []
  const proofs = evidence.claimed + evidence.verified
  switch (turn.nextStep) {
    case 'resume':
      return {
        title: 'Việc đang tạm dừng',
        words: turn.pausedOn ? `Từ ngày ${formatDate(turn.pausedOn)}. Khi tiếp tục, kỳ báo cáo nhanh được tính lại từ đầu.` : '',
        primary: ['Tiếp tục', 'resume'],
      }
    case 'confirm_closing':
      return {
        title: 'Chờ bạn xác nhận hoàn thành',
        words: `${turn.closingAsked?.by ?? 'Cơ quan chủ trì'} cho biết đã xong ngày ${turn.doneOn ? formatDate(turn.doneOn) : ''}; ${evidence.verified} minh chứng đã được xác nhận.`,
        primary: ['Xác nhận hoàn thành', 'confirm'],
        others: [['Chưa xác nhận, trả lại', 'return']],
      }
    case 'wait_for_closing':
      return {
        title: 'Đang chờ xác nhận hoàn thành',
        words: may.returnClosing
          ? evidence.verified === 0
            ? 'Chưa có minh chứng nào được xác nhận. Hãy xem và xác nhận minh chứng ở dưới trước, rồi xác nhận hoàn thành.'
            : 'Bạn là người đề nghị, nên người khác của cơ quan thường trực sẽ xác nhận.'
          : `Cơ quan thường trực sẽ xem minh chứng và xác nhận. ${turn.closingAsked?.by ?? ''} đã đề nghị${turn.doneOn ? ` với ngày hoàn thành ${formatDate(turn.doneOn)}` : ''}.`,
        others: may.returnClosing ? [['Chưa xác nhận, trả lại', 'return']] : [...claim, ...note],
      }
    case 'check_in':
      return {
        title: 'Đến kỳ báo cáo nhanh',
        words: `Kỳ này cần có chậm nhất ngày ${formatDate(turn.nextCheckIn!)}. Vài câu là đủ: đã làm được gì, có vướng gì không.`,
        primary: ['Báo cáo nhanh', 'check_in'],
        others: claim,
      }
    case 'claim_evidence':
      return {
        title: 'Nộp minh chứng',
        words: 'Việc đã bắt đầu nhưng chưa có minh chứng. Một đường dẫn, một ảnh hoặc một văn bản là đủ để được ghi nhận.',
        primary: ['Thêm minh chứng', 'claim'],
        others: note,
      }
    case 'ask_closing':
      return {
        title: 'Đã xong chưa?',
        words: `Đã có ${proofs} minh chứng. Nếu toàn bộ nội dung đã hoàn thành, hãy đề nghị cơ quan thường trực xác nhận.`,
        primary: ['Đề nghị xác nhận hoàn thành', 'ask'],
        others: [...claim, ...note],
      }
    case 'note':
      return {
        title: may.checkIn ? 'Cập nhật tiến độ' : 'Góp cập nhật cho việc này',
        words: turn.startedOn
          ? 'Cho mọi người biết việc đang đến đâu. Có kết quả thì thêm minh chứng để được xác nhận.'
          : 'Chưa có việc làm nào được ghi nhận. Vài câu về việc đã bắt đầu ra sao là đủ.',
        primary: ['Cập nhật tiến độ', 'note'],
        others: claim,
      }
    case 'nothing':
      return turn.closed
        ? {
            title: 'Đã hoàn thành',
            words: `Ngày hoàn thành ${turn.doneOn ? formatDate(turn.doneOn) : ''}, ${turn.closed.by} xác nhận ngày ${formatDate(turn.closed.at)}.`,
          }
        : null
  }
}
