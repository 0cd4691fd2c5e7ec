import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Actor } from '#kernel/actor.ts'
import type { Me } from '#modules/identity/contract.ts'
import { networkProblem, ProblemError, readProblem } from '#ui/problem.ts'
import { workspacePath } from '#ui/screen.ts'
import { apiBase } from './api.ts'

export type { Me }
const meKey = ['me'] as const

/** Who is using the workspace. Asked once, kept fresh in the background. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Me> => {
      let response: Response
      try {
        response = await fetch(`${apiBase}/me`, { signal, headers: { accept: 'application/json' }, credentials: 'same-origin' })
      } catch (error) {
        if (signal.aborted) throw error
        throw new ProblemError(networkProblem())
      }
      const body: unknown = await response.json().catch(() => undefined)
      if (!response.ok)
        throw new ProblemError(readProblem({ status: response.status, body, requestId: response.headers.get('x-request-id') }))
      return body as Me
    },
  })
}

/** To be called after signing in or out, or when rights changed: asks again and forgets what another person may have read. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    client.removeQueries({ predicate: query => query.queryKey[0] !== 'me' })
    await client.refetchQueries({ queryKey: meKey })
  }
}

const ActorContext = createContext<Actor | null>(null)
export const ActorProvider = ActorContext.Provider
export const useIsSignedIn = (): boolean => useContext(ActorContext) !== null

/** The signed-in person; screens that are not public always have one. */
export function useActor(): Actor {
  const actor = useContext(ActorContext)
  if (!actor) throw new Error('useActor is for screens behind the sign-in')
  return actor
}

export const signInPath = workspacePath('/dang-nhap')
const returnKey = 'tiep'

/** The sign-in screen, remembering where the person wanted to go. */
export const signInAddress = (wanted: string): string =>
  wanted === workspacePath('/') || wanted.startsWith(signInPath)
    ? signInPath
    : `${signInPath}?${returnKey}=${encodeURIComponent(wanted)}`

/** Where to go after signing in: only ever within the workspace, whatever a link says. */
export function returnAddress(search: string): string {
  const wanted = new URLSearchParams(search).get(returnKey) ?? ''
  const start = workspacePath('/')
  return wanted.startsWith(start) && !wanted.startsWith(signInPath) && !wanted.includes('\\') ? wanted : start
}

/** Ends the session on the server, then shows the sign-in screen. Drafts stay on the device under their owner's name. */
export function useSignOut(): () => Promise<void> {
  const refresh = useRefreshSession()
  return async () => {
    const response = await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'lan-toa' },
      credentials: 'same-origin',
      body: '{}',
    })
    if (!response.ok) throw new ProblemError(readProblem({ status: response.status, body: undefined }))
    await refresh()
  }
}
