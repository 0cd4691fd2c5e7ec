import { Menu, useMantineColorScheme } from '@mantine/core'
import { formatDate } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { Icon } from '#ui/icon.tsx'
import { useLocale, useTexts, type Locale } from '#ui/locale.tsx'
import { useSignOut, type Me } from '../session.tsx'
import { shellTexts } from '../texts.ts'
import styles from './frame.module.css'

type Person = NonNullable<Me['person']>

/** Initials of a Vietnamese name: of the family name and of the given name, which comes last. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}

/** Who one is, for which agency and in which role; appearance, language, signing out. */
export function AccountMenu({ person, setLocale }: { person: Person; setLocale(locale: Locale): void }) {
  const texts = useTexts(shellTexts)
  const locale = useLocale()
  const notify = useNotify()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const [first, ...others] = person.grants
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={320}>
      <Menu.Target>
        <button type="button" className={styles['account']}>
          <span className="kit-hidden">{texts.account}: </span>
          <span className={styles['initials']} aria-hidden="true">
            {initials(person.name)}
          </span>
          <span className={styles['accountWords']}>
            <span className={styles['accountName']}>{person.name}</span>
            {first ? (
              <span className={styles['accountRole']}>
                {first.unit.name}
                {others.length > 0 ? ` (+${others.length})` : ''}
              </span>
            ) : null}
          </span>
          <Icon name="down" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles['menuHead']}>
          <p>
            <strong>{person.name}</strong>
          </p>
          <p>{person.email}</p>
          {person.grants.map(grant => (
            <p key={`${grant.role}${grant.unit.id}${grant.delegatedBy?.id ?? ''}`}>
              {texts.roles[grant.role]} · {grant.unit.name}
              {grant.delegatedBy ? ` (${texts.onBehalf(grant.delegatedBy.name, formatDate(grant.delegatedBy.until))})` : ''}
            </p>
          ))}
        </div>
        <Menu.Divider />
        <Menu.RadioGroup
          value={colorScheme}
          onChange={value => setColorScheme(value === 'dark' || value === 'light' ? value : 'auto')}
        >
          <Menu.Label>{texts.theme}</Menu.Label>
          <Menu.RadioItem value="light">{texts.light}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{texts.dark}</Menu.RadioItem>
          <Menu.RadioItem value="auto">{texts.system}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup value={locale} onChange={value => setLocale(value === 'en' ? 'en' : 'vi')}>
          <Menu.Label>{texts.language}</Menu.Label>
          <Menu.RadioItem value="vi">Tiếng Việt</Menu.RadioItem>
          <Menu.RadioItem value="en">English</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component="a" href="/" leftSection={<Icon name="external" size={18} />}>
          {texts.publicPortal}
        </Menu.Item>
        <Menu.Item
          closeMenuOnClick
          leftSection={<Icon name="signOut" size={18} />}
          onClick={() => signOut().catch(() => notify(texts.signOutFailed, { tone: 'danger' }))}
        >
          {texts.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
