import { Icon } from '#ui/icon.tsx'
import { useLocale } from '#ui/locale.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath, type Screen } from '#ui/screen.ts'
import styles from './frame.module.css'

export type NavigationEntry = {
  screen: Screen
  label: string
  short: string
  href: string
  group: string | undefined
  current: boolean
}

/** The entries that the person may see, in order; `pathname` with the workspace's base tells which one is open. */
export function useEntries(screens: readonly Screen[], pathname: string): NavigationEntry[] {
  const locale = useLocale()
  const entries = screens
    .flatMap(screen => (screen.navigation ? [{ screen, navigation: screen.navigation }] : []))
    .toSorted((a, b) => a.navigation.order - b.navigation.order)
    .map(({ screen, navigation }) => ({
      screen,
      label: locale === 'en' ? (navigation.english ?? navigation.label) : navigation.label,
      short: locale === 'en' ? (navigation.english ?? navigation.label) : (navigation.short ?? navigation.label),
      href: workspacePath(screen.path),
      group: navigation.group,
    }))
  const open = entries
    .filter(({ href }) => pathname === href || (href !== workspacePath('/') && pathname.startsWith(`${href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return entries.map(entry => ({ ...entry, current: entry === open }))
}

/** How much waits behind an entry, where its screen tells it. */
export function Badge({ entry }: { entry: NavigationEntry }) {
  const Told = entry.screen.navigation?.badge
  return Told ? (
    <span className={styles['navBadge']}>
      <Told />
    </span>
  ) : null
}

/** The whole navigation, in groups. */
export function NavigationList({ entries, onGo }: { entries: readonly NavigationEntry[]; onGo?: () => void }) {
  const groups = [...new Set(entries.map(entry => entry.group))]
  return groups.map(group => (
    <div key={group ?? ''}>
      {group ? <p className={styles['navGroup']}>{group}</p> : null}
      <ul>
        {entries
          .filter(entry => entry.group === group)
          .map(entry => (
            <li key={entry.href}>
              <Link
                href={entry.href}
                className={styles['navLink']}
                aria-current={entry.current ? 'page' : undefined}
                {...(onGo ? { onClick: onGo } : {})}
              >
                <Icon name={entry.screen.navigation?.icon ?? 'right'} />
                <span>{entry.label}</span>
                <Badge entry={entry} />
              </Link>
            </li>
          ))}
      </ul>
    </div>
  ))
}
