import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Chart } from '#kernel/charts/table.tsx'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Timeline } from '#ui/feedback/timeline.tsx'
import { KeyValue } from '#ui/layout/key-value.tsx'
import { PageHeader, type PageAction } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { ChartView } from '#workspace/chart-view.tsx'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useParam } from '#workspace/router.tsx'
import { formulaNames, type TargetDetail } from '../contract.ts'
import { pictureOf, valueWords } from '../rules.ts'
import { AnnotateDialog, StateDialog } from './dialogs.tsx'
import { PaceBadge, TargetFigure, TargetMeter } from './figure.tsx'
import { Members } from './members.tsx'
import styles from './measurement.module.css'
import { ReviseDialog } from './revise-dialog.tsx'

const breadcrumb = [{ label: 'Chỉ tiêu', href: workspacePath('/chi-tieu') }]
type Open = 'revise' | 'annotate' | 'state' | null

/** One target: what it stands at, how that is counted, how it came there, and everybody behind the number. */
export default function TargetScreen() {
  const targetId = useParam('id')
  const { data: target, problem, retry } = useOperation('measurement.target', { targetId })
  const [open, setOpen] = useState<Open>(null)
  if (problem) return <ErrorState problem={problem} retry={retry} />
  if (!target) return <SkeletonText lines={14} />
  const close = () => setOpen(null)
  const more: PageAction[] = [
    ...(target.may.annotate && target.measure
      ? [{ label: 'Ghi chú thích', icon: 'edit' as const, run: () => setOpen('annotate') }]
      : []),
    ...(target.may.revise
      ? [
          {
            label: target.measure ? 'Đổi cách tính' : 'Đặt cách tính',
            icon: 'settings' as const,
            run: () => setOpen('revise'),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={`Chỉ tiêu ${target.measure?.code ?? target.number}`}
        breadcrumb={breadcrumb}
        {...(target.may.state ? { action: { label: 'Nhập số liệu', icon: 'add' as const, run: () => setOpen('state') } } : {})}
        more={more}
      >
        <PaceBadge pace={target.pace} />
        {target.deadline ? <span>Đến hết ngày {formatDate(target.deadline)}</span> : null}
      </PageHeader>
      <Now target={target} />
      <Course target={target} />
      {target.measure ? <Members target={target} /> : null}
      <Editions target={target} />
      {open === 'revise' ? <ReviseDialog target={target} close={close} /> : null}
      {open === 'annotate' ? <AnnotateDialog target={target} close={close} /> : null}
      {open === 'state' ? <StateDialog target={target} close={close} /> : null}
    </>
  )
}

function Now({ target }: { target: TargetDetail }) {
  const { measure, figure } = target
  return (
    <Section title="Con số hôm nay">
      <div className={styles['head']}>
        <div>
          <TargetFigure target={target} large />
          <TargetMeter target={target} />
        </div>
        <div className={styles['facts']}>
          <blockquote className={styles['quote']}>
            <p>{target.text}</p>
            <footer>
              <Link href={workspacePath(`/ke-hoach/${target.plan.code}`)}>Kế hoạch, mục {target.section}</Link>
            </footer>
          </blockquote>
          {measure ? (
            <p>
              <strong>Cách tính:</strong> {measure.statement}
            </p>
          ) : (
            <p>Chưa có cách tính cho chỉ tiêu này, nên chưa có con số. Cơ quan thường trực đặt cách tính ở “Việc khác”.</p>
          )}
          {figure ? (
            <p className={styles['soft']}>
              Tính đến hết ngày {formatDate(figure.on)}.{figure.value !== null && figure.missing ? ` ${figure.missing}.` : ''}
              {figure.between && measure && figure.between[0] !== figure.between[1]
                ? ` Giá trị thật nằm trong khoảng từ ${valueWords(figure.between[0], measure)} đến ${valueWords(figure.between[1], measure)}.`
                : ''}
              {target.expected !== null && measure && target.pace !== 'reached'
                ? ` Theo nhịp, hôm nay cần ${valueWords(target.expected, measure)}.`
                : ''}
              {target.forecastText ? ` ${target.forecastText}.` : ''}
            </p>
          ) : null}
        </div>
      </div>
    </Section>
  )
}

function Course({ target }: { target: TargetDetail }) {
  const [removing, setRemoving] = useState<TargetDetail['annotations'][number] | null>(null)
  const remove = useAct('measurement.remove_annotation')
  const data = pictureOf(target, target.history, target.line, target.annotations)
  if (!data) return null
  return (
    <Section title="Diễn biến">
      <ChartView chart={{ kind: 'line', data } satisfies Chart} />
      {target.annotations.length > 0 ? (
        <ul className={styles['remarks']}>
          {target.annotations.map(remark => (
            <li key={remark.id}>
              <span>
                {formatDate(remark.on)}: {remark.text} <span className={styles['soft']}>({remark.by})</span>
              </span>
              {remark.may.remove ? (
                <Button
                  variant="subtle"
                  size="sm"
                  color="red"
                  onClick={() => setRemoving(remark)}
                  aria-label={`Bỏ chú thích ngày ${formatDate(remark.on)}`}
                >
                  Bỏ
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <details className={styles['rule']}>
        <summary>Nhịp và dự kiến được xét thế nào</summary>
        <p>{target.paceRule}</p>
      </details>
      <ConfirmDialog
        opened={removing !== null}
        close={() => setRemoving(null)}
        title="Bỏ chú thích này?"
        consequence="Chú thích không còn hiện ở biểu đồ. Nhật ký vẫn ghi ai đã bỏ và khi nào."
        action="Bỏ chú thích"
        dangerous
        busy={remove.busy}
        problem={remove.problem}
        confirm={() => {
          if (removing) void remove.act({ id: removing.id, version: removing.version }).then(() => setRemoving(null))
        }}
      />
    </Section>
  )
}

/** Every way in which it was ever counted: which held when, on what basis, and why it changed. */
function Editions({ target }: { target: TargetDetail }) {
  const [present] = target.editions
  if (!present) return null
  return (
    <Section title="Cách tính qua các lần">
      <KeyValue
        items={[
          { label: 'Công thức', value: formulaNames[present.formula] },
          { label: 'Căn cứ', value: present.basis },
          { label: 'Áp dụng từ ngày', value: formatDate(present.validFrom) },
        ]}
      />
      {target.editions.length > 1 ? (
        <Timeline
          entries={target.editions.map(edition => ({
            id: edition.id,
            at: edition.createdAt,
            by: edition.by,
            what: `Bản ${edition.edition}, từ ${formatDate(edition.validFrom)}${edition.validUntil ? ` đến hết ${formatDate(edition.validUntil)}` : ''}`,
            detail: (
              <>
                {edition.statement}
                {edition.reason ? ` Lý do: ${edition.reason}` : ''}
              </>
            ),
          }))}
        />
      ) : null}
    </Section>
  )
}
