import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { EmptyState } from '#ui/feedback/empty-state.tsx'
import type { IconName } from '#ui/icon.tsx'
import { useTexts } from '#ui/locale.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { shellTexts } from '../texts.ts'

/** A screen that only says something: not allowed, not found, crashed. */
export function MessageScreen(props: { icon: IconName; title: string; hint: string; action?: ReactNode }) {
  const texts = useTexts(shellTexts)
  return (
    <>
      <h1 className="kit-hidden" tabIndex={-1} data-screen-title>
        {props.title}
      </h1>
      <EmptyState
        icon={props.icon}
        title={props.title}
        action={
          props.action ?? (
            <Button component={Link} href={workspacePath('/')}>
              {texts.toStart}
            </Button>
          )
        }
      >
        {props.hint}
      </EmptyState>
    </>
  )
}
