import { Drawer } from '@mantine/core'
import { useDisclosure, useNetwork } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { Notice } from '#ui/feedback/notice.tsx'
import { Icon } from '#ui/icon.tsx'
import { useTexts, type Locale } from '#ui/locale.tsx'
import { Link } from '#ui/navigation.tsx'
import { workspacePath, type Screen } from '#ui/screen.ts'
import { useOperation } from '../queries.ts'
import type { Me } from '../session.tsx'
import { shellTexts } from '../texts.ts'
import { AccountMenu } from './account-menu.tsx'
import { Sign } from './brand.tsx'
import { Badge, NavigationList, useEntries } from './navigation-list.tsx'
import { ShellPalette } from './palette.tsx'
import styles from './frame.module.css'

/** The frame around every screen: navigation at the side or at the bottom, search, account, notices about the network. */
export function Frame(props: {
  me: Me
  screens: readonly Screen[]
  pathname: string
  setLocale(locale: Locale): void
  expired: string | undefined
  children: ReactNode
}) {
  const texts = useTexts(shellTexts)
  const { person } = props.me
  const entries = useEntries(props.screens, props.pathname)
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure(false)
  const [drawer, { open: openDrawer, close: closeDrawer }] = useDisclosure(false)
  const prominent = [
    ...entries.filter(entry => entry.screen.prominent),
    ...entries.filter(entry => !entry.screen.prominent),
  ].slice(0, 4)
  usePaletteKey(openPalette)
  const { data: notices } = useOperation('notices.list', {}, { staleTime: 60_000 })

  return (
    <div className={styles['frame']}>
      <a href="#noi-dung" className={styles['skip']}>
        {texts.skip}
      </a>
      <nav aria-label={texts.navigation} className={`${styles['side']} kit-no-print`}>
        <Link href={workspacePath('/')} className={styles['brand']}>
          <Sign />
          <span>
            <span className={styles['brandName']}>{texts.product}</span>
            <span className={styles['brandLine']}>{texts.tagline}</span>
          </span>
        </Link>
        <div className={styles['nav']}>
          <NavigationList entries={entries} />
        </div>
      </nav>
      <header className={`${styles['head']} kit-no-print`}>
        <Link href={workspacePath('/')} className={styles['headBrand']}>
          <Sign size={26} />
          {texts.product}
        </Link>
        <button type="button" className={styles['searchButton']} onClick={openPalette} aria-keyshortcuts="Control+K">
          <Icon name="search" size={20} />
          <span>{texts.search}</span>
          <kbd aria-hidden="true">Ctrl K</kbd>
        </button>
        {person ? <AccountMenu person={person} setLocale={props.setLocale} /> : null}
      </header>
      <div>
        {props.me.demo && !notices?.items.length ? (
          <aside className={styles['demo']} aria-label={texts.notice}>
            {texts.demo}
          </aside>
        ) : null}
        {notices?.items.map(notice => (
          <aside key={notice} className={styles['demo']} aria-label={texts.notice}>
            {notice}
          </aside>
        ))}
        <main id="noi-dung" tabIndex={-1} className={styles['main']}>
          <div className={styles['mainInner']}>
            <div className={styles['notices']}>
              <NetworkNotice />
              {props.expired ? (
                <Notice tone="warning" live title={texts.expired} actions={<Link href={props.expired}>{texts.signIn}</Link>}>
                  {texts.expiredHint}
                </Notice>
              ) : null}
            </div>
            {props.children}
          </div>
        </main>
      </div>
      <nav className={`${styles['bottom']} kit-no-print`} aria-label={texts.navigation}>
        {prominent.map(entry => (
          <Link
            key={entry.href}
            href={entry.href}
            className={styles['bottomItem']}
            aria-current={entry.current ? 'page' : undefined}
          >
            <Icon name={entry.screen.navigation?.icon ?? 'right'} size={22} />
            <span>{entry.short}</span>
            <Badge entry={entry} />
          </Link>
        ))}
        <button type="button" className={styles['bottomItem']} onClick={openDrawer} aria-haspopup="dialog">
          <Icon name="menu" size={22} />
          <span>{texts.everything}</span>
        </button>
      </nav>
      <Drawer
        opened={drawer}
        onClose={closeDrawer}
        size="min(20rem, 86vw)"
        title={texts.everything}
        closeButtonProps={{ 'aria-label': texts.everything }}
        classNames={{
          content: styles['drawer'],
          header: styles['drawer'],
          title: styles['drawerTitle'],
          close: styles['drawerClose'],
        }}
      >
        <nav aria-label={texts.everything} className={styles['nav']}>
          <NavigationList entries={entries} onGo={closeDrawer} />
        </nav>
      </Drawer>
      <ShellPalette opened={palette} close={closePalette} entries={entries} setLocale={props.setLocale} />
    </div>
  )
}

/** Ctrl+K or Cmd+K from anywhere, also while typing. */
function usePaletteKey(open: () => void) {
  const onPalette = useEffectEvent(open)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyK') {
        event.preventDefault()
        onPalette()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Says when the network is gone, and that it came back. */
function NetworkNotice() {
  const texts = useTexts(shellTexts)
  const { online } = useNetwork()
  // 'gone' once the network was lost; 'back' for a moment after it returned.
  const [last, setLast] = useState<'steady' | 'gone' | 'back'>('steady')
  if (!online && last !== 'gone') setLast('gone')
  if (online && last === 'gone') setLast('back')
  useEffect(() => {
    if (last !== 'back') return
    const timer = setTimeout(() => setLast('steady'), 5000)
    return () => clearTimeout(timer)
  }, [last])
  if (!online)
    return (
      <Notice tone="warning" live>
        {texts.offline}
      </Notice>
    )
  return last === 'back' ? (
    <Notice tone="success" live>
      {texts.online}
    </Notice>
  ) : null
}
