import { Button, Group } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import type { Input, Output } from './api.ts'
import { useAct } from './queries.ts'
import styles from './sheet-import.module.css'

/** Operations that take an Excel file, look at it first (`rehearse`), and answer row by row. */
type SheetOperation =
  | 'agencies.import'
  | 'evidence.import'
  | 'progress.import_sheet'
  | 'measurement.import_staff'
  | 'measurement.import_populations'
type Report<N extends SheetOperation> = Output<N>
type Row<N extends SheetOperation> = Report<N>['rows'][number]
type Outcome = Row<SheetOperation>['outcome']

const outcomes: Record<Outcome, { tone: StatusTone; will: string; did: string; counted: string }> = {
  created: { tone: 'success', will: 'Sẽ thêm', did: 'Đã thêm', counted: 'thêm' },
  updated: { tone: 'info', will: 'Sẽ cập nhật', did: 'Đã cập nhật', counted: 'cập nhật' },
  noted: { tone: 'success', will: 'Sẽ cập nhật', did: 'Đã cập nhật', counted: 'cập nhật' },
  unchanged: { tone: 'neutral', will: 'Giữ nguyên', did: 'Giữ nguyên', counted: 'giữ nguyên' },
  failed: { tone: 'danger', will: 'Có lỗi, bỏ qua', did: 'Có lỗi, đã bỏ qua', counted: 'lỗi' },
}
const limits = { endings: ['.xlsx'], largest: 10_000_000 }

type Props<N extends SheetOperation> = {
  operation: N
  /** Modules whose lists change with it, beside its own. */
  refresh?: readonly string[]
  title: string
  /** The list that the file speaks of; `home` where one goes afterwards, if elsewhere. */
  list: { label: string; href: string; home?: string }
  /** What the file must hold and where the present one is fetched. */
  children: ReactNode
  /** Above the place for the file: "Chọn tệp Excel danh mục cơ quan". */
  file: string
  /** On the button: "Nạp 12 cơ quan". */
  verb?: string
  unit: string
  /** How a row is called, and what stands beside it. */
  named(row: Row<N>): { name: string; beside?: string }
}

/** First a rehearsal that says row by row what would happen; nothing is saved before the person agrees. */
export function SheetImport<N extends SheetOperation>(props: Props<N>) {
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<Report<N> | null>(null)
  const { act, busy, progress, problem, reset } = useAct(props.operation, props.refresh ? { refresh: props.refresh } : {})
  const send = async (chosen: File, rehearse: boolean) => {
    setFile(chosen)
    // The problem is shown below; the screen stays as it was.
    await act({ file: chosen, rehearse } as unknown as Input<N>).then(setReport, () => setReport(null))
  }
  const again = () => {
    reset()
    setReport(null)
    setFile(null)
  }
  return (
    <>
      <PageHeader title={props.title} breadcrumb={[{ label: props.list.label, href: props.list.href }]}>
        <span>{props.children}</span>
      </PageHeader>
      {report ? (
        <Result {...props} report={report} busy={busy} confirm={() => file && void send(file, false)} again={again} />
      ) : (
        <FileDrop
          label={props.file}
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

function Result<N extends SheetOperation>(
  props: Props<N> & { report: Report<N>; busy: boolean; confirm(): void; again(): void },
) {
  const { report } = props
  const rows = report.rows as Row<N>[]
  const notable = rows.filter(row => row.outcome !== 'unchanged')
  const changes = notable.filter(row => row.outcome !== 'failed').length
  return (
    <>
      <Notice
        tone={report.failed > 0 ? 'warning' : 'success'}
        title={report.rehearsed ? 'Đã kiểm tra, chưa lưu gì' : 'Đã nạp xong'}
        live
      >
        <p>{countsOf(report)}</p>
        {report.failed > 0 ? (
          <p>Các dòng có lỗi được bỏ qua; hãy sửa trong tệp rồi nạp lại, những dòng đúng sẽ không bị trùng.</p>
        ) : null}
        <Group gap="sm" mt="sm">
          {report.rehearsed && changes > 0 ? (
            <Button onClick={props.confirm} loading={props.busy}>{`${props.verb ?? 'Nạp'} ${changes} ${props.unit}`}</Button>
          ) : null}
          {report.rehearsed ? null : (
            <Button component={Link} href={props.list.home ?? props.list.href}>
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
            {notable.map(row => {
              const { name, beside } = props.named(row)
              const { tone, will, did } = outcomes[row.outcome]
              return (
                <li key={row.row}>
                  <div className={styles['row']}>
                    <span className={styles['number']}>Dòng {row.row}</span>
                    <strong>{name}</strong>
                    {beside ? <span className={styles['beside']}>{beside}</span> : null}
                    <StatusBadge tone={tone}>{report.rehearsed ? will : did}</StatusBadge>
                  </div>
                  {row.problems.map(problem => (
                    <p key={problem.column + problem.message} className={styles['problem']}>
                      Cột “{problem.column}”: {problem.message}
                    </p>
                  ))}
                </li>
              )
            })}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

/** "Thêm 3, cập nhật 2, giữ nguyên 40, lỗi 1." of what the operation counts. */
function countsOf(report: Report<SheetOperation>): string {
  const counts = (Object.keys(outcomes) as Outcome[]).flatMap(outcome => {
    const count = (report as unknown as Partial<Record<Outcome, number>>)[outcome]
    return count === undefined ? [] : [`${outcomes[outcome].counted} ${count}`]
  })
  const words = counts.join(', ')
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}.`
}
