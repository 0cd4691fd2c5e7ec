import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { formatNumber, useLocale, type Locale } from '../locale.tsx'
import { parseNumber } from './numbers.ts'

/**
 * A number as officials write it: 1.250 and 12,5. Hands out a number, '' when empty, and what was typed when it is none. Tidied
 * when one leaves the field; no spinner, no wheel that changes a figure unseen.
 */
export function NumberField(props: {
  id?: string
  label: string
  value: unknown
  change(value: number | string): void
  blur?: () => void
  unit?: string
  description?: ReactNode
  error?: ReactNode
  placeholder?: string
  required?: boolean
  disabled?: boolean
}) {
  const locale = useLocale()
  const [text, setText] = useState(() => show(props.value, locale))
  const handedOut = useRef(props.value)
  useEffect(() => {
    if (props.value === handedOut.current) return
    handedOut.current = props.value
    setText(show(props.value, locale))
  }, [props.value, locale])
  return (
    <TextInput
      {...(props.id === undefined ? {} : { id: props.id })}
      label={props.label}
      description={props.description}
      error={props.error}
      placeholder={props.placeholder}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      {...(props.unit
        ? {
            rightSection: <span style={{ paddingInline: 10, color: 'var(--kit-ink-soft)' }}>{props.unit}</span>,
            rightSectionWidth: 'auto',
          }
        : {})}
      onChange={event => {
        const typed = event.currentTarget.value
        setText(typed)
        const value = typed.trim() === '' ? '' : (parseNumber(typed) ?? typed)
        handedOut.current = value
        props.change(value)
      }}
      onBlur={() => {
        const value = parseNumber(text)
        if (value !== undefined) setText(show(value, locale))
        props.blur?.()
      }}
    />
  )
}

const show = (value: unknown, locale: Locale): string =>
  typeof value === 'number' ? formatNumber(value, locale, { maximumFractionDigits: 10 }) : typeof value === 'string' ? value : ''
