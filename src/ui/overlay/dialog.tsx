import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useKitTexts } from '../texts.ts'
import styles from './dialog.module.css'

/**
 * A question or a small task above the screen. Focus goes in, stays in and comes back; Esc closes. On a phone it rises from
 * the bottom. `size`: 'sm' for questions, 'lg' for forms. Put buttons into `<DialogActions>`, the safe one first.
 */
export function Dialog(props: {
  opened: boolean
  close(): void
  title: string
  size?: 'sm' | 'md' | 'lg'
  /** True while something is being sent: then neither Esc nor a click outside closes it. */
  busy?: boolean
  children: ReactNode
}) {
  const texts = useKitTexts()
  return (
    <Modal
      opened={props.opened}
      onClose={props.close}
      title={props.title}
      size={{ sm: '27rem', md: '36rem', lg: '48rem' }[props.size ?? 'md']}
      radius="lg"
      padding="lg"
      closeOnClickOutside={!props.busy}
      closeOnEscape={!props.busy}
      withCloseButton={!props.busy}
      closeButtonProps={{ 'aria-label': texts.close }}
      transitionProps={{ duration: 120 }}
      // Its head is a <header> outside any <section>; to a screen reader that would be a second banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ title: styles['title'], inner: styles['inner'], content: styles['content'], body: styles['body'] }}
    >
      {props.children}
    </Modal>
  )
}

export const DialogActions = ({ children }: { children: ReactNode }) => <div className={styles['actions']}>{children}</div>
