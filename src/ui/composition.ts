import { useEffect, useLayoutEffect, useRef, useState, type ChangeEvent, type CompositionEvent, type KeyboardEvent } from 'react'

/**
 * Typing Vietnamese through an input method: a syllable is built in steps (`tieeng` becomes `tiếng`), and what stands in
 * the field meanwhile is not yet what the person means.
 */

/** Whether a key belongs to the input method. 229 is what browsers report for it, Safari even after composition has ended. */
export const isComposing = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.keyCode === 229

/**
 * A text field that acts only on finished words: `settle` is called `delay` milliseconds after the last change, never while
 * a syllable is being composed, and at once on Enter or `settleNow`. A value that changes from outside replaces the text unless somebody is typing.
 */
export function useSettledText({ value, settle, delay = 300 }: { value: string; settle(text: string): void; delay?: number }) {
  const [text, setText] = useState(value)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ settle, settled: value, text: value })
  useLayoutEffect(() => {
    latest.current.settle = settle
  }, [settle])

  useEffect(() => {
    if (value === latest.current.settled) return
    latest.current.settled = value
    if (!composing.current) {
      clearTimeout(timer.current)
      latest.current.text = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settleNow = () => {
    clearTimeout(timer.current)
    const finished = latest.current.text.normalize('NFC')
    if (finished === latest.current.settled) return
    latest.current.settled = finished
    latest.current.settle(finished)
  }
  const later = () => {
    clearTimeout(timer.current)
    if (!composing.current) timer.current = setTimeout(settleNow, delay)
  }
  const take = (next: string) => {
    latest.current.text = next
    setText(next)
    later()
  }
  return {
    text,
    settleNow,
    clear: () => {
      take('')
      settleNow()
    },
    field: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => take(event.currentTarget.value),
      onCompositionStart: () => {
        composing.current = true
        clearTimeout(timer.current)
      },
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        composing.current = false
        take(event.currentTarget.value)
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' && !isComposing(event)) settleNow()
      },
    },
  }
}
