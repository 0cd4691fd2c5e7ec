import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Dialog, DialogActions } from '#ui/overlay/dialog.tsx'
import type { Output } from '#workspace/api.ts'
import { useAct, useOperation } from '#workspace/queries.ts'

/** Which target does this task serve? The chain from task to target is made here. */
export function LinkDialog({ task, close }: { task: Output<'programme.task'>; close(): void }) {
  const tree = useOperation('programme.tree', { code: task.plan.code })
  const link = useAct('programme.link_target')
  const [chosen, setChosen] = useState<string>('')
  const linked = new Set(task.targets.map(target => target.id))
  const targets = (tree.data?.goals ?? [])
    .flatMap(goal => goal.targets.map(target => ({ ...target, goal: goal.title })))
    .filter(target => !linked.has(target.id))
  return (
    <Dialog opened close={close} title={`Nhiệm vụ ${task.number} phục vụ chỉ tiêu nào?`} size="lg" busy={link.busy}>
      {tree.data ? (
        <Radio.Group value={chosen} onChange={setChosen} aria-label="Chỉ tiêu">
          <Stack gap="sm">
            {targets.map(target => (
              <Radio key={target.id} value={target.id} label={target.text} description={target.goal} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <SkeletonText lines={6} />
      )}
      {link.problem ? <ErrorState problem={link.problem} compact /> : null}
      <DialogActions>
        <Button variant="default" onClick={close}>
          Thôi
        </Button>
        <Button
          disabled={!chosen}
          loading={link.busy}
          onClick={() => void link.act({ id: task.id, targetId: chosen }).then(close, () => undefined)}
        >
          Gắn với chỉ tiêu này
        </Button>
      </DialogActions>
    </Dialog>
  )
}
