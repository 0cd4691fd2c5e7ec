import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Answer } from '#ui/answer.ts'
import { useLocale } from '#ui/locale.tsx'
import { ProblemError, problemOf, type Problem } from '#ui/problem.ts'
import type { TableState } from '#ui/table/table-state.ts'
import { call, type Input, type OperationName, type Output } from './api.ts'

/** Worth another try without asking: the network, a restart, a busy moment. A refusal is not. */
const mayHelpToRetry = (error: unknown) => error instanceof ProblemError && [0, 502, 503, 504].includes(error.problem.status)

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        // Without the network a query fails and says so, instead of waiting in silence.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (count, error) => count < 2 && mayHelpToRetry(error),
        retryDelay: count => Math.min(4000, 600 * 2 ** count),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

/**
 * A read of the API as a screen shows it. While a list turns its page the old rows stay; leaving the screen cancels the request.
 * `when: false` waits, e.g. for an id.
 */
export function useOperation<N extends OperationName>(
  name: N,
  input: Input<N>,
  options: { when?: boolean; staleTime?: number; refetchInterval?: number } = {},
): Answer<Output<N>> {
  const locale = useLocale()
  const query = useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.when ?? true,
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
  })
  const { refetch } = query
  const retry = useCallback(() => void refetch(), [refetch])
  // What stands on the screen stays there while the network is away: a form on it is not torn down by a look for news that failed.
  const passing = query.data !== undefined && !query.isPlaceholderData && mayHelpToRetry(query.error)
  const problem = useMemo(
    () => (query.error && !passing ? problemOf(query.error, locale) : undefined),
    [query.error, passing, locale],
  )
  // Rows of another question are no answer to one that failed.
  const data = (query.isPlaceholderData && problem ? undefined : query.data) as Output<N> | undefined
  return {
    data,
    problem,
    loading: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && !query.isPending,
    retry,
  }
}

export type Act<N extends OperationName> = {
  /** Sends it; throws ProblemError, so that forms can place field errors. */
  act(input: Input<N>): Promise<Output<N>>
  busy: boolean
  /** Of an upload, 0 to 100. */
  progress: number | undefined
  problem: Problem | undefined
  reset(): void
}

/**
 * A change through the API. Afterwards everything read from the same module is read anew, and from the modules in `refresh`
 * (`['programme']`). Never repeated by itself: a person decides whether to try again.
 */
export function useAct<N extends OperationName>(name: N, options: { refresh?: readonly string[] } = {}): Act<N> {
  const client = useQueryClient()
  const locale = useLocale()
  const [progress, setProgress] = useState<number>()
  // Whatever is done may have been somebody's duty.
  const affected = [name.split('.')[0]!, 'inbox', ...(options.refresh ?? [])]
  const mutation = useMutation({
    mutationFn: (input: Input<N>) => call(name, input, { progress: setProgress }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => affected.includes(String(queryKey[0]).split('.')[0]!) }),
    onSettled: () => setProgress(undefined),
  })
  return {
    act: mutation.mutateAsync,
    busy: mutation.isPending,
    progress,
    problem: mutation.error ? problemOf(mutation.error, locale) : undefined,
    reset: mutation.reset,
  }
}

/** The page of a list that its table's address asks for; `more` adds what the screen itself fixes (`{ group: 'xa' }`). */
export function useList<N extends OperationName>(name: N, state: TableState, more: Partial<Input<N>> = {}): Answer<Output<N>> {
  // The address is written by people, too; the server checks it like any input.
  return useOperation(name, { ...state.input, ...more } as Input<N>)
}
