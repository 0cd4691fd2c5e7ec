import { Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Figures } from '#ui/layout/figures.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { TabLinks } from '#ui/layout/tab-links.tsx'
import { useNavigation } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { kindNames } from '#modules/agencies/contract.ts'
import type { Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { canUrge } from '../policy/exceptions.ts'
import { UrgeDialog } from './urge-dialog.tsx'
import { UrgeHistory } from './urge-history.tsx'
import { LateAgencies, itemKey } from './urge-late.tsx'
import styles from './exceptions.module.css'

type Preview = Output<'progress.urge_preview'>
const here = workspacePath('/don-doc')
const history = `${here}?xem=lich-su`

/** Late agencies, all at once: look, choose, send. What was sent stands behind the second tab. */
export default function UrgingScreen() {
  const { search } = useNavigation()
  const office = canUrge(useActor())
  const past = !office || new URLSearchParams(search).get('xem') === 'lich-su'
  return (
    <>
      <PageHeader title="Đôn đốc" />
      {office ? (
        <TabLinks
          label="Đôn đốc"
          tabs={[
            { label: 'Cơ quan đang chậm', href: here },
            { label: 'Đã đôn đốc', href: history },
          ]}
          current={past ? history : here}
        />
      ) : null}
      {past ? <UrgeHistory /> : <Late />}
    </>
  )
}

const lateSteps = [
  { value: '1', label: 'Từ 1 ngày làm việc' },
  { value: '5', label: 'Từ 5 ngày làm việc' },
  { value: '10', label: 'Từ 10 ngày làm việc' },
  { value: '20', label: 'Từ 20 ngày làm việc' },
]

function Late() {
  const [kind, setKind] = useState<string[]>([])
  const [late, setLate] = useState('1')
  const [q, setQ] = useState('')
  const { data, problem, retry } = useOperation('progress.urge_preview', {
    late: Number(late),
    ...(kind.length > 0 ? { kind } : {}),
  })
  return (
    <>
      <div className={styles['filters']}>
        <TextInput label="Tìm cơ quan" value={q} onChange={event => setQ(event.currentTarget.value)} />
        <MultiSelect
          label="Loại cơ quan"
          placeholder={kind.length === 0 ? 'Tất cả' : undefined}
          data={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={setKind}
          searchable
        />
        <Select label="Quá hạn" data={lateSteps} value={late} onChange={value => setLate(value ?? '1')} allowDeselect={false} />
      </div>
      {problem ? (
        <ErrorState problem={problem} retry={retry} />
      ) : !data ? (
        <SkeletonText lines={12} />
      ) : data.items === 0 ? (
        <EmptyState icon="check" title="Không có việc nào quá hạn theo bộ lọc này">
          Việc mà cơ quan chủ trì đã để quá hạn và chưa được xác nhận hoàn thành sẽ hiện ở đây.
        </EmptyState>
      ) : (
        <Choosing key={`${data.on} ${late} ${kind.join()}`} preview={data} q={q} />
      )}
    </>
  )
}

/** What is chosen is remembered by exception: at first all that was not urged today. */
function Choosing({ preview, q }: { preview: Preview; q: string }) {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [insist, setInsist] = useState(false)
  const [sending, setSending] = useState(false)
  const wanted = q.trim().toLocaleLowerCase('vi')
  const shown = preview.agencies.filter(one => one.agency.name.toLocaleLowerCase('vi').includes(wanted))
  const fresh = (item: { urgedOn: string | null }) => insist || item.urgedOn !== preview.on
  const chosen = shown
    .map(one => ({ ...one, items: one.items.filter(item => fresh(item) && !without.has(itemKey(item))) }))
    .filter(one => one.items.length > 0)
  const items = chosen.flatMap(one => one.items)
  const unreached = chosen.filter(one => one.people === 0 && !one.mailbox).length
  const toggle = (keys: string[], on: boolean) =>
    setWithout(before => {
      const next = new Set(before)
      for (const key of keys)
        if (on) next.delete(key)
        else next.add(key)
      return next
    })
  return (
    <>
      <Figures
        items={[
          { value: preview.agencies.length, label: 'cơ quan đang chậm' },
          { value: preview.items, label: `việc quá hạn tính đến ${formatDate(preview.on)}` },
          { value: preview.people, label: 'người sẽ nhận thư' },
        ]}
      />
      {preview.urgedToday > 0 ? (
        <Notice tone="info" title={`${preview.urgedToday} việc đã được đôn đốc hôm nay`}>
          <Checkbox
            checked={insist}
            onChange={event => setInsist(event.currentTarget.checked)}
            label="Gửi cả việc đã đôn đốc hôm nay"
          />
        </Notice>
      ) : null}
      {unreached > 0 ? (
        <Notice tone="warning" title={`${unreached} cơ quan chưa có người nhận thư`}>
          Các cơ quan này chưa có tài khoản lãnh đạo, cán bộ và chưa có địa chỉ thư. Hãy gửi công văn cho họ sau khi đôn đốc.
        </Notice>
      ) : null}
      <LateAgencies agencies={shown} day={preview.on} isFresh={fresh} without={without} toggle={toggle} />
      <div className={styles['bar']}>
        <span role="status">
          Đã chọn {items.length} việc của {chosen.length} cơ quan
        </span>
        <Button disabled={items.length === 0} onClick={() => setSending(true)}>
          Đôn đốc {chosen.length} cơ quan
        </Button>
      </div>
      {sending ? (
        <UrgeDialog
          items={items}
          agencies={chosen.length}
          answerBy={preview.answerBy}
          insist={insist}
          close={() => setSending(false)}
        />
      ) : null}
    </>
  )
}
