import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { nfc } from '#kernel/vietnamese.ts'
import { Formula, measuresShare, Parameters } from './contract.ts'

const Definition = z.object({
  code: z.string(),
  /** Where the target stands in the plan, and words of it: another plan has another target at the same place. */
  target: z.object({ section: z.string(), order: z.number().int(), year: z.number().int(), words: z.array(z.string()).min(1) }),
  formula: Formula,
  parameters: Parameters,
  statement: z.string(),
  basis: z.string(),
})
export type Definition = z.infer<typeof Definition>

let known: Promise<Definition[]> | undefined
/** How the targets of the province's plan are measured, as shipped with the product. */
export const shippedDefinitions = (): Promise<Definition[]> =>
  (known ??= readFile(new URL('../../../data/gia-lai/measures.json', import.meta.url), 'utf8').then(
    text => z.object({ measures: z.array(Definition) }).parse(JSON.parse(text)).measures,
  ))

const plain = (text: string) => nfc(text).toLowerCase()

/** The shipped way to measure this target; undefined for a target of another plan. */
export const definitionFor = (
  definitions: readonly Definition[],
  target: { section: string; order: number; year: number | null; text: string },
): Definition | undefined =>
  definitions.find(
    ({ target: place }) =>
      place.section === target.section &&
      place.order === target.order &&
      place.year === target.year &&
      place.words.every(word => plain(target.text).includes(plain(word))),
  )

/** What the plan asks for, as the formula counts it: shares as 0..1. Where it states no figure, a share must be whole. */
export function wantedOf(
  target: { value: number | null; unit: string | null },
  formula: Formula,
  parameters: Parameters,
): number | null {
  if (!measuresShare(formula, parameters)) return target.value
  return target.value !== null && (target.unit === 'percent' || target.unit === '%') ? target.value / 100 : 1
}
