import { Button } from '@mantine/core'
import { urgencies, type Urgency } from '#kernel/duties.ts'
import { formatDate, relative } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useOperation } from '#workspace/queries.ts'
import { urgencyNames, type Inbox, type InboxDuty } from '../contract.ts'
import { inWords } from '../rules.ts'
import styles from './inbox.module.css'

/** The first screen of everybody: what there is to do now, one tap from where it is done. What is done is gone. */
export default function InboxScreen() {
  const { data, problem, retry } = useOperation('inbox.mine', {}, { staleTime: 0, refetchInterval: 120_000 })
  if (problem && !data) return <ErrorState problem={problem} retry={retry} />
  return (
    <div className={styles['inbox']}>
      <PageHeader title="Việc của tôi">
        {data && data.total > 0 ? (
          <p className={styles['summary']}>{inWords(data.counts).replace(/(\d) /g, '$1\u00a0')}.</p>
        ) : null}
      </PageHeader>
      {data ? <Duties inbox={data} retry={retry} /> : <SkeletonText lines={8} />}
      <p className={styles['foot']}>
        <Icon name="bell" size={18} />
        <span>
          Danh sách này còn được gửi qua thư. <Link href={workspacePath('/viec-cua-toi/nhac-viec')}>Chọn cách nhắc việc</Link>
        </span>
      </p>
    </div>
  )
}

function Duties({ inbox, retry }: { inbox: Inbox; retry(): void }) {
  const { items, total, counts, unread } = inbox
  const noon = new Date(`${inbox.day}T05:00:00Z`)
  return (
    <>
      {unread.length > 0 ? (
        <Notice
          tone="warning"
          title={`Chưa đọc được phần ${unread.join(', ')}`}
          actions={
            <Button variant="default" size="sm" onClick={retry}>
              Thử lại
            </Button>
          }
        >
          Danh sách dưới đây chưa gồm việc của phần này. Không có gì bị mất; hãy thử lại sau ít phút.
        </Notice>
      ) : null}
      {total === 0 && unread.length === 0 ? <NothingToDo /> : null}
      {urgencies.map(urgency => {
        const own = items.filter(item => item.urgency === urgency)
        return own.length === 0 ? null : <Group key={urgency} urgency={urgency} count={counts[urgency]} items={own} now={noon} />
      })}
      {items.length < total ? (
        <p className={styles['more']}>
          Đang hiện {items.length} việc gấp nhất trong {total} việc. Các việc còn lại hiện ra khi bạn làm xong những việc này.
        </p>
      ) : null}
    </>
  )
}

function Group({ urgency, count, items, now }: { urgency: Urgency; count: number; items: readonly InboxDuty[]; now: Date }) {
  const id = `viec-${urgency}`
  return (
    <section aria-labelledby={id} className={styles['group']} data-urgency={urgency}>
      <h2 id={id}>
        {urgencyNames[urgency]} <span className={styles['count']}>{count}</span>
      </h2>
      <ul>
        {items.map(item => (
          <li key={`${item.kind} ${item.key}`}>
            <Link href={workspacePath(item.href)} className={styles['duty']}>
              <span className={styles['words']}>
                <span className={styles['title']}>
                  {item.title}
                  {item.count !== null && item.count > 1 && !item.title.includes(String(item.count)) ? ` (${item.count})` : ''}
                </span>
                {item.due ? <Due due={item.due} urgency={urgency} now={now} /> : null}
                {item.detail ? <span className={styles['detail']}>{item.detail}</span> : null}
                {item.onBehalfOf ? (
                  <span className={styles['detail']}>Làm thay {item.onBehalfOf}, người đang ủy quyền</span>
                ) : null}
              </span>
              <Icon name="right" size={20} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Due({ due, urgency, now }: { due: string; urgency: Urgency; now: Date }) {
  const distance = relative(due, now)
  return (
    <span className={styles['due']}>
      Hạn <time dateTime={due}>{formatDate(due)}</time>
      {' · '}
      {urgency === 'late' ? distance.replace(/^(\d.*) trước$/, 'quá $1') : distance}
    </span>
  )
}

const NothingToDo = () => (
  <EmptyState
    icon="check"
    title="Không còn việc nào phải làm"
    action={
      <Button component={Link} href={workspacePath('/nhiem-vu')} variant="default">
        Xem nhiệm vụ của kế hoạch
      </Button>
    }
  >
    Khi có tiến độ cần cập nhật, minh chứng cần xác nhận, kiến nghị cần trả lời hoặc hạn sắp đến, việc sẽ hiện ở đây kèm lý do.
    Làm xong thì việc tự mất đi.
  </EmptyState>
)
