import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { Section } from '#ui/layout/section.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'
import styles from './time.module.css'

/** Deadlines in one's own calendar program: a secret address of one's own, and the public ones of one's agencies. */
export function CalendarFeeds() {
  const { data } = useOperation('dashboards.my_feeds', {})
  const create = useAct('dashboards.create_feed')
  const revoke = useAct('dashboards.revoke_feed')
  const notify = useNotify()
  const [address, setAddress] = useState<string>()
  const [asking, setAsking] = useState(false)
  const [own] = data?.items ?? []
  const make = () =>
    void create.act({}).then(
      made => setAddress(made.address),
      () => undefined,
    )
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => notify('Đã chép địa chỉ'),
      () => notify('Trình duyệt không cho chép; hãy bôi đen địa chỉ rồi chép', { tone: 'warning' }),
    )
  if (!data) return null
  return (
    <Section
      title="Đưa thời hạn vào lịch của tôi"
      help="Dán địa chỉ vào mục “Thêm lịch từ URL” của Google Lịch, Outlook hoặc lịch trên điện thoại; lịch tự cập nhật."
    >
      {address ? (
        <div className={styles['address']}>
          <code>{address}</code>
          <Button variant="default" size="xs" onClick={() => copy(address)}>
            Chép địa chỉ
          </Button>
          <p>Địa chỉ này chỉ hiện một lần. Ai có địa chỉ đều xem được hạn việc của cơ quan bạn, nên đừng gửi cho người khác.</p>
        </div>
      ) : (
        <p>
          {own
            ? `Địa chỉ riêng của bạn tạo ngày ${formatDate(own.createdAt)}, ${own.lastUsedAt ? `được dùng gần nhất ngày ${formatDate(own.lastUsedAt)}` : 'chưa được dùng'}. `
            : 'Địa chỉ riêng gồm việc chưa xong của mọi cơ quan mà bạn làm việc. '}
          <Button variant="default" size="xs" loading={create.busy} onClick={make}>
            {own ? 'Tạo địa chỉ mới thay địa chỉ cũ' : 'Tạo địa chỉ lịch riêng'}
          </Button>
        </p>
      )}
      {create.problem ? <ErrorState problem={create.problem} compact /> : null}
      {own ? (
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking(true)}>
          Thu hồi địa chỉ riêng
        </Button>
      ) : null}
      {data.agencies.length > 0 ? (
        <ul className={styles['feeds']}>
          {data.agencies.map(agency => (
            <li key={agency.id}>
              Lịch công khai của {agency.name}:{' '}
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => copy(agency.address)}
                aria-label={`Chép địa chỉ lịch của ${agency.name}`}
              >
                Chép địa chỉ
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <ConfirmDialog
        opened={asking}
        title="Thu hồi địa chỉ lịch riêng?"
        consequence="Mọi lịch đang dùng địa chỉ này thôi cập nhật. Bạn có thể tạo địa chỉ mới bất cứ lúc nào."
        action="Thu hồi địa chỉ"
        dangerous
        busy={revoke.busy}
        problem={revoke.problem}
        close={() => setAsking(false)}
        confirm={() =>
          void (own ? revoke.act({ id: own.id }) : Promise.resolve(null)).then(
            () => {
              setAsking(false)
              setAddress(undefined)
              return notify('Đã thu hồi địa chỉ')
            },
            // The dialog shows the problem and stays.
            () => undefined,
          )
        }
      />
    </Section>
  )
}
