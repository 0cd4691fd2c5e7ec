import { useMantineColorScheme } from '@mantine/core'
import { useLocale, useTexts, type Locale } from '#ui/locale.tsx'
import { CommandPalette, type PaletteEntry } from '#ui/overlay/command-palette.tsx'
import { call } from '../api.ts'
import { useSignOut } from '../session.tsx'
import { shellTexts } from '../texts.ts'
import type { NavigationEntry } from './navigation-list.tsx'

/** The palette with the shell's own entries: screens that one may open, appearance, language, signing out. */
export function ShellPalette(props: {
  opened: boolean
  close(): void
  entries: readonly NavigationEntry[]
  setLocale(locale: Locale): void
}) {
  const texts = useTexts(shellTexts)
  const locale = useLocale()
  const { setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const entries: PaletteEntry[] = [
    ...props.entries.map(entry => ({
      id: entry.href,
      label: entry.label,
      group: texts.screens,
      icon: entry.screen.navigation?.icon ?? ('right' as const),
      href: entry.href,
      keywords: [entry.screen.title, entry.screen.english ?? ''],
    })),
    {
      id: 'light',
      label: `${texts.theme}: ${texts.light}`,
      group: texts.actions,
      icon: 'sun',
      run: () => setColorScheme('light'),
    },
    { id: 'dark', label: `${texts.theme}: ${texts.dark}`, group: texts.actions, icon: 'moon', run: () => setColorScheme('dark') },
    {
      id: 'language',
      label: locale === 'vi' ? 'English' : 'Tiếng Việt',
      group: texts.actions,
      icon: 'language',
      keywords: ['ngôn ngữ', 'language'],
      run: () => props.setLocale(locale === 'vi' ? 'en' : 'vi'),
    },
    { id: 'sign-out', label: texts.signOut, group: texts.actions, icon: 'signOut', run: () => void signOut() },
  ]
  return <CommandPalette opened={props.opened} close={props.close} entries={entries} search={searchEverything} />
}

/** What the server finds, under the headings of its kinds. */
async function searchEverything(text: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  const { groups } = await call('search.everything', { q: text, limit: 5 }, { signal })
  return groups.flatMap(group =>
    group.hits.map(hit => ({
      id: `${hit.kind}:${hit.href}`,
      label: hit.title,
      group: group.title,
      icon: 'document' as const,
      href: hit.href,
      ...(hit.excerpt ? { detail: hit.excerpt } : {}),
    })),
  )
}
