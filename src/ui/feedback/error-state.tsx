import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { Link } from '../navigation.tsx'
import type { Problem } from '../problem.ts'
import { useKitTexts } from '../texts.ts'
import styles from './states.module.css'

/**
 * What went wrong, in the API's own sentence, with what support will ask for. `compact` for dialogs and forms; `retry` shows
 * “Thử lại”. Announced at once to screen readers.
 */
export function ErrorState(props: {
  problem: Problem
  retry?: (() => void) | undefined
  compact?: boolean
  children?: ReactNode
}) {
  const texts = useKitTexts()
  const { problem } = props
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(`${problem.code} ${problem.requestId ?? ''}`.trim())
    setCopied(true)
  }
  return (
    <div className={styles['error']} role="alert" data-full={props.compact ? undefined : true}>
      <span className={styles['errorIcon']}>
        <Icon name={problem.status === 0 ? 'offline' : 'danger'} size={22} />
      </span>
      <div className={styles['errorBody']}>
        <p className={styles['errorTitle']}>{problem.title}</p>
        <p className={styles['errorText']}>{problem.detail}</p>
        {problem.seeAlso ? (
          <p className={styles['errorText']}>
            <Link href={problem.seeAlso.href}>{problem.seeAlso.title}</Link>
          </p>
        ) : null}
        {props.children}
        {problem.retryAfter ? <p className={styles['errorText']}>{texts.retryIn(problem.retryAfter)}</p> : null}
        {problem.requestId ? (
          <p className={styles['errorFacts']}>
            <span>
              {texts.problemCode}: <code>{problem.code}</code>
            </span>
            <span>
              {texts.requestId}: <code>{problem.requestId}</code>
            </span>
            <button type="button" className={styles['copy']} onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </button>
          </p>
        ) : null}
        {props.retry ? (
          <div className={styles['errorActions']}>
            <Button variant="default" leftSection={<Icon name="refresh" size={18} />} onClick={props.retry}>
              {texts.retry}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  )
}
