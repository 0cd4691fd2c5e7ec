import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import type { Locale } from '#ui/locale.tsx'
import { UiProvider } from '#ui/provider.tsx'
import { useStored } from '#ui/stored.ts'
import { speak } from './api.ts'
import { makeQueryClient } from './queries.ts'
import { makeRouter } from './router.tsx'
import { useMe } from './session.tsx'

// The one library that adds styles outside React (locking the scroll behind dialogs) looks for the nonce under this name.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })

const client = makeQueryClient()

function Workspace() {
  const me = useMe()
  const [chosen, setLocale] = useStored<Locale | null>('locale', null)
  const locale = chosen ?? me.data?.locale ?? 'vi'
  speak(locale)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const router = useMemo(() => makeRouter(setLocale), [setLocale])
  return (
    <UiProvider locale={locale} owner={me.data?.actor?.id ?? ''}>
      <RouterProvider router={router} />
    </UiProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Workspace />
    </QueryClientProvider>
  </StrictMode>,
)
