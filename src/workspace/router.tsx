import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useBlocker,
  useParams,
  useRouter,
  useRouterState,
  type RouterHistory,
} from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLocale, useTexts, type Locale } from '#ui/locale.tsx'
import { NavigationProvider, type LeaveGuard, type Navigation } from '#ui/navigation.tsx'
import { problemOf } from '#ui/problem.ts'
import { ErrorState } from '#ui/feedback/error-state.tsx'
import { workspaceBase, type Screen } from '#ui/screen.ts'
import { whenSignedOut } from './api.ts'
import { allScreens } from './screens.ts'
import { ActorProvider, signInAddress, useIsSignedIn, useMe } from './session.tsx'
import { Frame } from './shell/frame.tsx'
import { MessageScreen } from './shell/message-screen.tsx'
import { shellTexts } from './texts.ts'

/** The address's query stays text, one key repeated for lists: the same form that the API takes. */
const parseSearch = (search: string): Record<string, string | string[]> => {
  const query = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(query.keys())].map(key => [key, query.getAll(key).length > 1 ? query.getAll(key) : query.get(key)!]),
  )
}
const stringifySearch = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search))
    for (const one of [value].flat()) if (one !== undefined) query.append(key, String(one))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** Routes from the screens' list; each screen's code is fetched when it is first opened. `setLocale` is the shell's switch. */
export function makeRouter(setLocale: (locale: Locale) => void, history?: RouterHistory) {
  const root = createRootRoute({
    component: () => <Root setLocale={setLocale} />,
    notFoundComponent: NotFound,
    errorComponent: Crashed,
  })
  const routes = allScreens.map(screen => {
    const Content = lazyRouteComponent(screen.load)
    const framed = () => {
      // On the way to the sign-in the old screen may stand for a moment with nobody signed in: it then shows nothing.
      const known = useIsSignedIn()
      return known || screen.public ? (
        <ScreenFrame screen={screen}>
          <Content />
        </ScreenFrame>
      ) : null
    }
    return createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: Object.assign(framed, { preload: Content.preload }),
      errorComponent: Crashed,
    })
  })
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: workspaceBase,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  })
}

/** A part of the address: `/co-quan/$id` gives `useParam('id')`. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  const value = params[name]
  if (value === undefined) throw new Error(`The address has no part named ${name}`)
  return value
}

function screenAt(pathname: string): Screen | undefined {
  const parts = pathname.slice(workspaceBase.length).split('/').filter(Boolean)
  return allScreens.find(screen => {
    const wanted = screen.path.split('/').filter(Boolean)
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith('$') || part === parts[index])
  })
}

/** Decides who sees what: public screens at once, the rest after the question who it is. */
function Root({ setLocale }: { setLocale(locale: Locale): void }) {
  const texts = useTexts(shellTexts)
  const router = useRouter()
  const location = useRouterState({
    select: state => ({ path: state.location.pathname, search: state.location.searchStr }),
    structuralSharing: true,
  })
  const pathname = location.path.startsWith(workspaceBase)
    ? location.path
    : workspaceBase + (location.path === '/' ? '/' : location.path)
  // The address is ahead of the screen while that one's code is fetched: what stands in the outlet decides what stands around it.
  const standing = useRouterState({ select: state => (state.matches[1] as { fullPath: string } | undefined)?.fullPath })
  const wanted = screenAt(pathname)
  const screen = allScreens.find(one => one.path === standing) ?? wanted
  const search = useStandingSearch(location.search, standing !== undefined && standing !== wanted?.path)
  const me = useMe()
  // When an answer said that nobody is signed in; over as soon as a newer answer says who is.
  const [expiredAt, setExpiredAt] = useState(0)
  useEffect(() => whenSignedOut(() => setExpiredAt(Date.now())), [])
  const expired = expiredAt > me.dataUpdatedAt
  const signedIn = me.data?.actor ?? null

  const address = pathname + location.search
  const mustSignIn = me.isSuccess && signedIn === null && !screen?.public
  const onItsWay = wanted?.public ?? false
  useEffect(() => {
    if (mustSignIn && !onItsWay) router.history.replace(signInAddress(address))
  }, [mustSignIn, onItsWay, router, address])

  if (screen?.public)
    return (
      <WithNavigation search={search}>
        <Outlet />
      </WithNavigation>
    )
  if (me.isPending || mustSignIn) return <p className="start">{texts.opening}</p>
  if (!me.data || !signedIn)
    return (
      <div style={{ maxWidth: '40rem', margin: '10vh auto' }}>
        <ErrorState problem={problemOf(me.error)} retry={() => void me.refetch()} />
      </div>
    )
  return (
    <WithNavigation search={search}>
      <ActorProvider value={signedIn}>
        <Frame
          me={me.data}
          screens={allScreens.filter(one => one.allow(signedIn))}
          pathname={pathname}
          setLocale={setLocale}
          expired={expired ? signInAddress(address) : undefined}
        >
          {screen && !screen.allow(signedIn) ? (
            <MessageScreen icon="shield" title={texts.notAllowed} hint={texts.notAllowedHint} />
          ) : (
            <Outlet />
          )}
        </Frame>
      </ActorProvider>
    </WithNavigation>
  )
}

/** The query of the screen that stands: while the address is ahead of it, a list must not ask for what the next screen's address says. */
function useStandingSearch(search: string, ahead: boolean): string {
  const [own, setOwn] = useState(search)
  if (!ahead && own !== search) setOwn(search)
  return ahead ? own : search
}

/** Gives the kit the router's address. */
function WithNavigation({ search, children }: { search: string; children: ReactNode }) {
  const router = useRouter()
  const navigation = useMemo<Navigation>(() => {
    const move = (href: string, replace = false) =>
      href.startsWith(workspaceBase) ? router.history[replace ? 'replace' : 'push'](href) : window.location.assign(href)
    return {
      search,
      setSearch: (next, options) => move(window.location.pathname + next, options?.replace),
      go: (href, options) => move(href, options?.replace),
      useLeaveGuard,
    }
  }, [router, search])
  return <NavigationProvider value={navigation}>{children}</NavigationProvider>
}

function useLeaveGuard(active: boolean): LeaveGuard {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: active,
    disabled: !active,
    withResolver: true,
  })
  return { waiting: blocker.status === 'blocked', leave: () => blocker.proceed?.(), stay: () => blocker.reset?.() }
}

let opened = 0

/** Names the tab, and on a change of screen moves the focus to its title, as a page load would. */
function ScreenFrame({ screen, children }: { screen: Screen; children: ReactNode }) {
  const texts = useTexts(shellTexts)
  const title = texts.product
  const locale = useLocale()
  useEffect(() => {
    document.title = `${locale === 'en' ? (screen.english ?? screen.title) : screen.title} – ${title}`
  }, [screen, title, locale])
  useEffect(() => {
    if (opened++ === 0) return
    const target = document.querySelector<HTMLElement>('[data-screen-title]') ?? document.getElementById('noi-dung')
    target?.focus({ preventScroll: true })
  }, [screen])
  return children
}

function NotFound() {
  const texts = useTexts(shellTexts)
  return <MessageScreen icon="search" title={texts.notFound} hint={texts.notFoundHint} />
}

/** A screen that failed to draw. After an update old code files are gone: then reloading is the whole remedy. */
function Crashed({ error }: { error: unknown }) {
  const texts = useTexts(shellTexts)
  const outdated = /dynamically imported module|Importing a module script failed|module script/i.test(String(error))
  return (
    <MessageScreen
      icon={outdated ? 'refresh' : 'warning'}
      title={outdated ? texts.outdated : texts.crashed}
      hint={outdated ? texts.outdatedHint : texts.crashedHint}
      action={<Button onClick={() => window.location.reload()}>{texts.reload}</Button>}
    />
  )
}
