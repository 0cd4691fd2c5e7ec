import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { StatusBadge } from '#ui/feedback/status-badge.tsx'
import { Figures } from '#ui/layout/figures.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { addressOf, type Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { turnHref } from './status.tsx'
import styles from './exceptions.module.css'

type Item = Output<'progress.urge_detail'>['byAgency'][number]['items'][number]

/** So many agencies are drawn at first: a phone need not draw a province. */
const atFirst = 30

/** One letter that went out: who answered, who did not, and the letter itself. */
export default function UrgeScreen() {
  const id = useParam('id')
  const { data, problem, retry } = useOperation('progress.urge_detail', { id })
  const [all, setAll] = useState(false)
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!data) return <SkeletonText lines={12} />
  const answered = data.items - data.open
  return (
    <>
      <PageHeader
        title={`Đôn đốc ngày ${formatDate(data.at)}`}
        breadcrumb={[{ label: 'Đôn đốc', href: workspacePath('/don-doc') }]}
      />
      <Figures
        items={[
          { value: data.agencies, label: 'cơ quan' },
          { value: `${answered}/${data.items}`, label: 'việc đã trả lời hoặc hoàn thành' },
        ]}
      />
      <Section
        title="Công văn"
        help="Số, ngày để trống cho hệ thống quản lý văn bản. Phụ lục liệt kê từng việc của từng cơ quan."
        action={
          <a href={addressOf('progress.urge_letter', { id })} download>
            Tải công văn (Word)
          </a>
        }
      >
        <KeyValue
          items={[
            { label: 'Người gửi', value: `${data.by}, ${formatDate(data.at, { time: true })}` },
            { label: 'Trả lời chậm nhất ngày', value: formatDate(data.answerBy) },
            { label: 'Lời nhắn', value: data.message },
            { label: 'Người ký', value: [data.signerPosition, data.signerName].filter(Boolean).join(' ') || null },
          ]}
        />
      </Section>
      <Section title="Từng cơ quan">
        <ul className={styles['rows']}>
          {data.byAgency.slice(0, all ? undefined : atFirst).map(({ agency, items }) => (
            <li key={agency.id}>
              <div className={styles['head']}>
                <strong>{agency.name}</strong>
                <a
                  href={addressOf('progress.urge_letter', { id, agency: agency.id })}
                  download
                  aria-label={`Tải công văn riêng cho ${agency.name}`}
                >
                  Công văn riêng
                </a>
              </div>
              <ul className={styles['items']}>
                {items.map(item => (
                  <li key={`${item.assignmentId}:${item.year}`}>
                    <Link href={turnHref(item)}>Nhiệm vụ {item.task.number}</Link>, hạn {formatDate(item.due)}, khi đôn đốc quá
                    hạn {item.daysLate} ngày làm việc <Outcome item={item} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        {!all && data.byAgency.length > atFirst ? (
          <Button variant="default" onClick={() => setAll(true)}>
            Xem thêm {data.byAgency.length - atFirst} cơ quan
          </Button>
        ) : null}
      </Section>
    </>
  )
}

function Outcome({ item }: { item: Item }) {
  if (!item.stillLate) return <StatusBadge tone="success">Không còn quá hạn</StatusBadge>
  if (item.answered) return <StatusBadge tone="info">Đã trả lời</StatusBadge>
  return <StatusBadge tone="warning">Chưa trả lời</StatusBadge>
}
