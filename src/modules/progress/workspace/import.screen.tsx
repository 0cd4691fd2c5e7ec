import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { Notice } from '#ui/feedback/notice.tsx'
import { StatusBadge, type StatusTone } from '#ui/feedback/status-badge.tsx'
import { FileDrop } from '#ui/form/file-drop.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { apiBase, type Output } from '#workspace/api.ts'
import { useAct } from '#workspace/queries.ts'
import styles from './turn/turn.module.css'

type Report = Output<'progress.import_sheet'>
const outcomes: Record<Report['rows'][number]['outcome'], { tone: StatusTone; will: string; did: string }> = {
  noted: { tone: 'success', will: 'Sẽ cập nhật', did: 'Đã cập nhật' },
  unchanged: { tone: 'neutral', will: 'Giữ nguyên', did: 'Giữ nguyên' },
  failed: { tone: 'danger', will: 'Có lỗi, bỏ qua', did: 'Có lỗi, đã bỏ qua' },
}
const limits = { endings: ['.xlsx'], largest: 10_000_000 }
const back = workspacePath('/tien-do-viec')

/** The sheet filled in: first a look at what would happen, row by row; nothing is saved before the person agrees. */
export default function ImportScreen() {
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const { act, busy, progress, problem, reset } = useAct('progress.import_sheet', { refresh: ['inbox'] })
  const send = async (chosen: File, rehearse: boolean) => {
    setFile(chosen)
    // The problem is shown below; the screen stays as it was.
    await act({ file: chosen, rehearse: String(rehearse) } as never).then(setReport, () => setReport(null))
  }
  const again = () => {
    reset()
    setReport(null)
    setFile(null)
  }
  return (
    <>
      <PageHeader title="Cập nhật tiến độ từ Excel" breadcrumb={[{ label: 'Theo dõi thực hiện', href: back }]}>
        <span>
          <a href={`${apiBase}/turns.xlsx?role=lead`} download>
            Tải bảng việc chủ trì
          </a>
          , điền ba cột tô màu (mức hoàn thành, nhận định, nội dung cập nhật) rồi nạp lại.
        </span>
      </PageHeader>
      {report ? (
        <Result report={report} busy={busy} confirm={() => file && void send(file, false)} again={again} />
      ) : (
        <FileDrop
          label="Chọn bảng theo dõi đã điền"
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

function Result({ report, busy, confirm, again }: { report: Report; busy: boolean; confirm(): void; again(): void }) {
  const notable = report.rows.filter(row => row.outcome !== 'unchanged')
  return (
    <>
      <Notice
        tone={report.failed > 0 ? 'warning' : 'success'}
        title={report.rehearsed ? 'Đã kiểm tra, chưa lưu gì' : 'Đã cập nhật xong'}
        live
      >
        <p>{`Cập nhật ${report.noted} việc, giữ nguyên ${report.unchanged}, lỗi ${report.failed}.`}</p>
        {report.failed > 0 ? <p>Các dòng có lỗi được bỏ qua; hãy sửa trong tệp rồi nạp lại.</p> : null}
        <Group gap="sm" mt="sm">
          {report.rehearsed && report.noted > 0 ? (
            <Button onClick={confirm} loading={busy}>{`Cập nhật ${report.noted} việc`}</Button>
          ) : null}
          {report.rehearsed ? null : (
            <Button component={Link} href={back}>
              Về danh sách
            </Button>
          )}
          <Button variant="default" onClick={again}>
            Chọn tệp khác
          </Button>
        </Group>
      </Notice>
      {notable.length > 0 ? (
        <Section title="Từng dòng">
          <ul className={styles['plain']}>
            {notable.map(row => (
              <li key={row.row}>
                <div className={styles['status']}>
                  <span className={styles['soft']}>Dòng {row.row}</span>
                  <strong>{row.task.length > 90 ? `${row.task.slice(0, 88)} …` : row.task || 'Không rõ nhiệm vụ'}</strong>
                  <StatusBadge tone={outcomes[row.outcome].tone}>
                    {report.rehearsed ? outcomes[row.outcome].will : outcomes[row.outcome].did}
                  </StatusBadge>
                </div>
                {row.problems.map(problem => (
                  <p key={problem.column + problem.message} className={styles['note']}>
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
