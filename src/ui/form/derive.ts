import type { z } from 'zod'
import type { Option } from '../table/filter.ts'
import type { FieldKind, FieldOverride, FieldSpec, FormValues } from './field.ts'

/** The parts of a zod schema that the derivation looks at; zod 4 keeps them in `def`. */
type Definition = {
  type: string
  innerType?: Schema
  in?: Schema
  out?: Schema
  element?: Schema
  entries?: Record<string, string | number>
  values?: unknown[]
  defaultValue?: unknown
  format?: string
  getter?: () => Schema
}
type Schema = z.ZodType & { def: Definition; maxLength?: number | null; minValue?: number | null; maxValue?: number | null }

export type Overrides = Record<string, FieldOverride | undefined>

/** Longer than this, a text gets several lines. */
const oneLine = 200

/**
 * The fields of a form from its contract. Rules: `id`, `version` and ids without choices are carried along unseen; enums are
 * choices, arrays of them several; ISO dates are dates; a text of more than 200 characters has lines; labels and help come from the
 * screen, else from `.meta({ title, description, unit, labels })`. Throws for what it cannot derive, so that no field is ever forgotten.
 */
export function deriveFields(
  schema: z.ZodObject,
  overrides: Overrides = {},
  record: Readonly<Record<string, unknown>> = {},
): FieldSpec[] {
  return Object.entries(schema.shape).map(([name, given]) => {
    const spec = deriveField(name, given as Schema, overrides[name] ?? {})
    // In a change every field may be left out, yet what has a value must not be emptied in silence: then '' is sent and judged.
    if (spec.emptyAs !== 'absent' || isEmpty(record[name]) || spec.kind === 'boolean' || spec.kind === 'hidden') return spec
    return { ...spec, emptyAs: 'empty', required: !(given as Schema).safeParse(Array.isArray(spec.initial) ? [] : '').success }
  })
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

function deriveField(name: string, given: Schema, override: FieldOverride): FieldSpec {
  const { inner, optional, nullable, initial, meta } = unwrap(given)
  const options = override.options ?? optionsOf(inner, meta)
  const kind = override.kind ?? (override.render ? 'custom' : kindOf(name, inner, options))
  const format = override.format ?? (inner.def.format === 'email' || inner.def.format === 'url' ? inner.def.format : undefined)
  const maximum = inner.def.type === 'string' ? inner.maxLength : undefined
  const label = override.label ?? text(meta['title']) ?? name
  const help = override.help ?? text(meta['description'])
  const unit = override.unit ?? text(meta['unit'])
  return {
    name,
    kind,
    label,
    required: kind !== 'boolean' && kind !== 'hidden' && refusesEmpty(given, kind),
    emptyAs: nullable ? 'null' : optional ? 'absent' : 'empty',
    initial:
      initial ?? (kind === 'boolean' ? false : kind === 'choices' || kind === 'lines' ? [] : kind === 'custom' ? undefined : ''),
    ...(help === undefined ? {} : { help }),
    ...(unit === undefined ? {} : { unit }),
    ...(options === undefined ? {} : { options }),
    ...(format === undefined ? {} : { format }),
    ...(typeof maximum === 'number' && Number.isFinite(maximum) ? { maxLength: maximum } : {}),
    ...(inner.def.type === 'number' ? bounds(inner) : {}),
    ...(override.placeholder === undefined ? {} : { placeholder: override.placeholder }),
    ...(override.width === undefined ? {} : { width: override.width }),
    ...(override.autoComplete === undefined ? {} : { autoComplete: override.autoComplete }),
    ...(override.render === undefined ? {} : { render: override.render }),
  }
}

/** Takes off optional, nullable, default, preprocess and the like; remembers what they said. */
function unwrap(given: Schema) {
  let inner = given
  let optional = false
  let nullable = false
  let initial: unknown
  let meta: Record<string, unknown> = {}
  for (;;) {
    meta = { ...(inner.meta() as Record<string, unknown> | undefined), ...meta }
    const { def } = inner
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') optional = true
    if (def.type === 'nullable') nullable = true
    if (def.type === 'default' || def.type === 'prefault') initial = def.defaultValue
    const next = def.innerType ?? (def.type === 'pipe' ? (def.in?.def.type === 'transform' ? def.out : def.in) : def.getter?.())
    if (!next) return { inner, optional, nullable, initial, meta }
    inner = next
  }
}

function kindOf(name: string, schema: Schema, options: readonly Option[] | undefined): FieldKind {
  const { type, format } = schema.def
  if (name === 'id' || name === 'version') return 'hidden'
  if (type === 'boolean') return 'boolean'
  if (type === 'enum' || (type === 'literal' && options)) return 'choice'
  if (type === 'number' || type === 'int') return 'number'
  if (type === 'array')
    return options ? 'choices' : schema.def.element?.def.type === 'string' ? 'lines' : underivable(name, 'array')
  if (type === 'string' && options) return 'choice'
  if (type === 'string' && format === 'uuid') return 'hidden'
  if (type === 'string' && format === 'date') return 'date'
  if (type === 'string') return (schema.maxLength ?? 0) > oneLine ? 'multiline' : 'text'
  return underivable(name, type)
}

function underivable(name: string, type: string): never {
  throw new Error(`The field ${name} (${type}) cannot be derived from its contract: give it a render in fields.`)
}

/** An enum's choices with the words of `.meta({ labels })`; without words the raw value, which shows at once that they are missing. */
function optionsOf(schema: Schema, meta: Record<string, unknown>): readonly Option[] | undefined {
  const source = schema.def.type === 'array' ? schema.def.element : schema
  const inner = source ? unwrap(source) : undefined
  const values = inner?.inner.def.entries ? Object.values(inner.inner.def.entries) : undefined
  if (!values) return undefined
  const labels = { ...(inner?.meta['labels'] as object | undefined), ...(meta['labels'] as object | undefined) } as Record<
    string,
    string
  >
  return values.map(value => ({ value: String(value), label: labels[String(value)] ?? String(value) }))
}

const bounds = (schema: Schema) => ({
  ...(typeof schema.minValue === 'number' && Number.isFinite(schema.minValue) ? { min: schema.minValue } : {}),
  ...(typeof schema.maxValue === 'number' && Number.isFinite(schema.maxValue) ? { max: schema.maxValue } : {}),
})

/** Asked of the contract itself, so that the star beside the label never lies. */
function refusesEmpty(schema: Schema, kind: FieldKind): boolean {
  const candidates: unknown[] = kind === 'choices' || kind === 'lines' ? [[], undefined] : ['', undefined, null]
  return !candidates.some(candidate => schema.safeParse(candidate).success)
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What a record holds, as form values: nothing is an empty field. */
export function toValues(specs: readonly FieldSpec[], record: Readonly<Record<string, unknown>> = {}): FormValues {
  return Object.fromEntries(
    specs.map(spec => {
      const value = record[spec.name]
      return [spec.name, value === null || value === undefined ? (spec.kind === 'hidden' ? value : spec.initial) : value]
    }),
  )
}

/** What is sent: one form of every letter (NFC), empty fields as the contract wants them. */
export function toInput(specs: readonly FieldSpec[], values: FormValues): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const spec of specs) {
    const value = normalised(values[spec.name])
    if (!isEmpty(value)) input[spec.name] = value
    else if (spec.emptyAs === 'null') input[spec.name] = null
    else if (spec.emptyAs === 'empty' && value !== undefined) input[spec.name] = value
  }
  return input
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalised)
  return value
}
