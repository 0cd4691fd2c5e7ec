import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { readStored, writeStored } from '../stored.ts'
import type { FormValues } from './field.ts'

/** What somebody typed and has not saved, with the record it started from, so that a later conflict is told truly. */
export type Draft = { values: FormValues; base: FormValues; at: string }

const keptDays = 30
const nameOf = (owner: string, key: string) => `draft:${owner}:${key}`

/** Whose drafts they are: on a shared computer nobody finds another's. The shell gives the account's id. */
const OwnerContext = createContext('')
export const DraftOwnerProvider = OwnerContext.Provider

/** The draft under a key, unless it is older than thirty days. */
export function readDraft(owner: string, key: string, now: Date): Draft | undefined {
  const draft = readStored<Draft>(nameOf(owner, key))
  if (!draft || typeof draft.values !== 'object' || draft.values === null) return undefined
  const age = now.getTime() - Date.parse(draft.at)
  if (age > keptDays * 86_400_000) {
    writeStored(nameOf(owner, key), undefined)
    return undefined
  }
  return draft
}
export const writeDraft = (owner: string, key: string, draft: Draft): boolean => writeStored(nameOf(owner, key), draft)
export const dropDraft = (owner: string, key: string): boolean => writeStored(nameOf(owner, key), undefined)

/** Whether something unsaved lies under a key, as the screen begins: a form that is opened by a button opens by itself then. */
export function useHasDraft(key: string): boolean {
  const owner = useContext(OwnerContext)
  const [kept] = useState(() => readDraft(owner, key, new Date()) !== undefined)
  return kept
}

/** Keeps a form's draft: soon after each change, and at once when the page is hidden or closed (phones kill pages without asking). */
export function useDraftKeeper(key: string | undefined) {
  const owner = useContext(OwnerContext)
  const waiting = useRef<Draft>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const draft = waiting.current
    waiting.current = undefined
    return key === undefined || !draft || writeDraft(owner, key, draft)
  }, [key, owner])

  useEffect(() => {
    const onHide = () => void flush()
    window.addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
      flush()
    }
  }, [flush])

  return useMemo(
    () => ({
      read: () => (key === undefined ? undefined : readDraft(owner, key, new Date())),
      keep: (values: FormValues, base: FormValues) => {
        if (key === undefined) return
        waiting.current = { values, base, at: new Date().toISOString() }
        clearTimeout(timer.current)
        timer.current = setTimeout(flush, 400)
      },
      drop: () => {
        clearTimeout(timer.current)
        waiting.current = undefined
        if (key !== undefined) dropDraft(owner, key)
      },
      flush,
    }),
    [key, owner, flush],
  )
}
