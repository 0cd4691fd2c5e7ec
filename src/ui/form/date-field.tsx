import { ActionIcon, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { formatDate, parseDate } from '../dates.tsx'
import { Icon } from '../icon.tsx'
import { useKitTexts } from '../texts.ts'
import styles from './form.module.css'

/**
 * A date, typed as people write it (15/6/2026, 15.06.26, 15062026) or picked from the browser's own calendar. Hands out
 * `2026-06-15`, '' when empty, and what was typed when it is no date (the contract then says so); with `onlyWhole` nothing but the first two.
 * The text is tidied when one leaves the field, never while typing.
 */
export function DateField(props: {
  label: string
  hideLabel?: boolean
  value: string
  change(value: string): void
  blur?: () => void
  id?: string
  description?: ReactNode
  error?: ReactNode
  required?: boolean
  disabled?: boolean
  onlyWhole?: boolean
}) {
  const texts = useKitTexts()
  const [text, setText] = useState(() => formatDate(props.value))
  const handedOut = useRef(props.value)
  const picker = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (props.value === handedOut.current) return
    handedOut.current = props.value
    setText(formatDate(props.value))
  }, [props.value])

  const give = (value: string) => {
    if (value === handedOut.current) return
    handedOut.current = value
    props.change(value)
  }
  const take = (typed: string) => {
    setText(typed)
    const whole = typed.trim() === '' ? '' : parseDate(typed)
    if (whole !== undefined) give(whole)
    else if (!props.onlyWhole) give(typed)
  }
  return (
    <div className={styles['date']}>
      <TextInput
        {...(props.id === undefined ? {} : { id: props.id })}
        {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
        description={props.description}
        error={props.error}
        required={props.required ?? false}
        disabled={props.disabled ?? false}
        value={text}
        placeholder={texts.datePlaceholder}
        inputMode="text"
        autoComplete="off"
        onChange={event => take(event.currentTarget.value)}
        onBlur={() => {
          const whole = parseDate(text)
          if (whole) setText(formatDate(whole))
          props.blur?.()
        }}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${texts.openCalendar}: ${props.label}`}
            disabled={props.disabled ?? false}
            onClick={() => picker.current?.showPicker?.()}
          >
            <Icon name="calendar" size={18} />
          </ActionIcon>
        }
      />
      <input
        ref={picker}
        className={styles['picker']}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={parseDate(text) ?? ''}
        onChange={event => {
          give(event.currentTarget.value)
          setText(formatDate(event.currentTarget.value))
        }}
      />
    </div>
  )
}
