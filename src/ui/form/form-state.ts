import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { fieldMessage } from '#kernel/field-message.ts'
import { useLocale } from '../locale.tsx'
import { problemOf, type Problem } from '../problem.ts'
import { toInput, toValues } from './derive.ts'
import { useDraftKeeper } from './draft.ts'
import type { FieldSpec, FormValues } from './field.ts'

type Errors = Record<string, string>

/** What is wrong with the values, by path, in the words of the language; the contract decides. */
export function checkValues(schema: z.ZodObject, specs: readonly FieldSpec[], values: FormValues, locale: 'vi' | 'en'): Errors {
  const parsed = schema.safeParse(toInput(specs, values), { error: fieldMessage(locale) })
  const errors: Errors = {}
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message
  return errors
}

const same = (a: FormValues, b: FormValues) => JSON.stringify(a) === JSON.stringify(b)

type Options<Result> = {
  schema: z.ZodObject
  specs: readonly FieldSpec[]
  initial: Readonly<Record<string, unknown>> | undefined
  draft: string | undefined
  submit(input: never): Promise<Result>
  onSaved: ((result: Result) => void) | undefined
}

/** The life of a form: values, errors, draft, sending. Nothing typed is lost on any path but a success or a deliberate discard. */
export function useFormState<Result>(options: Options<Result>) {
  const { schema, specs } = options
  const locale = useLocale()
  const keeper = useDraftKeeper(options.draft)
  const start = useMemo(() => toValues(specs, options.initial), [specs, options.initial])
  const [restored, setRestored] = useState(() => {
    const draft = keeper.read()
    return draft && !same({ ...start, ...draft.values }, start) ? draft : undefined
  })
  const [base, setBase] = useState<FormValues>(() => restored?.base ?? start)
  const [values, setValues] = useState<FormValues>(() => ({ ...start, ...restored?.values }))
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const [attempts, setAttempts] = useState(0)
  const dirty = !same(values, base)
  const latest = useRef({ values, base, dirty, errors })
  useLayoutEffect(() => {
    latest.current = { values, base, dirty, errors }
  })

  // A record that arrives or refreshes under an untouched form is shown; under a touched one it would overwrite somebody's words.
  useEffect(() => {
    if (latest.current.dirty || same(start, latest.current.base)) return
    setBase(start)
    setValues(start)
  }, [start])

  const change = useCallback(
    (name: string, value: unknown) => {
      const next = { ...latest.current.values, [name]: value }
      latest.current.values = next
      setValues(next)
      if (same(next, latest.current.base)) keeper.drop()
      else keeper.keep(next, latest.current.base)
      const shown = Object.keys(latest.current.errors).some(path => belongs(path, name))
      if (shown) setErrors(old => only(old, path => !belongs(path, name), checkValues(schema, specs, next, locale)))
    },
    [keeper, schema, specs, locale],
  )

  const blur = useCallback(
    (name: string) => {
      const { values: now, base: before } = latest.current
      // Walking through an empty form with Tab is no mistake yet.
      if (JSON.stringify(now[name]) === JSON.stringify(before[name])) return
      const found = checkValues(schema, specs, now, locale)
      setErrors(old => {
        const rest = Object.fromEntries(Object.entries(old).filter(([path]) => !belongs(path, name)))
        return { ...rest, ...Object.fromEntries(Object.entries(found).filter(([path]) => belongs(path, name))) }
      })
    },
    [schema, specs, locale],
  )

  const submit = async () => {
    if (busy) return
    const found = checkValues(schema, specs, latest.current.values, locale)
    setErrors(found)
    setAttempts(count => count + 1)
    if (Object.keys(found).length > 0) return
    keeper.flush()
    setBusy(true)
    setProblem(undefined)
    try {
      const result = await options.submit(toInput(specs, latest.current.values) as never)
      keeper.drop()
      setRestored(undefined)
      setBase(latest.current.values)
      latest.current.dirty = false
      options.onSaved?.(result)
    } catch (error) {
      const failed = problemOf(error, locale)
      keeper.keep(latest.current.values, latest.current.base)
      keeper.flush()
      setProblem(failed)
      setErrors(Object.fromEntries(failed.fields.map(field => [field.path, field.message])))
      setAttempts(count => count + 1)
    } finally {
      setBusy(false)
    }
  }

  const discard = () => {
    keeper.drop()
    setRestored(undefined)
    setBase(start)
    setValues(start)
    setErrors({})
    setProblem(undefined)
  }

  const rebase = (next: { values: FormValues; base: FormValues }) => {
    setBase(next.base)
    setValues(next.values)
    setProblem(undefined)
    keeper.keep(next.values, next.base)
  }

  return { values, base, errors, problem, busy, attempts, dirty, restored, change, blur, submit, discard, rebase }
}

const belongs = (path: string, name: string) => path === name || path.startsWith(`${name}.`)

/** Keeps the other errors as they are shown; of this field only those that still hold. */
function only(old: Errors, keep: (path: string) => boolean, now: Errors): Errors {
  return Object.fromEntries(Object.entries(old).filter(([path]) => keep(path) || path in now))
}
