import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core'
import { useState } from 'react'
import { unitsOf } from '#kernel/actor.ts'
import { formatDate } from '#ui/dates.tsx'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { ContractForm } from '#ui/form/contract-form.tsx'
import { Icon } from '#ui/icon.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Dialog } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { useActor } from '#workspace/session.tsx'
import { AddSubTask, UpdateSubTask } from '../../contract.ts'
import styles from './turn.module.css'

type Turn = Output<'progress.turn'>
type Part = Turn['subTasks'][number]
const hidden = { kind: 'hidden' } as const
const refresh = ['inbox']

/** Pieces of the work inside the agency: who does what by when. They suggest a percentage and decide nothing. */
export function SubTasks({ turn }: { turn: Turn }) {
  const [edited, setEdited] = useState<Part | 'new' | null>(null)
  const mark = useAct('progress.mark_sub_task', { refresh })
  const remove = useAct('progress.remove_sub_task', { refresh })
  const order = useAct('progress.order_sub_tasks')
  const parts = turn.subTasks
  const may = turn.may.subTasks
  if (parts.length === 0 && !may) return null
  const done = parts.filter(part => part.doneOn !== null).length
  const move = (place: number, by: number) => {
    const ids = parts.map(part => part.id)
    ids.splice(place + by, 0, ...ids.splice(place, 1))
    void order.act({ assignmentId: turn.assignmentId, year: turn.year, ids })
  }
  const problem = mark.problem ?? remove.problem ?? order.problem
  return (
    <Section
      title={parts.length > 0 ? `Việc nhỏ trong cơ quan (xong ${done}/${parts.length})` : 'Việc nhỏ trong cơ quan'}
      {...(parts.length === 0
        ? {
            help: 'Chia việc này thành các phần cho từng người trong cơ quan, mỗi phần một hạn. Chỉ cơ quan bạn quản lý danh sách này.',
          }
        : {})}
      action={
        may ? (
          <Button variant="default" size="sm" leftSection={<Icon name="add" size={16} />} onClick={() => setEdited('new')}>
            Thêm việc nhỏ
          </Button>
        ) : undefined
      }
    >
      {problem ? <ErrorState problem={problem} compact /> : null}
      <ul className={styles['parts']}>
        {parts.map((part, place) => (
          <li key={part.id} className={styles['part']} data-done={part.doneOn !== null}>
            <Checkbox
              checked={part.doneOn !== null}
              disabled={!may || mark.busy}
              aria-label={part.doneOn === null ? `Đánh dấu xong: ${part.title}` : `Đánh dấu chưa xong: ${part.title}`}
              onChange={() => void mark.act({ id: part.id, version: part.version, done: part.doneOn === null }).catch(() => {})}
            />
            <div>
              <div className={styles['partTitle']}>{part.title}</div>
              <div className={styles['soft']}>
                {[
                  part.assigneeName ?? 'Chưa phân người làm',
                  part.doneOn
                    ? `xong ngày ${formatDate(part.doneOn)}`
                    : part.due
                      ? part.due < turn.asOf
                        ? `quá hạn ${formatDate(part.due)}`
                        : `hạn ${formatDate(part.due)}`
                      : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            {may ? (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="subtle" size="lg" aria-label={`Việc khác với: ${part.title}`}>
                    <Icon name="more" />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => setEdited(part)}>Sửa</Menu.Item>
                  <Menu.Item disabled={place === 0} onClick={() => move(place, -1)}>
                    Đưa lên
                  </Menu.Item>
                  <Menu.Item disabled={place === parts.length - 1} onClick={() => move(place, 1)}>
                    Đưa xuống
                  </Menu.Item>
                  <Menu.Item color="red" onClick={() => void remove.act({ id: part.id, version: part.version }).catch(() => {})}>
                    Bỏ
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </li>
        ))}
      </ul>
      {edited ? <PartDialog turn={turn} part={edited === 'new' ? null : edited} close={() => setEdited(null)} /> : null}
    </Section>
  )
}

function PartDialog({ turn, part, close }: { turn: Turn; part: Part | null; close(): void }) {
  const add = useAct('progress.add_sub_task', { refresh })
  const update = useAct('progress.update_sub_task', { refresh })
  const colleagues = useOperation('identity.colleagues', { unitId: turn.agency.id })
  const me = useActor()
  const people = [
    ...(unitsOf(me).includes(turn.agency.id) ? [{ value: me.id, label: `${me.name} (tôi)` }] : []),
    ...(colleagues.data?.items ?? []).map(person => ({ value: person.id, label: person.name })),
  ]
  const fields = {
    due: { width: 'half' },
    assigneeId: { kind: 'choice', options: people, width: 'half' },
    assigneeName: { help: 'Ghi tên khi người làm chưa có tài khoản', placeholder: 'Để trống nếu đã chọn ở trên' },
  } as const
  return (
    <Dialog opened close={close} title={part ? 'Sửa việc nhỏ' : 'Thêm việc nhỏ'} busy={add.busy || update.busy}>
      {part ? (
        <ContractForm
          schema={UpdateSubTask}
          fields={fields}
          initial={{ ...part, assigneeName: part.assigneeId ? null : part.assigneeName }}
          submit={update.act}
          submitLabel="Lưu"
          cancel={close}
          onSaved={close}
        />
      ) : (
        <ContractForm
          schema={AddSubTask}
          fields={{ ...fields, year: hidden }}
          initial={{ assignmentId: turn.assignmentId, year: turn.year }}
          draft={`progress.add_sub_task:${turn.assignmentId}:${turn.year}`}
          submit={add.act}
          submitLabel="Thêm"
          cancel={close}
          onSaved={close}
        />
      )}
    </Dialog>
  )
}
