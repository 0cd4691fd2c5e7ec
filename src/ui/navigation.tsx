import {
  createContext,
  useContext,
  useEffect,
  useSyncExternalStore,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type Ref,
} from 'react'

/** What the kit needs to know of the address; the shell supplies it from its router, alone the kit uses the browser's history. */
export type Navigation = {
  /** The query of the present address: `?page=2` or ''. */
  search: string
  setSearch(search: string, options?: { replace?: boolean }): void
  go(href: string, options?: { replace?: boolean }): void
  /** A hook: while active, leaving the screen asks first. */
  useLeaveGuard(active: boolean): LeaveGuard
}
/** `waiting` when somebody wants to leave: show a question, then call one of the two. */
export type LeaveGuard = { waiting: boolean; leave(): void; stay(): void }

/** Asks the browser's own question when a tab with unsaved work is closed or reloaded. */
export function useUnloadGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [active])
}

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}
const move = (href: string, replace = false) => {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', href)
  for (const listener of listeners) listener()
}

const NavigationContext = createContext<Navigation | null>(null)
export const NavigationProvider = NavigationContext.Provider

const nothingWaits: LeaveGuard = { waiting: false, leave: () => {}, stay: () => {} }
function useBrowserGuard(active: boolean): LeaveGuard {
  useUnloadGuard(active)
  return nothingWaits
}

export function useNavigation(): Navigation {
  const given = useContext(NavigationContext)
  const search = useSyncExternalStore(subscribe, () => window.location.search)
  return (
    given ?? {
      search,
      setSearch: (next, options) => move(window.location.pathname + next, options?.replace),
      go: (href, options) => move(href, options?.replace),
      useLeaveGuard: useBrowserGuard,
    }
  )
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; ref?: Ref<HTMLAnchorElement> }

/** A link within the application: no page load, yet a real address that opens in a new tab. */
export function Link({ href, onClick, children, ...rest }: LinkProps) {
  const { go } = useNavigation()
  return (
    <a
      href={href}
      onClick={event => {
        onClick?.(event)
        if (!event.defaultPrevented && isPlainClick(event) && !rest.target && !rest.download) {
          event.preventDefault()
          go(href)
        }
      }}
      {...rest}
    >
      {children}
    </a>
  )
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
