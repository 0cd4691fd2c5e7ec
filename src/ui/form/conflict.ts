import type { FieldSpec, FormValues } from './field.ts'
import { toValues } from './derive.ts'

/** How one field stands after somebody else saved: theirs alone changed, or both did. */
export type FieldConflict = { spec: FieldSpec; base: unknown; mine: unknown; theirs: unknown; both: boolean }

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields that somebody else changed since this form began. What both changed to the same is no conflict. */
export function conflictsOf(
  specs: readonly FieldSpec[],
  base: FormValues,
  mine: FormValues,
  current: Record<string, unknown>,
): FieldConflict[] {
  const theirs = toValues(specs, current)
  return specs.flatMap(spec => {
    const { name } = spec
    if (spec.kind === 'hidden' || !(name in current)) return []
    if (same(theirs[name], base[name]) || same(theirs[name], mine[name])) return []
    return [{ spec, base: base[name], mine: mine[name], theirs: theirs[name], both: !same(mine[name], base[name]) }]
  })
}

/** The form after the choice: theirs where only they changed or where chosen, mine elsewhere, on top of the present record. */
export function resolved(
  specs: readonly FieldSpec[],
  form: { base: FormValues; mine: FormValues },
  current: Record<string, unknown>,
  conflicts: readonly FieldConflict[],
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): { values: FormValues; base: FormValues } {
  const theirs = toValues(specs, current)
  const values = { ...form.mine }
  for (const { spec, both } of conflicts) if (!both || choices[spec.name] === 'theirs') values[spec.name] = theirs[spec.name]
  for (const spec of specs) if (spec.kind === 'hidden' && spec.name in current) values[spec.name] = current[spec.name]
  return { values, base: { ...form.base, ...Object.fromEntries(Object.entries(theirs).filter(([name]) => name in current)) } }
}
