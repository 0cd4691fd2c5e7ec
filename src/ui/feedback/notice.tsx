import { CloseButton } from '@mantine/core'
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import { useKitTexts } from '../texts.ts'
import styles from './states.module.css'

export type Tone = 'info' | 'success' | 'warning' | 'danger'
const icons: Record<Tone, IconName> = { info: 'info', success: 'check', warning: 'warning', danger: 'danger' }

/** A message that stays on the screen. `live` announces it when it appears; leave it out for what was there from the start. */
export function Notice(props: {
  tone?: Tone
  title?: string
  children?: ReactNode
  actions?: ReactNode
  live?: boolean
  dismiss?: () => void
}) {
  const texts = useKitTexts()
  const tone = props.tone ?? 'info'
  return (
    <div className={styles['notice']} data-tone={tone} role={props.live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <span className={styles['noticeIcon']}>
        <Icon name={icons[tone]} />
      </span>
      <div className={styles['noticeBody']}>
        {props.title ? <div className={styles['noticeTitle']}>{props.title}</div> : null}
        {props.children}
        {props.actions ? <div className={styles['noticeActions']}>{props.actions}</div> : null}
      </div>
      {props.dismiss ? <CloseButton onClick={props.dismiss} aria-label={texts.dismiss} /> : null}
    </div>
  )
}

type Toast = { id: number; tone: Tone; text: string; action?: { label: string; run(): void } | undefined }
type Notify = (text: string, options?: { tone?: Tone; action?: { label: string; run(): void } }) => void
const NotifyContext = createContext<Notify>(() => {})

/** Tells briefly that something happened: `notify('Đã lưu')`. Errors never go here; they stay where they arose (ErrorState). */
export const useNotify = (): Notify => useContext(NotifyContext)

/** Holds the short messages; one live region for the whole application, present before the first message so that it is heard. */
export function NotifyProvider({ children }: { children: ReactNode }) {
  const texts = useKitTexts()
  const [toasts, setToasts] = useState<Toast[]>([])
  const last = useRef(0)
  const remove = useCallback((id: number) => setToasts(all => all.filter(toast => toast.id !== id)), [])
  const notify = useCallback<Notify>(
    (text, options) => {
      const id = ++last.current
      setToasts(all => [...all.slice(-2), { id, text, tone: options?.tone ?? 'success', action: options?.action }])
      // Long enough to read aloud and to reach an action by keyboard.
      setTimeout(() => remove(id), options?.action ? 12_000 : 6_000)
    },
    [remove],
  )
  const shown = useMemo(
    () =>
      toasts.map(toast => (
        <Notice
          key={toast.id}
          tone={toast.tone}
          dismiss={() => remove(toast.id)}
          actions={
            toast.action ? (
              <button
                type="button"
                className={styles['copy']}
                onClick={() => {
                  toast.action?.run()
                  remove(toast.id)
                }}
              >
                {toast.action.label}
              </button>
            ) : undefined
          }
        >
          {toast.text}
        </Notice>
      )),
    [toasts, remove],
  )
  return (
    <NotifyContext.Provider value={notify}>
      {children}
      <section aria-label={texts.notices} className={styles['toasts']} role="status" aria-live="polite">
        {shown}
      </section>
    </NotifyContext.Provider>
  )
}
