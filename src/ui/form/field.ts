import type { ReactNode } from 'react'
import type { Option } from '../table/filter.ts'

export type FieldKind =
  | 'text'
  | 'multiline'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'date'
  | 'lines'
  | 'hidden'
  | 'custom'

/** One field of a form, as derived from the contract and what the screen says about it. */
export type FieldSpec = {
  name: string
  kind: FieldKind
  label: string
  help?: string
  /** Stands behind a number: “người”, “%”. */
  unit?: string
  placeholder?: string
  /** Whether the contract refuses an empty answer. */
  required: boolean
  /** What an empty field is sent as. */
  emptyAs: 'empty' | 'null' | 'absent'
  maxLength?: number
  min?: number
  max?: number
  format?: 'email' | 'url' | 'tel'
  autoComplete?: string
  options?: readonly Option[]
  width?: 'full' | 'half' | 'third'
  /** The value of a new record, from the contract's default. */
  initial: unknown
  render?: (field: FieldProps) => ReactNode
}

/** What a screen may say about a field beyond its contract. `render` takes over the input of nested and unusual fields. */
export type FieldOverride = Partial<
  Pick<FieldSpec, 'kind' | 'label' | 'help' | 'unit' | 'placeholder' | 'options' | 'width' | 'format' | 'autoComplete' | 'render'>
>

/** What an input gets. Give the input the `id`, so that the error summary and the label find it. */
export type FieldProps = {
  spec: FieldSpec
  id: string
  value: unknown
  change(value: unknown): void
  blur(): void
  error: string | undefined
  /** Errors of parts within, by path below this field: `lines.2.year`. */
  errors: Record<string, string>
  disabled: boolean
}

export type FormValues = Record<string, unknown>
