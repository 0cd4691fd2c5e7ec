import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import type { ReactNode } from 'react'
import { NotifyProvider } from './feedback/notice.tsx'
import { DraftOwnerProvider } from './form/draft.ts'
import { LocaleProvider, type Locale } from './locale.tsx'
import { cssVariablesResolver, theme } from './theme.ts'
import './styles.ts'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'lan-toa:color-scheme' })

/** The page's nonce for styles, from `<meta name="csp-nonce">`. */
const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** All that the kit's parts need around them. `owner` is the account whose drafts are kept. */
export function UiProvider({ locale, owner, children }: { locale: Locale; owner: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={nonce}
      deduplicateInlineStyles
    >
      <LocaleProvider locale={locale}>
        <DraftOwnerProvider value={owner}>
          <NotifyProvider>{children}</NotifyProvider>
        </DraftOwnerProvider>
      </LocaleProvider>
    </MantineProvider>
  )
}
