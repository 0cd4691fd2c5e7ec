import styles from './status-badge.module.css'

export type StatusTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** Each tone has a shape of its own, so that a state is told without colour: in print, in the sun, by colour-blind eyes. */
const shapes: Record<StatusTone, string> = {
  neutral: 'M6 1.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4Z',
  info: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
  success: 'M2 6.4 4.9 9.2 10 3.2',
  warning: 'M6 1.5 11 10.3H1Z',
  danger: 'M4 1h4l3 3v4l-3 3H4L1 8V4Z',
}
const filled: Record<StatusTone, boolean> = { neutral: false, info: false, success: false, warning: true, danger: true }

/** A state in words, with a shape and a colour. The words are the caller's: the kit knows no states. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: string }) {
  return (
    <span className={styles['badge']} data-tone={tone}>
      <svg className={styles['shape']} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path
          d={shapes[tone]}
          fill={filled[tone] ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={tone === 'success' ? 2 : 1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        {tone === 'info' ? <path d="M6 1.5v9a4.5 4.5 0 0 0 0-9Z" fill="currentColor" /> : null}
      </svg>
      {children}
    </span>
  )
}
