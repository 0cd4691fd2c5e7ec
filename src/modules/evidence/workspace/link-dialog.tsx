import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { Dialog, DialogActions } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { affected } from './words.tsx'

/** Which other work of the same agency does it prove? */
export function LinkDialog({ piece, close }: { piece: Output<'evidence.get'>; close(): void }) {
  const notify = useNotify()
  const work = useOperation('programme.assignments', { agency: [piece.agency.id], pageSize: 200, on: piece.happenedOn })
  const link = useAct('evidence.link', { refresh: affected })
  const [chosen, choose] = useState<string | null>(null)
  const linked = new Set(piece.assignments.map(one => one.assignmentId))
  const send = async () => {
    try {
      await link.act({ id: piece.id, assignmentId: chosen! })
    } catch {
      // Shown in the dialog.
      return
    }
    close()
    notify('Đã gắn thêm nhiệm vụ')
  }
  return (
    <Dialog opened close={close} title="Gắn thêm nhiệm vụ" busy={link.busy}>
      <Select
        label={`Nhiệm vụ của ${piece.agency.name}`}
        searchable
        limit={60}
        data-autofocus
        nothingFoundMessage="Cơ quan không được giao nhiệm vụ nào như vậy"
        data={(work.data?.items ?? [])
          .filter(one => !linked.has(one.id))
          .map(one => ({ value: one.id, label: `${one.task.number}. ${one.task.text.slice(0, 90)}` }))}
        value={chosen}
        onChange={choose}
      />
      {link.problem ? <ErrorState problem={link.problem} compact /> : null}
      <DialogActions>
        <Button variant="default" onClick={close} disabled={link.busy}>
          Thôi
        </Button>
        <Button disabled={!chosen} loading={link.busy} onClick={() => void send()}>
          Gắn nhiệm vụ
        </Button>
      </DialogActions>
    </Dialog>
  )
}
