import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import type { Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { useActor } from '#workspace/session.tsx'
import { ClaimDialog, EvidenceList } from '#modules/evidence/workspace/index.ts'
import { standingNames } from '../contract.ts'
import { seesAllTurns } from '../policy.ts'
import { DifficultySection } from './difficulty-section.tsx'
import { ExtensionSection } from './extension-section.tsx'
import { TurnDialogs, type Opened } from './turn/dialogs.tsx'
import { Facts, TaskWords } from './turn/facts.tsx'
import { History } from './turn/history.tsx'
import { NextStep } from './turn/next-step.tsx'
import { SubTasks } from './turn/sub-tasks.tsx'
import styles from './turn/turn.module.css'
import { turnHref, TurnStatus } from './status.tsx'

type Turn = Output<'progress.turn'>

/** Where an officer works on one thing: how it stands, what to do next, its proof, its parts, its history. */
export default function TurnScreen() {
  const assignmentId = useParam('assignmentId')
  const year = Number(new URLSearchParams(useNavigation().search).get('nam') ?? 0) || 0
  const { data: turn, problem, retry } = useOperation('progress.turn', { assignmentId, year })
  const [opened, setOpened] = useState<Opened | null>(null)
  const all = seesAllTurns(useActor())
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!turn) return <SkeletonText lines={14} />
  const close = () => setOpened(null)
  return (
    <>
      <PageHeader
        title={`Nhiệm vụ ${turn.task.number}${all ? `: ${turn.agency.name}` : ''}`}
        breadcrumb={[
          all
            ? { label: 'Theo dõi thực hiện', href: workspacePath('/tien-do-viec') }
            : { label: 'Việc được giao', href: workspacePath('/viec-duoc-giao') },
        ]}
        more={moreOf(turn, setOpened)}
      >
        <span className={styles['status']}>
          <TurnStatus status={turn.status} role={turn.role} />
          {turn.state === 'paused' || turn.state === 'closing' ? (
            <StatusBadge tone="warning">{standingNames[turn.state]}</StatusBadge>
          ) : null}
          <span className={styles['when']}>{whenOf(turn)}</span>
        </span>
      </PageHeader>
      {turn.years.length > 1 ? (
        <TabLinks
          label="Năm"
          tabs={turn.years.map(one => ({ label: `Năm ${one.year}`, href: turnHref({ assignmentId, year: one.year }) }))}
          current={turnHref({ assignmentId, year: turn.year })}
        />
      ) : null}
      {turn.endedOn && turn.endedOn < turn.asOf ? (
        <Notice tone="info" title={`Cơ quan giữ việc này đến hết ngày ${formatDate(turn.endedOn)}`}>
          Những gì đã làm được giữ nguyên ở đây để tra cứu; việc tiếp theo do cơ quan kế thừa thực hiện.
        </Notice>
      ) : null}
      <NextStep turn={turn} open={setOpened} />
      <div className={styles['columns']}>
        <div className={styles['work']}>
          <TaskWords turn={turn} />
          <Section title="Minh chứng" {...claimAction(turn, () => setOpened('claim'))}>
            {turn.evidence.claimed + turn.evidence.verified + turn.evidence.rejected === 0 ? (
              <p className={styles['soft']}>{emptyWords(turn)}</p>
            ) : (
              <EvidenceList assignmentId={turn.assignmentId} {...(turn.year === 0 ? {} : { year: turn.year })} />
            )}
          </Section>
          <SubTasks turn={turn} />
          <ExtensionSection assignmentId={turn.assignmentId} year={turn.year} />
          <DifficultySection assignmentId={turn.assignmentId} year={turn.year} />
        </div>
        <aside className={styles['facts']} aria-label="Tình trạng của việc">
          <Facts turn={turn} />
        </aside>
        <div className={styles['history']}>
          <History turn={turn} />
        </div>
      </div>
      <TurnDialogs turn={turn} opened={opened} close={close} />
      {opened === 'claim' ? (
        <ClaimDialog close={close} agencyId={turn.agency.id} assignmentIds={[turn.assignmentId]} onClaimed={close} />
      ) : null}
    </>
  )
}

/** Adding proof stands at its heading where it is not the one thing to do next. */
const claimAction = (turn: Turn, open: () => void) =>
  turn.may.claimEvidence && (turn.nextStep === 'resume' || turn.nextStep === 'nothing')
    ? {
        action: (
          <Button variant="default" size="sm" leftSection={<Icon name="add" size={16} />} onClick={open}>
            Thêm minh chứng
          </Button>
        ),
      }
    : {}
const emptyWords = (turn: Turn) =>
  turn.may.claimEvidence
    ? 'Chưa có minh chứng nào. Mỗi việc đã làm nên có một minh chứng: địa chỉ trang, ảnh, văn bản. Cơ quan thường trực xác nhận thì mới được tính.'
    : 'Chưa có minh chứng nào. Khi cơ quan giữ việc nộp minh chứng, chúng hiện ở đây kèm kết quả xác nhận.'

/** The due day in the words of the day: how long is left, how long it has passed. */
function whenOf(turn: Turn): string {
  if (turn.status === 'done' || turn.status === 'done_late') return turn.doneOn ? `Xong ngày ${formatDate(turn.doneOn)}` : ''
  if (turn.due === null) return 'Không nêu thời hạn'
  if (turn.status === 'late')
    return turn.workingDaysLate
      ? `${turn.workingDaysLate} ngày làm việc, hạn ${formatDate(turn.due)}`
      : `Hạn vừa qua ngày ${formatDate(turn.due)}`
  const left = turn.daysLeft ?? 0
  return left === 0 ? 'Hạn là hôm nay' : `Còn ${left} ngày (hạn ${formatDate(turn.due)})`
}

/** What is done seldom stands behind “Việc khác”. */
function moreOf(turn: Turn, open: (dialog: Opened) => void): PageAction[] {
  const { may } = turn
  return [
    ...(may.note && turn.nextStep !== 'note'
      ? [{ label: 'Cập nhật tiến độ', icon: 'edit' as const, run: () => open('note') }]
      : []),
    ...(may.askClosing && turn.nextStep !== 'ask_closing'
      ? [{ label: 'Đề nghị xác nhận hoàn thành', icon: 'flag' as const, run: () => open('ask') }]
      : []),
    ...(may.pause ? [{ label: 'Tạm dừng', icon: 'clock' as const, run: () => open('pause') }] : []),
    ...(may.resume && turn.nextStep !== 'resume'
      ? [{ label: 'Tiếp tục', icon: 'refresh' as const, run: () => open('resume') }]
      : []),
    ...(may.setRhythm ? [{ label: 'Đặt kỳ báo cáo nhanh', icon: 'calendar' as const, run: () => open('rhythm') }] : []),
    ...(may.reopen ? [{ label: 'Mở lại', icon: 'undo' as const, run: () => open('reopen') }] : []),
  ]
}
