import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StatusTone } from '#ui/feedback/status-badge.tsx'
import { Timeline } from '#ui/feedback/timeline.tsx'
import type { IconName } from '#ui/icon.tsx'
import { Section } from '#ui/layout/section.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { noteKindNames, type NoteKind } from '../../contract.ts'
import { TurnOutlook } from '../status.tsx'
import styles from './turn.module.css'

type Turn = Output<'progress.turn'>
type Note = Turn['history']['items'][number]

const looks: Partial<Record<NoteKind, { icon: IconName; tone: StatusTone }>> = {
  note: { icon: 'edit', tone: 'neutral' },
  check_in: { icon: 'check', tone: 'info' },
  closing_asked: { icon: 'flag', tone: 'info' },
  closing_returned: { icon: 'undo', tone: 'warning' },
  closed: { icon: 'check', tone: 'success' },
  reopened: { icon: 'refresh', tone: 'warning' },
  extension_asked: { icon: 'calendar', tone: 'info' },
  extension_granted: { icon: 'calendar', tone: 'success' },
  extension_refused: { icon: 'calendar', tone: 'warning' },
  urged: { icon: 'bell', tone: 'danger' },
}

/** All years of the assignment, and of those that it carries on, as one line of time; the newest first. */
export function History({ turn }: { turn: Turn }) {
  const [pageSize, setPageSize] = useState(20)
  const more = useOperation('progress.notes', { assignmentId: turn.assignmentId, pageSize }, { when: pageSize > 20 })
  const acknowledge = useAct('progress.acknowledge', { refresh: ['inbox'] })
  const list = pageSize > 20 ? (more.data ?? turn.history) : turn.history
  return (
    <Section title="Lịch sử thực hiện">
      {list.items.length === 0 ? (
        <p className={styles['soft']}>
          Chưa có cập nhật nào. Mọi cập nhật, đề nghị, xác nhận của việc này qua các năm sẽ nằm ở đây, mới nhất ở trên.
        </p>
      ) : (
        <Timeline
          entries={list.items.map(note => ({
            id: note.id,
            at: note.at,
            by: note.agency ? `${note.by}, ${note.agency}` : note.by,
            what: note.year === 0 ? noteKindNames[note.kind] : `${noteKindNames[note.kind]} (năm ${note.year})`,
            detail: <Words note={note} see={() => void acknowledge.act({ id: note.id })} busy={acknowledge.busy} />,
            ...looks[note.kind],
          }))}
        />
      )}
      {list.total > list.items.length ? (
        <Button variant="default" onClick={() => setPageSize(100)} loading={more.refreshing}>
          {`Xem cả ${Math.min(list.total, 100)} mục`}
        </Button>
      ) : null}
    </Section>
  )
}

function Words({ note, see, busy }: { note: Note; see(): void; busy: boolean }) {
  const seen = note.acknowledged ? `${note.acknowledged.by} đã xem` : null
  return (
    <>
      <p className={styles['note']}>{note.text}</p>
      {note.outlook || note.percent !== null || seen || note.may.acknowledge ? (
        <div className={styles['noteFoot']}>
          {note.outlook ? <TurnOutlook outlook={note.outlook} /> : null}
          {note.percent !== null ? <span>Hoàn thành {note.percent}%</span> : null}
          {seen ? <span>{seen}</span> : null}
          {note.may.acknowledge ? (
            <Button size="compact-sm" variant="default" onClick={see} loading={busy}>
              Đã xem
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
