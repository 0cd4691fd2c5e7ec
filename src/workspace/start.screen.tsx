import { Icon } from '#ui/icon.tsx'
import { PageHeader } from '#ui/layout/page-header.tsx'
import { useTexts } from '#ui/locale.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath } from '#ui/screen.ts'
import { allScreens } from './screens.ts'
import { useActor } from './session.tsx'
import { useEntries } from './shell/navigation-list.tsx'
import { shellTexts } from './texts.ts'
import styles from './shell/frame.module.css'

/** Where the workspace begins as long as no module claims the first screen: everything that the person may open. */
export default function StartScreen() {
  const texts = useTexts(shellTexts)
  const actor = useActor()
  const entries = useEntries(
    allScreens.filter(screen => screen.allow(actor)),
    workspacePath('/'),
  )
  return (
    <>
      <PageHeader title={texts.start}>{texts.startHint}</PageHeader>
      <ul className={styles['cards']}>
        {entries
          .filter(entry => !entry.current)
          .map(entry => (
            <li key={entry.href}>
              <Link href={entry.href} className={styles['card']}>
                <Icon name={entry.screen.navigation?.icon ?? 'right'} size={24} />
                {entry.label}
              </Link>
            </li>
          ))}
      </ul>
    </>
  )
}
