import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import { Link, useNavigation } from '../navigation.tsx'
import { useKitTexts } from '../texts.ts'
import styles from './page-header.module.css'

export type PageAction = {
  label: string
  icon?: IconName
  href?: string
  run?: () => void
  dangerous?: boolean
  disabled?: boolean
}

/**
 * The head of a screen: where it stands, what it is, the one primary action, and the rest behind “Việc khác”. `children` stand under
 * the title: a badge, a date, a short line.
 */
export function PageHeader(props: {
  title: string
  /** From the outermost; the present screen is not among them. */
  breadcrumb?: readonly { label: string; href: string }[]
  action?: PageAction
  more?: readonly PageAction[]
  children?: ReactNode
}) {
  const texts = useKitTexts()
  const { go } = useNavigation()
  const run = (action: PageAction) => (action.href ? go(action.href) : action.run?.())
  return (
    <header className={styles['header']}>
      {props.breadcrumb && props.breadcrumb.length > 0 ? (
        <nav aria-label={texts.breadcrumb} className={styles['breadcrumb']}>
          <ol>
            {props.breadcrumb.map(({ label, href }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className={styles['row']}>
        <div className={styles['words']}>
          <h1 tabIndex={-1} data-screen-title>
            {props.title}
          </h1>
          {props.children ? <div className={styles['under']}>{props.children}</div> : null}
        </div>
        <div className={styles['actions']}>
          {props.action ? <Primary action={props.action} run={run} /> : null}
          {props.more && props.more.length > 0 ? (
            <Menu>
              <Menu.Target>
                <Button variant="default" className={styles['more']} aria-label={texts.more}>
                  <Icon name="more" />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {props.more.map(action => (
                  <Menu.Item
                    key={action.label}
                    disabled={action.disabled ?? false}
                    leftSection={action.icon ? <Icon name={action.icon} size={18} /> : undefined}
                    style={action.dangerous ? { color: 'var(--mantine-color-error)' } : undefined}
                    onClick={() => run(action)}
                  >
                    {action.label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </div>
      </div>
    </header>
  )
}

function Primary({ action, run }: { action: PageAction; run(action: PageAction): void }) {
  const icon = action.icon ? <Icon name={action.icon} size={18} /> : undefined
  if (action.href)
    return (
      <Button component={Link} href={action.href} leftSection={icon}>
        {action.label}
      </Button>
    )
  return (
    <Button leftSection={icon} disabled={action.disabled ?? false} onClick={() => run(action)}>
      {action.label}
    </Button>
  )
}
