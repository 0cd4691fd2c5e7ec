import { Button } from '@mantine/core'
import type { LeaveGuard } from '../navigation.tsx'
import { useKitTexts } from '../texts.ts'
import { Dialog, DialogActions } from './dialog.tsx'

/** Asks before leaving a form that is not saved, and says truly whether what was typed will still be there. */
export function LeaveDialog({ guard, kept }: { guard: LeaveGuard; kept: boolean }) {
  const texts = useKitTexts()
  return (
    <Dialog opened={guard.waiting} close={guard.stay} title={texts.leaveTitle} size="sm">
      <div>{kept ? texts.leaveKept : texts.leaveLost}</div>
      <DialogActions>
        <Button variant="default" onClick={guard.leave}>
          {texts.leave}
        </Button>
        <Button onClick={guard.stay} data-autofocus>
          {texts.stay}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
