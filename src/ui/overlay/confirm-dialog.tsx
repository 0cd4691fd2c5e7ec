import { Button, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Problem } from '../problem.ts'
import { ErrorState } from '../feedback/error-state.tsx'
import { useKitTexts } from '../texts.ts'
import { Dialog, DialogActions } from './dialog.tsx'
import styles from './dialog.module.css'

/**
 * Asks before something that cannot simply be undone. Says what will happen (`consequence`), and the button says it again in
 * a verb (“Xóa 3 cơ quan”, never “OK”). With `reason`, a stated reason is required and handed to `confirm`. If `confirm` fails, the
 * problem is shown and the dialog stays.
 */
export function ConfirmDialog(props: {
  opened: boolean
  close(): void
  title: string
  consequence: ReactNode
  action: string
  dangerous?: boolean
  reason?: boolean | { label?: string; placeholder?: string }
  busy?: boolean
  problem?: Problem | undefined
  confirm(reason: string): void
}) {
  return (
    <Dialog opened={props.opened} close={props.close} title={props.title} size="sm" busy={props.busy ?? false}>
      <Question {...props} />
    </Dialog>
  )
}

/** Its own component, so that a new opening begins with an empty reason. */
function Question(props: Parameters<typeof ConfirmDialog>[0]) {
  const texts = useKitTexts()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const asked = typeof props.reason === 'object' ? props.reason : props.reason ? {} : undefined
  const submit = () => {
    if (asked && reason.trim() === '') return setMissing(true)
    props.confirm(reason.normalize('NFC').trim())
  }
  return (
    <>
      <div className={styles['consequence']}>{props.consequence}</div>
      {asked ? (
        <Textarea
          label={asked.label ?? texts.reason}
          placeholder={asked.placeholder}
          required
          autosize
          minRows={2}
          maxRows={6}
          value={reason}
          error={missing && reason.trim() === '' ? texts.reasonNeeded : undefined}
          onChange={event => setReason(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
      {props.problem ? <ErrorState problem={props.problem} compact /> : null}
      <DialogActions>
        <Button variant="default" onClick={props.close} disabled={props.busy ?? false} data-autofocus={asked ? undefined : true}>
          {texts.cancel}
        </Button>
        <Button color={props.dangerous ? 'red' : 'teal'} onClick={submit} loading={props.busy ?? false}>
          {props.action}
        </Button>
      </DialogActions>
    </>
  )
}
