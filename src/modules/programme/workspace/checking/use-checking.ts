import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNotify } from '#ui/feedback/notice.tsx'
import { useLocale } from '#ui/locale.tsx'
import { ProblemError, problemOf, type Problem } from '#ui/problem.ts'
import { call, type Output } from '#workspace/api.ts'
import { useOperation } from '#workspace/queries.ts'
import type { Draft, Edit } from '../../contract.ts'
import { itemOf, valuesOf } from './item-values.ts'

type Reading = Output<'programme.reading'>
type Checked = Output<'programme.edit_reading'>

/**
 * A reading being checked. What an edit answers goes straight into what is shown, so that the document is not fetched again.
 * While the file is still being read it is asked for every second.
 */
export function useChecking(id: string) {
  const client = useQueryClient()
  const notify = useNotify()
  const locale = useLocale()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const key = ['programme.reading', { id }] as const
  const known = client.getQueryData<Reading>(key)
  const waiting = !known || known.state === 'queued' || known.state === 'reading'
  const answer = useOperation('programme.reading', { id }, waiting ? { refetchInterval: 800, staleTime: 0 } : {})

  /** An older answer that is still on its way (the network came back, say) must not arrive after this one. */
  const take = async (checked: Checked) => {
    await client.cancelQueries({ queryKey: key })
    client.setQueryData<Reading>(key, old => (old ? { ...old, ...checked } : old))
    void client.invalidateQueries({ queryKey: ['programme.readings'] })
  }
  const latest = () => client.getQueryData<Reading>(key)?.version ?? 0
  const reload = () => client.refetchQueries({ queryKey: key })

  /** Throws ProblemError. Of a conflict it says how the item stands now, so that a form can set both beside each other. */
  const edit = async (wanted: Edit): Promise<Checked> => {
    try {
      const checked = await call('programme.edit_reading', { id, version: latest(), edit: wanted } as never)
      await take(checked)
      return checked
    } catch (error) {
      const failed = problemOf(error, locale)
      if (failed.code !== 'programme.reading_changed') throw error
      await reload()
      const draft = client.getQueryData<Reading>(key)?.draft as Draft | null | undefined
      const item =
        draft && 'id' in wanted
          ? itemOf(draft, wanted.id)
          : draft && wanted.do === 'change_head'
            ? itemOf(draft, 'head')
            : undefined
      throw new ProblemError({ ...failed, current: item ? valuesOf(item) : undefined })
    }
  }

  /** For buttons: the outcome is told, nothing is thrown. */
  const run = async (what: () => Promise<Checked>, done?: string) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await take(await what())
      if (done) notify(done)
    } catch (error) {
      const failed = problemOf(error, locale)
      if (failed.code === 'programme.reading_changed') await reload()
      setProblem(failed)
    } finally {
      setBusy(false)
    }
  }
  return {
    ...answer,
    busy,
    changeProblem: problem,
    dismiss: () => setProblem(undefined),
    edit,
    doEdit: (wanted: Edit, done?: string) =>
      run(() => call('programme.edit_reading', { id, version: latest(), edit: wanted } as never), done),
    undo: () => run(() => call('programme.undo', { id, version: latest() })),
    redo: () => run(() => call('programme.redo', { id, version: latest() })),
    amend: (amendsPlanId: string | null) =>
      run(() => call('programme.amend', { id, version: latest(), amendsPlanId })).then(() => reload()),
    reload,
  }
}
export type CheckingState = ReturnType<typeof useChecking>
