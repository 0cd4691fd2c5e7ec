import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import styles from './measurement.module.css'

type Report = Output<'measurement.import_staff'>
const outcomes: Record<Report['rows'][number]['outcome'], { tone: StatusTone; will: string; did: string }> = {
  created: { tone: 'success', will: 'Sẽ thêm', did: 'Đã thêm' },
  updated: { tone: 'info', will: 'Sẽ cập nhật', did: 'Đã cập nhật' },
  unchanged: { tone: 'neutral', will: 'Giữ nguyên', did: 'Giữ nguyên' },
  failed: { tone: 'danger', will: 'Có lỗi, bỏ qua', did: 'Có lỗi, đã bỏ qua' },
}
const limits = { endings: ['.xlsx'], largest: 10_000_000 }

/** First a rehearsal that says row by row what would happen; nothing is saved before the person agrees. */
export function SheetImport(props: {
  operation: 'measurement.import_staff' | 'measurement.import_populations'
  title: string
  list: { label: string; href: string }
  /** Where the present list is fetched as a sheet. */
  sheet: string
  explanation: string
  unit: string
}) {
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const { act, busy, progress, problem, reset } = useAct(props.operation)
  const send = async (chosen: File, rehearse: boolean) => {
    setFile(chosen)
    // The problem is shown below; the screen stays as it was.
    await act({ file: chosen, rehearse }).then(setReport, () => setReport(null))
  }
  const again = () => {
    reset()
    setReport(null)
    setFile(null)
  }
  return (
    <>
      <PageHeader title={props.title} breadcrumb={[props.list]}>
        <span>
          {props.explanation} Chưa có tệp?{' '}
          <a href={props.sheet} download>
            Tải danh sách hiện tại
          </a>{' '}
          rồi điền ngay trên đó.
        </span>
      </PageHeader>
      {report ? (
        <Result {...props} report={report} busy={busy} confirm={() => file && void send(file, false)} again={again} />
      ) : (
        <FileDrop
          label="Chọn tệp Excel"
          limits={limits}
          take={([chosen]) => chosen && void send(chosen, true)}
          progress={busy ? (progress !== undefined && progress < 100 ? progress : 'working') : undefined}
          current={file?.name}
        />
      )}
      {problem ? <ErrorState problem={problem} retry={again} compact /> : null}
    </>
  )
}

function Result(props: {
  report: Report
  busy: boolean
  confirm(): void
  again(): void
  unit: string
  list: { label: string; href: string }
}) {
  const { report, busy } = props
  const changes = report.created + report.updated
  const notable = report.rows.filter(row => row.outcome !== 'unchanged')
  return (
    <>
      <Notice
        tone={report.failed > 0 ? 'warning' : 'success'}
        title={report.rehearsed ? 'Đã kiểm tra, chưa lưu gì' : 'Đã nạp xong'}
        live
      >
        <p>{`Thêm ${report.created}, cập nhật ${report.updated}, giữ nguyên ${report.unchanged}, lỗi ${report.failed}.`}</p>
        {report.failed > 0 ? (
          <p>Các dòng có lỗi được bỏ qua; hãy sửa trong tệp rồi nạp lại, những dòng đúng sẽ không bị trùng.</p>
        ) : null}
        <Group gap="sm" mt="sm">
          {report.rehearsed && changes > 0 ? (
            <Button onClick={props.confirm} loading={busy}>{`Nạp ${changes} ${props.unit}`}</Button>
          ) : null}
          {report.rehearsed ? null : (
            <Button component={Link} href={props.list.href}>
              Về danh sách
            </Button>
          )}
          <Button variant="default" onClick={props.again}>
            Chọn tệp khác
          </Button>
        </Group>
      </Notice>
      {notable.length > 0 ? (
        <Section title="Từng dòng">
          <ul className={styles['rows']}>
            {notable.map(row => (
              <li key={row.row}>
                <div className={styles['rowHead']}>
                  <span className={styles['soft']}>Dòng {row.row}</span>
                  <strong>{row.name || 'Không có tên'}</strong>
                  <StatusBadge tone={outcomes[row.outcome].tone}>
                    {report.rehearsed ? outcomes[row.outcome].will : outcomes[row.outcome].did}
                  </StatusBadge>
                </div>
                {row.problems.map(problem => (
                  <p key={problem.column + problem.message} className={styles['problem']}>
                    Cột “{problem.column}”: {problem.message}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
