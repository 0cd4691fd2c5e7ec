import { Button } from '@mantine/core'
import { useEffect, useId, useMemo, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { z } from 'zod'
import { isComposing } from '../composition.ts'
import { relative } from '../dates.tsx'
import { ErrorState } from '../feedback/error-state.tsx'
import { Notice } from '../feedback/notice.tsx'
import { useLocale } from '../locale.tsx'
import { useNavigation } from '../navigation.tsx'
import { LeaveDialog } from '../overlay/leave-dialog.tsx'
import { useKitTexts } from '../texts.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { deriveFields } from './derive.ts'
import type { FieldOverride, FieldSpec } from './field.ts'
import { FormField } from './form-field.tsx'
import { useFormState } from './form-state.ts'
import styles from './form.module.css'

export type ContractFormProps<S extends z.ZodObject, Result> = {
  schema: S
  /** What the contract cannot say: labels, choices with their words, unusual inputs. */
  fields?: { [K in keyof z.input<S>]?: FieldOverride }
  /** Headed groups in this order; fields that no group names follow at the end. */
  sections?: readonly { title: string; help?: string; fields: readonly (keyof z.input<S> & string)[] }[]
  /** The record to change, `version` included. Nothing for a new one. */
  initial?: Readonly<Record<string, unknown>>
  /** Sends it; throws a ProblemError when refused. */
  submit(input: z.input<S>): Promise<Result>
  submitLabel: string
  onSaved?(result: Result): void
  cancel?(): void
  /** Name under which what is typed is kept on this device until saved: `agencies.update:ID`. Without it nothing is kept. */
  draft?: string
  /** Stands above the fields, given the present values. */
  children?: ReactNode
}

/**
 * A form that is its contract. The same schema checks on leaving a field, on sending and at the server. Drafts survive reloads
 * and failed saves; a conflict is resolved field by field; errors stand at their fields, and the first one gets the focus.
 * Ctrl+Enter sends from anywhere; Enter never sends a half-composed word.
 */
export function ContractForm<S extends z.ZodObject, Result>(props: ContractFormProps<S, Result>) {
  const texts = useKitTexts()
  const locale = useLocale()
  const prefix = useId()
  const element = useRef<HTMLFormElement>(null)
  const overrides = useRef(props.fields)
  overrides.current = props.fields
  // Choices may arrive later than the form; labels, choices and the record are data, so their text is the identity.
  const key = JSON.stringify([props.fields ?? {}, props.initial ?? {}])
  const specs = useMemo(
    () => deriveFields(props.schema, overrides.current as Record<string, FieldOverride>, props.initial),
    // oxlint-disable-next-line react/exhaustive-deps -- see key
    [props.schema, key],
  )
  const form = useFormState<Result>({
    schema: props.schema,
    specs,
    initial: props.initial,
    draft: props.draft,
    submit: props.submit as (input: never) => Promise<Result>,
    onSaved: props.onSaved,
  })
  const navigation = useNavigation()
  const guard = navigation.useLeaveGuard(form.dirty && !form.busy)
  const idOf = (name: string) => `${prefix}${name}`

  useEffect(() => {
    if (form.attempts === 0) return
    const first = ['[aria-invalid="true"]', '[data-first-error]', '[data-error-summary]']
      .map(selector => element.current?.querySelector<HTMLElement>(selector))
      .find(Boolean)
    first?.focus()
    first?.scrollIntoView({ block: 'center' })
  }, [form.attempts])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void form.submit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    if (isComposing(event)) event.preventDefault()
    else if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      void form.submit()
    }
  }

  const { current } = form.problem ?? {}
  const conflict =
    form.problem?.status === 409 && typeof current === 'object' && current !== null
      ? (current as Record<string, unknown>)
      : undefined
  const order = [...(props.sections?.flatMap(section => section.fields) ?? []), ...specs.map(spec => spec.name)]
  const errorPaths = Object.keys(form.errors).toSorted(
    (a, b) => order.indexOf(a.split('.')[0]!) - order.indexOf(b.split('.')[0]!),
  )
  const labelOf = (path: string) => specs.find(spec => path === spec.name || path.startsWith(`${spec.name}.`))
  const shownField = (spec: FieldSpec) => (
    <div key={spec.name} className={styles['field']} data-width={spec.width}>
      <FormField
        spec={{ ...spec, ...(overrides.current?.[spec.name]?.render ? { render: overrides.current[spec.name]!.render! } : {}) }}
        id={idOf(spec.name)}
        value={form.values[spec.name]}
        change={value => form.change(spec.name, value)}
        blur={() => form.blur(spec.name)}
        error={form.errors[spec.name]}
        errors={under(form.errors, spec.name)}
        disabled={form.busy}
      />
    </div>
  )
  const visible = specs.filter(spec => spec.kind !== 'hidden')
  const grouped = new Set<string>(props.sections?.flatMap(section => section.fields))

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watches keys that its inputs pass on
    <form ref={element} className={styles['form']} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {form.restored ? (
        <Notice
          tone="info"
          live
          title={texts.draftRestored(relative(form.restored.at, new Date(), locale))}
          actions={
            <Button variant="default" size="xs" onClick={form.discard}>
              {texts.discardDraft}
            </Button>
          }
        >
          {texts.draftRestoredHint}
        </Notice>
      ) : null}
      {conflict && form.problem ? (
        <ConflictPanel
          problem={form.problem}
          current={conflict}
          specs={specs}
          base={form.base}
          values={form.values}
          resolve={next => {
            form.rebase(next)
            requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus())
          }}
        />
      ) : form.problem && errorPaths.length === 0 ? (
        <div tabIndex={-1} data-first-error>
          <ErrorState problem={form.problem} compact />
        </div>
      ) : null}
      {errorPaths.length > 0 && form.attempts > 0 ? (
        <div className={styles['summary']} role="alert" tabIndex={-1} data-error-summary>
          <p>{texts.errorSummary(errorPaths.length)}</p>
          {form.problem ? <p className={styles['line']}>{form.problem.detail}</p> : null}
          <ul>
            {errorPaths.map(path => {
              const spec = labelOf(path)
              return (
                <li key={path}>
                  {spec && spec.kind !== 'hidden' ? (
                    <a
                      href={`#${idOf(spec.name)}`}
                      onClick={event => {
                        event.preventDefault()
                        document.getElementById(idOf(spec.name))?.focus()
                      }}
                    >
                      {spec.label}: {form.errors[path]}
                    </a>
                  ) : (
                    form.errors[path]
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      ) : null}
      {props.children}
      {props.sections?.map(section => (
        <fieldset key={section.title} className={styles['section']}>
          <legend>{section.title}</legend>
          {section.help ? <p className={styles['sectionHelp']}>{section.help}</p> : null}
          <div className={styles['grid']}>
            {section.fields.map(name => visible.filter(spec => spec.name === name).map(shownField))}
          </div>
        </fieldset>
      ))}
      <div className={styles['grid']}>{visible.filter(spec => !grouped.has(spec.name)).map(shownField)}</div>
      {/* An unresolved conflict has one way on: the choice. */}
      {conflict ? null : (
        <div className={styles['actions']}>
          <Button type="submit" loading={form.busy}>
            {props.submitLabel}
          </Button>
          {props.cancel ? (
            <Button variant="default" onClick={props.cancel} disabled={form.busy}>
              {texts.cancel}
            </Button>
          ) : null}
          <span className={styles['kept']} role="status">
            {form.busy ? texts.saving : form.dirty && props.draft ? texts.draftKept : ''}
          </span>
        </div>
      )}
      <LeaveDialog guard={guard} kept={props.draft !== undefined} />
    </form>
  )
}

const under = (errors: Record<string, string>, name: string) =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([path, message]) =>
      path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), message]] : [],
    ),
  )
